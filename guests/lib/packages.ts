import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256File } from './hash.ts';
import type { Progress } from './progress.ts';
import type { GuestPackage, PackageVersion } from './recipe.ts';
import { run } from './run.ts';

/** The Debian release whose packages the recipes are written for. */
export const DEBIAN_RELEASE = '12';

/** Whether an os-release file (os-release(5)) is that of the Debian release that the recipes are written for. */
export function isDebian(osRelease: string): boolean {
  const field = (name: string): string | undefined => new RegExp(`^${name}=["']?([^"'\n]*)`, 'm').exec(osRelease)?.[1];
  return field('ID') === 'debian' && field('VERSION_ID') === DEBIAN_RELEASE;
}

/** Whether this system can build guests at all, by its os-release file. */
export async function onDebian(osRelease = '/etc/os-release'): Promise<boolean> {
  return isDebian(await readFile(osRelease, 'utf8').catch(() => ''));
}

/** Versions of those of `names` that are installed. */
export async function installedPackages(names: readonly string[]): Promise<Map<string, PackageVersion>> {
  const format = '${Package}\\t${Version}\\t${Architecture}\\t${db:Status-Status}\\n';
  // dpkg-query ends with 1 as soon as one name is unknown to it, so each is asked for.
  const answers = await Promise.all(
    names.map((name) => run('dpkg-query', ['-W', `-f=${format}`, name]).catch(() => '')),
  );
  const found = new Map<string, PackageVersion>();
  for (const line of answers.join('').split('\n')) {
    const [name, version, architecture, status] = line.split('\t');
    if (name !== undefined && version !== undefined && architecture !== undefined && status === 'installed') {
      found.set(name, { name, version, architecture });
    }
  }
  return found;
}

/** The command line that installs packages, as a person would type it. */
export function aptLine(names: readonly string[]): string {
  return `sudo apt-get install --no-install-recommends ${names.join(' ')}`;
}

/** Whether this process may install packages. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Installs packages with apt. Needs root. @throws CommandError */
export async function installPackages(names: readonly string[], progress: Progress): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const update = progress.step('apt-get update', 'to know the packages of today');
  await run('apt-get', ['-q', 'update'], { env });
  update.end();
  const step = progress.step(`apt-get install ${names.join(' ')}`, 'the tools that build the guests');
  let lines = 0;
  // Every package is fetched, unpacked and set up: three lines each, dependencies not counted.
  await run('apt-get', ['-q', '-y', '--no-install-recommends', 'install', ...names], {
    env,
    onLine: (line) => {
      if (/^(Get:|Unpacking |Setting up )/.test(line)) step.update(++lines, names.length * 3, 'steps');
    },
  });
  step.end();
}

/**
 * Fetches a package of another architecture without installing it and without making that architecture known to the
 * system: apt gets a state folder of its own, so this needs no root and leaves nothing behind.
 * Kept in `store` with its hash beside it; asked for again only when missing, damaged or when `refresh` is set.
 * @returns path of the .deb file.
 * @throws CommandError when apt cannot fetch it.
 */
export async function fetchDeb(
  wanted: GuestPackage,
  store: string,
  progress: Progress,
  refresh: boolean,
): Promise<string> {
  const name = `${wanted.name}_${wanted.architecture}.deb`;
  const path = join(store, name);
  if (!refresh && (await isIntact(path))) return path;
  const step = progress.step(`fetching ${wanted.name}:${wanted.architecture} from Debian`, 'it runs inside the guest');
  await mkdir(store, { recursive: true });
  const work = await mkdtemp(join(store, '.fetch-'));
  try {
    const apt = await privateApt(work, wanted.architecture);
    await run('apt-get', [...apt, 'update'], { cwd: work });
    await run('apt-get', [...apt, 'download', wanted.name], { cwd: work });
    const deb = (await readdir(work)).find((file) => file.endsWith('.deb'));
    if (deb === undefined) throw new Error(`apt-get download ${wanted.name} left no .deb file`);
    await writeFile(`${path}.sha256`, await sha256File(join(work, deb)));
    await rename(join(work, deb), path);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  step.end();
  return path;
}

async function isIntact(path: string): Promise<boolean> {
  const expected = await readFile(`${path}.sha256`, 'utf8').catch(() => undefined);
  if (expected === undefined) return false;
  return (await sha256File(path).catch(() => '')) === expected.trim();
}

async function privateApt(folder: string, architecture: string): Promise<string[]> {
  await mkdir(join(folder, 'lists/partial'), { recursive: true });
  await mkdir(join(folder, 'cache/archives/partial'), { recursive: true });
  await writeFile(join(folder, 'status'), '');
  const settings = [
    `Dir::State=${folder}`,
    `Dir::State::lists=${join(folder, 'lists')}`,
    `Dir::State::status=${join(folder, 'status')}`,
    `Dir::Cache=${join(folder, 'cache')}`,
    `APT::Architecture=${architecture}`,
    `APT::Architectures=${architecture}`,
    'Acquire::Languages=none',
    // The folder may be closed to apt's own user.
    ...(isRoot() ? ['APT::Sandbox::User=root'] : []),
  ];
  return ['-q', ...settings.flatMap((setting) => ['-o', setting])];
}

/** What a .deb file says about itself: its own version, its source package, and what was linked into it. */
export interface DebDescription {
  readonly package: PackageVersion;
  readonly source: { readonly name: string; readonly version: string };
  readonly builtUsing: readonly { readonly name: string; readonly version: string }[];
}

/** @throws Error when a control field that every package has is missing. */
export function parseControl(control: string): DebDescription {
  const field = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'm').exec(control)?.[1]?.trim();
  const [name, version, architecture] = [field('Package'), field('Version'), field('Architecture')];
  if (name === undefined || version === undefined || architecture === undefined) {
    throw new Error('a package without name, version or architecture');
  }
  // "Source:" is left out when it equals the package's name, its version when that equals the package's.
  const source = /^(\S+)(?: \((.*)\))?$/.exec(field('Source') ?? name);
  const builtUsing = (field('Built-Using') ?? '').matchAll(/(\S+) \(= ([^)]+)\)/g);
  return {
    package: { name, version, architecture },
    source: { name: source?.[1] ?? name, version: source?.[2] ?? version },
    builtUsing: [...builtUsing].flatMap(([, n, v]) =>
      n !== undefined && v !== undefined ? [{ name: n, version: v }] : [],
    ),
  };
}

export async function describeDeb(path: string): Promise<DebDescription> {
  return parseControl(await run('dpkg-deb', ['-f', path]));
}

export async function unpackDeb(path: string, folder: string): Promise<void> {
  await run('dpkg-deb', ['-x', path, folder]);
}
