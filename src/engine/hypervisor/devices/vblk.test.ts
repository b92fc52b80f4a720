import { beforeEach, expect, test } from 'vitest';
import type { DiskChannel } from '../el2.ts';
import { GuestGic } from './vgic/testing.ts';

/** The first emulated disk: the highest slot, and its interrupt. */
const SLOT = 0x0a00_3e00;
const INTID = 32 + 16 + 31;
/** In the guest's own memory: descriptors, available ring, used ring, an indirect table, and buffers. */
const [DESC, AVAIL, USED, INDIRECT, HEADER, DATA, STATUS] = [0x5080_0000, 0x5080_1000, 0x5080_2000, 0x5081_0000, 0x5080_4000, 0x5080_5000, 0x5080_6000] as const; // prettier-ignore
const [NEXT, WRITE, INDIRECT_FLAG] = [1, 2, 4];
const [IN, OUT, FLUSH, GET_ID] = [0, 1, 4, 8];
const BASE = 0x5000_0000;

class Channel implements DiskChannel {
  readonly size = 1 << 20;
  readonly readOnly = false;
  readonly bytes = new Uint8Array(1 << 20).map((_, i) => i >> 9);
  flushed = 0;
  read(offset: number, length: number): Uint8Array | undefined {
    return offset + length <= this.size ? this.bytes.slice(offset, offset + length) : undefined;
  }
  write(offset: number, bytes: Uint8Array): boolean {
    if (offset + bytes.length > this.size) return false;
    this.bytes.set(bytes, offset);
    return true;
  }
  flush(): boolean {
    this.flushed++;
    return true;
  }
}

let gic: GuestGic;
let channel: Channel;
const read = (offset: number): number => Number(gic.access(0, SLOT + offset, 4) ?? -1n);
const write = (offset: number, value: number): void => void gic.access(0, SLOT + offset, 4, BigInt(value >>> 0));
const store = (address: number, size: 1 | 2 | 4 | 8, value: number | bigint): void =>
  void gic.el2(0).write(address, size, BigInt(value));
const load = (address: number, size: 1 | 2 | 4 | 8): number => Number(gic.el2(0).read(address, size));

function handshake(features = 0): void {
  write(0x70, 0);
  write(0x70, 3);
  write(0x24, 0);
  write(0x20, features);
  write(0x24, 1);
  write(0x20, 1); // VERSION_1
  write(0x70, 11);
  write(0x30, 0);
  write(0x38, 8);
  for (const [offset, address] of [[0x80, DESC], [0x90, AVAIL], [0xa0, USED]] as const) write(offset, address); // prettier-ignore
  write(0x44, 1);
  write(0x70, 15);
}

beforeEach(() => {
  channel = new Channel();
  // A kernel that looks like an Image, so that IPAs are physical addresses: VM 1's place, by its base.
  const kernel = new Uint8Array(4096);
  new DataView(kernel.buffer).setUint32(56, 0x644d_5241, true);
  gic = new GuestGic(1, { kernel, base: BASE, disks: [{ channel: 0, id: 'disk 0' }] }, [], [channel]).enableAll();
  gic.write(0, 0x100 + 4 * (INTID >> 5), 1 << (INTID & 31));
  handshake();
});

interface Piece {
  readonly address: number | bigint;
  readonly length: number;
  readonly flags?: number;
}
function descriptors(table: number, pieces: readonly Piece[]): void {
  pieces.forEach(({ address, length, flags = 0 }, n) => {
    const at = table + 16 * n;
    store(at, 8, address);
    store(at + 8, 4, length);
    store(at + 12, 2, flags | (n < pieces.length - 1 ? NEXT : 0));
    store(at + 14, 2, n + 1);
  });
}
/** A request: header, data, status; what the status became. */
function request(type: number, sector: number, data: readonly Piece[], indirect = false): number {
  store(HEADER, 4, type);
  store(HEADER + 8, 8, sector);
  store(STATUS, 1, 0xee);
  const all = [{ address: HEADER, length: 16 }, ...data, { address: STATUS, length: 1, flags: WRITE }];
  descriptors(indirect ? INDIRECT : DESC, all);
  if (indirect) descriptors(DESC, [{ address: INDIRECT, length: 16 * all.length, flags: INDIRECT_FLAG }]);
  notify();
  return load(STATUS, 1);
}
function notify(head = 0): void {
  const index = load(AVAIL + 2, 2);
  store(AVAIL + 4 + 2 * (index % 8), 2, head);
  store(AVAIL + 2, 2, (index + 1) & 0xffff);
  write(0x50, 0);
}
const isBroken = (): boolean => (read(0x70) & 0x40) !== 0;
const into = (address: number | bigint, length: number): Piece => ({ address, length, flags: WRITE });

test('a sector is read, and the interrupt comes until it is acknowledged', () => {
  expect(request(IN, 3, [into(DATA, 512)])).toBe(0);
  expect(load(DATA, 1)).toBe(3);
  expect(load(USED + 2, 2)).toBe(1);
  expect(load(USED + 8, 4)).toBe(513);
  expect(gic.acknowledge()).toBe(INTID);
  write(0x64, read(0x60));
  gic.end(INTID);
  expect(gic.acknowledge()).toBe(1023);
});

test('chains of several pieces, and the same by an indirect table', () => {
  for (const indirect of [false, true]) {
    handshake(indirect ? 1 << 28 : 0);
    store(AVAIL + 2, 2, 0);
    expect(request(IN, 4, [into(DATA, 100), into(DATA + 0x200, 412), into(DATA + 0x800, 512)], indirect)).toBe(0);
    expect([load(DATA, 1), load(DATA + 0x200, 1), load(DATA + 0x800, 1)]).toEqual([4, 4, 5]);
  }
});

