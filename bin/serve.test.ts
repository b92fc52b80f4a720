import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { connect, type AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localPath, serve } from './serve.ts';

let folder: string;
let server: Server;
let port: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serve-'));
  const root = join(folder, 'dist');
  await mkdir(join(root, 'machine'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(root, 'index.html'), 'start');
  await writeFile(join(root, '404.html'), 'nothing here');
  await mkdir(join(root, 'zh-cn', '404'), { recursive: true });
  await writeFile(join(root, 'zh-cn', '404', 'index.html'), '没有');
  await writeFile(join(root, 'machine', 'index.html'), 'machine');
  await writeFile(join(root, 'core.wasm'), 'wasm');
  server = serve(root, '/course/');
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

const get = (path: string, init?: RequestInit): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', ...init });

describe('the static server', () => {
  test('serves a folder by its index, wasm with the type that streaming compilation asks for', async () => {
    expect(await (await get('/course/')).text()).toBe('start');
    expect(await (await get('/course/machine/')).text()).toBe('machine');
    expect((await get('/course/core.wasm')).headers.get('content-type')).toBe('application/wasm');
  });

  test('sends a folder without its slash to the one with it', async () => {
    const response = await get('/course/machine?x=1');
    expect([response.status, response.headers.get('location')]).toEqual([308, '/course/machine/?x=1']);
  });

  test('answers 404 with the site’s own page, also outside its base path', async () => {
    for (const path of ['/course/none', '/', '/machine/']) {
      const response = await get(path);
      expect([response.status, await response.text()]).toEqual([404, 'nothing here']);
    }
  });

  test('answers in Chinese below zh-cn', async () => {
    for (const path of ['/course/zh-cn/none', '/course/zh-cn/chapters/none/']) {
      const response = await get(path);
      expect([response.status, await response.text()]).toEqual([404, '没有']);
    }
  });

  test('knows GET and HEAD only', async () => {
    expect((await get('/course/', { method: 'POST' })).status).toBe(405);
    const head = await get('/course/', { method: 'HEAD' });
    expect([head.headers.get('content-length'), await head.text()]).toEqual(['5', '']);
  });

  test.each([
    '/course/../../secret.txt',
    '/course/..%2f..%2fsecret.txt',
    '/course/%2e%2e/%2e%2e/secret.txt',
    '/course/..%5c..%5csecret.txt',
    '/course/%00',
    '/course/%',
  ])('does not leave its folder for %s', async (path) => {
    const text = await raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1.1 404 /);
    expect(text).not.toContain('secret');
  });
});

test('a path beside the root that begins like it is outside', () => {
  expect(localPath('/srv/dist', '/', '/..%2fdist-private/a')).toBeUndefined();
  expect(localPath('/srv/dist', '/course/', '/courseware/a')).toBeUndefined();
});

/** Sends bytes that fetch would tidy up first. */
function raw(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    socket.on('data', (data: Buffer) => (text += data.toString()));
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });
}
