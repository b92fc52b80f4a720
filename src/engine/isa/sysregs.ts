/**
 * Every AArch64 system register of EL0 to EL2 that a Cortex-A72 without EL3 has: one row a register. From these rows come
 * the decoder's index, the core's storage, its checks and its dispatch (core/generate-sysregs.ts), and the reader's cards.
 *
 * Encodings, access and meaning: Arm ARM (DDI 0487) D13. Identification and reset values, and which RES0 bits are
 * stored: QEMU 7.2's cortex-a72 with virtualization=on (tests/conformance/sysregs).
 */
import { SYSREGS, WINDOW_END } from '../core/layout.ts';
import { DEBUG } from './sysregs/debug.ts';
import { EXCEPTION } from './sysregs/exception.ts';
import { IDENTIFICATION } from './sysregs/identification.ts';
import { IMPLEMENTATION } from './sysregs/implementation.ts';
import { PMU } from './sysregs/pmu.ts';
import type { SystemRegister } from './sysregs/register.ts';
import { TIMER } from './sysregs/timer.ts';
import { TRANSLATION } from './sysregs/translation.ts';

export type { Access, Encoding, SystemRegister, TrapClass } from './sysregs/register.ts';
export { TRAP_CLASSES, TRAP_CONTROLS } from './sysregs/register.ts';
export { fieldsOf, type Field } from './sysregs/fields.ts';

/** The table. A row's index is what a pre-decoded MRS or MSR carries. */
export const SYSTEM_REGISTERS: readonly SystemRegister[] = [
  ...EXCEPTION,
  ...TRANSLATION,
  ...TIMER,
  ...IDENTIFICATION,
  ...PMU,
  ...DEBUG,
  ...IMPLEMENTATION,
];

/** State of a core that no register names, but that lives, and is saved, with them. */
export const HIDDEN_STATE: readonly string[] = [
  // What each counter held, and the count of instructions, when it was last brought up to date (as/counters/pmu.ts).
  'PMU_SYNCED_EXECUTED',
  'PMU_SYNCED_CYCLES',
  'PMU_LEVEL',
  'PMU_CYCLE_REST',
  // Count of the physical counter when the event streams were last looked at (as/counters/timer.ts).
  'EVENT_STREAM_SEEN',
  // Where software step stands (as/exceptions/step.ts).
  'STEP_STATE',
];

const key = (op0: number, op1: number, crn: number, crm: number, op2: number): number =>
  (op0 << 14) | (op1 << 11) | (crn << 7) | (crm << 3) | op2;

const byEncoding = new Map(SYSTEM_REGISTERS.map(({ encoding }, index) => [key(...encoding), index]));
const byName = new Map(SYSTEM_REGISTERS.map(({ name }, index) => [name.toUpperCase(), index]));

/** Index of the row with an encoding, or -1 where the A72 has no register (MRS and MSR are UNDEFINED). */
export function sysregByEncoding(op0: number, op1: number, crn: number, crm: number, op2: number): number {
  return byEncoding.get(key(op0, op1, crn, crm, op2)) ?? -1;
}

/** Index of a register by its name in any case, or -1. */
export function sysregByName(name: string): number {
  return byName.get(name) ?? byName.get(name.toUpperCase()) ?? -1;
}

const addresses = new Map<string, number>();
for (const name of [...SYSTEM_REGISTERS.filter((row) => row.stored).map((row) => row.name), ...HIDDEN_STATE]) {
  addresses.set(name, SYSREGS + 8 * addresses.size);
}
if (SYSREGS + 8 * addresses.size > WINDOW_END) throw new RangeError('system registers outgrow the window');

/** Address in the window of a stored register (u64) or of a piece of hidden state; undefined when it has no storage. */
export function sysregAddress(name: string): number | undefined {
  return addresses.get(name);
}

/** Every stored register and piece of hidden state with its address, in order. */
export function sysregAddresses(): ReadonlyMap<string, number> {
  return addresses;
}
