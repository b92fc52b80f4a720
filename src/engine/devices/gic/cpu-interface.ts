import { activate, deactivate, groupOf, highestPending } from './distributor.ts';
import { activePriorities, interfaceRegisters, type InterfaceSide } from './interface-registers.ts';
import {
  candidateIntid,
  createInterface,
  CTLR_EOI_MODE,
  dropPriority,
  IDLE,
  PHYSICAL,
  runningPriority,
  type InterfaceState,
} from './priority.ts';
import { RegisterTable } from './register-table.ts';
import { BANKED, type GicState } from './state.ts';

/** The physical CPU interface: IHI 0048B §4.4. */

/** For a core that does not exist: what it writes is lost. */
const NOBODY = createInterface(PHYSICAL);

const view = (state: GicState, cpu: number): InterfaceState => state.interfaces[cpu] ?? NOBODY;

/**
 * Priority drop, then deactivation unless EOImode separates the two (§3.2.1). Ignored: special and absent INTIDs, a
 * write while no priority is active, and AEOIR for an interrupt of Group 0.
 */
function end(state: GicState, cpu: number, id: number, onlyGroup1: boolean): void {
  const intid = id & 0x3ff;
  const own = view(state, cpu);
  if (intid >= BANKED + state.spis || runningPriority(own, PHYSICAL) === IDLE) return;
  const group = groupOf(state, cpu, intid);
  if (onlyGroup1 && group === 0) return;
  dropPriority(own, group);
  if ((own.ctlr & CTLR_EOI_MODE) === 0) deactivate(state, cpu, intid);
}

export const physicalSide: InterfaceSide = {
  prefix: 'GICC',
  shape: PHYSICAL,
  view,
  operating: () => true,
  highest: highestPending,
  activate: (state, cpu, pending) => {
    const source = (pending >>> 10) & 7;
    activate(state, cpu, candidateIntid(pending), source);
  },
  end,
  deactivate: (state, cpu, id) => deactivate(state, cpu, id & 0x3ff),
  extra: [activePriorities('GICC_NSAPR', 0xe0, PHYSICAL.activeWords[1], (state, cpu) => view(state, cpu).active1)],
};

export const cpuInterfaceRegisters = new RegisterTable(interfaceRegisters(physicalSide));
