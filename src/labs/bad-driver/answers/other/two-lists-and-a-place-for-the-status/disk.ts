import type { Call, DiskChannel, GuestMemory, Handlers, VM } from 'hypervisor';

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
    notify(device, channel, memoryOf(call, vm), plan.id ?? '');
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
  if (offset >= 0x100) {
    const capacity = BigInt(channel.size / 512);
    return BigInt.asUintN(8 * size, capacity >> BigInt(8 * (offset - 0x100)));
  }
  if (size !== 4) return 0n;
  const first = device.queue === 0;
  const registers: Record<number, number> = {
    0x00: 0x74726976,
    0x04: 2,
    0x08: 2,
    0x0c: VENDOR,
    0x10: offers(channel, device.offered),
    0x34: first ? QUEUE_MAX : 0,
    0x44: first && device.ready ? 1 : 0,
    0x60: device.interrupt,
    0x70: device.status,
  };
  return BigInt(registers[offset] ?? 0);
}

// 2. What the driver says.
function write(
  device: Device,
  channel: DiskChannel,
  offset: number,
  value: number,
): void {
  const agreed = (device.status & 8) !== 0;
  const mayChange = device.queue === 0 && !device.ready;
  if (offset === 0x14) device.offered = value;
  if (offset === 0x24) device.driver = value;
  if (offset === 0x20 && !agreed && device.driver < 2)
    device.features[device.driver] = value;
  if (offset === 0x30) device.queue = value;
  if (offset === 0x38 && mayChange && isSize(value)) device.size = value;
  if (offset >= 0x80 && offset < 0xa8 && mayChange)
    device.words[offset] = value;
  if (offset === 0x44 && device.queue === 0) {
    if (value === 1 && !device.ready) [device.taken, device.used] = [0, 0];
    device.ready = value === 1;
  }
  if (offset === 0x64) device.interrupt &= ~value;
  if (offset !== 0x70) return;
  if (value === 0) Object.assign(device, fresh());
  const isOffered = device.features.every(
    (word, half) => (word & ~offers(channel, half)) === 0,
  );
  device.status |= value & (isOffered ? 0xbf : 0xb7);
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

// 3. What a device reaches of its guest: by IPA, its RAM and nothing else.
function memoryOf({ el2 }: Call, vm: VM): GuestMemory {
  const ram = vm.plan.maps.filter(({ attributes }) => attributes === 'memory');
  const physical = (ipa: number, length: number): number | undefined => {
    const map = ram.find(
      (one) => ipa >= one.ipa && ipa + length <= one.ipa + one.size,
    );
    return map && map.pa + (ipa - map.ipa);
  };
  return {
    read: (ipa, length) => {
      const pa = physical(ipa, length);
      return pa === undefined ? undefined : el2.readBytes(pa, length);
    },
    write: (ipa, bytes) => {
      const pa = physical(ipa, bytes.length);
      return pa !== undefined && el2.writeBytes(pa, bytes);
    },
  };
}

// 4. All that is available, and the interrupt behind it.
function notify(
  device: Device,
  channel: DiskChannel,
  memory: GuestMemory,
  id: string,
): void {
  const [available, ring] = [addressOf(device, 0x90), addressOf(device, 0xa0)];
  const { size, used: before } = device;
  const isBroken = (): boolean => {
    const idx = u16(memory, available + 2);
    // The ring has `size` places: nobody can have made more available.
    if (idx === undefined || ((idx - device.taken) & 0xffff) > size)
      return true;
    while (device.taken !== idx) {
      const head = u16(memory, available + 4 + 2 * (device.taken % size));
      const chain = head === undefined ? head : chainAt(device, memory, head);
      const length = chain && carryOut(channel, memory, chain, id);
      if (head === undefined || length === undefined) return true;
      const entry = new Uint8Array(new Uint32Array([head, length]).buffer);
      if (!memory.write(ring + 4 + 8 * (device.used % size), entry))
        return true;
      device.taken = (device.taken + 1) & 0xffff;
      device.used = (device.used + 1) & 0xffff;
      if (!writeU16(memory, ring + 2, device.used)) return true;
    }
    return false;
  };
  if (isBroken()) {
    // DEVICE_NEEDS_RESET, and the interrupt of a changed configuration.
    device.status |= 0x40;
    device.interrupt |= 2;
    return;
  }
  const done = (device.used - before) & 0xffff;
  let wanted = ((u16(memory, available) ?? 0) & 1) === 0;
  if (has(device, EVENT_IDX)) {
    const event = u16(memory, available + 4 + 2 * size) ?? 0;
    writeU16(memory, ring + 4 + 8 * size, device.taken);
    wanted = ((device.used - event - 1) & 0xffff) < done;
  }
  if (done > 0 && wanted) device.interrupt |= 1;
}

interface Piece {
  readonly at: number;
  readonly length: number;
  readonly written: boolean;
}

// 5. The pieces of a chain; undefined where it breaks a rule.
function chainAt(
  device: Device,
  memory: GuestMemory,
  head: number,
): Piece[] | undefined {
  const pieces: Piece[] = [];
  let [table, count, index] = [addressOf(device, 0x80), device.size, head];
  let isIndirect = false;
  // A chain that has been in more descriptors than there are goes in circles.
  let left = count;
  while (index < count && left-- > 0) {
    const bytes = memory.read(table + 16 * index, 16);
    if (bytes === undefined) return undefined;
    const view = new DataView(bytes.buffer);
    const at = Number(view.getBigUint64(0, true));
    const length = view.getUint32(8, true);
    const flags = view.getUint16(12, true);
    if ((flags & 4) !== 0) {
      const isLegal = has(device, INDIRECT) && !isIndirect && (flags & 1) === 0;
      if (!isLegal || length === 0 || length % 16 !== 0) return undefined;
      isIndirect = true;
      [table, count, index] = [at, length / 16, 0];
      left = Math.min(count, 1024);
      continue;
    }
    const written = (flags & 2) !== 0;
    if (!written && pieces.at(-1)?.written === true) return undefined;
    pieces.push({ at, length, written });
    if ((flags & 1) === 0) return pieces;
    index = view.getUint16(14, true);
  }
  return undefined;
}

const total = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { length }) => sum + length, 0);
// No request of a driver in its senses has more.
const MOST_BYTES = 1 << 23;

