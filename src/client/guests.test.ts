import { gzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fetchGuest, fetchManifest, parseManifest, sha256 } from './guests.ts';

const content = Buffer.from('a guest, '.repeat(4000));
const file = {
  name: 'Image',
  gz: 'Image.gz',
  size: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
};
const serve = (body: Uint8Array<ArrayBuffer> | string, init: ResponseInit = {}): void => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, init)));
};
const gz = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(bytes));
const code = (name: string): unknown => expect.objectContaining({ code: name });

afterEach(() => vi.unstubAllGlobals());

describe('a guest', () => {
  test('arrives inflated, with progress that ends at its size', async () => {
    serve(gz(content));
    const heard: number[] = [];
    const bytes = await fetchGuest('/', file, (received) => heard.push(received));
    expect(Buffer.from(bytes).equals(content)).toBe(true);
    expect(heard.at(-1)).toBe(content.length);
  });

  test('is accepted when the host inflates it on the way', async () => {
    serve(new Uint8Array(content), { headers: { 'content-encoding': 'gzip' } });
    expect(await fetchGuest('/', file, () => {})).toHaveLength(content.length);
  });

  test('with one other byte is refused by its hash', async () => {
    const other = Buffer.from(content);
    other[7] = 0;
    serve(gz(other));
    await expect(fetchGuest('/', file, () => {})).rejects.toThrow(code('guests.corrupt'));
  });

  test('that inflates beyond its size is refused before it is whole', async () => {
    serve(gz(new Uint8Array(8 * 1024 * 1024)));
    const heard: number[] = [];
    await expect(fetchGuest('/', file, (received) => heard.push(received))).rejects.toThrow(code('guests.corrupt'));
    expect(heard.every((received) => received <= file.size)).toBe(true);
  });

  test('that is cut short or is no gzip is refused', async () => {
    serve(gz(content).slice(0, 60));
    await expect(fetchGuest('/', file, () => {})).rejects.toThrow(code('guests.corrupt'));
    serve('<!doctype html>');
    await expect(fetchGuest('/', file, () => {})).rejects.toThrow(code('guests.corrupt'));
  });
});

test('a site without guests says so; a failing host is another matter', async () => {
  serve('', { status: 404 });
  await expect(fetchManifest('/')).rejects.toThrow(code('guests.missing'));
  serve('', { status: 503 });
  await expect(fetchManifest('/')).rejects.toThrow(code('guests.network'));
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  await expect(fetchManifest('/')).rejects.toThrow(code('guests.network'));
});

const manifest = (entry: object): unknown => ({ format: 1, files: { Image: entry } });
const entry = { ...file, gz: { name: 'Image.gz', size: 10, sha256: file.sha256 } };

test('a manifest names each file by its inflated size and hash, and where it is', () => {
  expect(parseManifest(manifest(entry)).get('Image')).toEqual(file);
});

test.each([
  ['no object', 3],
  ['no files', { format: 1 }],
  ['a file without a hash', manifest({ ...entry, sha256: undefined })],
  ['a hash of another length', manifest({ ...entry, sha256: 'ab' })],
  ['a negative size', manifest({ ...entry, size: -1 })],
  ['a size no guest has', manifest({ ...entry, size: 2 ** 40 })],
  ['a name that leads out of its folder', manifest({ ...entry, gz: { ...entry.gz, name: '../Image' } })],
])('a manifest with %s is refused', (_, value) => {
  expect(() => parseManifest(value)).toThrow(code('guests.manifest'));
});

test('the hash is the same with Web Crypto and, as over plain http, without it', async () => {
  for (const length of [0, 1, 55, 56, 64, 100_000]) {
    const bytes = Uint8Array.from({ length }, (_, i) => i * 7);
    const expected = createHash('sha256').update(bytes).digest('hex');
    expect(await sha256(bytes)).toBe(expected);
    expect(await sha256(bytes, {})).toBe(expected);
  }
});
