/** Programs of other people, from Debian 12's packages for arm64, unpacked beside the guests in their cache. */
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheRoot } from '../../guests/lib/cache.ts';
import { fetchDeb, onDebian } from '../../guests/lib/packages.ts';
import { Progress } from '../../guests/lib/progress.ts';
import { run } from '../../guests/lib/run.ts';

const store = join(cacheRoot(), 'packages');
const progress = new Progress({ write: (text) => process.stderr.write(text) });
const fetch = (name: string): Promise<string> => fetchDeb({ name, architecture: 'arm64' }, store, progress, false);

/** A file of a package. @param path in the package; its last component may end in `*`: the first that fits. */
async function fileOf(name: string, path: string): Promise<string> {
  const folder = join(store, `${name}_unpacked`);
  const deb = await fetch(name);
  await mkdir(folder, { recursive: true });
  await run('dpkg-deb', ['-x', deb, folder]);
  if (!path.endsWith('*')) return join(folder, path);
  const [parent, start] = [join(folder, path, '..'), path.slice(path.lastIndexOf('/') + 1, -1)];
  const found = (await readdir(parent)).find((file) => file.startsWith(start));
  if (found === undefined) throw new Error(`${name} has no ${path}`);
  return join(parent, found);
}

export interface ForeignPrograms {
  /** Debian's kernel for machines in a cloud: everything built in that our initramfs needs, KVM too. */
  readonly linux: string;
  readonly xen: string;
  readonly uboot: string;
}

/** The programs, or undefined with a line on standard error when Debian cannot be asked. */
export async function foreignPrograms(): Promise<ForeignPrograms | undefined> {
  if (!(await onDebian())) return undefined;
  try {
    const newest = await run('dpkg-deb', ['-f', await fetch('linux-image-cloud-arm64'), 'Depends']);
    const kernel = /^(linux-image-[^ ,]+)/.exec(newest)?.[1] ?? '';
    return {
      linux: await fileOf(`${kernel}`, 'boot/vmlinuz-*'),
      xen: await fileOf('xen-hypervisor-4.17-arm64', 'boot/xen-4.17-arm64'),
      uboot: await fileOf('u-boot-qemu', 'usr/lib/u-boot/qemu_arm64/u-boot.bin'),
    };
  } catch (error) {
    console.warn(`Other people’s programs are not tried: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
