import { expect, test } from 'vitest';
import { keepOrder, keptOrder, move, put, takeOut } from './order.ts';

test('a line is put behind the others, once', () => {
  expect(put(put([], 2), 0)).toEqual([2, 0]);
  expect(put([2, 0], 2)).toEqual([2, 0]);
});

test('a line moves by one place, and stays at the ends', () => {
  expect(move([1, 2, 3], 2, -1)).toEqual([2, 1, 3]);
  expect(move([1, 2, 3], 2, 1)).toEqual([1, 3, 2]);
  expect(move([1, 2, 3], 1, -1)).toEqual([1, 2, 3]);
  expect(move([1, 2, 3], 3, 1)).toEqual([1, 2, 3]);
  expect(move([1, 2, 3], 9, 1)).toEqual([1, 2, 3]);
});

test('a line that is taken out is not used', () => expect(takeOut([1, 2, 3], 2)).toEqual([1, 3]));

test('an order is kept for its variant; what is damaged, or fits no lines any more, is none', () => {
  const kept = new Map<string, string>();
  const drawer = () => ({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  keepOrder(drawer, 'tour', 3, [2, 0]);
  expect(keptOrder(drawer, 'tour', 3, 3)).toEqual([2, 0]);
  expect(keptOrder(drawer, 'tour', 4, 3)).toEqual([]);
  expect(keptOrder(drawer, 'tour', 3, 2)).toEqual([]);
  for (const damaged of ['[0, 0]', '[-1]', '{"0": 1}', '[1.5]', '["1"]', 'null', '[', '[null]']) {
    kept.set([...kept.keys()][0] ?? '', damaged);
    expect(keptOrder(drawer, 'tour', 3, 3), damaged).toEqual([]);
  }
  const none = (): never => {
    throw new DOMException('denied', 'SecurityError');
  };
  expect(keptOrder(none, 'tour', 3, 3)).toEqual([]);
  expect(() => keepOrder(none, 'tour', 3, [1])).not.toThrow();
});
