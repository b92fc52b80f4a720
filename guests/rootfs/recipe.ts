import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeCpio } from '../lib/cpio.ts';
import { commonLicences } from '../lib/licences.ts';
import { describeDeb, unpackDeb } from '../lib/packages.ts';
import { GUEST_EPOCH, type BuildContext, type BuildResult, type Recipe } from '../lib/recipe.ts';
import { writeExt4 } from './ext4.ts';
import { CONFIGURATION, initramfsTree, rootTree } from './tree.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const DISK_MEBIBYTES = 4;

/** BusyBox as initramfs and as disk, laid out as §1.3.3 of the source document does it. */
export const rootfs: Recipe = {
  id: 'rootfs',
  title: 'BusyBox root file system',
  cost: 'seconds',
  inputs: [
    ...CONFIGURATION.map(({ path }) => here(path)),
    ...['recipe.ts', 'busybox.ts', 'ext4.ts', 'tree.ts', '../lib/cpio.ts'].map(here),
  ],
  tools: [
    { name: 'e2fsprogs', matters: true },
    { name: 'dpkg', matters: false },
  ],
  guestPackages: [{ name: 'busybox-static', architecture: 'arm64' }],
  outputs: ['initramfs.cpio', 'rootfs.ext4'],
  diskBytes: 20e6,
  build,
};

async function build(context: BuildContext): Promise<BuildResult> {
  const deb = context.debs.get('busybox-static');
  if (deb === undefined) throw new Error('busybox-static was not downloaded');
  const step = context.progress.step('building initramfs.cpio and rootfs.ext4', 'the root file system of the guest');
  const unpacked = join(context.work, 'busybox');
  const about = await describeDeb(deb);
  await unpackDeb(deb, unpacked);

  const configuration = new Map<string, Uint8Array>();
  for (const { path } of CONFIGURATION) configuration.set(path, await readFile(here(path)));
  const tree = rootTree(await readFile(join(unpacked, 'bin/busybox')), configuration);
  await writeFile(join(context.out, 'initramfs.cpio'), writeCpio(initramfsTree(tree), GUEST_EPOCH));
  await writeExt4(join(context.out, 'rootfs.ext4'), DISK_MEBIBYTES, tree, GUEST_EPOCH, context.work);

  const provenance = {
    madeFrom: [about.package],
    // BusyBox with bzip2's code inside, glibc linked into it (the package names it as Built-Using), our configuration.
    licences: ['GPL-2.0-only AND bzip2-1.0.6', 'LGPL-2.1-or-later', 'MIT'],
    sources: [about.source, ...about.builtUsing].map(({ name, version }) => `apt-get source ${name}=${version}`),
  };
  const copyright = await readFile(join(unpacked, 'usr/share/doc/busybox-static/copyright'));
  const glibc = await readFile('/usr/share/doc/libc6/copyright');
  step.end();
  return {
    outputs: [
      { name: 'initramfs.cpio', description: 'BusyBox as an initramfs (cpio, newc)', ...provenance },
      { name: 'rootfs.ext4', description: `BusyBox on a disk of ${DISK_MEBIBYTES} MiB (ext4)`, ...provenance },
    ],
    notices: [
      { name: 'busybox-copyright.txt', text: copyright },
      { name: 'glibc-copyright.txt', text: glibc },
      ...(await commonLicences(['GPL-2', 'LGPL-2.1'])),
    ],
  };
}
