import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { EngineError } from '../error.ts';
import { decompile } from './decompile.ts';
import { compileDts, compileDtsToBlob } from './dts.ts';
import { parseDtb } from './dtb.ts';
import { writeDtb } from './dtb-writer.ts';
import { linuxGuest, samples } from './samples.ts';
import { limits, type DeviceTree, type DeviceTreeNode } from './tree.ts';
import { cells, strings } from './values.ts';

const hasDtc = spawnSync('dtc', ['--version']).status === 0;
if (!hasDtc) console.warn('dtc is missing: blobs of version 16 are not read (apt-get install device-tree-compiler)');

/** Header words by their index (Devicetree Specification v0.4 §5.2). */
const word = {
  magic: 0,
  total: 1,
  structure: 2,
  strings: 3,
  reservations: 4,
  version: 5,
  compatible: 6,
  stringsSize: 8,
  structureSize: 9,
};

function patched(blob: Uint8Array, ...patches: [offset: number, value: number][]): Uint8Array {
  const copy = blob.slice();
  const view = new DataView(copy.buffer);
  for (const [offset, value] of patches) view.setUint32(offset, value);
  return copy;
}

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof EngineError) return error.code;
    throw error;
  }
  return 'none';
}

const tree = (root: Partial<DeviceTreeNode>): DeviceTree => ({
  root: { name: '', properties: [], children: [], ...root },
  reservations: [],
  bootCpu: 0,
});

const small = compileDtsToBlob('/dts-v1/; /memreserve/ 1 2; / { a = <5>; n { reg = <1>; }; };');
// Layout of `small`: header 40, reservations 40–72, structure from 72: begin, "", property a (16 bytes) at 80.
const property = 80;

describe('a blob', () => {
  test('read and written again is the same bytes', () => {
    for (const source of Object.values(samples)) {
      const blob = compileDtsToBlob(source);
      expect(writeDtb(parseDtb(blob))).toEqual(blob);
    }
  });

  test('may stand in a longer buffer, at any offset', () => {
    const buffer = new Uint8Array(small.length + 100);
    buffer.set(small, 3);
    expect(parseDtb(buffer.subarray(3))).toEqual(parseDtb(small));
  });

  test('keeps its boot CPU and its reservations', () => {
    const given = { ...tree({}), reservations: [{ address: 2n ** 64n - 1n, size: 1n }], bootCpu: 0x8000_0001 };
    expect(parseDtb(writeDtb(given))).toEqual(given);
  });

  test.skipIf(!hasDtc)('of version 16, which does not tell the size of its structure, is read like one of 17', () => {
    const old = execFileSync('dtc', ['-q', '-q', '-V', '16', '-O', 'dtb', '-'], { input: linuxGuest });
    expect(new DataView(old.buffer, old.byteOffset).getUint32(4 * word.version)).toBe(16);
    expect(parseDtb(old)).toEqual(compileDts(linuxGuest));
  });

  test('with NOP tokens is read as if they were not there', () => {
    // Property "a" with its value spans 16 bytes: four NOPs.
    const blob = patched(small, ...[0, 4, 8, 12].map((i): [number, number] => [property + i, 4]));
    expect(parseDtb(blob).root).toEqual({ ...parseDtb(small).root, properties: [] });
  });
});