test('what is written arrives, is flushed, and the disk tells its name', () => {
  store(DATA, 8, 0x1122_3344_5566_7788n);
  expect(request(OUT, 7, [{ address: DATA, length: 512 }])).toBe(0);
  expect(channel.bytes[7 * 512]).toBe(0x88);
  // Who has not negotiated FLUSH writes through.
  const before = channel.flushed;
  expect(before).toBe(1);
  expect(request(FLUSH, 0, [])).toBe(0);
  expect(channel.flushed).toBe(before + 1);
  expect(request(GET_ID, 0, [into(DATA, 20)])).toBe(0);
  expect(String.fromCharCode(...Array.from({ length: 6 }, (_, i) => load(DATA + i, 1)))).toBe('disk 0');
});

test('with an event index the driver is interrupted when it wants to be', () => {
  handshake(1 << 29);
  store(AVAIL + 4 + 16, 2, 1); // used_event: after the second
  request(IN, 0, [into(DATA, 512)]);
  expect(read(0x60)).toBe(0);
  request(IN, 0, [into(DATA, 512)]);
  expect(read(0x60)).toBe(1);
  expect(load(USED + 4 + 64, 2)).toBe(2); // avail_event
});

test('a request beyond the disk fails, and nothing else happens', () => {
  expect(request(IN, 2048, [into(DATA, 512)])).toBe(1);
  expect(request(OUT, 0x1_0000_0000, [{ address: DATA, length: 512 }])).toBe(1);
  expect(isBroken()).toBe(false);
});

test.each([
  ['another VM', 0x7020_0000],
  ['EL2', 0x4008_8000],
  ['a device', 0x0800_0000],
  ['the end of its memory, and beyond', 0x5100_0000 - 8],
  ['nowhere', 0xffff_ffff_ffff_fff0n],
  ['what would wrap round', (1n << 64n) - 8n],
])('a descriptor that points at %s reaches nothing', (_, address) => {
  const { memory } = gic.el2(0);
  const target = Number(BigInt(address) & 0xffff_ffffn);
  const before = memory.get(target);
  request(IN, 3, [into(address, 512)]);
  expect(memory.get(target)).toBe(before);
  request(OUT, 3, [{ address, length: 512 }]);
  expect(channel.bytes.subarray(3 * 512, 4 * 512).every((byte) => byte === 3)).toBe(true);
});

test.each([
  [
    'a chain that comes back to itself',
    () => descriptors(DESC, [{ address: HEADER, length: 16, flags: NEXT }, into(DATA, 512)]),
    () => store(DESC + 16 + 12, 2, WRITE | NEXT),
    () => store(DESC + 16 + 14, 2, 0),
  ],
  [
    'an index outside the table',
    () => descriptors(DESC, [{ address: HEADER, length: 16 }]),
    () => store(DESC + 12, 2, NEXT),
    () => store(DESC + 14, 2, 500),
  ],
  [
    'something to read behind something to write',
    () => descriptors(DESC, [into(DATA, 512), { address: HEADER, length: 16 }]),
  ],
  [
    'an indirect table that was not negotiated',
    () => descriptors(DESC, [{ address: INDIRECT, length: 32, flags: INDIRECT_FLAG }]),
  ],
  ['no room for a status', () => descriptors(DESC, [{ address: HEADER, length: 16 }])],
  ['a header of no length', () => descriptors(DESC, [{ address: HEADER, length: 0 }, into(STATUS, 1)])],
])('%s breaks the device, which says so and works again after a reset', (_, ...prepare: (() => void)[]) => {
  // prettier-ignore
  for (const step of prepare) step();
  notify();
  expect(isBroken()).toBe(true);
  handshake();
  store(AVAIL + 2, 2, 0);
  expect(request(IN, 1, [into(DATA, 512)])).toBe(0);
});

test('buffers of no length move nothing and end well', () => {
  expect(request(IN, 3, [into(DATA, 0)])).toBe(0);
  expect(isBroken()).toBe(false);
});

test('a doubleword is two words, as on the board', () => {
  expect(gic.access(0, SLOT, 8)).toBe(0x2_7472_6976n);
  expect(gic.access(0, SLOT + 0x100, 8)).toBe(2048n); // capacity in sectors
});

test('a notification of much does some in each call, and its store is executed until all is done', () => {
  handshake(1 << 28);
  store(HEADER, 4, IN);
  store(HEADER + 8, 8, 0);
  // A descriptor counts as 512 bytes, and a call ends after a MiB.
  const empty = Array.from({ length: 1022 }, () => into(DATA, 0));
  descriptors(INDIRECT, [{ address: HEADER, length: 16 }, ...empty, into(STATUS, 1)]);
  descriptors(DESC, [{ address: INDIRECT, length: 16 * 1024, flags: INDIRECT_FLAG }]);
  for (let n = 0; n < 5; n++) store(AVAIL + 4 + 2 * n, 2, 0);
  store(AVAIL + 2, 2, 5);
  const used: number[] = [];
  // Not behind the store yet: it is the same access again.
  while (gic.access(0, SLOT + 0x50, 4, 0n) === undefined) used.push(load(USED + 2, 2));
  expect(used).toEqual([2, 4]);
  expect(load(USED + 2, 2)).toBe(5);
  expect(isBroken()).toBe(false);
});

test('slots that a VM does not have answer nobody', () => {
  expect(gic.access(0, 0x0a00_0000, 4)).toBeUndefined();
});