// 6. One request. The result is what was written, for the used ring.
function carryOut(
  channel: DiskChannel,
  memory: GuestMemory,
  chain: readonly Piece[],
  id: string,
): number | undefined {
  const out = chain.filter(({ written }) => !written);
  const into = chain.filter(({ written }) => written);
  const room = total(into) - 1;
  if (total(out) < 16 || room < 0 || total(chain) > MOST_BYTES)
    return undefined;
  const sent = new Uint8Array(total(out));
  let filled = 0;
  for (const { at, length } of out) {
    const bytes = memory.read(at, length);
    if (bytes === undefined) return undefined;
    sent.set(bytes, filled);
    filled += length;
  }
  const header = new DataView(sent.buffer);
  const place = Number(header.getBigUint64(8, true)) * 512;
  let status = OK;
  let data = new Uint8Array(0);
  switch (header.getUint32(0, true)) {
    case 0: {
      const bytes = room % 512 === 0 ? channel.read(place, room) : undefined;
      if (bytes === undefined) status = IOERR;
      else data = new Uint8Array(bytes);
      break;
    }
    case 1: {
      const bytes = sent.subarray(16);
      if (bytes.length % 512 !== 0 || !channel.write(place, bytes))
        status = IOERR;
      break;
    }
    case 4:
      if (!channel.flush()) status = IOERR;
      break;
    case 8:
      data = new Uint8Array(Math.min(20, room));
      for (let i = 0; i < data.length; i++) data[i] = id.charCodeAt(i) || 0;
      break;
    default:
      status = UNSUPP;
  }
  if (data.length > 0 && !scatter(memory, into, 0, data)) return undefined;
  if (!scatter(memory, into, room, Uint8Array.of(status))) return undefined;
  return data.length === room ? room + 1 : data.length;
}

// Bytes into the pieces, from this byte of them on.
function scatter(
  memory: GuestMemory,
  pieces: readonly Piece[],
  start: number,
  bytes: Uint8Array,
): boolean {
  let done = 0;
  let passed = 0;
  for (const { at, length } of pieces) {
    const skip = Math.max(0, start - passed);
    passed += length;
    if (skip >= length) continue;
    const count = Math.min(length - skip, bytes.length - done);
    if (count === 0) break;
    if (!memory.write(at + skip, bytes.slice(done, done + count))) return false;
    done += count;
  }
  return done === bytes.length;
}