describe('a malformed blob is refused with its reason', () => {
  const cases: [name: string, blob: Uint8Array, code: string][] = [
    ['nothing', new Uint8Array(0), 'dtb.truncated'],
    ['half a header', small.slice(0, 20), 'dtb.truncated'],
    ['another file', patched(small, [0, 0x7f454c46]), 'dtb.not-a-dtb'],
    ['a cut blob', small.slice(0, -1), 'dtb.truncated'],
    ['a total size below the header', patched(small, [4 * word.total, 39]), 'dtb.truncated'],
    ['a total size beyond the limit', patched(small, [4 * word.total, 0xffff_ffff]), 'dtb.too-large'],
    ['version 15', patched(small, [4 * word.version, 15]), 'dtb.unsupported-version'],
    [
      'a version that 17 cannot read',
      patched(small, [4 * word.version, 18], [4 * word.compatible, 18]),
      'dtb.unsupported-version',
    ],
    ['structure outside', patched(small, [4 * word.structure, 0xffff_fffc]), 'dtb.block-outside'],
    ['structure too long', patched(small, [4 * word.structureSize, 0xffff_ffff]), 'dtb.block-outside'],
    ['strings outside', patched(small, [4 * word.stringsSize, 1000]), 'dtb.block-outside'],
    ['reservations outside', patched(small, [4 * word.reservations, 4096]), 'dtb.block-outside'],
    ['structure at an odd offset', patched(small, [4 * word.structure, 73]), 'dtb.block-misaligned'],
    ['reservations at an odd offset', patched(small, [4 * word.reservations, 44]), 'dtb.block-misaligned'],
    ['reservations over the header', patched(small, [4 * word.reservations, 8]), 'dtb.blocks-overlap'],
    ['strings over the structure', patched(small, [4 * word.strings, 72]), 'dtb.blocks-overlap'],
    ['reservations without end', patched(small, [68, 1]), 'dtb.truncated'],
    ['an unknown token', patched(small, [property, 5]), 'dtb.bad-token'],
    ['a node that ends twice', patched(small, [property, 2], [property + 4, 2]), 'dtb.misplaced-token'],
    ['an end inside a node', patched(small, [property, 9]), 'dtb.misplaced-token'],
    ['a property longer than the block', patched(small, [property + 4, 0xffff_fff0]), 'dtb.truncated'],
    ['a property whose name lies outside', patched(small, [property + 8, 0xffff]), 'dtb.truncated'],
    ['a named root', patched(small, [76, 0x6100_0000]), 'dtb.root-name'],
    ['a name without end', patched(small, [4 * word.stringsSize, 1]), 'dtb.unterminated'],
    ['a name with a control character', patched(small, [100, 0x0101_0000]), 'dtb.bad-name'],
  ];
  for (const [name, blob, code] of cases) {
    test(`${code}: ${name}`, () => expect(codeOf(() => parseDtb(blob))).toBe(code));
  }

  test('dtb.duplicate-property: the same name twice', () => {
    const blob = writeDtb(
      tree({
        properties: [
          { name: 'a', value: cells(1) },
          { name: 'b', value: cells(1) },
        ],
      }),
    );
    // The second property's name offset: after header, terminator, begin, name, first property and two words.
    expect(codeOf(() => parseDtb(patched(blob, [40 + 16 + 8 + 16 + 8, 0])))).toBe('dtb.duplicate-property');
  });

  test('dtb.too-deep: levels beyond the limit, read or written', () => {
    const nest = (depth: number): DeviceTreeNode[] =>
      depth ? [{ name: 'n', properties: [], children: nest(depth - 1) }] : [];
    const deepest = tree({ children: nest(limits.depth - 1) });
    expect(parseDtb(writeDtb(deepest))).toEqual(deepest);
    expect(codeOf(() => writeDtb(tree({ children: nest(limits.depth) })))).toBe('dtb.too-deep');
    const begins = new Uint8Array(40 + 16 + 8 * 1000);
    begins.set(small.slice(0, 40));
    const levels = Array.from({ length: 1000 }, (_, i): [number, number] => [56 + 8 * i, 1]);
    for (let i = 1; i < 1000; i++) begins[56 + 8 * i + 4] = 0x61;
    const header: [number, number][] = [
      [4, begins.length],
      [8, 56],
      [12, begins.length],
      [16, 40],
      [32, 0],
      [36, 8000],
    ];
    expect(codeOf(() => parseDtb(patched(begins, ...header, ...levels)))).toBe('dtb.too-deep');
  });

  test('a tree that a blob cannot hold is not written', () => {
    const child = (name: string): DeviceTreeNode => ({ name, properties: [], children: [] });
    expect(codeOf(() => writeDtb(tree({ name: 'x' })))).toBe('dtb.root-name');
    expect(codeOf(() => writeDtb(tree({ children: [child('')] })))).toBe('dtb.bad-name');
    expect(codeOf(() => writeDtb(tree({ children: [child('a/b')] })))).toBe('dtb.bad-name');
    expect(codeOf(() => writeDtb(tree({ children: [child('a'), child('a')] })))).toBe('dtb.duplicate-node');
    expect(codeOf(() => writeDtb(tree({ children: [child('n'.repeat(256))] })))).toBe('dtb.name-too-long');
    const value = new Uint8Array(limits.blobBytes);
    expect(codeOf(() => writeDtb(tree({ properties: [{ name: 'a', value }] })))).toBe('dtb.too-large');
  });
});

/** Marsaglia's xorshift32: the same corruptions in every run. */
function* xorshift(seed: number): Generator<number, never> {
  for (let x = seed; ;) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    yield x >>> 0;
  }
}

