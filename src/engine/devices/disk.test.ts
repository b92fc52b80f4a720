import { describe, expect, test } from 'vitest';
import { EngineError } from '../error.ts';
import { BLOCK, OverlayDisk, type OverlayDiskOptions } from './disk.ts';
import { seeded } from './testing.ts';

function image(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (i * 7 + (i >> 9) + 1) & 0xff);
}

function diskOf(base: Uint8Array, options?: OverlayDiskOptions): OverlayDisk {
  return new OverlayDisk((offset, length) => base.subarray(offset, offset + length), base.length, options);
}

test('a size that is no multiple of 512 is rounded up and filled with zeros', () => {
  const disk = diskOf(image(1000));
  expect(disk.size).toBe(1024);
  expect(disk.read(900, 124)).toEqual(Uint8Array.from([...image(1000).subarray(900), ...new Uint8Array(24)]));
});

test('a size that no disk can have is refused', () => {
  for (const size of [-1, 0.5, NaN, Infinity])
    expect(() => new OverlayDisk(() => new Uint8Array(0), size)).toThrow(EngineError);
});

test('what is written is read back, and the image never changes', () => {
  const base = image(5 * BLOCK);
  const before = base.slice();
  const disk = diskOf(base);
  expect(disk.write(BLOCK - 10, new Uint8Array(BLOCK + 20).fill(9))).toBe(true);
  expect(disk.read(BLOCK - 11, 1)?.[0]).toBe(before[BLOCK - 11]);
  expect(disk.read(BLOCK - 10, BLOCK + 20)).toEqual(new Uint8Array(BLOCK + 20).fill(9));
  expect(disk.read(2 * BLOCK + 10, 1)?.[0]).toBe(before[2 * BLOCK + 10]);
  expect(base).toEqual(before);
});

test('ranges outside the disk are refused and nothing is done', () => {
  const disk = diskOf(image(8192));
  for (const [offset, length] of [[-1, 1], [8192, 1], [8000, 200], [0, 2 ** 53], [0.5, 1], [NaN, 1]] as const) {
    expect(disk.read(offset, length)).toBeUndefined();
    expect(disk.writeZeroes(offset, length)).toBe(false);
    expect(disk.discard(offset, length)).toBe(false);
  } // prettier-ignore
  expect(disk.write(8191, new Uint8Array(2))).toBe(false);
  expect(disk.save().blocks).toEqual([]);
});

test('a read-only disk takes no writes', () => {
  const disk = diskOf(image(8192), { readOnly: true });
  expect([disk.write(0, new Uint8Array(1)), disk.writeZeroes(0, 512), disk.discard(0, 4096)]).toEqual([
    false,
    false,
    false,
  ]);
});

test('zeros and discarded blocks take next to no memory of the overlay', () => {
  const disk = diskOf(image(64 * BLOCK), { maximumBytes: BLOCK + 63 * 128 });
  expect(disk.writeZeroes(0, 64 * BLOCK)).toBe(true);
  expect(disk.write(0, Uint8Array.of(1))).toBe(true);
  expect(disk.write(BLOCK, Uint8Array.of(1))).toBe(false);
  expect(disk.discard(0, BLOCK)).toBe(true);
  expect(disk.write(BLOCK, Uint8Array.of(1))).toBe(true);
});

test('zeros over a disk of a tebibyte fail when the overlay has no room for more entries', () => {
  const disk = new OverlayDisk(() => new Uint8Array(0), 2 ** 40, { maximumBytes: 2 ** 20 });
  expect(disk.writeZeroes(0, 2 ** 40)).toBe(false);
  expect(disk.save().blocks.length).toBe(2 ** 20 / 128);
});

