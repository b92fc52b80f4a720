import { expect, test } from 'vitest';
import { forgetDraft, handOver, keepDraft, loadDraft, takeHandedOver } from './kept.ts';

function storage(refuse = false): Storage {
  const items = new Map<string, string>();
  const check = (): void => {
    if (refuse) throw new DOMException('no', 'QuotaExceededError');
  };
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    clear: () => items.clear(),
    getItem: (key) => (check(), items.get(key) ?? null),
    setItem: (key, value) => (check(), void items.set(key, value)),
    removeItem: (key) => (check(), void items.delete(key)),
  };
}

test('a draft comes back until it is forgotten', () => {
  const kept = storage();
  expect(loadDraft(kept)).toBeUndefined();
  expect(keepDraft(kept, '/dts-v1/;')).toBe(true);
  expect(loadDraft(kept)).toBe('/dts-v1/;');
  forgetDraft(kept);
  expect(loadDraft(kept)).toBeUndefined();
});

test('a blob arrives at the machine byte for byte, and only once', () => {
  const kept = storage();
  const blob = Uint8Array.from({ length: 10_000 }, (_, index) => index * 7);
  expect(handOver(kept, blob)).toBe(true);
  expect(takeHandedOver(kept)).toEqual(blob);
  expect(takeHandedOver(kept)).toBeUndefined();
});

test('a browser that refuses storage is told, not thrown at', () => {
  const none = storage(true);
  expect(keepDraft(none, 'x')).toBe(false);
  expect(handOver(none, new Uint8Array(1))).toBe(false);
  expect(loadDraft(none)).toBeUndefined();
  expect(takeHandedOver(none)).toBeUndefined();
  expect(() => forgetDraft(none)).not.toThrow();
});
