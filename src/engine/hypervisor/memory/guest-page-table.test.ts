import { expect, test } from 'vitest';
import { OWN } from '../board.ts';
import { recordedEl2 } from '../testing.ts';
import { GuestPageTable } from './guest-page-table.ts';

const table = (): GuestPageTable => new GuestPageTable(recordedEl2(), { nextTable: OWN.tables.start }, 5);

test('the largest blocks that fit are used, and translation finds each byte', () => {
  const gpm = table();
  gpm.map(0x4000_0000 - 0x1000, 0x8000_0000 - 0x1000, 0x1000 + 2 ** 30 + 0x20_0000, 'memory');
  expect(gpm.translate(0x3fff_ffff)).toMatchObject({ pa: 0x7fff_ffff, mapping: { level: 3, size: 0x1000 } });
  expect(gpm.translate(0x4000_1234)).toMatchObject({ pa: 0x8000_1234, mapping: { level: 1, size: 2 ** 30 } });
  expect(gpm.translate(0x8000_0000)).toMatchObject({ pa: 0xc000_0000, mapping: { level: 2, size: 0x20_0000 } });
  expect(gpm.translate(0x8020_0000)).toBeUndefined();
});

test('an alias that is not aligned to 2 MiB is made of pages', () => {
  const gpm = table();
  gpm.map(0x4000_0000, 0x5018_0000, 0x40_0000, 'memory');
  expect(gpm.translate(0x4008_0000)).toMatchObject({ pa: 0x5020_0000, mapping: { level: 3 } });
  expect(gpm.translate(0x403f_ffff)?.pa).toBe(0x5057_ffff);
});

test('descriptors have the access flag, both permissions, and memory or device attributes', () => {
  const gpm = table();
  gpm.map(0, 0x4000_0000, 0x1000, 'memory');
  gpm.map(0x1000, 0x0900_0000, 0x1000, 'device');
  gpm.map(0x2000, 0x4000_1000, 0x1000, 'read-only');
  const level2 = gpm.dump().entries[0];
  const level3 = level2 && 'next' in level2 ? level2.next.entries[0] : undefined;
  const pages = level3 && 'next' in level3 ? level3.next.entries : [];
  expect(pages.map(({ descriptor }) => descriptor.toString(16))).toEqual(['400007ff', '400000090004c7', '4000177f']);
  expect([0, 0x1000, 0x2000].map((ipa) => gpm.translate(ipa)?.mapping.attributes)).toEqual([
    'memory',
    'device',
    'read-only',
  ]);
});

test('what is mapped is not mapped again, blocks are not cut, and alignment is asked for', () => {
  const gpm = table();
  gpm.map(0x20_0000, 0x4000_0000, 0x20_0000, 'memory');
  expect(() => gpm.map(0x20_0000, 0x4000_0000, 0x20_0000, 'memory')).toThrow('hypervisor.already-mapped');
  expect(() => gpm.map(0x20_1000, 0x4000_0000, 0x1000, 'memory')).toThrow('hypervisor.already-mapped');
  expect(() => gpm.map(0x800, 0, 0x1000, 'memory')).toThrow('hypervisor.map-alignment');
  expect(() => gpm.unmap(0x20_1000, 0x1000)).toThrow('hypervisor.unmap-block');
});

test('unmapping invalidates both stages of the VMID', () => {
  const el2 = recordedEl2();
  const gpm = new GuestPageTable(el2, { nextTable: OWN.tables.start }, 5);
  gpm.map(0x20_0000, 0x4000_0000, 0x20_0000, 'memory');
  gpm.unmap(0x20_0000, 0x20_0000);
  expect(gpm.translate(0x20_0000)).toBeUndefined();
  expect(el2.log.filter((line) => line.startsWith('tlbi'))).toEqual(['tlbi IPAS2E1IS', 'tlbi VMALLE1IS']);
  expect(gpm.vttbr).toBe((5n << 48n) | BigInt(OWN.tables.start));
});
