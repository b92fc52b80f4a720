import { expect, test } from 'vitest';
import { HANDLERS } from './handlers.ts';
import { HANDLER_NAMES, PART_IDS, partOf, partOfHandler } from './parts.ts';

test('each handler belongs to one part at most, and only the dispatch of devices belongs to none', () => {
  const all = PART_IDS.flatMap((id) => partOf(id).handlers);
  expect(new Set(all).size).toBe(all.length);
  const own = Object.keys(HANDLERS).filter((name) => partOfHandler(name) === undefined);
  expect(own).toEqual(['mmio']);
  expect([...HANDLER_NAMES].sort()).toEqual(Object.keys(HANDLERS).sort());
});

test('each part is a file of its own', () => {
  const files = PART_IDS.map((id) => partOf(id).file);
  expect(new Set(files).size).toBe(files.length);
});
