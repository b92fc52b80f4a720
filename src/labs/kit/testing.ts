/** What tests of labs need: the compiled core, and a lab that asks for nothing. Node only. */
import { existsSync, readFileSync } from 'node:fs';
import { strip } from '../../engine/sandbox/strip.ts';
import type { GuestFile, Lab } from './lab.ts';
import { guestFilesOf, type LabTools } from './tools.ts';

const wasm = new URL('../../engine/core/wasm/core.wasm', import.meta.url);
/** Why labs cannot run here, or an empty text. */
export const missing = existsSync(wasm) ? '' : 'the core (node bin/build-engine.ts)';

let compiled: WebAssembly.Module | undefined;
export const coreModule = (): WebAssembly.Module => (compiled ??= new WebAssembly.Module(readFileSync(wasm)));

const sandboxFile = (name: string): URL => new URL(`../../engine/sandbox/wasm/${name}`, import.meta.url);
/** Why labs with TypeScript cannot run here, or an empty text. */
export const missingSandbox = existsSync(sandboxFile('quickjs.wasm')) ? '' : 'the sandbox (node bin/build-sandbox.ts)';

let tools: LabTools | undefined;
/** What labs with TypeScript need. */
export const labTools = (): LabTools =>
  (tools ??= {
    sandbox: {
      module: new WebAssembly.Module(readFileSync(sandboxFile('quickjs.wasm'))),
      bundle: readFileSync(sandboxFile('hypervisor.js'), 'utf8'),
      predicates: readFileSync(sandboxFile('predicates.js'), 'utf8'),
    },
    strip,
    guest,
  });

const guests = new Map<GuestFile, Uint8Array>();
const guestFile = (name: GuestFile): URL => new URL(`../../../public/guests/${name}`, import.meta.url);
function guest(name: GuestFile): Uint8Array | undefined {
  if (!guests.has(name) && existsSync(guestFile(name))) guests.set(name, new Uint8Array(readFileSync(guestFile(name))));
  return guests.get(name);
}
/** Why this lab cannot run here, or an empty text. */
export const missingFor = (lab: Lab): string =>
  missing || missingSandbox || guestFilesOf(lab).some((name) => !existsSync(guestFile(name)))
    ? 'the core, the sandbox or the guests (npm start)'
    : '';

/** A lab around one source file, to be varied. */
export const plainLab = (source: string, changes: Partial<Lab> = {}): Lab => ({
  id: 'plain',
  version: 1,
  chapter: 0,
  minutes: 1,
  title: 'lab.plain.title',
  objectives: ['lab.plain.objective'],
  machine: {
    cpus: 1,
    memory: 16,
    virtualization: true,
    images: [{ file: 'a.s', origin: '0x40080000' }],
    entry: '_start',
    budget: 3000,
  },
  files: [{ path: 'a.s', language: 'a64', starter: source }],
  parameters: [],
  steps: [{ id: 'only', text: 'lab.plain.step', checkpoints: ['only'] }],
  checkpoints: [
    {
      id: 'only',
      points: 1,
      hints: ['lab.plain.hint-1', 'lab.plain.hint-2', 'lab.plain.hint-3'],
      requires: [
        {
          check: { value: { register: 'x0' }, is: 42 },
          otherwise: [{ code: 'lab.plain.no', params: { x0: { register: 'x0' } } }],
        },
      ],
    },
  ],
  solution: { 'a.s': source },
  mutants: [],
  ...changes,
});
