import { expect, test } from 'vitest';
import { parseAddress } from './address.ts';
import { add, give, guessRole, toOwnImages, type ListedImage } from './own-images.ts';

const bytes = (at: number, ...magic: number[]): Uint8Array => {
  const head = new Uint8Array(1082);
  head.set(magic, at);
  return head;
};
const nothing = new Uint8Array();
const listed = (...names: string[]): ListedImage[] =>
  names.reduce<ListedImage[]>((list, name) => add(list, name, new Blob([]), nothing), []);

test.each([
  ['an arm64 Image by its header', 'vmlinuz', bytes(56, 0x41, 0x52, 0x4d, 0x64), 'kernel'],
  ['an ELF file', 'hv.elf', bytes(0, 0x7f, 0x45, 0x4c, 0x46), 'kernel'],
  ['a device tree, whatever its name', 'board.bin', bytes(0, 0xd0, 0x0d, 0xfe, 0xed), 'dtb'],
  ['a newc archive', 'root', bytes(0, 0x30, 0x37, 0x30, 0x37, 0x30, 0x31), 'initrd'],
  ['a gzipped kernel by its name', 'Image.gz', bytes(0, 0x1f, 0x8b), 'kernel'],
  ['another gzipped file', 'initrd.img', bytes(0, 0x1f, 0x8b), 'initrd'],
  ['an ext4 file system', 'root', bytes(1080, 0x53, 0xef), 'disk'],
  ['firmware by its ending', 'QEMU_EFI.fd', nothing, 'bios'],
  ['anything else', 'nimbos-aarch64.bin', nothing, 'loader'],
] as const)('%s is taken for what it is', (_, name, head, role) => {
  expect(guessRole(name, head)).toBe(role);
});

test('there is one kernel: the file that had the role becomes a loader file', () => {
  const [first, second] = listed('a', 'b');
  const list = give(give(listed('a', 'b'), first?.id ?? 0, 'kernel'), second?.id ?? 0, 'kernel');
  expect(list.map(({ role }) => role)).toEqual(['loader', 'kernel']);
});

test('a second file of a kind, when added, takes the role over in the same way', () => {
  expect(listed('a.dtb', 'b.dtb').map(({ role }) => role)).toEqual(['loader', 'dtb']);
});

test('only loader files have an address, and a bad one is refused', () => {
  const list = listed('a.dtb', 'b.bin').map((image) => ({ ...image, address: '0x70000000' }));
  expect(toOwnImages(list, parseAddress).map(({ address }) => address)).toEqual([undefined, 0x7000_0000]);
  const bad = list.map((image) => ({ ...image, address: 'here' }));
  expect(() => toOwnImages(bad, parseAddress)).toThrow(expect.objectContaining({ code: 'address.malformed' }));
});
