import { readFileSync, writeFileSync } from 'node:fs';
import { writeCpio } from '../../guests/lib/cpio.ts';
import type { Group } from './case.ts';
import { artifact, guest } from './paths.ts';

/** Shell commands of the guest; what they print is compared between the machines. */
const work: Readonly<Record<string, { readonly about: string; readonly command: string }>> = {
  sha256sum: {
    about: '16 MiB of zeros | sha256sum',
    command: 'dd if=/dev/zero bs=1M count=16 2>/dev/null | sha256sum',
  },
  gzip: { about: 'gzip of BusyBox', command: 'gzip -c /bin/busybox | wc -c' },
  'gzip-zeros': { about: '4 MiB of zeros | gzip', command: 'dd if=/dev/zero bs=1M count=4 2>/dev/null | gzip | wc -c' },
  dd: {
    about: '512 MiB from /dev/zero to /dev/null',
    command: 'dd if=/dev/zero of=/dev/null bs=1M count=512 2>/dev/null',
  },
  'shell-loop': {
    about: 'a shell loop of 10,000',
    command: 'i=0; while [ $i -lt 10000 ]; do i=$((i+1)); done; echo $i',
  },
  spawn: { about: '100 × /bin/true', command: 'i=0; while [ $i -lt 100 ]; do /bin/true; i=$((i+1)); done; echo $i' },
};

/** Run in place of init, from the initramfs: nothing is typed. Without devtmpfs there is no /dev/zero. */
const script = (names: readonly string[]): string =>
  [
    'export PATH=/bin:/sbin',
    'mount -t devtmpfs devtmpfs /dev',
    ...names.flatMap((name) => [`echo @begin ${name}`, work[name]?.command ?? '', `echo @end ${name}`]),
    // Not off: the host still has to read the clocks of the process.
    'while :; do :; done',
    '',
  ].join('\n');

/** Work of a Linux user, measured between two lines that the script prints: the boot is not in it. */
export const guestWork: Group = {
  rows: Object.entries(work).map(([name, { about }]) => ({ name, unit: 'cpu', about })),
  cases(wanted) {
    const names = Object.keys(work).filter((name) => wanted.includes(name));
    if (names.length === 0) return [];
    const initrd = artifact('initramfs.cpio');
    const file = { path: 'bench', kind: 'file', mode: 0o755, data: new TextEncoder().encode(script(names)) } as const;
    // The kernel unpacks archives that follow each other as one.
    writeFileSync(initrd, Buffer.concat([readFileSync(guest('initramfs.cpio')), writeCpio([file], 0)]));
    const append = 'console=ttyAMA0 quiet rdinit=/bin/sh -- /bench';
    return [
      {
        rows: names,
        args: ['-m', '256M', '-kernel', guest('Image'), '-initrd', initrd, '-append', append],
        marks: names.map((row) => ({ row, begin: new RegExp(`@begin ${row}\n`), end: new RegExp(`@end ${row}\n`) })),
      },
    ];
  },
};
