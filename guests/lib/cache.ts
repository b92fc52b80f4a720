import { access, copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { sha256, sha256File } from './hash.ts';
import { parseEntry, type GuestEntry, type GuestFile, type StoredFile } from './manifest.ts';
import type { BuildResult, PackageVersion, Recipe } from './recipe.ts';

const compress = promisify(gzip);

export const LICENSES = 'LICENSES';
const ENTRY = 'entry.json';

/** The folder of the cache: TRAP_GUEST_CACHE, or one in the user's cache folder (XDG base directories). */
export function cacheRoot(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const own = env['TRAP_GUEST_CACHE'];
  if (own !== undefined && own !== '') return own;
  const xdg = env['XDG_CACHE_HOME'];
  return join(xdg !== undefined && xdg !== '' ? xdg : join(homedir(), '.cache'), 'trap-and-emulate', 'guests');
}

/** Paths, inside a cache entry's or the public folder, of everything that an entry stands for. */
export function storedFiles(entry: GuestEntry): { readonly path: string; readonly file: StoredFile }[] {
  return [
    ...entry.files.flatMap((file) => [
      { path: file.name, file },
      { path: file.gz.name, file: file.gz },
    ]),
    ...entry.notices.map((file) => ({ path: join(LICENSES, file.name), file })),
  ];
}

/** The first file that is missing or not what the entry says, as a sentence; undefined when all are right. */
export async function findDamage(folder: string, entry: GuestEntry): Promise<string | undefined> {
  for (const { path, file } of storedFiles(entry)) {
    const size = await stat(join(folder, path)).then(
      (found) => found.size,
      () => undefined,
    );
    if (size === undefined) return `${path} is missing`;
    if (size !== file.size || (await sha256File(join(folder, path))) !== file.sha256) return `${path} is damaged`;
  }
  return undefined;
}

/** An intact entry of the cache, or why there is none. */
export type Lookup =
  | { readonly kind: 'hit'; readonly entry: GuestEntry; readonly folder: string }
  | { readonly kind: 'miss' }
  | { readonly kind: 'damaged'; readonly reason: string };

/** Looks an entry up and checks each of its files against its hash. */
export async function lookUp(root: string, key: string): Promise<Lookup> {
  const folder = join(root, key);
  const json = await readFile(join(folder, ENTRY), 'utf8').catch(() => undefined);
  if (json === undefined) {
    const exists = await access(folder).then(
      () => true,
      () => false,
    );
    return exists ? { kind: 'damaged', reason: `${ENTRY} is missing` } : { kind: 'miss' };
  }
  try {
    const entry = parseEntry(JSON.parse(json));
    const reason = entry.key === key ? await findDamage(folder, entry) : `${ENTRY} belongs to another key`;
    return reason === undefined ? { kind: 'hit', entry, folder } : { kind: 'damaged', reason };
  } catch (error) {
    return {
      kind: 'damaged',
      reason: `${ENTRY} is damaged: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

/** An intact entry that the same recipe files made, whatever the versions of the tools were then. */
export async function findByRecipe(root: string, recipe: string): Promise<Lookup> {
  for (const name of (await readdir(root).catch((): string[] => [])).sort()) {
    if (!/^[0-9a-f]{64}$/.test(name)) continue;
    const found = await lookUp(root, name);
    if (found.kind === 'hit' && found.entry.recipe === recipe) return found;
  }
  return { kind: 'miss' };
}

/** What a finished build is stored as. */
export interface Finished {
  readonly recipe: Recipe;
  readonly recipeHash: string;
  readonly key: string;
  readonly builtWith: readonly PackageVersion[];
  readonly result: BuildResult;
}

/**
 * Compresses and describes what a build left in `folder` and makes the folder the cache's entry in one step (rename),
 * so that an entry is there whole or not at all. Replaces an entry of the same key.
 */
export async function store(root: string, folder: string, finished: Finished): Promise<GuestEntry> {
  const { recipe, result } = finished;
  const files: GuestFile[] = [];
  for (const name of recipe.outputs) {
    const info = result.outputs.find((output) => output.name === name);
    if (info === undefined) throw new Error(`recipe ${recipe.id} says nothing about its output ${name}`);
    const data = await readFile(join(folder, name));
    const packed = await compress(data, { level: 9 });
    await writeFile(join(folder, `${name}.gz`), packed);
    files.push({ ...info, ...describe(name, data), gz: describe(`${name}.gz`, packed) });
  }
  await mkdir(join(folder, LICENSES), { recursive: true });
  for (const { name, text } of result.notices) await writeFile(join(folder, LICENSES, name), text);
  const entry = parseEntry({
    id: recipe.id,
    title: recipe.title,
    recipe: finished.recipeHash,
    key: finished.key,
    builtWith: finished.builtWith,
    files,
    notices: result.notices.map(({ name, text }) => describe(name, text)),
  });
  await writeFile(join(folder, ENTRY), `${JSON.stringify(entry, undefined, 2)}\n`);
  await rm(join(root, entry.key), { recursive: true, force: true });
  await rename(folder, join(root, entry.key));
  return entry;
}

function describe(name: string, data: Uint8Array): StoredFile {
  return { name, size: data.length, sha256: sha256(data) };
}

/** Copies an entry's files out of the cache. Each appears whole (rename). */
export async function copyOut(folder: string, entry: GuestEntry, destination: string): Promise<void> {
  await mkdir(join(destination, LICENSES), { recursive: true });
  for (const { path } of storedFiles(entry)) {
    const temporary = join(destination, `${path}.new`);
    await copyFile(join(folder, path), temporary);
    await rename(temporary, join(destination, path));
  }
}

const WORK_PREFIX = '.building-';

/** A new folder for a build, inside the cache so that the result can be renamed. */
export async function workFolder(root: string): Promise<string> {
  await mkdir(root, { recursive: true });
  return mkdtemp(join(root, `${WORK_PREFIX}${process.pid}-`));
}

/** Removes the folders of builds whose process is gone: a kernel's takes 1.6 GB. */
export async function removeAbandoned(root: string): Promise<void> {
  for (const name of await readdir(root).catch((): string[] => [])) {
    const pid = new RegExp(`^\\${WORK_PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(root, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
