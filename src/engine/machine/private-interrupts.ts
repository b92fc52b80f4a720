/** The interrupts that a core makes for itself, wires into its part of the GIC: its timers' and its performance counters'. */
import type { Cores } from '../core/core.ts';
import type { Gic } from '../devices/gic/index.ts';
import { intidOfPpi, ppi } from './board.ts';

const TIMERS = [ppi.physicalTimer, ppi.virtualTimer, ppi.hypervisorTimer].map(intidOfPpi);
export const PMU_INTID = intidOfPpi(ppi.pmu);

export function driveTimers(cores: Cores, gic: Gic, core: number): void {
  const outputs = cores.timerOutputs(core);
  TIMERS.forEach((intid, i) => gic.setPpi(core, intid, (outputs & (1 << i)) !== 0));
}

/** Timers and counters. */
export function drivePrivate(cores: Cores, gic: Gic, core: number): void {
  driveTimers(cores, gic, core);
  gic.setPpi(core, PMU_INTID, cores.pmuOverflow(core));
}