describe('2,000 random corruptions of a blob', () => {
  test('are read or refused, and what is read can be written and decompiled', { timeout: 60_000 }, () => {
    const random = xorshift(0x7e2);
    const below = (bound: number): number => random.next().value % bound;
    const blob = compileDtsToBlob(linuxGuest);
    const interesting = [0, 1, 2, 3, 4, 9, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, blob.length];
    let refused = 0;
    for (let round = 0; round < 2000; round++) {
      let hostile: Uint8Array = blob.slice(0, below(10) ? blob.length : below(blob.length + 1));
      for (let k = 1 + below(4); k > 0 && hostile.length >= 4; k--) {
        const at = below(below(8) ? hostile.length : Math.min(40, hostile.length));
        if (below(2)) hostile[at] = below(256);
        else if (at + 4 <= hostile.length) {
          hostile = patched(hostile, [
            at & ~3,
            below(2) ? (interesting[below(interesting.length)] ?? 0) : below(blob.length),
          ]);
        }
      }
      let read: DeviceTree;
      try {
        read = parseDtb(hostile);
      } catch (error) {
        expect(error).toBeInstanceOf(EngineError);
        refused++;
        continue;
      }
      const written = writeDtb(read);
      expect(parseDtb(written)).toEqual(read);
      const text = codeOf(() => decompile(read, { phandles: true }));
      expect(['none', 'dts.name-not-writable']).toContain(text);
      if (text !== 'none') continue;
      const recompiled = codeOf(() => {
        expect(compileDts(decompile(read))).toMatchObject({ root: read.root, reservations: read.reservations });
      });
      // Corrupted phandles are the one thing that a blob may hold and source may not.
      expect(['none', 'dts.bad-phandle', 'dts.duplicate-phandle']).toContain(recompiled);
    }
    expect(refused).toBeGreaterThan(500);
    expect(refused).toBeLessThan(1900);
  });
});

describe('decompiled source', () => {
  const lineOf = (name: string, value: Uint8Array): string =>
    decompile(tree({ properties: [{ name, value }] }))
      .split('\n')[3]
      ?.trim() ?? '';

  test('shows a value as what its name and its bytes suggest', () => {
    expect(lineOf('compatible', strings('arm,pl011', 'arm,primecell'))).toBe(
      'compatible = "arm,pl011", "arm,primecell";',
    );
    expect(lineOf('reg', cells(0, 0x900_0000, 0, 0x1000))).toBe('reg = <0 0x9000000 0 0x1000>;');
    expect(lineOf('reg', cells(0x6162_6300))).toBe('reg = <0x61626300>;');
    expect(lineOf('unknown', cells(0x6162_6300))).toBe('unknown = "abc";');
    expect(lineOf('bootargs', strings(''))).toBe('bootargs = "";');
    expect(lineOf('bootargs', strings('中"\\\n'))).toBe('bootargs = "中\\"\\\\\\n";');
    expect(lineOf('clock-frequency', cells(24_000_000))).toBe('clock-frequency = <24000000>;');
    expect(lineOf('mac', Uint8Array.of(1, 0xab, 0))).toBe('mac = [01 ab 00];');
    expect(lineOf('compatible', Uint8Array.of(0xff, 0xfe, 0))).toBe('compatible = [ff fe 00];');
    expect(lineOf('always-on', new Uint8Array(0))).toBe('always-on;');
  });

  test('says on request which nodes phandles mean', () => {
    const text = decompile(compileDts(linuxGuest), { phandles: true });
    expect(text).toContain('clocks = <4 4>; /* &{/apb-pclk} &{/apb-pclk} */');
    expect(text).toContain('interrupt-parent = <1>; /* &{/intc@8000000} */');
  });

  test('refuses names that source cannot hold', () => {
    expect(codeOf(() => decompile(tree({ properties: [{ name: 'a:b', value: cells() }] })))).toBe(
      'dts.name-not-writable',
    );
  });

  test('of a tree whose phandles ask for gigabytes of comments stays small', () => {
    const name = 'n'.repeat(250);
    let target: DeviceTreeNode = { name, properties: [{ name: 'phandle', value: cells(1) }], children: [] };
    for (let depth = 0; depth < 60; depth++) target = { name, properties: [], children: [target] };
    const cpus = { name: 'cpus', value: cells(...Array.from({ length: 10_000 }, () => 1)) };
    expect(decompile(tree({ properties: [cpus], children: [target] }), { phandles: true }).length).toBeLessThan(
      100_000,
    );
  });
});
