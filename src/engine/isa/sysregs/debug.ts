import { register, type SystemRegister } from './register.ts';

const f = (name: string) => `debug.${name}`;
const changed = f('writeDebug');

const comparators: SystemRegister[] = [];
for (let n = 0; n < 6; n++) {
  comparators.push(
    register(`DBGBVR${n}_EL1`, [2, 0, 0, n, 4], 'rw@1', { traps: 'debug', n, set: changed }),
    register(`DBGBCR${n}_EL1`, [2, 0, 0, n, 5], 'rw@1', { traps: 'debug', n, set: changed }),
  );
}
for (let n = 0; n < 4; n++) {
  comparators.push(
    register(`DBGWVR${n}_EL1`, [2, 0, 0, n, 6], 'rw@1', {
      traps: 'debug',
      n,
      mask: 0xffff_ffff_ffff_fffcn,
      set: changed,
    }),
    register(`DBGWCR${n}_EL1`, [2, 0, 0, n, 7], 'rw@1', { traps: 'debug', n, set: changed }),
  );
}

/** Self-hosted debug with six breakpoints (two of them context-aware) and four watchpoints (Arm ARM D2, D13.3). */
export const DEBUG: readonly SystemRegister[] = [
  register('OSDTRRX_EL1', [2, 0, 0, 0, 2], 'rw@1', { traps: 'debug', mask: 0xffff_ffffn }),
  register('MDCCINT_EL1', [2, 0, 0, 2, 0], 'rw@1', { traps: 'debug', mask: 0n }),
  register('MDSCR_EL1', [2, 0, 0, 2, 2], 'rw@1', { traps: 'debug', get: f('readMdscr'), set: f('writeMdscr') }),
  register('OSDTRTX_EL1', [2, 0, 0, 3, 2], 'rw@1', { traps: 'debug', mask: 0xffff_ffffn }),
  register('OSECCR_EL1', [2, 0, 0, 6, 2], 'rw@1', { traps: 'debug', mask: 0n }),
  ...comparators,
  register('MDRAR_EL1', [2, 0, 1, 0, 0], 'r@1', { traps: 'debugRom' }),
  register('OSLAR_EL1', [2, 0, 1, 0, 4], 'w@1', {
    traps: 'debugOsLock',
    mask: 1n,
    set: f('writeOslar'),
    stored: false,
  }),
  register('OSLSR_EL1', [2, 0, 1, 1, 4], 'r@1', { traps: 'debugOsLock', reset: 0xan }),
  register('OSDLR_EL1', [2, 0, 1, 3, 4], 'rw@1', { traps: 'debugOsLock', mask: 1n, set: changed }),
  register('DBGPRCR_EL1', [2, 0, 1, 4, 4], 'rw@1', { traps: 'debugOsLock', mask: 1n, set: changed }),
  register('DBGCLAIMSET_EL1', [2, 0, 7, 8, 6], 'rw@1', {
    traps: 'debug',
    mask: 0xffn,
    get: f('readClaimSet'),
    set: f('writeClaimSet'),
    stored: false,
  }),
  register('DBGCLAIMCLR_EL1', [2, 0, 7, 9, 6], 'rw@1', { traps: 'debug', mask: 0xffn, set: f('writeClaimClear') }),
  // Non-secure debug is implemented; no external debugger ever enables it.
  register('DBGAUTHSTATUS_EL1', [2, 0, 7, 14, 6], 'r@1', { traps: 'debug', reset: 0xan }),
  register('MDCCSR_EL0', [2, 3, 0, 1, 0], 'r@0', { traps: 'debugComms' }),
  register('DBGDTR_EL0', [2, 3, 0, 4, 0], 'rw@0', {
    traps: 'debugComms',
    get: f('readDtr'),
    set: f('writeDtr'),
    stored: false,
  }),
  register('DBGDTRRX_EL0', [2, 3, 0, 5, 0], 'rw@0', {
    traps: 'debugComms',
    mask: 0xffff_ffffn,
    get: f('readDtrRx'),
    set: f('writeDtrTx'),
    stored: false,
  }),
  register('DBGVCR32_EL2', [2, 4, 0, 7, 0], 'rw@2', { traps: 'debug', mask: 0n }),
  register('MDCR_EL2', [3, 4, 1, 1, 1], 'rw@2', { reset: 6n, mask: 0xfffn, set: f('writeMdcr') }),
];
