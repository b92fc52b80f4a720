/** The event log of a run. Fields are numbers that queries can ask for by name. */
import { MOMENT } from './moment.ts';
import type { EventKind } from './query.ts';

interface Event {
  readonly kind: EventKind;
  readonly cycle: number;
  readonly fields: Readonly<Record<string, bigint>>;
}
export type LabEvent = Event;

const common = ['cycle', 'core'];
/** What a lab's cells hold (lab.ts): `cell0` is its first. */
export const CELLS = ['cell0', 'cell1', 'cell2', 'cell3'];
/** Of EL2, as an instruction finds them. */
export const FOUND = ['HCR', 'SCTLR', 'MAIR', 'TCR', 'TTBR0', 'VBAR'] as const;
/** The fields that an event of each kind has. */
export const EVENT_FIELDS: Readonly<Record<EventKind, readonly string[]>> = {
  /**
   * `vector` is the offset in the table, `place` is to × 0x1000 + vector, `target` the address of the vector, `elr` the
   * preferred return address, `x0` to `x8` the registers at that moment, of one from a lower level
   * all that moment.ts knows; esr, ec, iss and far only of synchronous ones.
   */
  exception: [
    ...common, 'from', 'to', 'vector', 'place', 'target', 'esr', 'ec', 'iss', 'far', 'hpfar', 'elr', 'spsr',
    ...MOMENT, ...CELLS,
  ], // prettier-ignore
  /** A change to a lower level: `pc` is where it goes on, `pstate` as in an SPSR; the registers are the state then, of EL2 and below. */
  return: [...common, 'from', 'to', 'pc', 'pstate', 'hcr', 'vtcr', 'vttbr', 'vbar', ...MOMENT],
  /** A byte that the UART sent, and the level of the code that sent it. */
  console: [...common, 'byte', 'el'],
  /** A byte that the hypervisor wrote to console channel `channel` of the host. */
  channel: [...common, 'byte', 'channel'],
  /** An access to a device by the instruction at `pc`: `write` is 0 or 1, `el` the level of the code, `mmu` whether SCTLR_EL2.M was set. */
  mmio: [...common, 'pc', 'el', 'write', 'address', 'size', 'value', 'mmu'],
  /** Table walks that the instruction at `pc` needed, its own fetch included: `descriptors` were read, `el` is its level. */
  walk: [...common, 'pc', 'el', 'descriptors'],
  /**
   * An instruction with a label that the checks name, as it was executed; the state is that before it. One that takes an
   * exception (HVC, a fault) is none, and of a label that is passed very often only the first times are.
   */
  at: [...common, 'pc', 'el', 'sp', ...FOUND.map((name) => name.toLowerCase()), ...MOMENT],
  /**
   * An MSR, TLBI, ISB, DSB, DMB or ERET that was executed: `word` is the instruction with Rt = 0 (define.ts has names for them),
   * `value` what its register held.
   */
  system: [...common, 'pc', 'el', 'word', 'value', ...CELLS],
  /** A call of the built-in hypervisor: REASON, EC and ESR_EL2 as it began, outcome (0 resume, 1 park, 2 panic). */
  call: [...common, 'reason', 'ec', 'esr', 'outcome', 'operations'],
  /**
   * An operation of a reader's handler on El2, at its line; 0 where that is not known. The line is for people: the name of a
   * function can make the stack say another one. `op` is 0 mrs, 1 msr, 2 read, 3 write, 4 tlbi. `address` and `size` are of
   * accesses, `value` is what was read or written.
   */
  el2: [...common, 'op', 'address', 'size', 'value', 'line'],
};

/** More than this is no lab's run any more: it ends. */
export const MAX_EVENTS = 10_000;

/** Hears of each instruction: `cycle` behind it, its core, address and level. */
export type Tracer = (cycle: number, core: number, pc: bigint, el: number) => void;
