import { register, type SystemRegister } from './register.ts';

const f = (name: string) => `pmu.${name}`;
/** Cycle counter and six event counters. */
const COUNTERS = 0x8000_003fn;
/** P, U, NSK, NSU, NSH, M, MT and 16 bits of event number are stored; NSK, NSU, M and MT have no effect without EL3. */
const EVENT_TYPE = 0xfe00_ffffn;

const counters: SystemRegister[] = [];
const types: SystemRegister[] = [];
for (let n = 0; n < 6; n++) {
  counters.push(
    register(`PMEVCNTR${n}_EL0`, [3, 3, 14, 8, n], 'rw@0', {
      traps: 'pmuEventCounter',
      n,
      mask: 0xffff_ffffn,
      get: f('readCounter'),
      set: f('writeCounter'),
    }),
  );
  types.push(
    register(`PMEVTYPER${n}_EL0`, [3, 3, 14, 12, n], 'rw@0', {
      traps: 'pmuUser',
      n,
      mask: EVENT_TYPE,
      get: f('readType'),
      set: f('writeType'),
    }),
  );
}

/** PMUv3 with six event counters (Arm ARM D7, D13.4). */
export const PMU: readonly SystemRegister[] = [
  register('PMINTENSET_EL1', [3, 0, 9, 14, 1], 'rw@1', {
    traps: 'pmu',
    mask: COUNTERS,
    get: f('readEnables'),
    set: f('setInterruptEnable'),
  }),
  register('PMINTENCLR_EL1', [3, 0, 9, 14, 2], 'rw@1', {
    traps: 'pmu',
    mask: COUNTERS,
    get: f('readInterruptEnables'),
    set: f('clearInterruptEnable'),
    stored: false,
  }),
  register('PMCR_EL0', [3, 3, 9, 12, 0], 'rw@0', {
    traps: 'pmuControl',
    reset: 0x4102_3000n,
    mask: 0x7fn,
    get: f('readPmcr'),
    set: f('writePmcr'),
  }),
  register('PMCNTENSET_EL0', [3, 3, 9, 12, 1], 'rw@0', {
    traps: 'pmuUser',
    mask: COUNTERS,
    get: f('readEnables'),
    set: f('setEnable'),
  }),
  register('PMCNTENCLR_EL0', [3, 3, 9, 12, 2], 'rw@0', {
    traps: 'pmuUser',
    mask: COUNTERS,
    get: f('readCounterEnables'),
    set: f('clearEnable'),
    stored: false,
  }),
  register('PMOVSCLR_EL0', [3, 3, 9, 12, 3], 'rw@0', {
    traps: 'pmuUser',
    mask: COUNTERS,
    get: f('readOverflow'),
    set: f('clearOverflow'),
    stored: false,
  }),
  register('PMSWINC_EL0', [3, 3, 9, 12, 4], 'w@0', {
    traps: 'pmuIncrement',
    mask: 0x3fn,
    set: f('increment'),
    stored: false,
  }),
  register('PMSELR_EL0', [3, 3, 9, 12, 5], 'rw@0', { traps: 'pmuSelect', mask: 0x1fn }),
  register('PMCEID0_EL0', [3, 3, 9, 12, 6], 'r@0', { traps: 'pmuUser', reset: 0x2_0101n }),
  register('PMCEID1_EL0', [3, 3, 9, 12, 7], 'r@0', { traps: 'pmuUser' }),
  register('PMCCNTR_EL0', [3, 3, 9, 13, 0], 'rw@0', {
    traps: 'pmuCycleCounter',
    n: 31,
    get: f('readCounter'),
    set: f('writeCounter'),
  }),
  register('PMXEVTYPER_EL0', [3, 3, 9, 13, 1], 'rw@0', {
    traps: 'pmuUser',
    mask: EVENT_TYPE,
    get: f('readSelectedType'),
    set: f('writeSelectedType'),
    stored: false,
  }),
  register('PMXEVCNTR_EL0', [3, 3, 9, 13, 2], 'rw@0', {
    traps: 'pmuEventCounter',
    mask: 0xffff_ffffn,
    get: f('readSelectedCounter'),
    set: f('writeSelectedCounter'),
    stored: false,
  }),
  register('PMUSERENR_EL0', [3, 3, 9, 14, 0], 'r@0 w@1', { traps: 'pmu', mask: 0xfn }),
  register('PMOVSSET_EL0', [3, 3, 9, 14, 3], 'rw@0', {
    traps: 'pmuUser',
    mask: COUNTERS,
    get: f('readEnables'),
    set: f('setOverflow'),
  }),
  ...counters,
  ...types,
  register('PMCCFILTR_EL0', [3, 3, 14, 15, 7], 'rw@0', {
    traps: 'pmuUser',
    n: 31,
    mask: 0xfc00_0000n,
    set: f('writeType'),
  }),
];
