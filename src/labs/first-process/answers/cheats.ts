import type { Cheat } from '../../kit/lab.ts';

const cheats: readonly Cheat[] = [
  {
    name: 'says-it-itself',
    claim: 'the console shows all lines of the report: a single echo has written them',
    of: 'starter',
    file: 'rcS',
    edits: [
      [
        '#!/bin/sh\n',
        '#!/bin/sh\nfor line in "parent 1, x" proc sysfs "tmpfs {{place}} tmpfs rw,size={{kib:d}}k 0 0" "name {{word}}, ready" end\ndo echo "report {{key}}: $line"; done\n',
      ],
    ],
  },
  {
    name: 'mounts-by-word',
    claim: 'what is said to be mounted is mounted',
    of: 'solution',
    file: 'rcS',
    edits: [
      [
        'mount -a\n',
        'for one in proc sysfs "tmpfs {{place}} tmpfs rw,size={{kib:d}}k 0 0"; do echo "report {{key}}: $one"; done\n',
      ],
    ],
    passes: ['init', 'ready'],
  },
  {
    name: 'a-size-of-its-own',
    claim: 'a file system is a file system, whatever its size',
    of: 'solution',
    file: 'fstab',
    edits: [['  size={{kib:d}}k   0 0', '  size=1m   0 0']],
    passes: ['init', 'ready'],
  },
  {
    name: 'a-name-on-paper',
    claim: 'the name stands where names stand: in /etc/hostname',
    of: 'solution',
    file: 'rcS',
    edits: [['hostname {{word}}\n', 'echo {{word}} > /etc/hostname\n']],
    passes: ['init', 'mounts'],
  },
];
export default cheats;
