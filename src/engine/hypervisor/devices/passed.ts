/** Devices of the board that a VM has for itself: when it stops they are as after a reset, and do nothing in its name. */
import { PL011, VIRTIO_MMIO } from '../board.ts';
import type { El2 } from '../el2.ts';
import type { VmPlan } from '../memory/configuration.ts';

/** UARTLCR_H (the FIFOs are emptied), UARTCR, UARTIMSC, UARTIFLS and UARTICR with their reset values (DDI 0183G §3.2). */
const UART_RESET = [
  [0x2c, 0],
  [0x30, 0x300],
  [0x38, 0],
  [0x34, 0x12],
  [0x44, 0x7ff],
] as const;
/** Status: 0 resets the device, which reaches all of memory until then (virtio 1.2 §2.1). */
const VIRTIO_STATUS = 0x70;

export function resetPassed(el2: El2, { uartChannel, slots }: VmPlan): void {
  if (uartChannel === undefined)
    for (const [offset, value] of UART_RESET) el2.write(PL011.start + offset, 4, BigInt(value));
  for (const slot of slots) el2.write(VIRTIO_MMIO.start + slot * VIRTIO_MMIO.slot + VIRTIO_STATUS, 4, 0n);
}
