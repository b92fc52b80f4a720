/** Our virtio-mmio and virtio-blk against QEMU's: the same driver, as a table of accesses, run by accesses.S and here. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { OverlayDisk } from '../../../src/engine/devices/disk.ts';
import { TestLine, TestMemory } from '../../../src/engine/devices/testing.ts';
import { VirtioBlock } from '../../../src/engine/devices/virtio/block.ts';
import { VirtioMmio } from '../../../src/engine/devices/virtio/mmio.ts';
import { missingTools, QemuUnderTest, type Access, type Answer } from '../pl011/qemu.ts';

/** The highest slot, where QEMU plugs in the first device. */
const SLOT = 0x0a003e00;
const RAM = 0x40400000;
const QUEUE_SIZE = 8;
const DESCRIPTORS = RAM;
const DRIVER = RAM + 16 * QUEUE_SIZE;
const DEVICE = RAM + 0x1000;
const HEADER = RAM + 0x2000;
const STATUS_BYTE = RAM + 0x2100;
const INDIRECT = RAM + 0x2200;
const DATA = RAM + 0x3000;
const NEXT = 1, WRITE = 2, INDIRECT_FLAG = 4; // prettier-ignore
const SECTORS = 64;

const image = Uint8Array.from({ length: SECTORS * 512 - 100 }, (_, i) => (i * 5 + (i >> 9) + 3) & 0xff);

