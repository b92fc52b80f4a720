import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { diskOf, KeptDisk, openDiskStore, resetDisk } from './kept-disk.ts';

const image = (size = 10_240): Uint8Array<ArrayBuffer> => new Uint8Array(size).fill(0xee);
const open = async (id: string, size?: number): Promise<KeptDisk> =>
  KeptDisk.open(await openDiskStore(), id, diskOf(image(size)));
const read = ({ disk }: KeptDisk, offset: number, length = 1): number[] => [...(disk.read(offset, length) ?? [])];

test('what a guest wrote is there when the disk is opened again', async () => {
  const disk = await open('again');
  disk.disk.write(4095, Uint8Array.of(1, 2, 3));
  await disk.save();
  const again = await open('again');
  expect(read(again, 4094, 5)).toEqual([0xee, 1, 2, 3, 0xee]);
  expect(again.kept).toBe(8192);
});

test('the last, short block of a disk is kept', async () => {
  const disk = await open('tail');
  disk.disk.write(10_239, Uint8Array.of(7));
  await disk.save();
  expect(read(await open('tail'), 10_238, 2)).toEqual([0xee, 7]);
});

test('a write made while a save is under way is saved by the next one', async () => {
  const disk = await open('late');
  disk.disk.write(0, Uint8Array.of(1));
  const first = disk.save();
  disk.disk.write(5000, Uint8Array.of(2));
  await first;
  await disk.save();
  const again = await open('late');
  expect([...read(again, 0), ...read(again, 5000)]).toEqual([1, 2]);
});

test('what could not be stored is told, and stored by the next save', async () => {
  const store = await openDiskStore();
  let full = true;
  const failing = new Proxy(store, {
    get: (target, key) => {
      if (key === 'transaction' && full)
        return () => {
          throw new Error('QuotaExceededError');
        };
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  full = false;
  const disk = await KeptDisk.open(failing, 'full', diskOf(image()));
  full = true;
  disk.disk.write(0, Uint8Array.of(1));
  await expect(disk.save()).rejects.toThrow(expect.objectContaining({ code: 'disk.not-kept' }));
  full = false;
  await disk.save();
  expect(read(await open('full'), 0)).toEqual([1]);
});

test('resetting one disk gives back its image and leaves other disks alone', async () => {
  for (const id of ['one', 'other']) {
    const disk = await open(id);
    disk.disk.write(0, Uint8Array.of(1));
    await disk.save();
  }
  await resetDisk(await openDiskStore(), 'one');
  expect(read(await open('one'), 0)).toEqual([0xee]);
  expect(read(await open('other'), 0)).toEqual([1]);
});

test('blocks beyond the end of an image are left where they are', async () => {
  const disk = await open('shrunk');
  disk.disk.write(9000, Uint8Array.of(1));
  await disk.save();
  const smaller = await open('shrunk', 4096);
  expect([smaller.kept, ...read(smaller, 4095)]).toEqual([0, 0xee]);
});

test('while its machine stands in its past nothing of the disk is kept; a new future is, what it undid included', async () => {
  let isNow = true;
  const disk = await KeptDisk.open(await openDiskStore(), 'past', diskOf(image()), () => isNow);
  disk.disk.write(0, Uint8Array.of(1));
  const then = disk.disk.save();
  disk.disk.write(0, Uint8Array.of(2));
  disk.disk.write(5000, Uint8Array.of(3));
  await disk.save();
  disk.disk.restore(then);
  isNow = false;
  expect([...read(disk, 0), ...read(disk, 5000)]).toEqual([1, 0xee]);
  await disk.save();
  const kept = await open('past');
  expect([...read(kept, 0), ...read(kept, 5000)]).toEqual([2, 3]);
  isNow = true;
  await disk.save();
  const future = await open('past');
  expect([...read(future, 0), ...read(future, 5000)]).toEqual([1, 0xee]);
});
