import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildGuests, checkGuests, type BuildOptions, type BuildOutcome } from './build-guests.ts';
import { cacheRoot, removeAbandoned } from './lib/cache.ts';
import { sha256 } from './lib/hash.ts';
import type { Recipe } from './lib/recipe.ts';

let folder = '';
let builds = 0;
let log = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guests-test-'));
  builds = 0;
  log = '';
  await writeFile(join(folder, 'recipe.txt'), 'first');
  await writeFile(join(folder, 'debian'), 'ID=debian\nVERSION_ID="12"\n');
  await writeFile(join(folder, 'other'), 'ID=plan9\n');
});
afterEach(() => rm(folder, { recursive: true }));

/** A recipe whose output is the content of its input. */
function toy(change: Partial<Recipe> = {}): Recipe {
  return {
    id: 'toy',
    title: 'Toy',
    cost: 'nothing',
    inputs: [join(folder, 'recipe.txt')],
    tools: [],
    guestPackages: [],
    outputs: ['toy.bin'],
    diskBytes: 1000,
    async build(context) {
      builds++;
      await writeFile(join(context.out, 'toy.bin'), await readFile(join(folder, 'recipe.txt')));
      const output = { name: 'toy.bin', description: 'a toy', madeFrom: [], licences: ['MIT'], sources: [] };
      return { outputs: [output], notices: [{ name: 'MIT.txt', text: new TextEncoder().encode('licence') }] };
    },
    ...change,
  };
}

const at = (...path: string[]): string => join(folder, ...path);
const keep = { write: (text: string) => (log += text) };

function make(recipe: Recipe, options: Partial<BuildOptions> = {}): Promise<BuildOutcome> {
  const places = { destination: at('public'), cache: at('cache'), osRelease: at('debian') };
  return buildGuests({ ...places, recipes: [recipe], output: keep, ...options });
}

async function keyOf(outcome: BuildOutcome): Promise<string> {
  if (outcome.kind !== 'ready') throw new Error(outcome.message);
  return outcome.manifest.guests[0]?.key ?? '';
}

test('the files, their gzipped twins, the licences and a manifest that describes them are made', async () => {
  const outcome = await make(toy());
  expect(outcome).toMatchObject({ kind: 'ready', built: ['toy'] });
  const manifest: unknown = JSON.parse(await readFile(at('public/manifest.json'), 'utf8'));
  const gz = await readFile(at('public/toy.bin.gz'));
  expect(gunzipSync(gz).toString()).toBe('first');
  expect(await readFile(at('public/LICENSES/MIT.txt'), 'utf8')).toBe('licence');
  const stored = { size: 5, sha256: sha256('first'), gz: { size: gz.length, sha256: sha256(gz) } };
  expect(manifest).toMatchObject({
    format: 1,
    files: { 'toy.bin': stored },
    guests: [{ id: 'toy', files: ['toy.bin'] }],
  });
});

test('what is there is not built again, and what the cache has is copied', async () => {
  await make(toy());
  expect(await make(toy())).toMatchObject({ built: [] });
  await rm(at('public'), { recursive: true });
  expect(await make(toy())).toMatchObject({ built: [] });
  expect(await readFile(at('public/toy.bin'), 'utf8')).toBe('first');
  expect(builds).toBe(1);
});

test('a damaged file in the destination is replaced from the cache', async () => {
  await make(toy());
  await writeFile(at('public/toy.bin'), 'FIRST');
  await make(toy());
  expect(await readFile(at('public/toy.bin'), 'utf8')).toBe('first');
  expect(builds).toBe(1);
});

test('a damaged cache is noticed by hash, said, and built again', async () => {
  const key = await keyOf(await make(toy()));
  await writeFile(at('cache', key, 'toy.bin'), 'FIRST');
  await rm(at('public'), { recursive: true });
  await make(toy());
  expect(builds).toBe(2);
  expect(log).toContain('toy.bin is damaged');
  expect(await readFile(at('public/toy.bin'), 'utf8')).toBe('first');
});

test('a changed recipe has another key and is built', async () => {
  const before = await keyOf(await make(toy()));
  await writeFile(at('recipe.txt'), 'second');
  expect((await checkGuests(at('public'), [toy()])).complaints).toEqual(['Toy: its recipe has changed']);
  expect(await keyOf(await make(toy()))).not.toBe(before);
  expect(await readFile(at('public/toy.bin'), 'utf8')).toBe('second');
});

test('--force builds what is there already', async () => {
  await make(toy());
  await make(toy(), { force: true });
  expect(builds).toBe(2);
});

test('a failed build leaves neither a cache entry nor a work folder', async () => {
  const broken = toy({ build: () => Promise.reject(new Error('no luck')) });
  await expect(make(broken)).rejects.toThrow('no luck');
  expect(await readdir(at('cache'))).toEqual([]);
});

test('a system other than Debian 12 is told so, but may use what the cache holds', async () => {
  const outcome = await make(toy(), { osRelease: at('other') });
  expect(outcome).toMatchObject({ kind: 'unavailable', reason: 'not-debian' });
  await make(toy());
  await rm(at('public'), { recursive: true });
  expect(await make(toy(), { osRelease: at('other') })).toMatchObject({ kind: 'ready', built: [] });
});

test('missing packages are named in a line that can be pasted when they may not be installed', async () => {
  const needy = toy({ tools: [{ name: 'no-such-package-here', matters: true }] });
  const outcome = await make(needy, { install: false });
  expect(outcome).toMatchObject({ reason: 'missing-packages', packages: ['no-such-package-here'] });
  expect(outcome).toHaveProperty(
    'message',
    expect.stringContaining('sudo apt-get install --no-install-recommends no-such'),
  );
  expect(builds).toBe(0);
});

test('a recipe that does not fit on the disk says how much it needs', async () => {
  await expect(make(toy({ diskBytes: 1e18 }))).rejects.toThrow('needs 1000000000.0 GB');
});

test('the check complains about what is missing and is silent when all is there', async () => {
  expect((await checkGuests(at('public'), [toy()])).complaints).toEqual(['Toy is not there (toy.bin)']);
  await make(toy());
  expect((await checkGuests(at('public'), [toy()])).complaints).toEqual([]);
});

test('work folders of dead processes are removed, those of living ones stay', async () => {
  const [dead, alive] = [at('cache/.building-999999999-x'), at(`cache/.building-${process.pid}-x`)];
  await Promise.all([dead, alive].map((path) => mkdir(path, { recursive: true })));
  await removeAbandoned(at('cache'));
  expect(await readdir(at('cache'))).toEqual([`.building-${process.pid}-x`]);
});

test('the cache is where TRAP_GUEST_CACHE says, else under the XDG cache folder', () => {
  expect(cacheRoot({ TRAP_GUEST_CACHE: '/a', XDG_CACHE_HOME: '/b' })).toBe('/a');
  expect(cacheRoot({ XDG_CACHE_HOME: '/b' })).toBe('/b/trap-and-emulate/guests');
});
