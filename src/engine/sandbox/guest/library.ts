/** What a reader's file may import from `hypervisor`: the parts of the built-in one, under their own names. */
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
export {
  dataAbort,
  decodeAccess,
  emulatedDevice,
  faultingIpa,
  instructionAbort,
  type Access,
} from '../../hypervisor/abort.ts';
export type { Call } from '../../hypervisor/call.ts';
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
export type { Frame } from '../../hypervisor/frame.ts';
export { GuestPageTable } from '../../hypervisor/guest-page-table.ts';
export { HANDLERS, type Handlers } from '../../hypervisor/handlers.ts';
export { documentCall, hypercall, HVC, HVC_SYS, NOT_SUPPORTED } from '../../hypervisor/hypercalls.ts';
export { injectAbort, injectSynchronous, injectUndefined } from '../../hypervisor/inject.ts';
export type { PerCpu } from '../../hypervisor/percpu.ts';
export { PSCI, psci } from '../../hypervisor/psci.ts';
export { hex } from '../../hypervisor/report.ts';
export { schedule } from '../../hypervisor/scheduler.ts';
export { trapOf, TRAPS } from '../../hypervisor/traps.ts';
export type { VCpu } from '../../hypervisor/vcpu.ts';
export type { VM } from '../../hypervisor/vm.ts';
export { takeInterrupts } from '../../hypervisor/vgic/physical.ts';
