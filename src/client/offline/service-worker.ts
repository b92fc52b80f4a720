/// <reference lib="webworker" />
/**
 * Keeps the site for reading without a network. What the build lists is stored when a version is installed, each file with
 * its hash checked; a version answers from what it stored itself, so that pages and scripts of two builds never mix. What
 * is not in the list (guests, the TypeScript compiler) is kept once it was used. A new version waits until the reader asks.
 */
import { keyOf, outdated, pathOf, wantedPath, type Entry } from './precache.ts';

declare const self: ServiceWorkerGlobalScope;
/** Put in by the build. */
declare const PRECACHE: readonly Entry[];

const base = new URL('./', self.location.href).pathname;
/** Sites below other paths of the same host have stores of their own. */
const PRECACHED = `precache ${base}`;
const USED = `used ${base}`;
/** Where the list of the version that serves is written down, for the one after it. */
const LIST = `${base}?precache-list`;
const AT_ONCE = 6;

const keys = new Map(PRECACHE.map((entry) => [entry[0], keyOf(entry, base)]));
const address = (path: string): string => new URL(base + path, self.location.href).href;

async function install(): Promise<void> {
  const cache = await caches.open(PRECACHED);
  const stored = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname + new URL(url).search));
  const missing = PRECACHE.filter((entry) => !stored.has(keyOf(entry, base)));
  const fetchNext = async (): Promise<void> => {
    for (let entry = missing.pop(); entry !== undefined; entry = missing.pop()) {
      const [path, hash] = entry;
      const response = await fetch(address(path), { cache: 'no-cache', integrity: `sha256-${hash}` });
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      await cache.put(keyOf(entry, base), response);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fetchNext));
}

async function activate(): Promise<void> {
  const cache = await caches.open(PRECACHED);
  const written = await (await cache.match(LIST))?.json().catch(() => []);
  const before = Array.isArray(written) ? written.filter((key) => typeof key === 'string') : [];
  const stored = (await cache.keys()).map(({ url }) => new URL(url).pathname + new URL(url).search);
  const mine = [...keys.values()];
  for (const key of outdated(stored, mine, before, [LIST])) await cache.delete(key);
  await cache.put(LIST, Response.json(mine));
  // A page whose network had already gone kept what it used under names that carry no hash: those are asked for again.
  await self.clients.claim();
}

async function answer(request: Request): Promise<Response> {
  const path = wantedPath(request.url, base);
  if (path === undefined) return fetch(request);
  const cache = await caches.open(PRECACHED);
  const key = keys.get(path) ?? keys.get(`${path}/`);
  const mine = key === undefined ? undefined : await cache.match(key);
  if (mine !== undefined) return mine;
  // A tab of the version before may fetch a part of it late: such names carry their hash.
  if (path.startsWith('_astro/')) {
    const older = (await cache.keys()).find(({ url }) => pathOf(new URL(url).pathname, base) === path);
    const found = older && (await cache.match(older));
    if (found) return found;
  }
  return used(request, path);
}

/** From the network, and from what was kept when there is none; names with a hash never change. */
async function used(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(USED);
  const kept = await cache.match(request, { ignoreSearch: true });
  if (kept !== undefined && path.startsWith('_astro/')) return kept;
  try {
    const response = await fetch(request);
    // A full disk is no reason to keep an answer back.
    if (response.ok && response.status === 200) await cache.put(request, response.clone()).catch(() => undefined);
    return response;
  } catch (error) {
    if (kept !== undefined) return kept;
    if (request.mode !== 'navigate') throw error;
    const notKept = keys.get(path.startsWith('zh-cn/') ? 'zh-cn/offline/' : 'offline/');
    const page = notKept === undefined ? undefined : await (await caches.open(PRECACHED)).match(notKept);
    if (page === undefined) throw error;
    return new Response(page.body, { status: 503, headers: page.headers });
  }
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', (event) => {
  if (event.data === 'activate') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || request.headers.has('range')) return;
  if (new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(answer(request));
});