interface Request {
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

const requests: Readonly<Record<string, Request>> = {
  'IN reads a sector': { type: 0, sector: 5, length: 512, flags: WRITE },
  'IN reads the last sector, which the image fills only in part': { type: 0, sector: 63, length: 512, flags: WRITE },
  'IN by an indirect table': { type: 0, sector: 6, length: 1024, flags: WRITE, indirect: true },
  'OUT writes a sector': { type: 1, sector: 7, length: 512, words: [0x01020304, 0xa0b0c0d0] },
  'IN reads it back': { type: 0, sector: 7, length: 512, flags: WRITE },
  'FLUSH succeeds': { type: 4, sector: 0 },
  'GET_ID returns the serial number': { type: 8, sector: 0, length: 20, flags: WRITE },
  'IN beyond the end fails': { type: 0, sector: 64, length: 512, flags: WRITE, fails: true },
  'IN across the end fails': { type: 0, sector: 63, length: 1024, flags: WRITE, fails: true },
  'IN of half a sector fails': { type: 0, sector: 0, length: 256, flags: WRITE, fails: true },
  'OUT beyond the end fails': { type: 1, sector: 0x7fffffff, length: 512 },
  'an unknown type is unsupported': { type: 14, sector: 0 },
  'an unknown type with data is unsupported': { type: 10, sector: 0, length: 16, flags: WRITE, fails: true },
  'WRITE_ZEROES succeeds': { type: 13, sector: 0, length: 16, words: [7, 0, 2, 1] },
  'IN reads zeros': { type: 0, sector: 7, length: 512, flags: WRITE },
  'WRITE_ZEROES with an unknown flag is unsupported': { type: 13, sector: 0, length: 16, words: [7, 0, 2, 2] },
  'WRITE_ZEROES outside the disk fails': { type: 13, sector: 0, length: 16, words: [63, 0, 2, 0] },
  'WRITE_ZEROES of too many sectors fails': { type: 13, sector: 0, length: 16, words: [0, 0, 0x400000, 0] },
  'DISCARD succeeds': { type: 11, sector: 0, length: 16, words: [16, 0, 8, 0] },
  'DISCARD with unmap is unsupported': { type: 11, sector: 0, length: 16, words: [16, 0, 8, 1] },
  'DISCARD outside the disk fails': { type: 11, sector: 0, length: 16, words: [64, 0, 1, 0] },
};

const write = (address: number, value: number): Access => ({ write: address, value });
const read = (address: number, size: 8 | 16 | 32 = 32): Access => ({ read: address, size });
const register = (offset: number, value: number): Access => write(SLOT + offset, value);

function descriptor(table: number, index: number, address: number, length: number, flags: number): Access[] {
  const at = table + 16 * index;
  const next = (flags & NEXT) !== 0 ? index + 1 : 0;
  return [write(at, address), write(at + 4, 0), write(at + 8, length), write(at + 12, flags | (next << 16))];
}

function setUp(legacy: boolean): Access[] {
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

function requestScript(request: Request, index: number): Access[] {
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

const reason = missingTools();

describe.skipIf(reason !== undefined)(
  `virtio-blk against QEMU${reason === undefined ? '' : ` (skipped: ${reason})`}`,
  { timeout: 30_000 },
  () => {
    const qemu = reason === undefined ? new QemuUnderTest() : undefined;
    const folder = mkdtempSync(join(tmpdir(), 'virtio-'));
    const file = join(folder, 'disk.img');
    afterAll(() => {
      qemu?.close();
      rmSync(folder, { recursive: true });
    });

    function onQemu(script: readonly Access[], legacy: boolean, drive = ''): Answer[] | undefined {
      writeFileSync(file, image);
      const version = legacy ? [] : ['-global', 'virtio-mmio.force-legacy=false'];
      const disk = [
        '-drive',
        `if=none,id=x,format=raw,file=${file}${drive}`,
        '-device',
        'virtio-blk-device,drive=x,serial=number one',
      ];
      return qemu?.run(0, script, '', [...version, ...disk]).answers;
    }

    function here(script: readonly Access[], legacy: boolean, readOnly = false): Answer[] {
      const memory = new TestMemory(RAM, 0x10000);
      const disk = new OverlayDisk((offset, length) => image.subarray(offset, offset + length), image.length, {
        readOnly,
      });
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

    const versions = [['version 1', true], ['version 2', false]] as const; // prettier-ignore

    test.each(versions)('%s: identification, configuration space and reset values', (_, legacy) => {
      const offsets = [0x00, 0x04, 0x08, 0x0c, 0x34, 0x40, 0x44, 0x60, 0x70, 0xb0, 0xb4, 0xfc];
      const script = offsets.map((offset) => read(SLOT + offset));
      for (let offset = 0x100; offset < 0x138; offset += 4) script.push(read(SLOT + offset));
      script.push(
        read(SLOT + 0x138, 8),
        read(SLOT + 0x10e, 16),
        read(SLOT + 0x112, 8),
        read(SLOT + 0x113, 8),
        read(SLOT + 0x180),
      );
      for (const options of ['', ',readonly=on']) {
        const both = [...script, register(0x14, 0), read(SLOT + 0x10), register(0x14, 1), read(SLOT + 0x10)];
        expect(here(both, legacy, options !== '')).toEqual(onQemu(both, legacy, options));
      }
    });

    test.each(versions)('%s: requests end with the same status, used length and data', (_, legacy) => {
      const parts = [setUp(legacy), ...Object.values(requests).map(requestScript)];
      const reference = onQemu(parts.flat(), legacy) ?? [];
      const ours = here(parts.flat(), legacy);
      const titles = ['set-up', ...Object.keys(requests)];
      const count = (part: readonly Access[]): number => part.filter((access) => !('write' in access)).length;
      expect(reference.length).toBe(count(parts.flat()));
      let at = 0;
      parts.forEach((part, i) => {
        const end = at + count(part);
        expect(ours.slice(at, end), titles[i]).toEqual(reference.slice(at, end));
        at = end;
      });
    });

    test('version 2: a ring that cannot be right sets DEVICE_NEEDS_RESET and interrupts', () => {
      const script = [...setUp(false), write(DRIVER, 100 << 16), register(0x50, 0), { poll: SLOT + 0x70, mask: 0x40, value: 0x40 }, read(SLOT + 0x70), { poll: SLOT + 0x60, mask: 2, value: 2 }, read(SLOT + 0xfc), register(0x70, 0), read(SLOT + 0x70)]; // prettier-ignore
      expect(here(script, false)).toEqual(onQemu(script, false));
    });
  },
);
