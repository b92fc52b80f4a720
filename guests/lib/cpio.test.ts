import { expect, test } from 'vitest';
import { writeCpio, type TreeEntry } from './cpio.ts';

const tree: TreeEntry[] = [
  { path: 'dev', kind: 'directory', mode: 0o755 },
  { path: 'dev/console', kind: 'character', mode: 0o600, major: 5, minor: 1 },
  { path: 'hello', kind: 'file', mode: 0o644, data: new TextEncoder().encode('hello') },
  { path: 'init', kind: 'symlink', target: 'bin/busybox' },
];

/** A reader written from the format's description, field by field. */
function read(archive: Uint8Array): { name: string; fields: number[]; data: string }[] {
  const text = Buffer.from(archive).toString('latin1');
  const found = [];
  let at = 0;
  for (;;) {
    expect(at % 4).toBe(0);
    expect(text.slice(at, at + 6)).toBe('070701');
    const fields = Array.from({ length: 13 }, (_, i) =>
      Number.parseInt(text.slice(at + 6 + 8 * i, at + 14 + 8 * i), 16),
    );
    const nameSize = fields[11] ?? 0;
    const size = fields[6] ?? 0;
    const name = text.slice(at + 110, at + 110 + nameSize - 1);
    const begin = Math.ceil((at + 110 + nameSize) / 4) * 4;
    found.push({ name, fields, data: text.slice(begin, begin + size) });
    if (name === 'TRAILER!!!') return found;
    at = Math.ceil((begin + size) / 4) * 4;
  }
}

test('an archive holds the entries in the order given and ends with the trailer', () => {
  expect(read(writeCpio(tree, 7)).map(({ name }) => name)).toEqual([
    'dev',
    'dev/console',
    'hello',
    'init',
    'TRAILER!!!',
  ]);
});

test('the mode word carries the type of the entry', () => {
  const modes = read(writeCpio(tree, 7)).map(({ fields }) => fields[1]);
  expect(modes.slice(0, 4)).toEqual([0o040755, 0o020600, 0o100644, 0o120777]);
});

test('a device node carries its major and minor number in the rdev fields', () => {
  const console_ = read(writeCpio(tree, 7))[1];
  expect(console_?.fields.slice(9, 11)).toEqual([5, 1]);
});

test('a symbolic link holds its target as data, without NUL', () => {
  expect(read(writeCpio(tree, 7))[3]?.data).toBe('bin/busybox');
});

test('every entry belongs to root and has the same time', () => {
  for (const { name, fields } of read(writeCpio(tree, 7))) {
    expect(fields.slice(2, 4)).toEqual([0, 0]);
    if (name !== 'TRAILER!!!') expect(fields[5]).toBe(7);
  }
});

test('inode numbers differ, so that no two files are taken for links of each other', () => {
  const inodes = read(writeCpio(tree, 7)).map(({ fields }) => fields[0]);
  expect(new Set(inodes.slice(0, 4)).size).toBe(4);
});

test('an archive is a whole number of 512-byte blocks', () => {
  expect(writeCpio(tree, 7).length % 512).toBe(0);
});
