/** Our virtio-mmio and virtio-blk against QEMU's: the same driver, as a table of accesses, run by accesses.S and here. */
import { afterAll, describe, expect, test } from 'vitest';
import { missingTools, type Access } from '../pl011/qemu.ts';
import { DRIVER, read, register, type Request, requestScript, runHere, setUp, SLOT, WRITE, write } from './driver.ts';
import { QemuWithDisk } from './qemu-disk.ts';

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

const reason = missingTools();

describe.skipIf(reason !== undefined)(
  `virtio-blk against QEMU${reason === undefined ? '' : ` (skipped: ${reason})`}`,
  { timeout: 30_000 },
  () => {
    const qemu = reason === undefined ? new QemuWithDisk() : undefined;
    afterAll(() => qemu?.close());

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
      for (const readOnly of [false, true]) {
        const both = [...script, register(0x14, 0), read(SLOT + 0x10), register(0x14, 1), read(SLOT + 0x10)];
        expect(runHere(both, legacy, { readOnly })).toEqual(qemu?.run(both, legacy, { readOnly }));
      }
    });

    test.each(versions)('%s: requests end with the same status, used length and data', (_, legacy) => {
      const parts = [setUp(legacy), ...Object.values(requests).map(requestScript)];
      const reference = qemu?.run(parts.flat(), legacy) ?? [];
      const ours = runHere(parts.flat(), legacy);
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
      expect(runHere(script, false)).toEqual(qemu?.run(script, false));
    });
  },
);
