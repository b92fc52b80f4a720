/** The built-in hypervisor with a reader's handlers, in the sandbox: the machine runs it as it runs the native one. */
import { EngineError } from '../error.ts';
import { planSystem } from '../hypervisor/memory/configuration.ts';
import type { El2, Outcome, Reason } from '../hypervisor/el2.ts';
import {
  loaded,
  type Handlers,
  type Hypervisor,
  type HypervisorState,
  type SystemDescription,
  type SystemPlan,
} from '../hypervisor/index.ts';
import { PART_IDS, type PartId } from '../hypervisor/parts.ts';
import type { Place } from './faults.ts';
import { AT, POWERS } from './mailbox.ts';
import { Sandbox, type SandboxFile, type SandboxLimits, type SandboxOptions } from './sandbox.ts';

/** What bin/build-sandbox.ts made. */
export interface SandboxImage {
  /** quickjs.wasm, compiled. */
  readonly module: WebAssembly.Module;
  /** hypervisor.js. */
  readonly bundle: string;
  /** predicates.js: for what labs' authors write (labs/kit/predicate.ts). */
  readonly predicates: string;
}

export interface SandboxedHypervisor extends Hypervisor {
  /** Where the reader's code stands that asks for an El2 operation now; undefined: in the hypervisor's own code. */
  place(): Place | undefined;
  /** The parts whose code, the reader's, was called in the last call: also in one that failed. */
  readonly own: readonly PartId[];
  /** Power and number of starts of each VM, as the last call left them: `state` is a long text, these are at hand. */
  readonly powers: readonly Pick<HypervisorState['vms'][number], 'power' | 'starts'>[];
  /** In how many calls the reader's code of each part was called. */
  readonly calls: Readonly<Partial<Record<PartId, number>>>;
}

export interface ReaderOptions extends Partial<SandboxLimits> {
  /** A reader's vectors.s. */
  readonly vectors?: string | undefined;
  /** The handlers that files may replace; all by default. */
  readonly names?: readonly (keyof Handlers)[] | undefined;
  /** Built-in handlers that the files cannot call: those of the part that a lab has them write. */
  readonly withheld?: readonly (keyof Handlers)[] | undefined;
}

const OUTCOMES: readonly Outcome[] = ['resume', 'park', 'panic'];

/** The plan as text: of images only their size matters to the handlers. */
const planText = (plan: SystemPlan): string =>
  JSON.stringify(plan, (_, value: unknown) => (value instanceof Uint8Array ? { length: value.length } : value));

const libraryOf = (bundle: string): SandboxOptions['library'] => ({ name: 'hypervisor', code: bundle });

/** Evaluates the bundle, which takes longer than what a reader's files do: every hypervisor after it begins behind that. */
export const prepareSandbox = ({ module, bundle }: SandboxImage): void => Sandbox.prepare(module, libraryOf(bundle));

/**
 * @param files the reader's, types stripped; each exports handlers by their names. None: the built-in ones.
 * @throws EngineError sandbox.… with file, line and column; hypervisor.… when the description does not fit together
 */
export function createSandboxedHypervisor(
  { module, bundle }: SandboxImage,
  description: SystemDescription,
  files: readonly SandboxFile[],
  { vectors, names, withheld = [], ...limits }: ReaderOptions = {},
): SandboxedHypervisor {
  const plan = planSystem(description);
  const main = [
    `import { start } from 'hypervisor';`,
    ...files.map(({ name }, n) => `import * as file${n} from ${JSON.stringify(name)};`),
    `start(${planText(plan)}, [${files.map(({ name }, n) => `[${JSON.stringify(name)}, file${n}]`).join(', ')}], ${JSON.stringify(names)});`,
  ].join('\n');
  const library = libraryOf(bundle);
  const prepare =
    withheld.length === 0 && names === undefined
      ? undefined
      : `import { withhold } from 'hypervisor';\nwithhold(${JSON.stringify(withheld)}, ${names !== undefined});`;
  const sandbox = new Sandbox({ module, library, files, prepare, main, limits });
  /** What code inside says of itself, until something changes it: views ask for it many times. */
  let told: Told | undefined;
  const tell = (): Told => (told ??= JSON.parse(sandbox.stateText(), revive) as Told);
  return {
    ...loaded(plan, description.memory, vectors),
    get state() {
      return tell().state;
    },
    get calls() {
      const { calls } = tell();
      return Object.fromEntries(PART_IDS.map((part, n) => [part, calls[n] ?? 0]));
    },
    get own() {
      const bits = sandbox.mailbox.view.getUint32(AT.OWN, true);
      return PART_IDS.filter((_, n) => ((bits >>> n) & 1) === 1);
    },
    get powers() {
      const { view } = sandbox.mailbox;
      return plan.vms.map((_, n) => ({
        power: POWERS[view.getUint16(AT.POWER + 4 * n, true)] ?? 'off',
        starts: view.getUint16(AT.POWER + 4 * n + 2, true),
      }));
    },
    current(core) {
      const { view } = sandbox.mailbox;
      const vm = view.getUint16(AT.CURRENT + 4 * core, true) - 1;
      return vm < 0 ? undefined : { vm, vcpu: view.getUint16(AT.CURRENT + 4 * core + 2, true) };
    },
    call(reason: Reason, el2: El2): Outcome {
      told = undefined;
      const { view } = sandbox.mailbox;
      view.setFloat64(AT.OP, reason, true);
      view.setFloat64(AT.A, el2.core, true);
      view.setFloat64(AT.B, el2.frame, true);
      sandbox.enter(el2);
      const outcome = OUTCOMES[sandbox.mailbox.view.getFloat64(AT.STATUS, true)];
      if (outcome === undefined) throw new EngineError('sandbox.outcome');
      return outcome;
    },
    reset() {
      told = undefined;
      sandbox.reset();
    },
    save: () => sandbox.save(),
    restore(saved) {
      told = undefined;
      sandbox.restore(saved);
    },
    // Always by the stack: code of a reader's can be called from the hypervisor's own, by what it has put into its objects.
    place: () => sandbox.where(),
  };
}

interface Told {
  readonly state: HypervisorState;
  /** By the number of the part. */
  readonly calls: readonly number[];
}

/** Integers of any size travel as `{"n":"…"}`. */
function revive(_: string, value: unknown): unknown {
  if (
    typeof value === 'object' &&
    value !== null &&
    'n' in value &&
    typeof value.n === 'string' &&
    Object.keys(value).length === 1
  )
    return BigInt(value.n);
  return value;
}
