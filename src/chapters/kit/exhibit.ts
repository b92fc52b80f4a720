/**
 * What a chapter shows of the machine, run when the site is built: in Node, never in a page. A chapter takes its numbers
 * and figures from here, so that no text can say what the machine does not do.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Built } from '../../labs/kit/build.ts';
import type { LabEvent } from '../../labs/kit/events.ts';
import type { GuestFile, Lab, LabMachine } from '../../labs/kit/lab.ts';
import { finished } from '../../labs/kit/in-pieces.ts';
import type { Observation } from '../../labs/kit/observe.ts';
import { observingAny } from '../../labs/kit/observe-whole.ts';
import { mutantFiles, parametersOf, solutionFiles, starterFiles } from '../../labs/kit/parameters.ts';
import { labs } from '../../labs/index.ts';

export interface Exhibit {
  readonly built: Built;
  readonly run: Observation;
}

// The bundler moves modules, so the path goes from where `astro build` and the tests are started.
const WASM = join('src', 'engine', 'core', 'wasm', 'core.wasm');
export const missing = existsSync(WASM) ? '' : 'the core (node bin/build-engine.ts)';

let compiled: WebAssembly.Module | undefined;
/** @throws Error when the engine is not built */
export function coreModule(): WebAssembly.Module {
  if (!existsSync(WASM)) throw new Error(`chapters show what the machine does, and it is missing: ${WASM}`);
  return (compiled ??= new WebAssembly.Module(readFileSync(WASM)));
}

/** A guest system, or nothing where none was built: a site can do without them. */
export function guest(name: GuestFile): Uint8Array | undefined {
  const path = join('public', 'guests', name);
  return existsSync(path) ? new Uint8Array(readFileSync(path)) : undefined;
}

const MACHINE: LabMachine = {
  cpus: 1,
  memory: 64,
  virtualization: true,
  images: [{ file: 'program.s', origin: '0x40080000' }],
  entry: '_start',
  budget: 4000,
};

/** A lab around one program, so that everything that a lab can be asked can be asked of it. */
export const programLab = (source: string, machine: Partial<LabMachine> = {}): Lab => ({
  id: 'exhibit',
  version: 1,
  chapter: 0,
  minutes: 1,
  title: '',
  objectives: [],
  machine: { ...MACHINE, ...machine },
  files: [{ path: 'program.s', language: 'a64', starter: source }],
  parameters: [],
  steps: [],
  checkpoints: [],
  solution: {},
  mutants: [],
});

/** @throws Error with the assembler's complaints */
export function builtOf(lab: Lab, files: Readonly<Record<string, string>>, seed = 0): Built {
  const built = build(lab, files, seed, { guest });
  if (!('config' in built))
    throw new Error(
      `${lab.id}: ${built.map((p) => `${p.file}:${p.line} ${p.code} ${JSON.stringify(p.params)}`).join('; ')}`,
    );
  return built;
}

function exhibit(lab: Lab, files: Readonly<Record<string, string>>, seed = 0): Exhibit {
  const built = builtOf(lab, files, seed);
  return { built, run: finished(observingAny(coreModule(), lab, built, parametersOf(lab, seed))) };
}

/** The lab of an id. @throws Error when there is none */
export function labOf(id: string): Lab {
  const lab = labs.find((one) => one.id === id);
  if (lab === undefined) throw new Error(`there is no lab ${id}`);
  return lab;
}

const known = new Map<string, Exhibit>();
function once(key: string, make: () => Exhibit): Exhibit {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

/** A program of our own, run to its end. */
export const program = (source: string, machine: Partial<LabMachine> = {}): Exhibit =>
  once(source + JSON.stringify(machine), () => exhibit(programLab(source, machine), {}));
/** A lab's solution, its starter, or a wrong answer of it. */
export const solution = (id: string): Exhibit =>
  once(`${id} solution`, () => exhibit(labOf(id), solutionFiles(labOf(id), 0)));
/** The solution with another seed than 0. */
export const seeded = (id: string, seed: number): Exhibit =>
  once(`${id} solution ${seed}`, () => exhibit(labOf(id), solutionFiles(labOf(id), seed), seed));
export const starter = (id: string): Exhibit =>
  once(`${id} starter`, () => exhibit(labOf(id), starterFiles(labOf(id), 0)));
export function mutant(id: string, name: string): Exhibit {
  const lab = labOf(id);
  if (!lab.mutants.some((one) => one.name === name)) throw new Error(`the lab ${id} has no mutant ${name}`);
  return once(`${id} ${name}`, () => exhibit(lab, mutantFiles(lab, name, 0)));
}

/** The n-th event of a kind that fits. @throws Error when there is none */
export function event(
  { run }: Exhibit,
  kind: LabEvent['kind'],
  where: Readonly<Record<string, number | bigint>> = {},
  n = 0,
): Readonly<Record<string, bigint>> {
  const fits = run.events.filter(
    (one) => one.kind === kind && Object.entries(where).every(([field, value]) => one.fields[field] === BigInt(value)),
  );
  const found = fits[n];
  if (found === undefined)
    throw new Error(`no ${kind} ${JSON.stringify(where, (_, v: unknown) => String(v))} happened`);
  return found.fields;
}

/** @throws Error when the event has no such field */
export function field(fields: Readonly<Record<string, bigint>>, name: string): bigint {
  const value = fields[name];
  if (value === undefined) throw new Error(`the event has no ${name}`);
  return value;
}

/** @throws Error when the program has no such symbol */
export function symbol({ built }: Exhibit, name: string): bigint {
  const value = built.symbols.get(name);
  if (value === undefined) throw new Error(`the program has no symbol ${name}`);
  return value;
}
