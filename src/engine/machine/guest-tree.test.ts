import { expect, test } from 'vitest';
import { compileDts } from '../devicetree/dts.ts';
import { boardDeviceTree } from './devicetree.ts';
import { readGuestTree } from './guest-tree.ts';

const of = (body: string, kernel = 0x7020_0000): ReturnType<typeof readGuestTree> =>
  readGuestTree(compileDts(`/dts-v1/; / { #address-cells = <2>; #size-cells = <2>; ${body} };`), kernel);

test("RAM is the range around the kernel; its addresses have as many cells as the root's properties say", () => {
  const two = of('memory@50000000 { reg = <0 0x50000000 0 0x8000000>, <0 0x70000000 0 0xc000000>; };');
  expect(two).toMatchObject({ ram: { start: 0x7000_0000, size: 0xc00_0000 } });
  const one = readGuestTree(compileDts('/dts-v1/; / { #address-cells = <1>; #size-cells = <1>; memory { reg = <0x70000000 0x1000>; }; };'), 0x7020_0000); // prettier-ignore
  expect(one).toMatchObject({ ram: undefined, said: '0x70000000 – 0x70001000' });
});

test('the start of an initrd has one cell or two', () => {
  expect(of('chosen { linux,initrd-start = <0x78000000>; };').initrd).toBe(0x7800_0000);
  expect(of('chosen { linux,initrd-start = <1 0x78000000>; };').initrd).toBe(0x1_7800_0000);
  expect(of('chosen { };').initrd).toBeUndefined();
});

test("of QEMU's own tree: two cores, and the devices as ranges, neighbours joined", () => {
  const tree = readGuestTree(boardDeviceTree({ cpus: 2, memory: 2 ** 31, virtualization: true }), 0x4020_0000);
  expect(tree).toMatchObject({ cpus: 2, ram: { start: 0x4000_0000, size: 2 ** 31 } });
  expect(tree.devices).toContainEqual({ start: 0x0a00_0000, size: 0x4000 });
  expect(tree.devices).toContainEqual({ start: 0x0900_0000, size: 0x1000 });
});

test('behind a bus with an empty ranges the addresses are the same; behind any other one they are not looked at', () => {
  const bus = (ranges: string): string =>
    `bus@0 { #address-cells = <1>; #size-cells = <1>; ${ranges} dev@9000000 { reg = <0x9000000 0x1000>; }; };`;
  expect(of(bus('ranges;')).devices).toEqual([{ start: 0x900_0000, size: 0x1000 }]);
  expect(of(bus('')).devices).toEqual([]);
  expect(of(bus('ranges = <0 0 0x10000000 0x1000>;')).devices).toEqual([]);
});

test('numbers of cores and properties of no range are no devices, and a hostile tree makes no long list', () => {
  expect(
    of('cpus { #address-cells = <1>; #size-cells = <0>; cpu@0 { reg = <0>; }; }; x { reg = <1>; };').devices,
  ).toEqual([]);
  const many = Array.from({ length: 5000 }, (_, n) => `d@${n} { reg = <0 ${0x1000_0000 + n * 0x2000} 0 16>; };`);
  expect(of(many.join('')).devices.length).toBeLessThanOrEqual(64);
});
