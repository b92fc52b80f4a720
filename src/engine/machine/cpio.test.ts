import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeCpio as guestsWriter } from '../../../guests/lib/cpio.ts';
import { directoriesFor, writeCpio, type ArchiveEntry } from './cpio.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const tree: readonly ArchiveEntry[] = [
  { path: 'dev', kind: 'directory', mode: 0o755 },
  { path: 'dev/console', kind: 'character', mode: 0o600, major: 5, minor: 1 },
  { path: 'etc', kind: 'directory', mode: 0o755 },
  { path: 'etc/motd', kind: 'file', mode: 0o640, data: bytes('hello\n') },
  { path: 'empty', kind: 'file', mode: 0o644, data: bytes('') },
  { path: 'init', kind: 'symlink', target: 'bin/busybox' },
];

test('an archive made in a page is the one that the guests’ recipe makes', () => {
  expect(Buffer.from(writeCpio(tree, 7))).toEqual(Buffer.from(guestsWriter(tree, 7)));
});

const hasCpio = spawnSync('cpio', ['--version']).status === 0;

test.skipIf(!hasCpio)('cpio lists and unpacks it: names in their order, modes, contents, the target of a link', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cpio-'));
  try {
    // Only root may make a device node.
    const plain = tree.filter(({ kind }) => kind !== 'character');
    const run = (...options: readonly string[]): string => {
      const { status, stdout, stderr } = spawnSync('cpio', ['--quiet', ...options], {
        cwd: folder,
        input: writeCpio(plain, 7),
        encoding: 'utf8',
      });
      expect([status, stderr]).toEqual([0, '']);
      return stdout;
    };
    expect(run('-t').trim().split('\n')).toEqual(plain.map(({ path }) => path));
    run('-i', '--no-preserve-owner');
    expect(readFileSync(join(folder, 'etc/motd'), 'utf8')).toBe('hello\n');
    expect(statSync(join(folder, 'etc/motd')).mode & 0o777).toBe(0o640);
    expect(statSync(join(folder, 'empty')).size).toBe(0);
    expect(readlinkSync(join(folder, 'init'))).toBe('bin/busybox');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('directories come before what they hold, each once', () => {
  expect(directoriesFor(['etc/init.d/rcS', 'etc/inittab', 'init']).map(({ path }) => path)).toEqual([
    'etc',
    'etc/init.d',
  ]);
});

describe('is refused:', () => {
  const file = (path: string, mode = 0o644): ArchiveEntry => ({ path, kind: 'file', mode, data: bytes('x') });
  test.each(['', '/etc', 'a//b', '../a', 'a/./b', 'a\0b', 'TRAILER!!!', 'a'.repeat(256), 'é'.repeat(128)])(
    'the path %j',
    (path) => expect(() => writeCpio([file(path)])).toThrow('archive.path'),
  );
  test('a path twice: the second would silently replace the first', () =>
    expect(() => writeCpio([file('a'), file('a')])).toThrow('archive.twice'));
  test('a file whose directory is not there yet: the kernel makes none', () =>
    expect(() => writeCpio([file('etc/motd')])).toThrow('archive.no-directory'));
  test('a mode with more than permission bits', () =>
    expect(() => writeCpio([file('a', 0o100644)])).toThrow('archive.mode'));
  test('more than 4096 entries', () =>
    expect(() => writeCpio(Array.from({ length: 4097 }, (_, n) => file(`f${n}`)))).toThrow('archive.entries'));
  test('more than 64 MiB', () =>
    expect(() => writeCpio([{ path: 'a', kind: 'file', mode: 0, data: new Uint8Array(64 * 2 ** 20 + 1) }])).toThrow(
      'archive.too-large',
    ));
});
