/** Chapter 11: the files that BusyBox's init reads, in an initramfs that is built from them (§1.3.3 of the document). */
import { and, because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check } from '../kit/query.ts';
const shows = (contains: string): Check => ({ console: { contains } });
const lab: LabSource = {
  version: 1,
  chapter: 11,
  order: 4,
  minutes: 25,
  objectives: ['objective.init', 'objective.files'],
  machine: {
    cpus: 1,
    memory: 256,
    virtualization: true,
    guests: [{ file: 'Image', load: '0x48200000' }],
    archives: [
      {
        load: '0x48800000',
        base: 'initramfs.cpio',
        bytes: 0x1d_8000,
        entries: [
          { path: 'etc/inittab', file: 'inittab' },
          { path: 'etc/init.d/rcS', file: 'rcS', mode: 0o755 },
          { path: 'etc/fstab', file: 'fstab' },
          { path: 'bin/report', file: 'report', mode: 0o755 },
        ],
      },
    ],
    images: [
      { file: 'guest.dts', origin: '0x48000000' },
      { file: 'boot.s', origin: '0x40080000' },
    ],
    entry: '_start',
    untilShown: [': end\r\n', '\u001b[6n', '---[ end Kernel panic'],
    budget: 30_000_000,
  },
  files: [
    { path: 'inittab', language: 'text' },
    { path: 'rcS', language: 'text' },
    { path: 'fstab', language: 'text' },
    { path: 'report', language: 'text', readonly: true },
    { path: 'guest.dts', language: 'dts', readonly: true },
    { path: 'boot.s', language: 'a64', readonly: true },
  ],
  views: ['registers', 'levels', 'memory'],
  parameters: [
    { name: 'word', words: ['quince', 'medlar', 'damson', 'loquat', 'rowan', 'sloe', 'bilberry', 'cornel'] },
    { name: 'place', words: ['/mnt', '/scratch', '/var/tmp', '/work'] },
    { name: 'kib', pick: [64, 128, 256, 512] },
    { name: 'key', from: 0x1000, to: 0xffff },
  ],
  hidden: ['key'],
  steps: ['init', 'mounts', 'ready'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'init',
      2,
      need(
        shows('report {{key}}: parent 1,'),
        because('init.by-script', {}, shows('report {{key}}: parent ')),
        because('init.panic', {}, shows('Kernel panic')),
        because('init.none'),
      ),
    ),
    checkpoint(
      'mounts',
      3,
      need(
        shows('report {{key}}: proc\r\n'),
        because('init.none', {}, { no: shows('report {{key}}: ') }),
        because('mounts.none'),
      ),
      need(shows('report {{key}}: sysfs\r\n'), because('mounts.sysfs')),
      need(
        shows('report {{key}}: tmpfs {{place}} '),
        because('mounts.no-directory', { place: { text: '{{place}}' } }, shows('failed: No such file or directory')),
        because('mounts.tmpfs', { place: { text: '{{place}}' } }),
      ),
      need(
        and(shows(',size={{kib:d}}k'), shows('report {{key}}: tmpfs {{place}} tmpfs rw,')),
        because('mounts.size', { kib: { decimal: { param: 'kib' } } }),
      ),
    ),
    checkpoint(
      'ready',
      2,
      need(
        shows('report {{key}}: name {{word}},'),
        because('init.none', {}, { no: shows('report {{key}}: ') }),
        because('ready.name', { word: { text: '{{word}}' } }),
      ),
      need(
        shows('report {{key}}: name {{word}}, ready\r\n'),
        because('ready.no-directory', {}, shows('create /run/ready')),
        because('ready.flag'),
      ),
    ),
  ],
};
export default lab;
