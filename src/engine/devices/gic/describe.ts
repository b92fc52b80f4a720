import { pendingBits } from './distributor.ts';
import {
  lrAsksForMaintenance,
  lrGroup,
  lrIsHardware,
  lrIsInvalid,
  lrIsPending,
  lrIsPendingOnly,
  lrPhysicalId,
  lrPriority,
  lrSource,
  lrVirtualId,
} from './list-register.ts';
import { IDLE, PHYSICAL, runningPriority, VIRTUAL } from './priority.ts';
import { BANKED, bitmapWord, interruptIndex, SGIS, wordsOf, type GicState } from './state.ts';
import { maintenanceStatus } from './virtual-interface.ts';

/** An interrupt that is pending, active or enabled, as one CPU sees it. */
export interface InterruptView {
  readonly intid: number;
  readonly pending: boolean;
  readonly active: boolean;
  readonly enabled: boolean;
  /** The input wire's level. */
  readonly line: boolean;
  readonly edge: boolean;
  readonly group: 0 | 1;
  readonly priority: number;
  /** CPUs it can go to: of an SPI its targets, otherwise the CPU itself. One bit each. */
  readonly targets: number;
  /** CPUs whose SGI is pending, one bit each; 0 for other interrupts. */
  readonly sources: number;
}

export interface ListRegisterView {
  readonly state: 'invalid' | 'pending' | 'active' | 'pending-and-active';
  readonly virtualId: number;
  readonly priority: number;
  readonly group: 0 | 1;
  /** The physical interrupt that is deactivated with this one. */
  readonly physicalId: number | undefined;
  /** For a virtual SGI: the CPU it appears to come from. */
  readonly source: number | undefined;
  /** Software asked for a maintenance interrupt at the end of this one. */
  readonly maintenanceAtEnd: boolean;
}

export interface CpuView {
  readonly interrupts: readonly InterruptView[];
  readonly listRegisters: readonly ListRegisterView[];
  /** undefined while nothing is active. */
  readonly runningPriority: number | undefined;
  readonly priorityMask: number;
  readonly virtualRunningPriority: number | undefined;
  readonly virtualPriorityMask: number;
  /** GICH_MISR. */
  readonly maintenanceStatus: number;
  /** GICH_HCR.EOICount. */
  readonly eoiCount: number;
}

const bitAt = (map: Uint32Array, word: number, bit: number): 0 | 1 => (((map[word] ?? 0) >>> bit) & 1 ? 1 : 0);
const orUndefined = (priority: number): number | undefined => (priority === IDLE ? undefined : priority);

/** Pure and read-only: what a live view of the GIC shows, one entry a CPU. Interrupts at rest are left out. */
export const describe = (state: GicState): readonly CpuView[] =>
  state.interfaces.map((physical, cpu) => {
    const own = state.virtual[cpu];
    const guest = own?.guest;
    return {
      interrupts: interruptsOf(state, cpu),
      listRegisters: own === undefined ? [] : Array.from(own.lr, decodeListRegister),
      runningPriority: orUndefined(runningPriority(physical, PHYSICAL)),
      priorityMask: physical.pmr,
      virtualRunningPriority: guest === undefined ? undefined : orUndefined(runningPriority(guest, VIRTUAL)),
      virtualPriorityMask: guest?.pmr ?? 0,
      maintenanceStatus: own === undefined ? 0 : maintenanceStatus(own),
      eoiCount: (own?.hcr ?? 0) >>> 27,
    };
  });

function interruptsOf(state: GicState, cpu: number): InterruptView[] {
  const views: InterruptView[] = [];
  for (let n = 0; n < wordsOf(state); n += 1) {
    const word = bitmapWord(state, cpu, n);
    const pending = pendingBits(state, word);
    const shown = pending | (state.active[word] ?? 0) | (state.enabled[word] ?? 0) | (state.line[word] ?? 0);
    for (let bit = 0; bit < 32; bit += 1) {
      if (((shown >>> bit) & 1) === 0) continue;
      const intid = n * 32 + bit;
      views.push({
        intid,
        pending: ((pending >>> bit) & 1) === 1,
        active: bitAt(state.active, word, bit) === 1,
        enabled: bitAt(state.enabled, word, bit) === 1,
        line: bitAt(state.line, word, bit) === 1,
        edge: bitAt(state.edge, word, bit) === 1,
        group: bitAt(state.group, word, bit),
        priority: state.priority[interruptIndex(state, cpu, intid)] ?? 0,
        targets: targetsOf(state, cpu, intid),
        sources: intid < SGIS ? (state.sgiSources[cpu * SGIS + intid] ?? 0) : 0,
      });
    }
  }
  return views;
}

function targetsOf(state: GicState, cpu: number, intid: number): number {
  if (intid < BANKED) return 1 << cpu;
  const words = wordsOf(state) - 1;
  let targets = 0;
  for (let target = 0; target < state.cpus; target += 1)
    targets |= bitAt(state.targets, target * words + (intid >>> 5) - 1, intid & 31) << target;
  return targets;
}

/** One list register, decoded. */
export function decodeListRegister(lr: number): ListRegisterView {
  const hardware = lrIsHardware(lr);
  const virtualId = lrVirtualId(lr);
  return {
    state: stateOf(lr),
    virtualId,
    priority: lrPriority(lr),
    group: lrGroup(lr) === 1 ? 1 : 0,
    physicalId: hardware ? lrPhysicalId(lr) : undefined,
    source: hardware || virtualId >= SGIS || lrIsInvalid(lr) ? undefined : lrSource(lr),
    maintenanceAtEnd: lrAsksForMaintenance(lr),
  };
}

function stateOf(lr: number): ListRegisterView['state'] {
  if (lrIsInvalid(lr)) return 'invalid';
  if (lrIsPendingOnly(lr)) return 'pending';
  return lrIsPending(lr) ? 'pending-and-active' : 'active';
}
