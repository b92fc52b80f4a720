/** The board's 32 virtio-mmio transports, with disks plugged in as QEMU does: the first gets the highest slot. */
import type { BusMaster, InterruptLine } from '../devices/device.ts';
import type { Disk } from '../devices/disk.ts';
import { VirtioBlock } from '../devices/virtio/block.ts';
import { VirtioMmio } from '../devices/virtio/mmio.ts';
import { EngineError } from '../error.ts';
import { virtioMmio } from './board.ts';

export interface Drive {
  readonly disk: Disk;
  /** virtio-mmio slot; without one the highest free slot, as QEMU plugs them. */
  readonly slot?: number;
  /** What GET_ID answers (`serial=`). */
  readonly id?: string;
}

export interface SlotWiring {
  /** Filled in: the drive in each slot that has one. */
  readonly plugged: Map<number, Drive>;
  readonly interrupt: (slot: number) => InterruptLine;
  readonly memory: BusMaster;
}

/** @throws EngineError machine.virtio-slot when a slot does not exist or is taken */
export function virtioSlots(
  { drives = [], modernVirtio = false }: { readonly drives?: readonly Drive[]; readonly modernVirtio?: boolean },
  { plugged, interrupt, memory }: SlotWiring,
): readonly VirtioMmio[] {
  const { slots } = virtioMmio;
  for (const drive of drives) {
    let slot = drive.slot ?? slots - 1;
    while (drive.slot === undefined && plugged.has(slot)) slot--;
    if (!Number.isInteger(slot) || slot < 0 || slot >= slots || plugged.has(slot))
      throw new EngineError('machine.virtio-slot', { slot });
    plugged.set(slot, drive);
  }
  return Array.from({ length: slots }, (_, slot) => {
    const drive = plugged.get(slot);
    return new VirtioMmio({
      interrupt: interrupt(slot),
      memory,
      legacy: !modernVirtio,
      ...(drive === undefined ? {} : { device: new VirtioBlock(drive.disk, drive.id) }),
    });
  });
}
