import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gatherLabs } from './gather/gather.ts';
import { writeNotices } from './notices.ts';
import { ticking } from './ticking.ts';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const dist = join(root, 'dist');

/** The path that the site will be hosted below; begins and ends with a slash. */
export const siteBase = (): string => `/${process.env['SITE_BASE'] ?? ''}/`.replaceAll(/\/+/g, '/');

/** Makes generated/ in src/labs and src/exercises out of the folders there. */
export const gather = async (): Promise<void> => void (await gatherLabs(join(root, 'src', 'labs')));

/** Builds the engine; without its build script there is none, and the site says so. */
export async function buildEngine(): Promise<void> {
  await gather();
  const script = join(root, 'bin', 'build-engine.ts');
  if (!existsSync(script)) return say('engine: not part of this checkout yet; the machine page says so');
  await run('engine', process.execPath, [script]);
  await run('sandbox', process.execPath, [join(root, 'bin', 'build-sandbox.ts')]);
}

/**
 * Builds the guests that are missing. A system that cannot build them still gets a site: the reason is printed here and
 * the machine page says what is missing.
 */
export async function buildGuests(): Promise<void> {
  try {
    const { buildGuests: build } = await import('../guests/build-guests.ts');
    const outcome = await build({ destination: join(root, 'public', 'guests') });
    if (outcome.kind === 'unavailable') say(`guests: ${outcome.message}\nThe site starts without them.`);
    else say(`guests: ${outcome.built.length > 0 ? `built ${outcome.built.join(', ')}` : 'up to date'}`);
  } catch (error) {
    say(`guests: ${error instanceof Error ? error.message : String(error)}\nThe site starts without them.`);
  }
}

/** Builds dist/, unless it is already what these sources make. Returns whether anything was done. */
export async function buildSite(force = false): Promise<boolean> {
  await gather();
  const hash = await hashSources();
  const stamp = join(root, 'build', 'site-hash');
  const last = await readFile(stamp, 'utf8').catch(() => '');
  if (!force && last === hash && existsSync(join(dist, 'index.html'))) {
    say('site: up to date');
    return false;
  }
  await run('site', process.execPath, [join(root, 'node_modules', 'astro', 'bin', 'astro.mjs'), 'build']);
  await writeNotices(root, join(dist, 'licences'));
  await mkdir(join(stamp, '..'), { recursive: true });
  await writeFile(stamp, hash);
  return true;
}

/** Everything that decides what dist/ contains, the guests and the engine included. */
async function hashSources(): Promise<string> {
  const hash = createHash('sha256')
    .update(siteBase())
    .update(process.env['SITE_URL'] ?? '');
  const files = ['package-lock.json', 'astro.config.mjs', 'svelte.config.js', 'tsconfig.json', 'LICENSE'];
  for (const folder of ['src', 'public']) {
    const found = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    files.push(
      ...found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(root.length)),
    );
  }
  for (const file of files.sort()) {
    if (file.endsWith('.test.ts')) continue;
    hash.update(`${file}\0`).update(await readFile(join(root, file)));
  }
  return hash.digest('hex');
}

const say = (text: string): void => console.log(text);

/** Runs one step with its elapsed time on show; its own output is kept back and shown when it fails. */
async function run(name: string, command: string, args: readonly string[]): Promise<void> {
  const step = ticking(`${name}: building`);
  const PATH = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`;
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, PATH, NO_COLOR: '1', FORCE_COLOR: undefined },
  });
  let output = '';
  const hear = (chunk: Buffer): void => {
    output += chunk.toString();
    step.detail(output.trimEnd().split('\n').at(-1) ?? '');
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const code = await new Promise<number>((resolve) => {
    child.on('error', (error) => {
      output += error.message;
      resolve(127);
    });
    child.on('close', (exit) => resolve(exit ?? 1));
  });
  step.end(code === 0 ? 'built' : 'failed');
  if (code !== 0) throw new Error(`${output}\n${name}: failed with exit code ${code}`);
}
