import { expect, test } from 'vitest';
import { dashed, optionForms } from '../../engine/machine/qemu-arguments.ts';
import { commandLineEn } from '../../messages/command-line.en.ts';
import { commandLineT } from '../../messages/command-line.ts';
import { LINES } from './command-lines.ts';
import { commandLineView, type CommandLineView } from './command-line.ts';

const MIB = 2 ** 20;
/** An arm64 Image of so many bytes, which takes `size` with its BSS. */
function image(bytes: number, size: number, textOffset = 0): Uint8Array {
  const view = new DataView(new ArrayBuffer(bytes));
  view.setUint32(56, 0x644d_5241, true);
  view.setBigUint64(8, BigInt(textOffset), true);
  view.setBigUint64(16, BigInt(size), true);
  return new Uint8Array(view.buffer);
}
const raw = (bytes: number): Uint8Array => new Uint8Array(bytes).fill(0x1f);
const says = ({ map }: CommandLineView): (string | undefined)[] =>
  (map?.conflicts ?? []).map(({ code, params }) => commandLineT('en')(code, params));

test('every option that the terminal knows is explained', () => {
  expect(optionForms.flatMap(({ name }) => {
    const code = `line.option.${{ M: 'machine', h: 'help' }[name] ?? name}`;
    return Object.hasOwn(commandLineEn, code) ? [] : [dashed(name)];
  })).toEqual([]);
}); // prettier-ignore

test("the document's lines are read: options, parts and files have sentences, and nothing is refused", () => {
  for (const name of ['document', '2nimbos', '2linux'] as const) {
    const { options, refused, files } = commandLineView(LINES[name]);
    expect(refused).toEqual([]);
    expect(options.flatMap(({ messages }) => messages)).toEqual([]);
    const codes = options.flatMap(({ code, parts }) => [code ?? '', ...parts.map((part) => part.code)]);
    expect(codes.filter((code) => !Object.hasOwn(commandLineEn, code))).toEqual([]);
    expect(files.length).toBeGreaterThan(3);
  }
  expect(commandLineView(LINES.document).files.map(({ name, role }) => `${role} ${name.replace(/.*\//, '')}`)).toEqual([
    'kernel hv_qemu-virt-aarch64.bin',
    'loader linux-aarch64.dtb',
    'loader linux-aarch64.bin',
    'loader nimbos-aarch64_1.dtb',
    'loader nimbos-aarch64_1.bin',
    'disk linux-aarch64.img',
  ]);
});

test('who loads what where: QEMU’s own places, and those of the loaders', () => {
  const line = '-M virt -m 512M -kernel Image -initrd cpio -device loader,file=extra,addr=0x50000000,force-raw=on';
  const files = new Map([['Image', image(3 * MIB, 5 * MIB)], ['cpio', raw(2 * MIB)], ['extra', raw(MIB)]]); // prettier-ignore
  const { map } = commandLineView(line, files);
  expect(map?.ranges.map(({ by, start, size }) => [by, start, size])).toEqual([
    ['stub', 0x4000_0000, 40],
    ['kernel', 0x4020_0000, 5 * MIB],
    ['initrd', 0x4800_0000, 2 * MIB],
    ['board', 0x4820_0000, expect.any(Number)],
    ['loader', 0x5000_0000, MIB],
  ]);
  expect(map?.conflicts).toEqual([]);
  expect(map?.entry).toBe(0x4000_0000);
});

test('files that nobody has yet have a place and no size', () => {
  const { map } = commandLineView(LINES['2linux']);
  expect(map?.ranges.filter(({ by }) => by === 'loader').map(({ size }) => size)).toEqual(
    Array.from({ length: 6 }, () => undefined),
  );
  expect(map?.conflicts).toEqual([]);
});

test('two files at one place are a conflict without their sizes too', () => {
  const at = (name: string): string => `-device loader,file=${name},addr=0x50000000`;
  expect(says(commandLineView(`-kernel k ${at('a')} ${at('b')}`))).toContain('a and b are both loaded at 0x50000000.');
});

test('overlaps and holes name both ranges, and the corrected line has neither', () => {
  const files = new Map([['k', raw(MIB)], ['big', raw(3 * MIB)], ['small', raw(4096)], ['far', raw(4096)]]); // prettier-ignore
  const line =
    '-m 256M -kernel k -device loader,file=big,addr=0x44000000,force-raw=on -device loader,file=small,addr=0x44200000,force-raw=on -device loader,file=far,addr=0x70000000,force-raw=on';
  const view = commandLineView(line, files);
  expect(says(view)).toEqual([
    'far would take 0x70000000 to 0x70001000, but RAM reaches from 0x40000000 to 0x50000000. Give the machine more memory or load it elsewhere.',
    'big (0x44000000 to 0x44300000) and small (0x44200000 to 0x44201000) overlap in memory. Load one of them elsewhere.',
  ]);
  const mended = commandLineView(view.corrected ?? '', files);
  expect(says(mended)).toEqual([]);
  expect(mended.corrected).toBeUndefined();
  expect(view.corrected).toContain('file=big,addr=0x44000000');
  expect(view.corrected).toContain('file=small,addr=0x44400000');
});

test('under the built-in hypervisor its own memory is in the map, and each VM has its RAM', () => {
  const standIns = new Map([['apps/hv/hv_qemu-virt-aarch64.bin', 'builtin' as const]]);
  const linux = 'apps/hv/guest/linux/linux-aarch64.bin';
  const { map } = commandLineView(LINES.document, new Map([[linux, image(4 * MIB, 0xd00_0000)]]), standIns);
  expect(map?.vms.map(({ start }) => start)).toEqual([0x7000_0000, 0x5000_0000]);
  expect(map?.ranges.map(({ by }) => by)).toEqual([
    'hypervisor', 'tables', 'copies', 'loader', 'loader', 'loader', 'loader',
  ]); // prettier-ignore
  expect(map?.conflicts.map(({ code }) => code)).toEqual(['hypervisor.hole']);
  expect(map?.conflicts[0]?.params).toMatchObject({ first: linux, firstEnd: '0x7d200000', secondEnd: '0x7c000000' });
});

test('what is wrong with an option stands beside it, and once', () => {
  const { options, refused, corrected } = commandLineView(LINES.elsewhere);
  expect(options.filter(({ state }) => state === 'refused').length).toBeGreaterThan(3);
  expect(refused).toEqual([]);
  const mended = commandLineView(corrected ?? '');
  expect(mended.options.filter(({ state }) => state === 'refused')).toEqual([]);
});

test('each line to begin with is what its name says', () => {
  for (const [name, line] of Object.entries(LINES)) {
    const { options, refused } = commandLineView(line);
    const isWrong = refused.length > 0 || options.some(({ state }) => state === 'refused');
    expect([name, isWrong]).toEqual([name, name === 'elsewhere']);
  }
});

test.each(['', "'", '-', '--', '$(', '-m', '\\', '-device loader', `-device ${','.repeat(999)}`, '-kernel \u0000', '-M virt -m 99999999G -kernel k'])(
  'a line of nonsense has a view: %j',
  (line) => {
    expect(() => commandLineView(line)).not.toThrow();
  },
); // prettier-ignore

test('of a thousand files for one place as many conflicts are told as anybody reads', () => {
  const line = `-kernel k ${'-device loader,file=a,addr=0x40080000 '.repeat(1500)}`;
  expect(commandLineView(line, new Map([['a', raw(64)]])).map?.conflicts.length).toBe(32);
});
