/** The other side of the hypervisor's HLT: gives a handler its El2 on the core that called, and keeps it to its limits. */
import type { Cores } from '../core/core.ts';
import { EngineError } from '../error.ts';
import { CoreEl2, type CoreEl2Host, type El2Operation } from './core-el2.ts';
import {
  FRAME,
  REASON,
  type ConsoleChannel,
  type DiskChannel,
  type El2,
  type HypervisorProgram,
  type Outcome,
  type Reason,
} from '../hypervisor/el2.ts';

export interface DoorEvent {
  readonly core: number;
  readonly reason: Reason;
  readonly outcome: Outcome;
  readonly operations: readonly El2Operation[];
}

/** A call that did not come to an end: what is thrown stops the machine. */
export type FailedCall = Omit<DoorEvent, 'outcome'>;

export interface DoorHost {
  readonly cores: Cores;
  console(n: number): ConsoleChannel | undefined;
  disk(n: number): DiskChannel | undefined;
  /** Cycles that the call cost, charged when the core leaves the instruction. */
  charge(cycles: number): void;
  /** Set while somebody looks; without it operations are not recorded. */
  observer: ((event: DoorEvent) => void) | undefined;
  failed?: ((call: FailedCall) => void) | undefined;
}

const REASONS: ReadonlySet<number> = new Set(Object.values(REASON));
const OUTCOMES: readonly Outcome[] = ['resume', 'park', 'panic'];
/** The same ELR and ESR so often in a row at a vector: the guest cannot make progress. */
const STUCK_AFTER = 3;
/** Operations of a call that are given the place in the source that asked for them. */
export const PLACED = 300;

interface Progress {
  readonly elr: bigint;
  readonly esr: bigint;
  readonly times: number;
}

export class El2Door {
  readonly #program: HypervisorProgram;
  readonly #host: DoorHost;
  /** Per core: ELR, ESR and how often in a row. Part of the snapshot. */
  #last: (Progress | undefined)[] = [];
  readonly #el2Host: Omit<CoreEl2Host, 'record'>;
  /** Of each core, while nobody looks. */
  readonly #quiet: CoreEl2[] = [];

  constructor(program: HypervisorProgram, host: DoorHost) {
    this.#program = program;
    this.#host = host;
    program.reset();
    this.#el2Host = {
      cores: host.cores,
      console: (n) => host.console(n),
      disk: (n) => host.disk(n),
      charge: (cycles) => host.charge(cycles),
    };
  }

  /** The board was reset: the program is as it was before anything called it. */
  reset(): void {
    this.#program.reset();
    this.#last = [];
  }

  /** Whether an HLT at `pc` is the door. */
  holds(pc: number): boolean {
    const { address, textEnd } = this.#program.image;
    return pc >= address && pc < textEnd;
  }

  /** @throws EngineError el2.… what a person must be told: the machine stops */
  call(core: number): void {
    const { cores } = this.#host;
    const reason = Number(cores.x(core, 0)) as Reason;
    const frame = Number(cores.x(core, 1));
    if (!REASONS.has(reason)) throw new EngineError('el2.reason', { reason: String(cores.x(core, 0)) });
    if (reason !== REASON.BOOT && !cores.holds(frame, FRAME.SIZE))
      throw new EngineError('el2.frame', { frame: `0x${frame.toString(16)}` });
    const operations: El2Operation[] = [];
    const outcome = this.#outcome(core, reason, frame, operations);
    cores.setX(core, 0, BigInt(OUTCOMES.indexOf(outcome)));
    this.#host.observer?.({ core, reason, outcome, operations });
  }

  #outcome(core: number, reason: Reason, frame: number, operations: El2Operation[]): Outcome {
    try {
      this.#checkProgress(core, reason);
      return this.#program.call(reason, this.#el2(core, frame, operations));
    } catch (error) {
      this.#host.failed?.({ core, reason, operations });
      throw error;
    }
  }

  #checkProgress(core: number, reason: Reason): void {
    if (reason !== REASON.SYNC && reason !== REASON.CURRENT_EL) return;
    const { cores } = this.#host;
    const elr = cores.sysreg(core, 'ELR_EL2');
    const esr = cores.sysreg(core, 'ESR_EL2');
    const last = this.#last[core];
    const times = last !== undefined && last.elr === elr && last.esr === esr && last.times > 0 ? last.times + 1 : 1;
    this.#last[core] = { elr, esr, times };
    if (reason === REASON.CURRENT_EL && times >= STUCK_AFTER)
      throw new EngineError('el2.stuck', { elr: `0x${elr.toString(16)}`, esr: `0x${esr.toString(16)}` });
  }

  #el2(core: number, frame: number, operations: El2Operation[]): El2 {
    const host = this.#host;
    if (host.observer === undefined) {
      const own = this.#quiet[core];
      if (own !== undefined) return own.begin(frame);
    }
    const record = (operation: El2Operation): void => {
      // To ask costs a look at the stack inside: of a call that never ends, the first many say enough.
      const place = operations.length < PLACED ? this.#program.place?.() : undefined;
      operations.push(place === undefined ? operation : { ...operation, place });
    };
    const el2 = new CoreEl2(core, { ...this.#el2Host, record: host.observer && record });
    if (host.observer === undefined) this.#quiet[core] = el2;
    return el2.begin(frame);
  }

  save(): unknown {
    return { program: this.#program.save(), last: structuredClone(this.#last) };
  }
  /** @throws EngineError hypervisor.bad-state {field} */
  restore(state: unknown): void {
    const { program, last } = (typeof state === 'object' && state !== null ? state : {}) as Record<string, unknown>;
    const progress = readProgress(last);
    this.#program.restore(program);
    this.#last = progress;
  }
}

const isUnsigned64 = (value: unknown): value is bigint => typeof value === 'bigint' && value >= 0n && value < 1n << 64n;

/** A core that has not come by yet has none. */
function readProgress(last: unknown): (Progress | undefined)[] {
  const refuse = (field: string): never => {
    throw new EngineError('hypervisor.bad-state', { field });
  };
  if (!Array.isArray(last) || last.length > 2) return refuse('last');
  return Array.from(last, (item: unknown, core) => {
    if (item === undefined || item === null) return undefined;
    const { elr, esr, times } = item as Record<string, unknown>;
    if (!isUnsigned64(elr) || !isUnsigned64(esr) || !Number.isSafeInteger(times)) return refuse(`last[${core}]`);
    return { elr, esr, times: Number(times) };
  });
}
