import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { beforeEach, describe, expect, test } from 'vitest';
import { labInfo } from './lab-info.ts';
import { forgetLastWords, lastVariant, leaveLastWords, withLastWords, type Drawer } from './last-words.ts';
import { before, names, namesOf } from './names.ts';
import { memoryStore, openLabStore } from './store.ts';
import * as works from './work.ts';

const fresh = works.freshWork(labInfo('tour'));
const typed = (words: string, more: Partial<works.Work> = {}): works.Work => ({
  ...works.typed(fresh, 'tour.s', words),
  ...more,
});
/** As versions of the site before format 3 wrote it. */
function old(work: works.Work, more: object = {}): object {
  const { order: _, unchecked: __, checked: ___, best: ____, ...fields } = work;
  return { ...fields, format: 2, ...more };
}
async function keptBefore(entries: Readonly<Record<string, unknown>>): Promise<void> {
  const database = await openDB(before.database, 1, { upgrade: (db) => void db.createObjectStore('work') });
  for (const [key, value] of Object.entries(entries)) await database.put('work', value, key);
  database.close();
}
function drawerOf(): { readonly kept: Map<string, string>; readonly drawer: () => Storage } {
  const kept = new Map<string, string>();
  const drawer: Storage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
    key: (n) => [...kept.keys()][n] ?? null,
    get length() {
      return kept.size;
    },
  };
  return { kept, drawer: () => drawer };
}

beforeEach(async () => {
  await deleteDB(names.database);
  await deleteDB(before.database);
  Reflect.deleteProperty(globalThis, 'localStorage');
});

test('the store gives back what it was given, and skips what it cannot read', async () => {
  const store = await openLabStore();
  await store.save(fresh);
  await store.save({ ...fresh, lab: { id: 'broken', version: 1 }, place: 'javascript:' });
  expect(await store.load('tour', 0)).toEqual(fresh);
  await expect(store.load('broken', 0)).rejects.toMatchObject({ code: 'lab-page.damaged-work' });
  // It was put aside: the lab can begin anew, and nothing is written over it.
  expect(await store.load('broken', 0)).toBeUndefined();
  await store.save({
    ...fresh,
    lab: { id: 'newer', version: 1 },
    format: works.WORK_FORMAT + 1,
  } as unknown as works.Work);
  for (let n = 0; n < 2; n++)
    await expect(store.load('newer', 0)).rejects.toMatchObject({ code: 'lab-page.newer-work' });
  expect((await store.all()).map(({ lab }) => lab.id)).toEqual(['tour']);
  store.close();
});

test('what is damaged twice is put aside twice', async () => {
  const store = await openLabStore();
  for (const place of ['one:', 'two:']) {
    await store.save({ ...fresh, place });
    await expect(store.load('tour', 0)).rejects.toMatchObject({ code: 'lab-page.damaged-work' });
  }
  store.close();
  const database = await openDB(names.database);
  const aside = (await database.getAll('work')) as works.Work[];
  database.close();
  expect(aside.map(({ place }) => place)).toEqual(['one:', 'two:']);
});

test('each variant is a work of its own, and the one that was worked on last comes first', async () => {
  const store = await openLabStore();
  for (const seed of [1, 2, 3]) await store.save(typed(`of ${seed}`, { seed, order: store.next() }));
  for (const seed of [1, 2, 3])
    expect(await store.load('tour', seed)).toMatchObject({ files: { 'tour.s': `of ${seed}` } });
  expect((await store.variants('tour')).map(({ seed }) => seed)).toEqual([3, 2, 1]);
  await store.save(typed('of 2 again', { seed: 2, order: store.next() }));
  expect((await store.variants('tour')).map(({ seed }) => seed)).toEqual([2, 3, 1]);
  store.close();
});

test('the counter goes on where it stood, in another page too, and past what that page has not seen', async () => {
  const [one, two] = [await openLabStore(), await openLabStore()];
  await one.save({ ...fresh, order: one.next(10) });
  expect(two.next()).toBe(1);
  await two.save({ ...fresh, seed: 2, order: 1 });
  expect(two.next()).toBe(12);
  one.close();
  two.close();
  const three = await openLabStore();
  expect(three.next()).toBe(12);
  three.close();
});

