import { expect, test } from 'vitest';
import { features, missingFeatures } from './features.ts';

test('the SIMD probe is a module that an engine with SIMD accepts', () => {
  expect(missingFeatures()).not.toContain('feature.wasm-simd');
});

test('a browser with nothing lacks every feature on the list, and asking does not throw', () => {
  expect(missingFeatures({} as typeof globalThis)).toEqual(features.map((feature) => feature.code));
});

test('a page that is not secure lacks the hash function, not the whole crypto object', () => {
  const insecure = { ...globalThis, crypto: {} } as typeof globalThis;
  expect(missingFeatures(insecure)).toContain('feature.crypto');
});
