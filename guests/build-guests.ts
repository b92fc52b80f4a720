import { mkdir, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import {
  cacheRoot,
  copyOut,
  findByRecipe,
  findDamage,
  lookUp,
  removeAbandoned,
  store,
  workFolder,
} from './lib/cache.ts';
import { hashFiles, sha256, sha256File } from './lib/hash.ts';
import { MANIFEST_FORMAT, manifestJson, parseManifest, type GuestEntry, type Manifest } from './lib/manifest.ts';
import { aptLine, fetchDeb, installedPackages, installPackages, isRoot, onDebian } from './lib/packages.ts';
import { Progress, type ProgressOutput } from './lib/progress.ts';
import type { PackageVersion, Recipe } from './lib/recipe.ts';
import { recipes as allRecipes } from './recipes.ts';

export interface BuildOptions {
  /** Folder that receives the files, e.g. public/guests. */
  readonly destination: string;
  readonly recipes?: readonly Recipe[];
  readonly cache?: string;
  /** Build again and fetch packages again, whatever is there. */
  readonly force?: boolean;
  /** Install missing packages with apt. Default: when this process is root. */
  readonly install?: boolean;
  readonly output?: ProgressOutput;
  /** File that says which system this is. Default: /etc/os-release. */
  readonly osRelease?: string;
}

/** What came of it. Unavailable: this system cannot build guests; `message` says why and what to do. */
export type BuildOutcome =
  | { readonly kind: 'ready'; readonly manifest: Manifest; readonly built: readonly string[] }
  | {
      readonly kind: 'unavailable';
      readonly reason: 'not-debian' | 'missing-packages';
      readonly message: string;
      readonly packages: readonly string[];
    };

type Tools = ReadonlyMap<string, PackageVersion>;

/** What is missing in the destination: nothing, or a sentence for each guest. */
export interface CheckResult {
  readonly complaints: readonly string[];
  /** System packages that building would need. */
  readonly packages: readonly string[];
}

/**
 * Builds what is missing of the guests, keeps it in the cache and fills `destination`: the files, each also gzipped,
 * LICENSES/ and manifest.json. Quick when the cache holds them.
 * @throws Error (CommandError) when a build fails; an unsuitable system is an outcome, not an error.
 */
export async function buildGuests(options: BuildOptions): Promise<BuildOutcome> {
  const recipes = options.recipes ?? allRecipes;
  const progress = new Progress(options.output ?? process.stdout);
  const root = options.cache ?? cacheRoot();
  const force = options.force ?? false;
  await removeAbandoned(root);

  const entries: GuestEntry[] = [];
  const built: string[] = [];
  const current = await readManifest(options.destination);
  const pending: Recipe[] = [];
  for (const recipe of recipes) {
    // Made by these very recipe files, and whole: newer tools alone are no reason to disturb a reader's start.
    const entry = current?.guests.find(({ id }) => id === recipe.id);
    const same = !force && entry !== undefined && entry.recipe === (await hashFiles(recipe.inputs));
    if (same && (await findDamage(options.destination, entry)) === undefined) entries.push(entry);
    else pending.push(recipe);
  }
  if (pending.length > 0) {
    const outcome = await obtain(pending, { ...options, force, root, progress });
    if (outcome.kind === 'unavailable') return outcome;
    for (const { entry, folder, isNew } of outcome.found) {
      await copyOut(folder, entry, options.destination);
      entries.push(entry);
      if (isNew) built.push(entry.id);
    }
  }
  const order = (entry: GuestEntry): number => recipes.findIndex(({ id }) => id === entry.id);
  const manifest: Manifest = { format: MANIFEST_FORMAT, guests: entries.sort((a, b) => order(a) - order(b)) };
  if (pending.length > 0) await writeManifest(options.destination, manifest);
  return { kind: 'ready', manifest, built };
}

/** Says what is missing without changing anything. */
export async function checkGuests(destination: string, recipes: readonly Recipe[] = allRecipes): Promise<CheckResult> {
  const manifest = await readManifest(destination);
  const complaints: string[] = [];
  for (const recipe of recipes) {
    const entry = manifest?.guests.find(({ id }) => id === recipe.id);
    if (entry === undefined) complaints.push(`${recipe.title} is not there (${recipe.outputs.join(', ')})`);
    else if (entry.recipe !== (await hashFiles(recipe.inputs)))
      complaints.push(`${recipe.title}: its recipe has changed`);
    else {
      const damage = await findDamage(destination, entry);
      if (damage !== undefined) complaints.push(`${recipe.title}: ${damage}`);
    }
  }
  const packages = complaints.length > 0 && (await onDebian()) ? await missingPackages(recipes) : [];
  return { complaints, packages };
}

interface Obtaining extends BuildOptions {
  readonly root: string;
  readonly progress: Progress;
  readonly force: boolean;
}

interface Found {
  readonly entry: GuestEntry;
  readonly folder: string;
  readonly isNew: boolean;
}

type Obtained =
  { readonly kind: 'found'; readonly found: readonly Found[] } | Extract<BuildOutcome, { kind: 'unavailable' }>;

async function obtain(recipes: readonly Recipe[], options: Obtaining): Promise<Obtained> {
  const found: Found[] = [];
  const toBuild: Recipe[] = [];
  const debian = await onDebian(options.osRelease);
  for (const recipe of recipes) {
    const missing = debian ? await missingPackages([recipe]) : [];
    // Without the tools there is no key to ask for: take what the same recipe made earlier or elsewhere.
    const usable = debian && missing.length === 0;
    const known =
      usable || options.force ? undefined : await findByRecipe(options.root, await hashFiles(recipe.inputs));
    if (known?.kind === 'hit') found.push({ entry: known.entry, folder: known.folder, isNew: false });
    else toBuild.push(recipe);
  }
  if (toBuild.length === 0) return { kind: 'found', found };

  const titles = toBuild.map(({ title }) => title).join(' and ');
  if (!debian) {
    const message = `${titles} can be built on Debian 12 only, from its packages; this system is another one.`;
    return { kind: 'unavailable', reason: 'not-debian', message, packages: [] };
  }
  const missing = await missingPackages(toBuild);
  if (missing.length > 0) {
    if (!(options.install ?? isRoot())) {
      const message = `${titles}: packages of Debian are missing. Install them with\n\n  ${aptLine(missing)}\n\nand start again.`;
      return { kind: 'unavailable', reason: 'missing-packages', message, packages: missing };
    }
    options.progress.say(
      `guests: installing with apt, because they are missing and this is root: ${missing.join(' ')}`,
    );
    await installPackages(missing, options.progress);
  }
  for (const recipe of toBuild) found.push(await fromCacheOrBuild(recipe, options));
  return { kind: 'found', found };
}

async function fromCacheOrBuild(recipe: Recipe, options: Obtaining): Promise<Found> {
  const { root, progress, force } = options;
  const tools = await installedPackages(recipe.tools.map(({ name }) => name));
  const debs = new Map<string, string>();
  for (const wanted of recipe.guestPackages) {
    debs.set(wanted.name, await fetchDeb(wanted, join(root, 'packages'), progress, force));
  }
  const recipeHash = await hashFiles(recipe.inputs);
  const builtWith = recipe.tools.flatMap(({ name, matters }) => (matters ? (tools.get(name) ?? []) : []));
  const debHashes = await Promise.all([...debs.values()].map((path) => sha256File(path)));
  const key = sha256(JSON.stringify([MANIFEST_FORMAT, recipe.id, recipeHash, builtWith, debHashes]));

  const cached = await lookUp(root, key);
  if (cached.kind === 'hit' && !force) return { entry: cached.entry, folder: cached.folder, isNew: false };
  const why = force
    ? 'asked for'
    : cached.kind === 'damaged'
      ? `the cache is damaged: ${cached.reason}`
      : 'not in the cache yet';
  progress.say(`guests: ${recipe.title} is built (${why}); this takes ${recipe.cost}`);
  const result = await build(recipe, { ...options, tools, debs, recipeHash, key, builtWith });
  return { entry: result, folder: join(root, key), isNew: true };
}

interface Building extends Obtaining {
  readonly tools: Tools;
  readonly debs: ReadonlyMap<string, string>;
  readonly recipeHash: string;
  readonly key: string;
  readonly builtWith: readonly PackageVersion[];
}

async function build(recipe: Recipe, building: Building): Promise<GuestEntry> {
  const { root, progress, tools, debs } = building;
  const folder = await workFolder(root);
  try {
    const free = await statfs(folder);
    if (free.bavail * free.bsize < recipe.diskBytes) {
      const gigabytes = (recipe.diskBytes / 1e9).toFixed(1);
      throw new Error(
        `${recipe.title} needs ${gigabytes} GB of free disk in ${root} (TRAP_GUEST_CACHE names another folder)`,
      );
    }
    const work = join(folder, 'work');
    const out = join(folder, 'out');
    await Promise.all([mkdir(work), mkdir(out)]);
    const result = await recipe.build({ work, out, progress, tools, debs, jobs: availableParallelism() });
    return await store(root, out, { ...building, recipe, result });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function missingPackages(recipes: readonly Recipe[]): Promise<string[]> {
  const names = [...new Set(recipes.flatMap(({ tools }) => tools.map(({ name }) => name)))];
  const installed = await installedPackages(names);
  return names.filter((name) => !installed.has(name));
}

/** The manifest in a folder; undefined when there is none that can be understood. */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  try {
    return parseManifest(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
  } catch {
    return undefined;
  }
}

async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const temporary = join(folder, 'manifest.json.new');
  await writeFile(temporary, `${JSON.stringify(manifestJson(manifest), undefined, 2)}\n`);
  await rename(temporary, join(folder, 'manifest.json'));
}
