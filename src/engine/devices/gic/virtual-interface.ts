import { lrHasEnded, lrIsInvalid, lrIsPendingOnly } from './list-register.ts';
import { CTLR_MASK, VIRTUAL, type InterfaceState } from './priority.ts';
import { RegisterTable, type Register } from './register-table.ts';
import { HCR_MASK, LIST_REGISTERS, LR_MASK, type GicState, type VirtualState } from './state.ts';
import { virtualOf } from './virtual-cpu-interface.ts';

/** The virtual interface control registers, the hypervisor's side of the virtual CPU interface: IHI 0048B §5.3. */

/** PRIbits and PREbits 5, four list registers. */
const VTR = 0x90000000 | (LIST_REGISTERS - 1);

const HCR_EN = 1 << 0;
const HCR_UIE = 1 << 1;
const HCR_LRENPIE = 1 << 2;
const HCR_NPIE = 1 << 3;
const HCR_VGRP0_EIE = 1 << 4;
const HCR_VGRP0_DIE = 1 << 5;
const HCR_VGRP1_EIE = 1 << 6;
const HCR_VGRP1_DIE = 1 << 7;
const HCR_EOI_COUNT = 0xf8000000;

/** One bit for each list register of which `holds` is true. */
function listed(own: VirtualState, holds: (lr: number) => boolean): number {
  let bits = 0;
  for (let slot = 0; slot < LIST_REGISTERS; slot += 1) if (holds(own.lr[slot] ?? 0)) bits |= 1 << slot;
  return bits;
}

/** GICH_EISR0: list registers whose interrupt ended with a maintenance interrupt asked for. */
export const endedListRegisters = (own: VirtualState): number => listed(own, lrHasEnded);
/** GICH_ELRSR0: list registers that can be used without losing an interrupt or an EOI. */
export const emptyListRegisters = (own: VirtualState): number =>
  listed(own, (lr) => lrIsInvalid(lr) && !lrHasEnded(lr));

const lrIsValid = (lr: number): boolean => !lrIsInvalid(lr);
const hasAtMostOne = (bits: number): boolean => (bits & (bits - 1)) === 0;

/** GICH_MISR, §5.3.4: each enabled condition that holds. */
export function maintenanceStatus(own: VirtualState): number {
  const { hcr, guest } = own;
  let status = endedListRegisters(own) === 0 ? 0 : 1 << 0;
  if ((hcr & HCR_UIE) !== 0 && hasAtMostOne(listed(own, lrIsValid))) status |= 1 << 1;
  if ((hcr & HCR_LRENPIE) !== 0 && (hcr & HCR_EOI_COUNT) !== 0) status |= 1 << 2;
  if ((hcr & HCR_NPIE) !== 0 && listed(own, lrIsPendingOnly) === 0) status |= 1 << 3;
  if ((hcr & HCR_VGRP0_EIE) !== 0 && (guest.ctlr & 1) !== 0) status |= 1 << 4;
  if ((hcr & HCR_VGRP0_DIE) !== 0 && (guest.ctlr & 1) === 0) status |= 1 << 5;
  if ((hcr & HCR_VGRP1_EIE) !== 0 && (guest.ctlr & 2) !== 0) status |= 1 << 6;
  if ((hcr & HCR_VGRP1_DIE) !== 0 && (guest.ctlr & 2) === 0) status |= 1 << 7;
  return status;
}

/** The level of the maintenance interrupt: nothing while GICH_HCR.En is 0. */
export const maintenanceAsserted = (state: GicState, cpu: number): boolean => {
  const own = virtualOf(state, cpu);
  return (own.hcr & HCR_EN) !== 0 && maintenanceStatus(own) !== 0;
};

/** GICH_VMCR, §5.3.3: the guest's CTLR, binary points and mask in one register, for switching guests. */
const readVmcr = (guest: InterfaceState): number =>
  guest.ctlr | (guest.abpr << 18) | (guest.bpr << 21) | ((guest.pmr >>> 3) << 27);

function writeVmcr(guest: InterfaceState, value: number): void {
  guest.ctlr = value & CTLR_MASK;
  guest.abpr = Math.max((value >>> 18) & 7, VIRTUAL.abprMinimum);
  guest.bpr = Math.max((value >>> 21) & 7, VIRTUAL.bprMinimum);
  guest.pmr = (value >>> 24) & VIRTUAL.priorityMask;
}

const REGISTERS: readonly Register<GicState>[] = [
  {
    name: 'GICH_HCR',
    offset: 0x00,
    read: (state, cpu) => virtualOf(state, cpu).hcr,
    write: (state, cpu, value) => {
      virtualOf(state, cpu).hcr = (value & HCR_MASK) >>> 0;
    },
  },
  { name: 'GICH_VTR', offset: 0x04, read: () => VTR },
  {
    name: 'GICH_VMCR',
    offset: 0x08,
    read: (state, cpu) => readVmcr(virtualOf(state, cpu).guest),
    write: (state, cpu, value) => writeVmcr(virtualOf(state, cpu).guest, value),
  },
  { name: 'GICH_MISR', offset: 0x10, read: (state, cpu) => maintenanceStatus(virtualOf(state, cpu)) },
  { name: 'GICH_EISR0', offset: 0x20, read: (state, cpu) => endedListRegisters(virtualOf(state, cpu)) },
  { name: 'GICH_EISR1', offset: 0x24 },
  { name: 'GICH_ELRSR0', offset: 0x30, read: (state, cpu) => emptyListRegisters(virtualOf(state, cpu)) },
  { name: 'GICH_ELRSR1', offset: 0x34 },
  {
    name: 'GICH_APR',
    offset: 0xf0,
    read: (state, cpu) => virtualOf(state, cpu).guest.active0[0] ?? 0,
    write: (state, cpu, value) => {
      virtualOf(state, cpu).guest.active0[0] = value;
    },
  },
  {
    name: 'GICH_LR',
    offset: 0x100,
    count: LIST_REGISTERS,
    read: (state, cpu, n) => virtualOf(state, cpu).lr[n] ?? 0,
    write: (state, cpu, value, n) => {
      virtualOf(state, cpu).lr[n] = value & LR_MASK;
    },
  },
];

export const virtualInterfaceRegisters = new RegisterTable(REGISTERS);
