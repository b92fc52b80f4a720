import { expect, test } from 'vitest';
import { seedOf, withSeed } from './seed.ts';

test('an address without a variant asks for none', () => {
  expect(seedOf('')).toEqual({});
  expect(seedOf('?theme=dark')).toEqual({});
});

test.each([['0'], ['42'], ['4294967295']])('?seed=%s is a variant', (seed) => {
  expect(seedOf(`?seed=${seed}`)).toEqual({ seed: Number(seed) });
});

test.each([['s2023'], ['-1'], ['4294967296'], ['1.5'], ['1e3'], [''], ['0x10']])(
  '?seed=%s is refused, not taken for 0',
  (seed) => {
    expect(seedOf(`?seed=${seed}`)).toMatchObject({ failure: { code: 'lab-page.bad-seed', params: { seed } } });
  },
);

test('an address takes the variant with it, and keeps what else it has', () => {
  expect(withSeed('https://x.example/labs/tour/?theme=dark&seed=1#lab-tour', 42)).toBe(
    'https://x.example/labs/tour/?theme=dark&seed=42#lab-tour',
  );
});
