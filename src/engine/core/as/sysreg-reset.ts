// Cold reset of the system registers of the core in the window, and of what other modules derive from them.
import { SYSREGS, WINDOW_END } from '../layout';
import { resets, RESETS, MPIDR_EL1, VMPIDR_EL2, L2CTLR_EL1, ID_AA64PFR0_EL1, ID_PFR1_EL1 } from './generated/sysregs';
import { hasEl2 } from './configuration';
import { fpControlsChanged } from './fp-access';
import { debugChanged } from './debug';
import { pmuChanged } from './pmu';

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
  systemRegistersReplaced();
}

/** Other registers stand in the window now (core switch, restored snapshot): what is derived from them is derived anew. */
export function systemRegistersReplaced(): void {
  fpControlsChanged();
  debugChanged();
  pmuChanged();
}
