/** Readers' files in the sandbox, called with an El2 that records. Node only. */
import { existsSync, readFileSync } from 'node:fs';
import { EngineError } from '../error.ts';
import { REASON, type Outcome } from '../hypervisor/el2.ts';
import { recordedEl2, twoVms, type RecordedEl2 } from '../hypervisor/testing.ts';
import { createSandboxedHypervisor, type SandboxedHypervisor, type SandboxImage } from './hypervisor.ts';
import type { SandboxLimits } from './sandbox.ts';
import { strip } from './strip.ts';

const at = (name: string): URL => new URL(`./wasm/${name}`, import.meta.url);
/** Why the sandbox cannot run here, or an empty text. */
export const missing = existsSync(at('quickjs.wasm')) ? '' : 'the sandbox (node bin/build-sandbox.ts)';

let loaded: SandboxImage | undefined;
export const image = (): SandboxImage =>
  (loaded ??= {
    module: new WebAssembly.Module(readFileSync(at('quickjs.wasm'))),
    bundle: readFileSync(at('hypervisor.js'), 'utf8'),
    predicates: readFileSync(at('predicates.js'), 'utf8'),
  });

/** @throws EngineError sandbox.… */
export function hypervisorOf(source: string, limits: Partial<SandboxLimits> = {}): SandboxedHypervisor {
  const file = strip('reader.ts', source);
  if ('problems' in file) {
    const [first] = file.problems;
    throw new EngineError(first?.code ?? '', { ...first?.params, line: first?.line ?? 0, column: first?.column ?? 0 });
  }
  return createSandboxedHypervisor(image(), twoVms, [{ name: 'reader.ts', ...file }], limits);
}

/** A file whose handler of interrupts is `body`, on its fourth line. */
export const handling = (body: string): string => `import { HANDLERS, type Call, type Outcome } from 'hypervisor';
declare const fetch: unknown, require: unknown, WebSocket: unknown, process: unknown, globalThis: Record<string, unknown>;
export const schedule = (): Outcome => 'park';
export const interrupts = (call: Call): void => { ${body} };
`;

export interface Attempt {
  readonly outcome: Outcome | undefined;
  readonly error: EngineError | undefined;
  readonly el2: RecordedEl2;
  /** What handlers told with `msr('TOLD', …)`. */
  readonly told: bigint | undefined;
}

/** Loads a file and has its handler of interrupts called once. */
export function attempt(source: string, limits: Partial<SandboxLimits> = {}): Attempt {
  const el2 = recordedEl2();
  const told = (): bigint | undefined => el2.registers.get('TOLD');
  try {
    const outcome = hypervisorOf(source, limits).call(REASON.IRQ, el2);
    return { outcome, error: undefined, el2, told: told() };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return { outcome: undefined, error, el2, told: told() };
  }
}

/** The value of an expression inside. */
export function valueInside(expression: string): bigint | undefined {
  const { error, told } = attempt(handling(`call.el2.msr('TOLD', BigInt(${expression}))`));
  if (error !== undefined) throw error;
  return told;
}
