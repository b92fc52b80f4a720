import { register, type SystemRegister } from './register.ts';

const f = (name: string) => `timer.${name}`;

/** Generic timer (Arm ARM D11): counter, physical, virtual and EL2 timers. */
export const TIMER: readonly SystemRegister[] = [
  register('CNTKCTL_EL1', [3, 0, 14, 1, 0], 'rw@1', { set: f('writeEventControl') }),
  register('CNTFRQ_EL0', [3, 3, 14, 0, 0], 'r@0 w@2', { traps: 'counterFrequency', reset: 62_500_000n }),
  register('CNTPCT_EL0', [3, 3, 14, 0, 1], 'r@0', { traps: 'counterPhysical', get: f('readCntpct'), stored: false }),
  register('CNTVCT_EL0', [3, 3, 14, 0, 2], 'r@0', { traps: 'counterVirtual', get: f('readCntvct'), stored: false }),
  register('CNTP_TVAL_EL0', [3, 3, 14, 2, 0], 'rw@0', {
    traps: 'timerPhysical',
    n: 0,
    get: f('readTval'),
    set: f('writeTval'),
    stored: false,
  }),
  register('CNTP_CTL_EL0', [3, 3, 14, 2, 1], 'rw@0', {
    traps: 'timerPhysical',
    n: 0,
    mask: 3n,
    get: f('readCtl'),
    set: f('writeTimer'),
  }),
  register('CNTP_CVAL_EL0', [3, 3, 14, 2, 2], 'rw@0', { traps: 'timerPhysical', n: 0, set: f('writeTimer') }),
  register('CNTV_TVAL_EL0', [3, 3, 14, 3, 0], 'rw@0', {
    traps: 'timerVirtual',
    n: 1,
    get: f('readTval'),
    set: f('writeTval'),
    stored: false,
  }),
  register('CNTV_CTL_EL0', [3, 3, 14, 3, 1], 'rw@0', {
    traps: 'timerVirtual',
    n: 1,
    mask: 3n,
    get: f('readCtl'),
    set: f('writeTimer'),
  }),
  register('CNTV_CVAL_EL0', [3, 3, 14, 3, 2], 'rw@0', { traps: 'timerVirtual', n: 1, set: f('writeTimer') }),
  register('CNTVOFF_EL2', [3, 4, 14, 0, 3], 'rw@2', { set: f('writeTimer') }),
  register('CNTHCTL_EL2', [3, 4, 14, 1, 0], 'rw@2', { reset: 3n, set: f('writeEventControl') }),
  register('CNTHP_TVAL_EL2', [3, 4, 14, 2, 0], 'rw@2', {
    n: 2,
    get: f('readTval'),
    set: f('writeTval'),
    stored: false,
  }),
  register('CNTHP_CTL_EL2', [3, 4, 14, 2, 1], 'rw@2', { n: 2, mask: 3n, get: f('readCtl'), set: f('writeTimer') }),
  register('CNTHP_CVAL_EL2', [3, 4, 14, 2, 2], 'rw@2', { n: 2, set: f('writeTimer') }),
];
