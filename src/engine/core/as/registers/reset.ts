// Cold reset of the system registers of the core in the window.
import { SYSREGS, WINDOW_END } from '../../layout';
import { hasEl2 } from '../state/configuration';
import { ID_AA64PFR0_EL1, ID_PFR1_EL1, L2CTLR_EL1, MPIDR_EL1, RESETS, resets, VMPIDR_EL2 } from '../state/generated/sysregs';

/** Resets the system registers of the window: `core` of `cores`, with or without EL2 (configuration.ts). */
export function resetSystemRegisters(core: u32, cores: u32): void {
  memory.fill(SYSREGS, 0, WINDOW_END - SYSREGS);
  for (let i: u32 = 0; i < RESETS; i++) {
    const pair = resets + i * 16;
    store<u64>(<usize>load<u64>(pair), load<u64>(pair, 8));
  }
  store<u64>(MPIDR_EL1, 0x80000000 | core);
  store<u64>(VMPIDR_EL2, 0x80000000 | core);
  store<u64>(L2CTLR_EL1, <u64>(cores - 1) << 24);
  if (!hasEl2) {
    store<u64>(ID_AA64PFR0_EL1, load<u64>(ID_AA64PFR0_EL1) & ~0xf00);
    store<u64>(ID_PFR1_EL1, load<u64>(ID_PFR1_EL1) & ~0xf000);
  }
}