test('copies of the site on one origin share nothing: every name has the base path in it', () => {
  const [one, two] = [namesOf('/a/'), namesOf('/b/')];
  expect(one.database).not.toBe(two.database);
  expect(one.lock('tour')).not.toBe(two.lock('tour'));
  expect(one.lastWords('tour', 1)).not.toBe(two.lastWords('tour', 1));
  expect(one.progress).not.toBe(two.progress);
  expect(one.hasWork).not.toBe(two.hasWork);
});

describe('a store that others use too', () => {
  test('that is deleted under the page is made again with the next save, which is asked for', async () => {
    let deleted = 0;
    const store = await openLabStore({ deleted: () => void deleted++ });
    await store.save(typed('one'));
    await deleteDB(names.database);
    expect(deleted).toBe(1);
    await store.save(typed('two'));
    expect(await store.load('tour', 0)).toEqual(typed('two'));
    store.close();
  });

  test('that a newer version wants is written once more and let go; then nothing is written', async () => {
    const store = await openLabStore({ replaced: () => store.save(typed('the last word')) });
    let saved: unknown;
    const newer = await openDB(names.database, 99, {
      upgrade: async (_, __, ___, transaction) => {
        saved = await transaction.objectStore('work').get(names.work('tour', 0));
      },
    });
    expect(saved).toEqual(typed('the last word'));
    await expect(store.save(fresh)).rejects.toMatchObject({ code: 'lab-page.newer-store' });
    await expect(openLabStore()).rejects.toMatchObject({ code: 'lab-page.newer-store' });
    newer.close();
    store.close();
  });
});

describe('what older versions of the site have kept', () => {
  test('is moved: every lab, as the variant that it was, in the order of then', async () => {
    await keptBefore({
      tour: old(typed('later', { seed: 7, changed: 9 })),
      'el2-mmu': old({ ...fresh, lab: { id: 'el2-mmu', version: 1 }, changed: 4 }),
      first: old({ ...fresh, lab: { id: 'first', version: 1 }, changed: 2 }, { format: 1, checkpoints: undefined }),
    });
    const store = await openLabStore();
    const all = [...(await store.all())].sort((a, b) => a.order - b.order);
    expect(all.map(({ lab, seed, order }) => [lab.id, seed, order])).toEqual([
      ['first', 0, 1],
      ['el2-mmu', 0, 2],
      ['tour', 7, 3],
    ]);
    expect(await store.load('tour', 7)).toMatchObject({ format: 3, files: { 'tour.s': 'later' } });
    expect(store.next()).toBe(4);
    store.close();
  });

  test('stays where it was, for a site that still uses it, and is moved once', async () => {
    await keptBefore({ tour: old(typed('mine')) });
    (await openLabStore()).close();
    const database = await openDB(before.database);
    expect(database.version).toBe(1);
    expect(await database.get('work', 'tour')).toEqual(old(typed('mine')));
    database.close();
    const store = await openLabStore();
    await store.save(typed('newer', { order: store.next() }));
    store.close();
    const again = await openLabStore();
    expect(await again.load('tour', 0)).toMatchObject({ files: { 'tour.s': 'newer' } });
    again.close();
  });

  test('and cannot be read is moved as it is, and said to be damaged, or newer', async () => {
    await keptBefore({
      tour: old(fresh, { place: 'javascript:' }),
      newer: old({ ...fresh, lab: { id: 'newer', version: 1 } }, { format: 77 }),
      'x (damaged)': 'noise',
    });
    const store = await openLabStore();
    await expect(store.load('tour', 0)).rejects.toMatchObject({ code: 'lab-page.damaged-work' });
    await expect(store.load('newer', 0)).rejects.toMatchObject({ code: 'lab-page.newer-work' });
    store.close();
    const database = await openDB(names.database);
    expect(await database.get('work', 'x (damaged)')).toBe('noise');
    database.close();
  });

  test('with last words beside it: the later text is shown, the other one can be brought back', async () => {
    const { kept, drawer } = drawerOf();
    Object.defineProperty(globalThis, 'localStorage', { value: drawer(), configurable: true });
    await keptBefore({ tour: old(typed('stored', { changed: 5 })) });
    kept.set('trap-and-emulate lab tour', JSON.stringify(old(typed('last', { changed: 6 }))));
    kept.set(
      'trap-and-emulate lab el2-mmu',
      JSON.stringify(old({ ...fresh, lab: { id: 'el2-mmu', version: 1 }, changed: 1 })),
    );
    const store = await openLabStore();
    expect(await store.load('tour', 0)).toMatchObject({
      files: { 'tour.s': 'last' },
      replaced: { 'tour.s': 'stored' },
    });
    expect(await store.load('el2-mmu', 0)).toBeDefined();
    store.close();
  });

  test('leaves no empty database behind where there is nothing', async () => {
    (await openLabStore()).close();
    expect((await indexedDB.databases()).map(({ name }) => name)).toEqual([names.database]);
  });
});

