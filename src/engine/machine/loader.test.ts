import { describe, expect, test } from 'vitest';
import { EngineError } from '../error.ts';
import { seeded } from '../devices/testing.ts';
import { layOut, type Images } from './loader.ts';

const MIB = 2 ** 20;
const base: Images = { cpus: 1, memory: 256 * MIB, virtualization: true };

/** An arm64 Image: only the header matters here. */
function image(size: number, textOffset: number, imageSize: number): Uint8Array {
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(8, BigInt(textOffset), true);
  view.setBigUint64(16, BigInt(imageSize), true);
  view.setUint32(56, 0x644d5241, true);
  return bytes;
}

function elf(segments: readonly { address: bigint; bytes: Uint8Array; memory: bigint }[], entry: bigint): Uint8Array {
  const header = 64 + 56 * segments.length;
  const bytes = new Uint8Array(header + segments.reduce((n, s) => n + s.bytes.length, 0));
  const view = new DataView(bytes.buffer);
  bytes.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  view.setUint16(16, 2, true);
  view.setUint16(18, 183, true);
  view.setBigUint64(24, entry, true);
  view.setBigUint64(32, 64n, true);
  view.setUint16(54, 56, true);
  view.setUint16(56, segments.length, true);
  let at = header;
  segments.forEach((s, i) => {
    const p = 64 + 56 * i;
    view.setUint32(p, 1, true);
    view.setBigUint64(p + 8, BigInt(at), true);
    view.setBigUint64(p + 24, s.address, true);
    view.setBigUint64(p + 32, BigInt(s.bytes.length), true);
    view.setBigUint64(p + 40, s.memory, true);
    bytes.set(s.bytes, at);
    at += s.bytes.length;
  });
  return bytes;
}

const codeOf = (run: () => unknown): string | undefined => {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof EngineError) return error.code;
    throw error;
  }
};
const where = (images: Images): Record<string, number> =>
  Object.fromEntries(layOut(images).placed.map((p) => [p.what, p.address]));

describe('where QEMU 7.2 puts things', () => {
  test('an Image with text_offset 0 goes to 0x40200000, started by a stub at 0x40000000', () => {
    const layout = layOut({ ...base, kernel: image(4096, 0, 8192) });
    expect(layout.entry).toBe(0x40000000);
    expect(where({ ...base, kernel: image(4096, 0, 8192) })).toEqual({
      kernel: 0x40200000,
      stub: 0x40000000,
      dtb: 0x48000000,
    });
  });
  test('an Image with text_offset 0x80000 goes there', () => {
    expect(where({ ...base, kernel: image(4096, 0x80000, 8192) })['kernel']).toBe(0x40080000);
  });
  test('a raw kernel goes to 0x40080000', () => {
    expect(where({ ...base, kernel: new Uint8Array(100) })['kernel']).toBe(0x40080000);
  });
  test('the initrd goes to 128 MiB (half of smaller RAM), the device tree to the next 2 MiB behind it', () => {
    const kernel = image(4096, 0, 8192);
    expect(where({ ...base, kernel, initrd: new Uint8Array(3 * MIB) })).toMatchObject({
      initrd: 0x48000000,
      dtb: 0x48400000,
    });
    expect(where({ ...base, memory: 64 * MIB, kernel, initrd: new Uint8Array(10) })).toMatchObject({
      initrd: 0x42000000,
      dtb: 0x42200000,
    });
  });
  test('firmware goes to flash, the machine starts at 0, the device tree is at the start of RAM', () => {
    const layout = layOut({ ...base, bios: new Uint8Array(MIB) });
    expect([layout.entry, layout.dtb]).toEqual([0, 0x40000000]);
  });
  test('without kernel and firmware the machine starts at 0', () => {
    expect(layOut(base)).toMatchObject({ entry: 0, dtb: 0x40000000 });
  });
  test('an ELF is entered directly, without a stub; the device tree stands below it if it fits', () => {
    const high = elf([{ address: 0x40400000n, bytes: new Uint8Array(16), memory: 64n }], 0x40400000n);
    expect(layOut({ ...base, kernel: high })).toMatchObject({ entry: 0x40400000, dtb: 0x40000000 });
    const low = elf([{ address: 0x40000000n, bytes: new Uint8Array(16), memory: 64n }], 0x40000000n);
    expect(layOut({ ...base, kernel: low })).toMatchObject({ entry: 0x40000000, dtb: undefined });
  });
});

/** What `ld -Ttext=0x40000000` makes: one segment from the file's start, headers and padding, then the program. */
function withHeaders(program: readonly number[], padding = 0): Uint8Array {
  const bytes = new Uint8Array(0x10000 + program.length);
  bytes.set(elf([{ address: 0x3fff0000n, bytes: new Uint8Array(0), memory: BigInt(bytes.length) }], 0x40000000n));
  new DataView(bytes.buffer).setBigUint64(64 + 8, 0n, true);
  new DataView(bytes.buffer).setBigUint64(64 + 32, BigInt(bytes.length), true);
  bytes.fill(padding, 0x8000, 0x8004);
  bytes.set(program, 0x10000);
  return bytes;
}

