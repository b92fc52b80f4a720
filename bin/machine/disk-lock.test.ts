/** One image, several machines. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { EngineError } from '../../src/engine/error.ts';
import { FileDisk } from './file-disk.ts';

const folder = mkdtempSync(join(tmpdir(), 'lock-'));
const image = join(folder, 'disk.img');
const lock = `${image}.lock`;
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  rmSync(lock, { recursive: true, force: true });
  writeFileSync(image, Buffer.alloc(4096));
});

const writing = { readOnly: false, snapshot: false };
const reading = { readOnly: true, snapshot: false };
const discarding = { readOnly: false, snapshot: true };

/** Opens and closes the image in another process, which prints the error's code and the holder. */
const SCRIPT = `
  const { FileDisk } = await import(${JSON.stringify(join(import.meta.dirname, 'file-disk.ts'))});
  try {
    const disk = new FileDisk(process.argv[1], JSON.parse(process.argv[2]));
    if (process.argv[3] === 'hold') { console.log('held'); setInterval(() => {}, 1000); }
    else { disk.close(); console.log('opened'); }
  } catch (error) { console.log(error.code, error.params.pid); }
`;
const argsOf = (file: string, options: object, ...more: string[]): string[] => ['--input-type=module', '-e', SCRIPT, file, JSON.stringify(options), ...more]; // prettier-ignore
const elsewhere = (options: object, file = image): string =>
  spawnSync(process.execPath, argsOf(file, options), { encoding: 'utf8' }).stdout.trim();

test('a second machine is refused with the holder’s process id, by whatever name it knows the image', () => {
  const link = join(folder, 'link.img');
  symlinkSync(image, link);
  const disk = new FileDisk(image, writing);
  expect(elsewhere(writing)).toBe(`file.locked-by ${process.pid}`);
  expect(elsewhere(writing, link)).toBe(`file.locked-by ${process.pid}`);
  expect(elsewhere(reading)).toBe(`file.locked-by ${process.pid}`);
  expect(elsewhere(discarding)).toBe(`file.locked-by ${process.pid}`);
  disk.close();
  expect(existsSync(lock)).toBe(false);
  expect(elsewhere(writing)).toBe('opened');
});

test('machines that write nothing share it', () => {
  const disks = [new FileDisk(image, reading), new FileDisk(image, discarding)];
  expect(elsewhere(reading)).toBe('opened');
  expect(existsSync(lock)).toBe(false);
  for (const disk of disks) disk.close();
});

test('of a machine that was killed nobody has to wait for the lock', async () => {
  const child = spawn(process.execPath, argsOf(image, writing, 'hold'));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  expect(elsewhere(writing)).toBe(`file.locked-by ${child.pid}`);
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await ended;
  expect(existsSync(lock)).toBe(true);
  expect(elsewhere(reading)).toBe('opened');
  expect(elsewhere(writing)).toBe('opened');
});

test('a holder on another host is believed', () => {
  mkdirSync(lock);
  writeFileSync(join(lock, 'holder'), `1\n${hostname()}.elsewhere\n`);
  expect(() => new FileDisk(image, writing)).toThrow(
    expect.objectContaining({ code: 'file.locked-by', params: expect.objectContaining({ pid: 1 }) as unknown }),
  );
});

test('what is no disk is refused before a lock is made', () => {
  expect(() => new FileDisk(folder, writing)).toThrow(EngineError);
  expect(existsSync(`${folder}.lock`)).toBe(false);
});
