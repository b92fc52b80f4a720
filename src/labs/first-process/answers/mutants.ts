import type { Mutant } from '../../kit/lab.ts';

const mutant = (file: string, name: string, fails: string, code: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file,
  edits,
  fails,
  code,
});
const READY = 'echo ready > /run/ready\n';

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('rcS', 'the-report-from-the-script', 'init', 'init.by-script', [READY, `${READY}/bin/report\n`]),
  mutant('inittab', 'no-report', 'init', 'init.none', ['::wait:/bin/report\n', '']),
  mutant('inittab', 'once-for-sysinit', 'mounts', 'mounts.none', ['::sysinit:', '::once:']),
  mutant('rcS', 'mounted-before-the-directory-is-there', 'mounts', 'mounts.no-directory', ['mkdir -p {{place}} /run\nmount -a\n', 'mount -a\nmkdir -p {{place}} /run\n']),
  mutant('fstab', 'as-large-as-it-likes', 'mounts', 'mounts.size', ['  size={{kib:d}}k   0 0', '  defaults   0 0']),
  mutant('rcS', 'no-name', 'ready', 'ready.name', ['hostname {{word}}\n', '']),
  mutant('rcS', 'no-run', 'ready', 'ready.no-directory', ['mkdir -p {{place}} /run', 'mkdir -p {{place}}']),
];
export default mutants;
