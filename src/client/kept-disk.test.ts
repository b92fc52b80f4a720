import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { KeptDisk, openDiskStore, resetDisk } from './kept-disk.ts';

const image = (size = 10_000): Uint8Array<ArrayBuffer> => new Uint8Array(size).fill(0xee);

test('what a guest wrote is there when the disk is opened again', async () => {
  const store = await openDiskStore();
  const disk = await KeptDisk.open(store, 'again', image());
  disk.bytes.set([1, 2, 3], 4095);
  disk.touched(4095, 3);
  await disk.save();
  const again = await KeptDisk.open(store, 'again', image());
  expect([...again.bytes.subarray(4094, 4099)]).toEqual([0xee, 1, 2, 3, 0xee]);
  expect(again.kept).toBe(8192);
});

test('the last, partial block of a disk is kept without growing the disk', async () => {
  const store = await openDiskStore();
  const disk = await KeptDisk.open(store, 'tail', image());
  disk.bytes[9_999] = 7;
  disk.touched(9_999, 1);
  await disk.save();
  const again = await KeptDisk.open(store, 'tail', image());
  expect(again.bytes).toHaveLength(10_000);
  expect(again.bytes[9_999]).toBe(7);
});

test('a write made while a save is under way is saved by the next one', async () => {
  const store = await openDiskStore();
  const disk = await KeptDisk.open(store, 'late', image());
  disk.bytes[0] = 1;
  disk.touched(0, 1);
  const first = disk.save();
  disk.bytes[5000] = 2;
  disk.touched(5000, 1);
  await first;
  await disk.save();
  const again = await KeptDisk.open(store, 'late', image());
  expect([again.bytes[0], again.bytes[5000]]).toEqual([1, 2]);
});

test('resetting one disk gives back its image and leaves other disks alone', async () => {
  const store = await openDiskStore();
  for (const id of ['one', 'other']) {
    const disk = await KeptDisk.open(store, id, image());
    disk.bytes[0] = 1;
    disk.touched(0, 1);
    await disk.save();
  }
  await resetDisk(store, 'one');
  expect((await KeptDisk.open(store, 'one', image())).bytes[0]).toBe(0xee);
  expect((await KeptDisk.open(store, 'other', image())).bytes[0]).toBe(1);
});

test('blocks beyond the end of an image do not reach past it', async () => {
  const store = await openDiskStore();
  const disk = await KeptDisk.open(store, 'shrunk', image());
  disk.touched(9000, 100);
  await disk.save();
  const smaller = await KeptDisk.open(store, 'shrunk', image(4096));
  expect(smaller.bytes).toEqual(image(4096));
});
