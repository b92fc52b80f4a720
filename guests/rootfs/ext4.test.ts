import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TreeEntry } from '../lib/cpio.ts';
import { writeExt4 } from './ext4.ts';

const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/sbin:/usr/sbin`, TZ: 'UTC' };
const hasTools = spawnSync('mke2fs', ['-V'], { env }).status === 0;

const content = new Uint8Array(5000).map((_, index) => index);
const tree: TreeEntry[] = [
  { path: 'bin', kind: 'directory', mode: 0o755 },
  { path: 'tmp', kind: 'directory', mode: 0o1777 },
  { path: 'bin/[', kind: 'symlink', target: 'busybox' },
  { path: 'bin/busybox', kind: 'file', mode: 0o755, data: content },
  { path: 'dev', kind: 'directory', mode: 0o755 },
  { path: 'dev/null', kind: 'character', mode: 0o666, major: 1, minor: 3 },
];

describe.skipIf(!hasTools)(`an ext4 image${hasTools ? '' : ' (skipped: e2fsprogs is missing)'}`, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ext4-test-'));
    await writeExt4(join(folder, 'a.ext4'), 4, tree, 86_400, folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const ask = (command: string): string =>
    spawnSync('debugfs', ['-R', command, join(folder, 'a.ext4')], { env, encoding: 'utf8' }).stdout;

  test('is the same whenever it is made', async () => {
    // Long enough for a clock that slipped in to show: ext4 counts seconds.
    await sleep(1100);
    await writeExt4(join(folder, 'b.ext4'), 4, tree, 86_400, folder);
    const [a, b] = await Promise.all(['a.ext4', 'b.ext4'].map((name) => readFile(join(folder, name))));
    expect(a?.length).toBe(4 << 20);
    expect(a && b && a.equals(b)).toBe(true);
  });

  test('holds files with their content, mode, owner and date', async () => {
    ask(`dump /bin/busybox ${join(folder, 'copy')}`);
    expect(new Uint8Array(await readFile(join(folder, 'copy')))).toEqual(content);
    const about = ask('stat /bin/busybox');
    expect(about).toMatch(/Type: regular +Mode: +0755/);
    expect(about).toMatch(/User: +0 +Group: +0/);
    expect(about.match(/Fri Jan {2}2 00:00:00 1970/g)).toHaveLength(4);
  });

  test('holds directories with their sticky bit, symbolic links and device nodes', () => {
    expect(ask('stat /tmp')).toMatch(/Type: directory +Mode: +01777/);
    expect(ask('stat /bin/[')).toContain('Fast link dest: "busybox"');
    const node = ask('stat /dev/null');
    expect(node).toMatch(/Type: character special +Mode: +0666/);
    expect(node).toContain('major/minor number: 01:03');
  });

  test('is refused when the disk is too small for what it shall hold', async () => {
    const large: TreeEntry = { path: 'large', kind: 'file', mode: 0o644, data: new Uint8Array(5 << 20).fill(1) };
    await expect(writeExt4(join(folder, 'c.ext4'), 4, [large], 0, folder)).rejects.toThrow();
  });

  test('is refused when a path could be read as more than one argument', async () => {
    const odd: TreeEntry = { path: 'a b', kind: 'directory', mode: 0o755 };
    await expect(writeExt4(join(folder, 'c.ext4'), 4, [odd], 0, folder)).rejects.toThrow('not a path');
  });
});
