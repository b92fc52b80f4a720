/** What a reader's file may import from `hypervisor`: the parts of the built-in one, under their own names. */
import type { VCpu } from '../../hypervisor/machine/vcpu.ts';
import type { VM as Machine } from '../../hypervisor/machine/vm.ts';

export { EngineError } from '../../error.ts';
export {
  GICC,
  GICD,
  GICH,
  GICV,
  HOST_CONSOLE_SPI,
  INTID,
  PL011,
  PL031,
  RAM_START,
  spi,
  VIRTIO_MMIO,
} from '../../hypervisor/board.ts';
export type { ListRegisters } from '../../hypervisor/devices/vgic/lists.ts';
export { isPending, type Place } from '../../hypervisor/devices/vgic/place.ts';
export type { Vgic } from '../../hypervisor/devices/vgic/vgic.ts';
export {
  HCR as GICH_HCR,
  LIST_REGISTERS,
  LR,
  hardwareLink,
  intidOf,
  isActive,
  isHardware,
  isPendingOnly,
  priorityOf,
  urgency,
} from '../../hypervisor/state/list-register.ts';
export { guestMemory, type GuestMemory } from '../../hypervisor/memory/guest-memory.ts';
export { GuestPageTable, PAGE, VTCR } from '../../hypervisor/memory/guest-page-table.ts';
export type { PlannedMap, VmPlan } from '../../hypervisor/memory/configuration.ts';
export { HANDLERS } from '../../hypervisor/handlers.ts';
export {
  FRAME,
  REASON,
  type Bytes,
  type ConsoleChannel,
  type DiskChannel,
  type El2,
  type Outcome,
  type Reason,
} from '../../hypervisor/el2.ts';
export type { Frame } from '../../hypervisor/boot/frame.ts';
export { injectAbort, injectSynchronous, injectUndefined } from '../../hypervisor/machine/inject.ts';
export type { PerCpu } from '../../hypervisor/machine/percpu.ts';
export type { VCpu } from '../../hypervisor/machine/vcpu.ts';
export { hex } from '../../hypervisor/report.ts';
export { settle, switchTo } from '../../hypervisor/switch.ts';
export { dataAbort, faultingIpa, instructionAbort } from '../../hypervisor/traps/abort.ts';
export { decodeAccess, type Access } from '../../hypervisor/traps/access.ts';
export type { Call, Handlers } from '../../hypervisor/traps/call.ts';
export { hypercall, HVC, HVC_SYS, NOT_SUPPORTED } from '../../hypervisor/traps/hypercalls.ts';
export { emulatedDevice } from '../../hypervisor/traps/mmio.ts';
export { PSCI } from '../../hypervisor/traps/psci.ts';
export { decodeRegister, IDENTIFICATION, TRANSLATION, type RegisterAccess } from '../../hypervisor/traps/sysreg.ts';
export { takeOwn } from '../../hypervisor/traps/interrupts.ts';
export { disk, distributor, documentCall, psci, schedule, sysreg, takeInterrupts } from './withheld.ts';

/** With all that its VCpus have. */
export type VM = Machine<VCpu>;
