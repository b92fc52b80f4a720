/**
 * The registers of EL1 and EL0 that a guest owns, beside those of the frame: they move between the core and `state` when
 * VCpus take turns, so that nothing of one guest is left for the next. Whatever EL1 can write and read back is in a list
 * here, or in the frame (frame.ts), or is trapped; context.test.ts asks the table of all system registers.
 */
import { GICH } from '../board.ts';
import type { El2 } from '../el2.ts';

const numbered = (count: number, name: (n: number) => string): string[] =>
  Array.from({ length: count }, (_, n) => name(n));

/** In the order in which they are loaded: timers last, compare value before control. */
export const EL1_REGISTERS = [
  'SCTLR_EL1', 'ACTLR_EL1', 'CPACR_EL1', 'TTBR0_EL1', 'TTBR1_EL1', 'TCR_EL1', 'MAIR_EL1', 'AMAIR_EL1', 'ESR_EL1',
  'AFSR0_EL1', 'AFSR1_EL1', 'FAR_EL1', 'VBAR_EL1', 'CONTEXTIDR_EL1', 'TPIDR_EL0', 'TPIDRRO_EL0', 'TPIDR_EL1', 'SP_EL1',
  'ELR_EL1', 'SPSR_EL1', 'PAR_EL1', 'CNTKCTL_EL1', 'CSSELR_EL1', 'CNTV_CVAL_EL0', 'CNTP_CVAL_EL0', 'CNTV_CTL_EL0',
  'CNTP_CTL_EL0',
] as const; // prettier-ignore

/** Debug (Arm ARM D2, D13.3); the claim tags, the OS lock and the status of the channel are moved by themselves. */
const DEBUG = [
  ...numbered(6, (n) => `DBGBVR${n}_EL1`),
  ...numbered(6, (n) => `DBGBCR${n}_EL1`),
  ...numbered(4, (n) => `DBGWVR${n}_EL1`),
  ...numbered(4, (n) => `DBGWCR${n}_EL1`),
  'OSDTRRX_EL1',
  'OSDTRTX_EL1',
  'OSECCR_EL1',
  'MDCCINT_EL1',
  'OSDLR_EL1',
  'DBGPRCR_EL1',
] as const;

/** Performance monitors (D7, D13.4); what has a register to set and one to clear is moved by itself. */
const MONITORS = [
  ...numbered(6, (n) => `PMEVTYPER${n}_EL0`),
  ...numbered(6, (n) => `PMEVCNTR${n}_EL0`),
  'PMCCFILTR_EL0',
  'PMCCNTR_EL0',
  'PMSELR_EL0',
  'PMUSERENR_EL0',
] as const;

/** Bits that one register sets and another clears. */
const SETS = [
  ['PMOVSSET_EL0', 'PMOVSCLR_EL0'],
  ['PMINTENSET_EL1', 'PMINTENCLR_EL1'],
  ['PMCNTENSET_EL0', 'PMCNTENCLR_EL0'],
] as const;
const ALL_COUNTERS = 0x8000_003fn;

/** Every register of which `saveContext` keeps a value. */
export const CONTEXT: readonly string[] = [
  ...EL1_REGISTERS,
  ...DEBUG,
  ...MONITORS,
  ...SETS.map(([set]) => set),
  'PMCR_EL0',
  'MDSCR_EL1',
  'MDCCSR_EL0',
  'DBGCLAIMCLR_EL1',
  'OSLSR_EL1',
];

/** SCTLR_EL1 out of reset: RES1 bits, MMU and caches off (D13.2.118); the OS lock is on (D13.3.25). */
const RESET: Readonly<Record<string, bigint>> = { SCTLR_EL1: 0x30d0_0800n, OSLSR_EL1: 2n };
const OS_LOCKED = 2n;
/** MDSCR_EL1.RXfull and TXfull: while the OS lock is on, what is written there becomes the channel's status (D13.3.20). */
const CHANNEL_STATUS = 3n << 29n;

export function saveContext(el2: El2): Record<string, bigint> {
  return Object.fromEntries(CONTEXT.map((name) => [name, el2.mrs(name)]));
}

/** Loads what `saveContext` gave, or the values of a core out of reset. */
export function loadContext(el2: El2, values: Readonly<Record<string, bigint>> = RESET): void {
  const value = (name: string): bigint => values[name] ?? 0n;
  const load = (name: string): void => el2.msr(name, value(name));
  el2.msr('OSLAR_EL1', 1n);
  el2.msr('PMCR_EL0', 0n);
  for (const [, clear] of SETS) el2.msr(clear, ALL_COUNTERS);
  DEBUG.forEach(load);
  MONITORS.forEach(load);
  for (const [set] of SETS) load(set);
  // Without P and C, which would reset the counters that have just been loaded.
  el2.msr('PMCR_EL0', value('PMCR_EL0') & ~6n);
  el2.msr('DBGCLAIMCLR_EL1', 0xffn);
  el2.msr('DBGCLAIMSET_EL1', value('DBGCLAIMCLR_EL1'));
  el2.msr('MDSCR_EL1', (value('MDSCR_EL1') & ~CHANNEL_STATUS) | (value('MDCCSR_EL0') & CHANNEL_STATUS));
  el2.msr('OSLAR_EL1', (value('OSLSR_EL1') & OS_LOCKED) >> 1n);
  EL1_REGISTERS.forEach(load);
}

/** Nobody is on the core: its timers, monitors and virtual interface are quiet. */
export function quiet(el2: El2): void {
  el2.msr('CNTV_CTL_EL0', 0n);
  el2.msr('CNTP_CTL_EL0', 0n);
  for (const [, clear] of SETS) el2.msr(clear, ALL_COUNTERS);
  el2.write(GICH.start, 4, 0n);
}
