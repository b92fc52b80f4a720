/** Emulated virtio disks of a VM, each over a disk channel of the host. Its driver's addresses are IPAs: stage 2 bounds them. */
import type { Disk } from '../../devices/disk.ts';
import { VirtioBlock } from '../../devices/virtio/block.ts';
import { VirtioMmio } from '../../devices/virtio/mmio.ts';
import type { Bytes, DiskChannel, El2 } from '../el2.ts';
import type { PlannedDisk } from '../memory/configuration.ts';
import { guestMemory } from '../memory/guest-memory.ts';
import type { DeviceVm } from './vgic/vgic.ts';

/** A channel as the device model wants it. */
function diskOf(channel: DiskChannel): Disk {
  return {
    size: channel.size,
    readOnly: channel.readOnly,
    read: (offset, length) => channel.read(offset, length),
    write: (offset, bytes) => channel.write(offset, bytes),
    writeZeroes: (offset, length) => channel.write(offset, new Uint8Array(length)),
    flush: () => channel.flush(),
    discard: () => true,
  };
}

/** Bytes that one call moves for a notification: more is done by executing its store again, and others get their turn. */
const PAUSE_AFTER = 1 << 20;

function transportOf(el2: El2, vm: DeviceVm, n: number, disk: PlannedDisk): VirtioMmio | undefined {
  const channel = el2.disk(disk.channel);
  if (channel === undefined) return undefined;
  const transport = new VirtioMmio({
    interrupt: { set: (level) => vm.vgic.setLine(disk.intid, level) },
    memory: guestMemory(el2, vm),
    legacy: false,
    device: new VirtioBlock(diskOf(channel), disk.id),
    pauseAfter: PAUSE_AFTER,
  });
  const saved = vm.state.disks[n];
  if (saved !== null) transport.restore(saved);
  return transport;
}

/** The disk at an IPA, or undefined. */
export function diskAt({ plan }: Pick<DeviceVm, 'plan'>, ipa: number): number | undefined {
  const n = plan.disks.findIndex((disk) => ipa >= disk.ipa && ipa < disk.ipa + 0x200);
  return n < 0 ? undefined : n;
}

export interface DiskAccess {
  /** Of a load. */
  readonly value: bigint;
  /** The store has more to do than one call may: it is to be executed again. */
  readonly again: boolean;
}

/** A guest's access; undefined: an abort. */
export function accessDisk(
  el2: El2,
  vm: DeviceVm,
  n: number,
  offset: number,
  size: Bytes,
  value: bigint | undefined,
): DiskAccess | undefined {
  const disk = vm.plan.disks[n];
  const transport = disk && transportOf(el2, vm, n, disk);
  if (disk === undefined || transport === undefined) return undefined;
  let result = 0n;
  let again = false;
  const isLeft = (): boolean => transport.deadline() !== Infinity;
  if (value === undefined) result = BigInt(transport.read(offset, size));
  else {
    // What a notification has left over comes first: the store that is executed again is the notification's, if not another.
    if (isLeft()) transport.advance();
    if (!isLeft()) transport.write(offset, size, Number(value & 0xffff_ffffn));
    again = isLeft();
  }
  vm.state.disks[n] = transport.save();
  return { value: result, again };
}
