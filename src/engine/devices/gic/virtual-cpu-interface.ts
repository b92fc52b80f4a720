import { deactivate as deactivatePhysical } from './distributor.ts';
import { interfaceRegisters, type InterfaceSide } from './interface-registers.ts';
import {
  lrAcknowledged,
  lrDeactivated,
  lrGroup,
  lrIsActive,
  lrIsHardware,
  lrIsPendingOnly,
  lrPhysicalId,
  lrPriority,
  lrSource,
  lrVirtualId,
} from './list-register.ts';
import {
  candidate,
  candidateSlot,
  createInterface,
  CTLR_EOI_MODE,
  dropPriority,
  IDLE,
  NO_CANDIDATE,
  runningPriority,
  VIRTUAL,
  type Candidate,
} from './priority.ts';
import { RegisterTable } from './register-table.ts';
import { LIST_REGISTERS, SGIS, type GicState, type VirtualState } from './state.ts';

/** The virtual CPU interface, which a guest takes for its GICC: IHI 0048B §5.5. */

const HCR_EN = 1;
const EOI_COUNT_ONE = 1 << 27;

/** For a core that does not exist: what it writes is lost. */
const NOBODY: VirtualState = { hcr: 0, lr: new Uint32Array(LIST_REGISTERS), guest: createInterface(VIRTUAL) };

export const virtualOf = (state: GicState, cpu: number): VirtualState => state.virtual[cpu] ?? NOBODY;

/** INTIDs 1020–1023 name no interrupt; a list register must not hold them (§5.3.10), and such a one is never signalled. */
const isSpecial = (id: number): boolean => (id & 0x3ff) >= 1020;

/** The highest-priority list register that is pending and not active; the lowest-numbered among equals. */
function highestListed(state: GicState, cpu: number): Candidate {
  const { lr } = virtualOf(state, cpu);
  let best = NO_CANDIDATE;
  let bestPriority = 0x100;
  for (let slot = 0; slot < LIST_REGISTERS; slot += 1) {
    const entry = lr[slot] ?? 0;
    if (!lrIsPendingOnly(entry) || lrPriority(entry) >= bestPriority || isSpecial(lrVirtualId(entry))) continue;
    bestPriority = lrPriority(entry);
    const source = lrIsHardware(entry) || lrVirtualId(entry) >= SGIS ? 0 : lrSource(entry);
    best = candidate(lrVirtualId(entry), source, bestPriority, lrGroup(entry), slot);
  }
  return best;
}

/** The list register in which the interrupt is active, or −1; the one with the matching source first for an SGI. */
function findActive(own: VirtualState, id: number): number {
  let found = -1;
  for (let slot = LIST_REGISTERS - 1; slot >= 0; slot -= 1) {
    const entry = own.lr[slot] ?? 0;
    if (!lrIsActive(entry) || lrVirtualId(entry) !== (id & 0x3ff)) continue;
    if (!lrIsHardware(entry) && lrVirtualId(entry) < SGIS && lrSource(entry) === id >>> 10) return slot;
    found = slot;
  }
  return found;
}

/** Deactivates the virtual interrupt, and with the HW bit the physical one behind it. SGIs have no such link. */
function deactivateSlot(state: GicState, cpu: number, own: VirtualState, slot: number): void {
  const entry = own.lr[slot] ?? 0;
  own.lr[slot] = lrDeactivated(entry);
  if (lrIsHardware(entry) && lrPhysicalId(entry) >= SGIS) deactivatePhysical(state, cpu, lrPhysicalId(entry));
}

/** GICH_HCR.EOICount wraps from 31 to 0 (§5.3.1). */
const countEoi = (own: VirtualState): void => {
  own.hcr = (own.hcr + EOI_COUNT_ONE) >>> 0;
};

/** An EOI that drops a priority but finds no list register is counted, so that the hypervisor can complete it. */
function end(state: GicState, cpu: number, id: number, onlyGroup1: boolean): void {
  if (isSpecial(id)) return;
  const own = virtualOf(state, cpu);
  const slot = findActive(own, id);
  if (onlyGroup1 && slot >= 0 && lrGroup(own.lr[slot] ?? 0) === 0) return;
  const dropped = runningPriority(own.guest, VIRTUAL) !== IDLE;
  dropPriority(own.guest, 0);
  if ((own.guest.ctlr & CTLR_EOI_MODE) !== 0) return;
  if (slot >= 0) deactivateSlot(state, cpu, own, slot);
  else if (dropped) countEoi(own);
}

function deactivate(state: GicState, cpu: number, id: number): void {
  if (isSpecial(id)) return;
  const own = virtualOf(state, cpu);
  const slot = findActive(own, id);
  if (slot >= 0) deactivateSlot(state, cpu, own, slot);
  else countEoi(own);
}

export const virtualSide: InterfaceSide = {
  prefix: 'GICV',
  shape: VIRTUAL,
  view: (state, cpu) => virtualOf(state, cpu).guest,
  operating: (state, cpu) => (virtualOf(state, cpu).hcr & HCR_EN) !== 0,
  highest: highestListed,
  activate: (state, cpu, pending) => {
    const { lr } = virtualOf(state, cpu);
    const slot = candidateSlot(pending);
    lr[slot] = lrAcknowledged(lr[slot] ?? 0);
  },
  end,
  deactivate,
  extra: [],
};

export const virtualCpuInterfaceRegisters = new RegisterTable(interfaceRegisters(virtualSide));
