/** A virtio-blk driver as a table of accesses, for QEMU's accesses.S and for our device. */
import { OverlayDisk } from '../../../src/engine/devices/disk.ts';
import { TestLine, TestMemory } from '../../../src/engine/devices/testing.ts';
import { VirtioBlock } from '../../../src/engine/devices/virtio/block.ts';
import { VirtioMmio } from '../../../src/engine/devices/virtio/mmio.ts';
import type { Access, Answer } from '../pl011/qemu.ts';

/** The highest slot, where QEMU plugs in the first device. */
export const SLOT = 0x0a003e00;
export const RAM = 0x40400000;
export const QUEUE_SIZE = 8;
export const DESCRIPTORS = RAM;
export const DRIVER = RAM + 16 * QUEUE_SIZE;
export const DEVICE = RAM + 0x1000;
export const HEADER = RAM + 0x2000;
export const STATUS_BYTE = RAM + 0x2100;
export const INDIRECT = RAM + 0x2200;
export const DATA = RAM + 0x3000;
export const NEXT = 1, WRITE = 2, INDIRECT_FLAG = 4; // prettier-ignore
const SECTORS = 64;

export const image = Uint8Array.from({ length: SECTORS * 512 - 100 }, (_, i) => (i * 5 + (i >> 9) + 3) & 0xff);

export interface Request {
  readonly type: number;
  readonly sector: number;
  readonly length?: number;
  readonly flags?: number;
  /** Words that the driver puts into the data buffer. */
  readonly words?: readonly number[];
  readonly indirect?: boolean;
  /** On failure QEMU reports the whole writable length as used; the specification wants what was written. */
  readonly fails?: boolean;
}

export const write = (address: number, value: number): Access => ({ write: address, value });
export const read = (address: number, size: 8 | 16 | 32 = 32): Access => ({ read: address, size });
export const register = (offset: number, value: number): Access => write(SLOT + offset, value);

export function descriptor(table: number, index: number, address: number, length: number, flags: number): Access[] {
  const at = table + 16 * index;
  const next = (flags & NEXT) !== 0 ? index + 1 : 0;
  return [write(at, address), write(at + 4, 0), write(at + 8, length), write(at + 12, flags | (next << 16))];
}

export function setUp(legacy: boolean): Access[] {
  const words = [register(0x70, 0), register(0x70, 1), register(0x70, 3)];
  words.push(register(0x14, 0), read(SLOT + 0x10), register(0x14, 1), read(SLOT + 0x10));
  // BLK_FLUSH, CONFIG_WCE, DISCARD, WRITE_ZEROES, INDIRECT_DESC; then VERSION_1
  words.push(register(0x24, 0), register(0x20, 0x10006a00), register(0x24, 1), register(0x20, legacy ? 0 : 1));
  if (!legacy) words.push(register(0x70, 11), read(SLOT + 0x70));
  for (let at = RAM; at < RAM + 0x100; at += 4) words.push(write(at, 0), write(at - RAM + DEVICE, 0));
  words.push(register(0x30, 0), read(SLOT + 0x34), register(0x38, QUEUE_SIZE));
  if (legacy) {
    words.push(register(0x28, 4096), register(0x3c, 4096), register(0x40, RAM / 4096), read(SLOT + 0x40));
  } else {
    words.push(register(0x80, DESCRIPTORS), register(0x84, 0), register(0x90, DRIVER), register(0x94, 0));
    words.push(register(0xa0, DEVICE), register(0xa4, 0), register(0x44, 1), read(SLOT + 0x44));
  }
  words.push(register(0x70, legacy ? 7 : 15), read(SLOT + 0x70));
  return words;
}

export function requestScript(request: Request, index: number): Access[] {
  const { type, sector, length = 0, flags = 0, words = [], indirect = false, fails = false } = request;
  const script = [write(HEADER, type), write(HEADER + 4, 0), write(HEADER + 8, sector), write(HEADER + 12, 0), write(STATUS_BYTE, 0xee)]; // prettier-ignore
  words.forEach((word, i) => script.push(write(DATA + 4 * i, word)));
  const table = indirect ? INDIRECT : DESCRIPTORS;
  script.push(...descriptor(table, 0, HEADER, 16, NEXT));
  if (length > 0) script.push(...descriptor(table, 1, DATA, length, flags | NEXT));
  script.push(...descriptor(table, length > 0 ? 2 : 1, STATUS_BYTE, 1, WRITE));
  if (indirect) script.push(...descriptor(DESCRIPTORS, 0, INDIRECT, 48, INDIRECT_FLAG));
  script.push(write(DRIVER, (index + 1) << 16), register(0x50, 0));
  script.push({ poll: DEVICE, mask: 0xffff0000, value: ((index + 1) << 16) >>> 0 });
  const element = DEVICE + 4 + 8 * (index % QUEUE_SIZE);
  script.push(read(STATUS_BYTE, 8), read(element), ...(fails ? [] : [read(element + 4)]));
  for (let at = 0; at < Math.min(length, 1024); at += 64) script.push(read(DATA + at));
  script.push({ poll: SLOT + 0x60, mask: 3, value: 1 }, register(0x64, 1), read(SLOT + 0x60));
  return script;
}

export interface DiskOptions {
  readonly image?: Uint8Array | undefined;
  readonly readOnly?: boolean;
}

/** The answers of our device to a script. */
export function runHere(
  script: readonly Access[],
  legacy: boolean,
  { image: bytes = image, readOnly = false }: DiskOptions = {},
): Answer[] {
  const memory = new TestMemory(RAM, 0x10000);
  const disk = new OverlayDisk((offset, length) => bytes.subarray(offset, offset + length), bytes.length, { readOnly });
  const device = new VirtioBlock(disk, 'number one');
  const slot = new VirtioMmio({ interrupt: new TestLine(), memory, legacy, device });
  const load = (address: number, bytes: 1 | 2 | 4): number => {
    if (address < RAM) return slot.read(address - SLOT, bytes);
    const at = address - RAM;
    return bytes === 1
      ? memory.view.getUint8(at)
      : bytes === 2
        ? memory.view.getUint16(at, true)
        : memory.view.getUint32(at, true);
  };
  const width = (size = 32): 1 | 2 | 4 => (size === 8 ? 1 : size === 16 ? 2 : 4);
  const answers: Answer[] = [];
  for (const access of script) {
    if ('read' in access) answers.push(load(access.read, width(access.size)));
    else if ('poll' in access)
      answers.push((load(access.poll, 4) & access.mask) >>> 0 === access.value ? 'ready' : 'timeout');
    else if (access.write < RAM) slot.write(access.write - SLOT, width(access.size), access.value);
    else memory.view.setUint32(access.write - RAM, access.value, true);
  }
  return answers;
}
