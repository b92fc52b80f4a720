import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sourceLines, type Source } from '../lib/source-lines.ts';
import type { BuildContext, BuildResult, Recipe } from '../lib/recipe.ts';
import { run } from '../lib/run.ts';
import { linux } from '../linux/recipe.ts';
import { functionSymbols } from '../linux/symbols.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Everything that make reads, by name. */
const SOURCES = ['include', 'lib', 'kernel', 'user']
  .flatMap((folder) =>
    readdirSync(here(folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((path) => /\.([chS]|lds)$/.test(path));

const ENVIRONMENT = {
  CROSS_COMPILE: 'aarch64-linux-gnu-',
  LC_ALL: 'C',
  // Somebody's own options must not reach the image.
  MAKEFLAGS: '',
};

/** A small multitasking kernel with programs, of our own, that behaves as NimbOS does for its user and for its machine. */
export const nimbos: Recipe = {
  id: 'nimbos',
  title: 'NimbOS-compatible guest',
  cost: 'seconds',
  inputs: [...SOURCES, 'Makefile', 'recipe.ts', '../linux/symbols.ts', '../lib/source-lines.ts'].map(here),
  // The toolchain that builds Linux.
  tools: linux.tools.filter(({ name }) => /^(gcc|binutils|make)/.test(name)),
  guestPackages: [],
  outputs: ['nimbos.bin', 'nimbos.symbols', 'nimbos.lines'],
  diskBytes: 20e6,
  build,
};

async function build({ work, out, progress, jobs }: BuildContext): Promise<BuildResult> {
  const step = progress.step('building nimbos.bin', 'the other guest: a small kernel with its programs');
  await make(work, jobs);
  await copyFile(join(work, 'nimbos.bin'), join(out, 'nimbos.bin'));
  const names = await run('aarch64-linux-gnu-nm', ['-n', join(work, 'nimbos.elf')]);
  await writeFile(join(out, 'nimbos.symbols'), functionSymbols(names));
  const decoded = await run('aarch64-linux-gnu-objdump', ['--dwarf=decodedline', join(work, 'nimbos.elf')]);
  await writeFile(join(out, 'nimbos.lines'), sourceLines(decoded, await kernelSources()));
  step.end();
  // No library is linked in, so nobody else's code is inside.
  const provenance = { madeFrom: [], licences: ['MIT'], sources: ["guests/nimbos, in this project's own sources"] };
  // Below the first line of dashes LICENSE speaks of other things than this guest.
  const [licence = ''] = (await readFile(here('../../LICENSE'), 'utf8')).split(/^-{40,}$/m);
  return {
    outputs: [
      { name: 'nimbos.bin', description: 'NimbOS-compatible guest, to be loaded at 0x40080000', ...provenance },
      { name: 'nimbos.symbols', description: 'addresses and names of its functions', ...provenance },
      { name: 'nimbos.lines', description: 'its kernel’s sources, and the line of each instruction', ...provenance },
    ],
    notices: [{ name: 'nimbos-MIT.txt', text: new TextEncoder().encode(`${licence.trimEnd()}\n`) }],
  };
}

/** What the kernel is compiled from, by the names without folders; the programs have line tables of their own, which nobody keeps. */
async function kernelSources(): Promise<ReadonlyMap<string, Source>> {
  const paths = SOURCES.filter((path) => /\.[chS]$/.test(path) && !path.startsWith('user'));
  return new Map(
    await Promise.all(
      paths.map(async (path) => [basename(path), { name: path, text: await readFile(here(path), 'utf8') }] as const),
    ),
  );
}

/**
 * Leaves nimbos.bin and nimbos.elf in `folder`.
 * @param programs folder with the programs, if not user/
 * @throws CommandError
 */
export async function make(folder: string, jobs: number, programs = 'user'): Promise<void> {
  const settings = [`O=${folder}`, `PROGRAMS=${programs}`];
  await run('make', [`-j${jobs}`, ...settings], { cwd: here('.'), env: ENVIRONMENT });
}
