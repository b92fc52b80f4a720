import type { TreeEntry } from '../lib/cpio.ts';
import { appletPath, appletsOf } from './busybox.ts';

/** The files of rootfs/ that go into the guest, by path inside it; `mode` as in chmod. */
export const CONFIGURATION = [
  { path: 'bin/resize', mode: 0o755 },
  { path: 'etc/fstab', mode: 0o644 },
  { path: 'etc/init.d/rcS', mode: 0o755 },
  { path: 'etc/inittab', mode: 0o644 },
  { path: 'etc/profile', mode: 0o644 },
] as const;

const DIRECTORIES = [
  'bin',
  'dev',
  'etc',
  'etc/init.d',
  'proc',
  'root',
  'sbin',
  'sys',
  'tmp',
  'usr',
  'usr/bin',
  'usr/sbin',
];

/**
 * The root file system of the guest: BusyBox with a link for each of its programs, the configuration, and the device
 * nodes that the kernel and init need before anything has mounted devtmpfs.
 * @param configuration content of each CONFIGURATION file.
 * @throws Error when a configuration file is missing or the BusyBox is not understood.
 */
export function rootTree(busybox: Uint8Array, configuration: ReadonlyMap<string, Uint8Array>): TreeEntry[] {
  const tree: TreeEntry[] = DIRECTORIES.map((path) => ({
    path,
    kind: 'directory',
    mode: path === 'tmp' ? 0o1777 : path === 'root' ? 0o700 : 0o755,
  }));
  tree.push(
    { path: 'dev/console', kind: 'character', mode: 0o600, major: 5, minor: 1 },
    { path: 'dev/null', kind: 'character', mode: 0o666, major: 1, minor: 3 },
  );
  for (const { path, mode } of CONFIGURATION) {
    const data = configuration.get(path);
    if (data === undefined) throw new Error(`no content for ${path}`);
    tree.push({ path, kind: 'file', mode, data });
  }
  tree.push({ path: 'bin/busybox', kind: 'file', mode: 0o755, data: busybox });
  for (const name of appletsOf(busybox)) {
    const path = appletPath(name);
    if (name === 'busybox') continue;
    tree.push({ path, kind: 'symlink', target: path.startsWith('bin/') ? 'busybox' : '../bin/busybox' });
  }
  return tree;
}

/** The same tree as an initramfs: the kernel starts /init there. */
export function initramfsTree(root: readonly TreeEntry[]): TreeEntry[] {
  return [...root, { path: 'init', kind: 'symlink', target: 'bin/busybox' }];
}
