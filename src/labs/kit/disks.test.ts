import { expect, test } from 'vitest';
import { build } from './build.ts';
import { disksOf, drivesOf, imageOf, resetDisks } from './disks.ts';
import type { Lab, LabDisk } from './lab.ts';
import { checkLab } from './schema-lab.ts';
import { plainLab } from './testing.ts';

const PARAMETERS = new Map([['stamp', 0x1234n], ['slot', 7n]]); // prettier-ignore
const DISK: LabDisk = {
  sectors: 4,
  slot: '{{slot}}',
  pieces: [
    { at: 0, word: '{{stamp}}', step: 3, times: 4, every: 512 },
    { at: 16, text: 'sector {{stamp}}\n' },
    { at: 512 + 64, text: 'ab', times: 3 },
    { at: 4 * 512 - 4, word: '0xffffffffffffffff' },
    { at: 9999, text: 'outside' },
  ],
};
const lab = (disk: LabDisk = DISK): Lab => {
  const plain = plainLab('_start: b .');
  return {
    ...plain,
    machine: { ...plain.machine, disks: [disk] },
    parameters: [{ name: 'stamp', pick: [0x1234] }, { name: 'slot', pick: [7] }], // prettier-ignore
  };
};

test('a recipe makes an image: words that count, texts, and nothing beyond its end', () => {
  const image = imageOf(DISK, PARAMETERS);
  const view = new DataView(image.buffer);
  expect(image.length).toBe(2048);
  expect([0, 1, 2, 3].map((n) => view.getBigUint64(512 * n, true))).toEqual([0x1234n, 0x1237n, 0x123an, 0x123dn]);
  const text = (from: number, to: number): string => new TextDecoder().decode(image.subarray(from, to));
  expect(text(16, 30)).toBe('sector 0x1234\n');
  expect(text(576, 582)).toBe('ababab');
  expect([...image.subarray(2044)]).toEqual([0xff, 0xff, 0xff, 0xff]);
});

test('a disk of a bare machine is in its slot, and the slots are version 2', () => {
  const built = build(lab(), {}, 0);
  if (!('config' in built)) throw new Error(JSON.stringify(built));
  expect(built.config).toMatchObject({ modernVirtio: true, drives: [{ slot: 7 }] });
});

test('under the hypervisor a disk is a channel in its place, or the board’s in its slot', () => {
  const plain = lab();
  const both: Lab = {
    ...plain,
    machine: { ...plain.machine, hypervisor: { vms: [] }, disks: [DISK, { sectors: 8 }, { ...DISK, slot: 9 }] },
  };
  expect(disksOf(both, PARAMETERS).map(({ size }) => size / 512)).toEqual([1, 8, 1]);
  expect(drivesOf(both, PARAMETERS).map(({ slot, disk }) => [slot, disk.size / 512])).toEqual([[7, 4], [9, 4]]); // prettier-ignore
});

test('what one machine wrote, the next one of the same files does not find', () => {
  const disk = drivesOf(lab(), PARAMETERS)[0]?.disk;
  if (disk === undefined) throw new Error('no disk');
  disk.write(0, Uint8Array.of(0x99));
  resetDisks({ cpus: 1, memory: 1, virtualization: false, drives: [{ disk }] });
  expect(disk.read(0, 1)).toEqual(Uint8Array.of(0x34));
});

test.each([
  ['a size of nothing', { sectors: 0 }, 'lab.schema.type machine.disks[0].sectors'],
  ['a parameter that is not there', { sectors: 1, slot: '{{nowhere}}' }, 'lab.schema.reference machine.disks[0]'],
  ['a piece that is neither text nor number', { sectors: 1, pieces: [{ at: 0 }] }, 'lab.schema.missing machine.disks[0].pieces[0]'], // prettier-ignore
] as const)('%s is refused', (_, disk, wanted) => {
  const problems = checkLab(JSON.parse(JSON.stringify(lab(disk as LabDisk))), 'x.json');
  expect(problems.map(({ code, params }) => `${code} ${params['field']}`)).toContain(wanted);
});
