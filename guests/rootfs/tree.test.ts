import { expect, test } from 'vitest';
import { appletPath, appletsOf } from './busybox.ts';
import { CONFIGURATION, initramfsTree, rootTree } from './tree.ts';

const names = ['[', '[[', 'busybox', 'cat', 'dd', 'gzip', 'init', 'ls', 'md5sum', 'mount', 'poweroff', 'reboot', 'sh'];
const table = [...names, 'sha256sum', 'sleep'];
const binary = new TextEncoder().encode(`\x7fELF\0noise\0${table.join('\0')}\0\0more`);
const configuration = new Map(CONFIGURATION.map(({ path }) => [path as string, new Uint8Array([1])]));

test("the programs of a BusyBox are read from the binary's table", () => {
  expect(appletsOf(binary)).toEqual(table);
});

test('a binary without the table, or whose table lacks what guests need, is refused', () => {
  expect(() => appletsOf(new Uint8Array(100))).toThrow('no table');
  expect(() => appletsOf(new TextEncoder().encode('\0[\0[[\0cat\0\0'))).toThrow('lacks dd');
});

test('init, reboot and poweroff are where inittab and the kernel look for them', () => {
  expect(['init', 'reboot', 'poweroff', 'sh', 'umount'].map(appletPath)).toEqual([
    'sbin/init',
    'sbin/reboot',
    'sbin/poweroff',
    'bin/sh',
    'bin/umount',
  ]);
});

test('each directory comes before what it holds, and no path comes twice', () => {
  const seen = new Set<string>(['']);
  for (const { path } of rootTree(binary, configuration)) {
    expect(seen).toContain(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
    expect(seen).not.toContain(path);
    seen.add(path);
  }
});

test('the initramfs has the console node and /init', () => {
  const tree = initramfsTree(rootTree(binary, configuration));
  expect(tree).toContainEqual({ path: 'dev/console', kind: 'character', mode: 0o600, major: 5, minor: 1 });
  expect(tree).toContainEqual({ path: 'init', kind: 'symlink', target: 'bin/busybox' });
});
