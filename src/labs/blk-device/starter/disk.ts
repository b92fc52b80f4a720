import { guestMemory, type DiskChannel, type Handlers } from 'hypervisor';
import type { GuestMemory } from 'hypervisor';

// What this disk says of itself.
const VENDOR = {{vendor}};
const QUEUE_MAX = {{max}};
// Features: bits of the lower half; VERSION_1 is bit 0 of the upper one.
const [RO, FLUSH, INDIRECT, EVENT_IDX] = [1 << 5, 1 << 9, 1 << 28, 1 << 29];
// The status of a request.
const [OK, IOERR, UNSUPP] = [0, 1, 2];

// What a driver has told a disk, and how far the disk has come.
interface Device {
  status: number;
  interrupt: number;
  offered: number;
  driver: number;
  features: [number, number];
  queue: number;
  size: number;
  ready: boolean;
  // Low and high words of the descriptors', the available and the used ring.
  words: Record<number, number>;
  taken: number;
  used: number;
}
const fresh = (): Device => ({
  status: 0,
  interrupt: 0,
  offered: 0,
  driver: 0,
  features: [0, 0],
  queue: 0,
  size: QUEUE_MAX,
  ready: false,
  words: {},
  taken: 0,
  used: 0,
});
const devices = new Map<string, Device>();

export const disk: Handlers['disk'] = (call, vm, n, offset, size, value) => {
  const plan = vm.plan.disks[n];
  const channel = plan && call.el2.disk(plan.channel);
  if (plan === undefined || channel === undefined) return undefined;
  const key = `${vm.plan.index} ${n}`;
  const device = devices.get(key) ?? fresh();
  devices.set(key, device);

  if (value === undefined) return read(device, channel, offset, size);
  if (size !== 4) return 0n;
  write(device, channel, offset, Number(value));
  if (offset === 0x50 && value === 0n && device.ready && device.status === 15)
    notify(device, channel, guestMemory(call.el2, vm), plan.id ?? '');
  vm.vgic.setLine(plan.intid, device.interrupt !== 0);
  return 0n;
};

const offers = (channel: DiskChannel, half: number): number => {
  if (half === 0)
    return FLUSH | INDIRECT | EVENT_IDX | (channel.readOnly ? RO : 0);
  return half === 1 ? 1 : 0;
};

// 1. What it is, and what it offers.
function read(
  device: Device,
  channel: DiskChannel,
  offset: number,
  size: number,
): bigint {
  // Configuration from 0x100 on: the capacity in sectors, 8 bytes; by 1, 2 or
  // 4 bytes. Registers are words: MagicValue 0x00, Version 0x04,
  // DeviceID 0x08, VendorID 0x0c, DeviceFeatures 0x10, QueueNumMax 0x34,
  // QueueReady 0x44, InterruptStatus 0x60, Status 0x70.
  return 0n;
}

// 2. What the driver says.
function write(
  device: Device,
  channel: DiskChannel,
  offset: number,
  value: number,
): void {
  // DeviceFeaturesSel 0x14, DriverFeaturesSel 0x24, DriverFeatures 0x20,
  // QueueSel 0x30, QueueNum 0x38, QueueReady 0x44, addresses 0x80 to 0xa4,
  // InterruptACK 0x64, Status 0x70. QueueNotify is handled above.
}

const isSize = (n: number): boolean =>
  n > 0 && n <= QUEUE_MAX && (n & (n - 1)) === 0;
const has = ({ features }: Device, bit: number): boolean =>
  (features[0] & bit) !== 0;
const addressOf = ({ words }: Device, offset: number): number =>
  (words[offset + 4] ?? 0) * 2 ** 32 + (words[offset] ?? 0);

function u16(memory: GuestMemory, at: number): number | undefined {
  const bytes = memory.read(at, 2);
  return bytes && new DataView(bytes.buffer).getUint16(0, true);
}
const writeU16 = (memory: GuestMemory, at: number, value: number): boolean =>
  memory.write(at, Uint8Array.of(value & 0xff, (value >> 8) & 0xff));

// 3. All that is available, and the interrupt behind it.
function notify(
  device: Device,
  channel: DiskChannel,
  memory: GuestMemory,
  id: string,
): void {
  // idx of the available ring says how far the driver is; device.taken, how
  // far you are. Each chain goes into the used ring: its head, and the bytes
  // that you have written. Then the interrupt: VIRTQ_AVAIL_F_NO_INTERRUPT, or
  // with EVENT_IDX used_event and avail_event.
}

interface Piece {
  readonly at: number;
  readonly length: number;
  readonly written: boolean;
}

// 4. The pieces of a chain; undefined where it breaks a rule.
function chainAt(
  device: Device,
  memory: GuestMemory,
  head: number,
): Piece[] | undefined {
  // A descriptor: address 8 bytes, length 4, flags 2 (NEXT 1, WRITE 2,
  // INDIRECT 4), next 2.
  return undefined;
}

const total = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { length }) => sum + length, 0);
// No request of a driver in its senses has more.
const MOST_BYTES = 1 << 23;

// 5. One request. The result is what was written, for the used ring.
function carryOut(
  channel: DiskChannel,
  memory: GuestMemory,
  chain: readonly Piece[],
  id: string,
): number | undefined {
  // What is to be read begins with the header: type 4 bytes, 4 of 0, sector 8.
  // Types: IN 0, OUT 1, FLUSH 4, GET_ID 8 (20 bytes). The last byte that may
  // be written is the status.
  return undefined;
}