describe('an ELF whose first segment begins below RAM', () => {
  test('because it holds the headers is loaded without them, as by QEMU', () => {
    const { placed, entry } = layOut({ ...base, kernel: withHeaders([1, 2, 3, 4]) });
    expect(entry).toBe(0x40000000);
    expect(placed.map(({ address, bytes, extent }) => [address, [...bytes], extent])).toEqual([
      [0x40000000, [1, 2, 3, 4], 4],
    ]);
  });
  test('with something of the program there is refused, and the segment is named', () => {
    try {
      layOut({ ...base, kernelName: 'a.elf', kernel: withHeaders([1], 7) });
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        code: 'loader.segment-outside-ram',
        params: { what: 'a.elf', segment: 0, start: '0x3fff0000' },
      });
    }
  });
});

test('an object file that was not linked is called that, by its name', () => {
  const object = elf([], 0n);
  object[16] = 1;
  expect(() => layOut({ ...base, kernelName: 'boot.o', kernel: object })).toThrow(
    expect.objectContaining({ code: 'elf.not-linked', params: { file: 'boot.o' } }),
  );
  expect(codeOf(() => layOut({ ...base, loaders: [{ name: 'boot.o', data: object }] }))).toBe('elf.not-linked');
  object[16] = 2;
  expect(codeOf(() => layOut({ ...base, kernel: object }))).toBe('elf.no-segments');
});

describe('what is refused', () => {
  test.each<[string, Images, string]>([
    [
      'two files at one address',
      {
        ...base,
        loaders: [
          { name: 'a', data: new Uint8Array(8), address: 0x41000000 },
          { name: 'b', data: new Uint8Array(8), address: 0x41000004 },
        ],
      },
      'loader.overlap',
    ],
    [
      'a file over the kernel',
      { ...base, kernel: image(4096, 0, 8192), loaders: [{ name: 'a', data: new Uint8Array(8), address: 0x40201000 }] },
      'loader.overlap',
    ],
    [
      'a file beyond RAM',
      { ...base, loaders: [{ name: 'a', data: new Uint8Array(8), address: 0x50000000 }] },
      'loader.outside-ram',
    ],
    ['a kernel larger than RAM', { ...base, memory: MIB, kernel: new Uint8Array(2 * MIB) }, 'loader.outside-ram'],
    ['an Image that claims a huge size', { ...base, kernel: image(4096, 0, 2 ** 50) }, 'loader.outside-ram'],
    ['firmware beyond the flash', { ...base, bios: new Uint8Array(65 * MIB) }, 'loader.bios-size'],
    [
      'firmware and a kernel',
      { ...base, bios: new Uint8Array(8), kernel: new Uint8Array(8) },
      'loader.bios-and-kernel',
    ],
    [
      'a raw loader file without an address',
      { ...base, loaders: [{ name: 'a', data: new Uint8Array(8) }] },
      'loader.no-address',
    ],
    ['an initrd without a kernel', { ...base, initrd: new Uint8Array(8) }, 'loader.initrd-without-kernel'],
    [
      'an ELF of another machine',
      {
        ...base,
        kernel: (() => {
          const e = elf([], 0n);
          e[18] = 62;
          return e;
        })(),
      },
      'elf.not-aarch64',
    ],
    [
      'a cut-off ELF',
      { ...base, kernel: elf([{ address: 0x40400000n, bytes: new Uint8Array(64), memory: 64n }], 0n).subarray(0, 100) },
      'elf.truncated',
    ],
    [
      'an ELF segment larger in the file',
      { ...base, kernel: elf([{ address: 0x40400000n, bytes: new Uint8Array(64), memory: 8n }], 0n) },
      'elf.bad-segment',
    ],
    ['a broken device tree', { ...base, dtb: new Uint8Array(100) }, 'dtb.not-a-dtb'],
  ])('%s', (_, images, code) => {
    expect(codeOf(() => layOut(images))).toBe(code);
  });

  test('3,000 random and damaged kernels, ELF files and loader addresses end in a layout or an EngineError', () => {
    const random = seeded(1);
    const good = [
      image(4096, 0, 8192),
      elf([{ address: 0x40400000n, bytes: new Uint8Array(300), memory: 400n }], 0x40400000n),
    ];
    for (let i = 0; i < 3000; i++) {
      const kernel = Uint8Array.from(good[i % 2] ?? []).subarray(0, 1 + random(500));
      for (let n = random(8); n > 0; n--) kernel[random(kernel.length)] = random(256);
      const loaders = [
        {
          name: 'x',
          data: new Uint8Array(random(64)),
          address: random(2 ** 32) * (random(2) === 0 ? 1 : 2 ** 20),
          forceRaw: random(2) === 0,
        },
      ];
      codeOf(() => layOut({ ...base, kernel, loaders }));
    }
  });
});