test('where nothing can be kept, the page keeps each variant while it lives', async () => {
  await memoryStore.save(typed('one', { seed: 1, order: memoryStore.next() }));
  await memoryStore.save(typed('two', { seed: 2, order: memoryStore.next() }));
  expect(await memoryStore.load('tour', 1)).toMatchObject({ files: { 'tour.s': 'one' } });
  expect((await memoryStore.variants('tour')).map(({ seed }) => seed)).toEqual([2, 1]);
});

test('last words count until they are stored, if they are later than the store, and never when they are damaged', () => {
  const { kept, drawer } = drawerOf();
  const stored = { ...fresh, order: 5 };
  const later = typed('last', { order: 6 });
  expect(leaveLastWords(drawer, later)).toBe(true);
  expect(withLastWords(drawer, 'tour', 0, stored)).toEqual(later);
  expect(withLastWords(drawer, 'tour', 0, { ...later, order: 7 })).toMatchObject({ order: 7 });
  // Of another variant.
  expect(withLastWords(drawer, 'tour', 1, undefined)).toBeUndefined();
  forgetLastWords(drawer, later);
  expect(withLastWords(drawer, 'tour', 0, stored)).toBe(stored);
  leaveLastWords(drawer, { ...later, order: 4 });
  expect(withLastWords(drawer, 'tour', 0, stored)).toBe(stored);
  kept.set(names.lastWords('tour', 0), '{"format":1}');
  expect(withLastWords(drawer, 'tour', 0, stored)).toBe(stored);
  const refusing = (): Drawer => {
    throw new Error('denied');
  };
  expect(leaveLastWords(refusing, later)).toBe(false);
  expect(withLastWords(refusing, 'tour', 0, stored)).toBe(stored);
});

test('the variant that was worked on last may be one that the store does not have yet', () => {
  const { kept, drawer } = drawerOf();
  const stored = [
    { seed: 2, order: 5 },
    { seed: 1, order: 4 },
  ];
  expect(lastVariant(drawer, 'tour', [])).toBeUndefined();
  expect(lastVariant(drawer, 'tour', stored)).toEqual(stored[0]);
  leaveLastWords(drawer, typed('in between', { seed: 7, order: 4 }));
  expect(lastVariant(drawer, 'tour', stored)).toEqual(stored[0]);
  leaveLastWords(drawer, typed('last', { seed: 12, order: 6 }));
  // Of another lab, damaged, of no variant.
  leaveLastWords(drawer, { ...typed('other', { seed: 3, order: 9 }), lab: { ...fresh.lab, id: 'tour-2' } });
  kept.set(names.lastWords('tour', 4), '{"format":1}');
  kept.set(`${names.lastWords('tour', '')}x`, JSON.stringify(typed('x', { seed: 5, order: 9 })));
  expect(lastVariant(drawer, 'tour', stored)).toMatchObject({ seed: 12, order: 6 });
  const refusing = (): Drawer & Pick<Storage, 'key' | 'length'> => {
    throw new Error('denied');
  };
  expect(lastVariant(refusing, 'tour', stored)).toEqual(stored[0]);
});

test('a clock that is set back does not bring an older text back', () => {
  const { drawer } = drawerOf();
  leaveLastWords(drawer, typed('older', { changed: 9_000_000, order: 5 }));
  const stored = typed('newer', { changed: 10, order: 6 });
  expect(withLastWords(drawer, 'tour', 0, stored)).toBe(stored);
});