test('random writes, zeros and discards agree with a plain array', () => {
  const random = seeded(42);
  const size = 20 * BLOCK + 512;
  const model = image(size);
  const disk = diskOf(image(size));
  for (let i = 0; i < 2000; i++) {
    const offset = random(size);
    const length = Math.min(random(3 * BLOCK), size - offset);
    if (random(3) === 0) {
      disk.writeZeroes(offset, length);
      model.fill(0, offset, offset + length);
    } else {
      const bytes = new Uint8Array(length).fill(random(256));
      disk.write(offset, bytes);
      model.set(bytes, offset);
    }
    const from = random(size);
    const count = Math.min(random(4 * BLOCK), size - from);
    expect(disk.read(from, count)).toEqual(model.slice(from, from + count));
  }
});

describe('persistence', () => {
  test('dirtyBlocks gives what changed since markClean, in order, the last block no longer than the disk', () => {
    const disk = diskOf(image(2 * BLOCK + 512));
    disk.write(2 * BLOCK, Uint8Array.of(1));
    disk.write(5, Uint8Array.of(2));
    expect([...disk.dirtyBlocks()].map(({ offset, bytes }) => [offset, bytes.length])).toEqual([[0, BLOCK], [2 * BLOCK, 512]]); // prettier-ignore
    disk.markClean();
    expect([...disk.dirtyBlocks()]).toEqual([]);
    disk.writeZeroes(BLOCK, BLOCK);
    expect([...disk.dirtyBlocks()]).toEqual([{ offset: BLOCK, bytes: new Uint8Array(BLOCK) }]);
  });

  test('loading the dirty blocks into a new disk makes it equal, and clean', () => {
    const base = image(4 * BLOCK);
    const old = diskOf(base);
    old.write(BLOCK + 7, new Uint8Array(BLOCK).fill(3));
    const fresh = diskOf(base, { readOnly: true });
    for (const { offset, bytes } of old.dirtyBlocks()) expect(fresh.load(offset, bytes)).toBe(true);
    expect(fresh.read(0, fresh.size)).toEqual(old.read(0, old.size));
    expect([...fresh.dirtyBlocks()]).toEqual([]);
    for (const [offset, length] of [[1, BLOCK], [0, 5], [4 * BLOCK, BLOCK], [-BLOCK, BLOCK]] as const)
      expect(fresh.load(offset, new Uint8Array(length))).toBe(false); // prettier-ignore
  });

  test('the flush of the guest reaches onFlush', () => {
    let flushes = 0;
    const disk = diskOf(image(512), { onFlush: () => ((flushes++), true) }); // prettier-ignore
    expect([disk.flush(), flushes]).toEqual([true, 1]);
  });
});

describe('snapshots', () => {
  test('a snapshot is not changed by later writes, and restore goes back to it', () => {
    const disk = diskOf(image(4 * BLOCK));
    disk.write(0, Uint8Array.of(1));
    disk.writeZeroes(BLOCK, BLOCK);
    const before = disk.read(0, disk.size);
    const saved = structuredClone(disk.save());
    const shared = disk.save();
    disk.markClean();
    disk.write(0, new Uint8Array(3 * BLOCK).fill(7));
    disk.restore(shared);
    expect(disk.read(0, disk.size)).toEqual(before);
    expect([...disk.dirtyBlocks()].map(({ offset }) => offset)).toEqual([0, BLOCK, 2 * BLOCK]);
    expect(structuredClone(disk.save())).toEqual(saved);
  });

  test('a state that the disk cannot have is refused and nothing changes', () => {
    const disk = diskOf(image(2 * BLOCK), { maximumBytes: BLOCK });
    disk.write(0, Uint8Array.of(1));
    const block = new Uint8Array(BLOCK);
    const bad: unknown[] = [null, {}, { blocks: 1 }, { blocks: [1] }, { blocks: [[2, block]] }, { blocks: [[-1, block]] }, { blocks: [[0, new Uint8Array(5)]] }, { blocks: [[0, block], [0, block]] }, { blocks: [[0, block], [1, block]] }, { blocks: [[0, block], [1, null], [0, null]] }]; // prettier-ignore
    for (const state of bad) expect(() => disk.restore(state)).toThrow(EngineError);
    expect(disk.read(0, 1)?.[0]).toBe(1);
  });
});
