import { register, type SystemRegister } from './register.ts';

const vm = 'virtualMemory';
const mmu = 'special.writeMmu';
const context = 'special.writeContext';

/** Translation and memory control (Arm ARM D13.2; RES0 bits are stored, as D13.2 allows and QEMU does). */
export const TRANSLATION: readonly SystemRegister[] = [
  register('SCTLR_EL1', [3, 0, 1, 0, 0], 'rw@1', { traps: vm, reset: 0xc5_0838n, set: mmu }),
  register('ACTLR_EL1', [3, 0, 1, 0, 1], 'rw@1', { traps: 'auxiliaryControl', mask: 0n }),
  register('TTBR0_EL1', [3, 0, 2, 0, 0], 'rw@1', { traps: vm, set: context }),
  register('TTBR1_EL1', [3, 0, 2, 0, 1], 'rw@1', { traps: vm, set: context }),
  register('TCR_EL1', [3, 0, 2, 0, 2], 'rw@1', { traps: vm, set: mmu }),
  register('PAR_EL1', [3, 0, 7, 4, 0], 'rw@1'),
  register('MAIR_EL1', [3, 0, 10, 2, 0], 'rw@1', { traps: vm, set: mmu }),
  register('AMAIR_EL1', [3, 0, 10, 3, 0], 'rw@1', { traps: vm, mask: 0n }),
  register('CONTEXTIDR_EL1', [3, 0, 13, 0, 1], 'rw@1', { traps: vm, set: 'special.writeContextId' }),
  register('SCTLR_EL2', [3, 4, 1, 0, 0], 'rw@2', { set: mmu }),
  register('ACTLR_EL2', [3, 4, 1, 0, 1], 'rw@2', { mask: 0n }),
  register('HCR_EL2', [3, 4, 1, 1, 0], 'rw@2', { mask: 0x3_ffff_ffffn, set: 'special.writeHcr' }),
  register('HACR_EL2', [3, 4, 1, 1, 7], 'rw@2', { mask: 0n }),
  register('TTBR0_EL2', [3, 4, 2, 0, 0], 'rw@2', { set: mmu }),
  register('TCR_EL2', [3, 4, 2, 0, 2], 'rw@2', { set: mmu }),
  register('VTTBR_EL2', [3, 4, 2, 1, 0], 'rw@2', { set: context }),
  register('VTCR_EL2', [3, 4, 2, 1, 2], 'rw@2', { set: mmu }),
  register('MAIR_EL2', [3, 4, 10, 2, 0], 'rw@2', { set: mmu }),
  register('AMAIR_EL2', [3, 4, 10, 3, 0], 'rw@2', { mask: 0n }),
  register('HPFAR_EL2', [3, 4, 6, 0, 4], 'rw@2'),
];
