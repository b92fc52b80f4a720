import { register, type SystemRegister } from './register.ts';

const vm = 'virtualMemory';
const VBAR = 0xffff_ffff_ffff_f800n;
const special = (name: string) => `special.${name}`;

/** Exceptions, access control, process state and thread registers. */
export const EXCEPTION: readonly SystemRegister[] = [
  register('CPACR_EL1', [3, 0, 1, 0, 2], 'rw@1', { traps: 'cpacr', set: special('writeFpControl') }),
  register('SPSR_EL1', [3, 0, 4, 0, 0], 'rw@1'),
  register('ELR_EL1', [3, 0, 4, 0, 1], 'rw@1'),
  register('SP_EL0', [3, 0, 4, 1, 0], 'rw@1', { traps: 'stackPointer0' }),
  register('SPSel', [3, 0, 4, 2, 0], 'rw@1', {
    mask: 1n,
    get: special('readSpSel'),
    set: special('writeSpSel'),
    stored: false,
  }),
  register('CurrentEL', [3, 0, 4, 2, 2], 'r@1', { get: special('readCurrentEl'), stored: false }),
  register('AFSR0_EL1', [3, 0, 5, 1, 0], 'rw@1', { traps: vm, mask: 0n }),
  register('AFSR1_EL1', [3, 0, 5, 1, 1], 'rw@1', { traps: vm, mask: 0n }),
  register('ESR_EL1', [3, 0, 5, 2, 0], 'rw@1', { traps: vm }),
  register('FAR_EL1', [3, 0, 6, 0, 0], 'rw@1', { traps: vm }),
  register('VBAR_EL1', [3, 0, 12, 0, 0], 'rw@1', { mask: VBAR }),
  register('ISR_EL1', [3, 0, 12, 1, 0], 'r@1', { get: special('readIsr'), stored: false }),
  register('TPIDR_EL1', [3, 0, 13, 0, 4], 'rw@1'),
  register('NZCV', [3, 3, 4, 2, 0], 'rw@0', {
    mask: 0xf000_0000n,
    get: special('readNzcv'),
    set: special('writeNzcv'),
    stored: false,
  }),
  register('DAIF', [3, 3, 4, 2, 1], 'rw@0', {
    traps: 'daif',
    mask: 0x3c0n,
    get: special('readDaif'),
    set: special('writeDaif'),
    stored: false,
  }),
  register('FPCR', [3, 3, 4, 4, 0], 'rw@0', {
    traps: 'floatingPoint',
    mask: 0x07c0_0000n,
    get: special('readFpcr'),
    set: special('writeFpcr'),
    stored: false,
  }),
  register('FPSR', [3, 3, 4, 4, 1], 'rw@0', {
    traps: 'floatingPoint',
    mask: 0xf800_009fn,
    get: special('readFpsr'),
    set: special('writeFpsr'),
    stored: false,
  }),
  register('TPIDR_EL0', [3, 3, 13, 0, 2], 'rw@0'),
  register('TPIDRRO_EL0', [3, 3, 13, 0, 3], 'r@0 w@1'),
  register('CPTR_EL2', [3, 4, 1, 1, 2], 'rw@2', { set: special('writeFpControl') }),
  // Traps AArch32 accesses only, and there are none here; a hypervisor still writes it.
  register('HSTR_EL2', [3, 4, 1, 1, 3], 'rw@2'),
  register('DACR32_EL2', [3, 4, 3, 0, 0], 'rw@2'),
  register('SPSR_EL2', [3, 4, 4, 0, 0], 'rw@2'),
  register('ELR_EL2', [3, 4, 4, 0, 1], 'rw@2'),
  register('SP_EL1', [3, 4, 4, 1, 0], 'rw@2'),
  register('SPSR_irq', [3, 4, 4, 3, 0], 'rw@2'),
  register('SPSR_abt', [3, 4, 4, 3, 1], 'rw@2'),
  register('SPSR_und', [3, 4, 4, 3, 2], 'rw@2'),
  register('SPSR_fiq', [3, 4, 4, 3, 3], 'rw@2'),
  register('IFSR32_EL2', [3, 4, 5, 0, 1], 'rw@2'),
  register('AFSR0_EL2', [3, 4, 5, 1, 0], 'rw@2', { mask: 0n }),
  register('AFSR1_EL2', [3, 4, 5, 1, 1], 'rw@2', { mask: 0n }),
  register('ESR_EL2', [3, 4, 5, 2, 0], 'rw@2'),
  register('FPEXC32_EL2', [3, 4, 5, 3, 0], 'rw@2', { traps: 'floatingPoint' }),
  register('FAR_EL2', [3, 4, 6, 0, 0], 'rw@2'),
  register('VBAR_EL2', [3, 4, 12, 0, 0], 'rw@2', { mask: VBAR }),
  // Each only where its level is the highest; the cores start at 0.
  register('RVBAR_EL1', [3, 0, 12, 0, 1], 'r@1', { get: special('readRvbarEl1'), stored: false }),
  register('RVBAR_EL2', [3, 4, 12, 0, 1], 'r@2'),
  register('TPIDR_EL2', [3, 4, 13, 0, 2], 'rw@2'),
  // Only EL3 could name it; the bank itself is needed by EL2.
  register('SP_EL2', [3, 6, 4, 1, 0], 'none'),
];
