/** What this site has in place of a file that a line names: by its role, and by what its name sounds like. */
import type { FileView } from '../views/command-line.ts';
import type { Source, Sources } from './protocol.ts';

export function guessSource({ name, role }: FileView): Source {
  const base = name.replace(/^.*[/\\]/, '').toLowerCase();
  if (role === 'dtb' || /\.dtb$/.test(base)) return { kind: 'nothing' };
  if (role === 'disk' || /\.(img|ext4)$/.test(base)) return { kind: 'site', file: 'rootfs.ext4' };
  if (/nimbos/.test(base)) return { kind: 'site', file: 'nimbos.bin' };
  if (role === 'initrd' || /initr(amfs|d)|cpio/.test(base)) return { kind: 'site', file: 'initramfs.cpio' };
  if (role === 'kernel' && /^hv|hypervisor|arceos/.test(base)) return { kind: 'builtin' };
  return { kind: 'site', file: 'Image' };
}

/** What this site has for all files of a line. */
export const guessAll = (sources: Sources, files: readonly FileView[]): Sources =>
  new Map([...sources, ...files.map((file) => [file.name, guessSource(file)] as const)]);

/** With another source for one name; undefined: nobody has chosen. */
export function choose(sources: Sources, name: string, source: Source | undefined): Sources {
  const others = [...sources].filter(([other]) => other !== name);
  return new Map(source === undefined ? others : [...others, [name, source]]);
}

/** What was chosen for names that the line uses: of others it is kept for when they come back. */
export const used = (sources: Sources, files: readonly FileView[]): Sources =>
  new Map([...sources].filter(([name]) => files.some((file) => file.name === name)));
