import { expect, test } from 'vitest';
import { presetOfLink } from './preset-link.ts';

test('a link names guests that there are, and nothing else', () => {
  expect(presetOfLink('?guests=2linux-disk')).toBe('2linux-disk');
  expect(presetOfLink('?guests=linux%2Bnimbos')).toBe('linux+nimbos');
  for (const search of ['', '?guests=', '?guests=3linux', '?guests=toString', '?guests=__proto__', '?preset=2linux'])
    expect(presetOfLink(search), search).toBeUndefined();
});
