import { expect, test } from 'vitest';
import { features, missingFeatures } from './features.ts';

test('the SIMD probe is a module that an engine with SIMD accepts', () => {
  expect(missingFeatures()).not.toContain('feature.wasm-simd');
});

test('a browser with nothing lacks every feature on the list, and asking does not throw', () => {
  expect(missingFeatures({} as typeof globalThis)).toEqual(features.map((feature) => feature.code));
});

test('a page whose policy forbids WebAssembly has it, and may not compile', () => {
  const Module = function (): never {
    throw new WebAssembly.CompileError("Refused: 'wasm-unsafe-eval' is not an allowed source of script");
  };
  const forbidden = { ...globalThis, WebAssembly: { validate: () => true, Module } } as unknown as typeof globalThis;
  expect(missingFeatures(forbidden)).toContain('feature.wasm-allowed');
  expect(missingFeatures(forbidden)).not.toContain('feature.wasm-simd');
  expect(missingFeatures()).not.toContain('feature.wasm-allowed');
});

test('a page that is not secure lacks nothing: hashes are made without Web Crypto', () => {
  const insecure = Object.create(globalThis, { crypto: { value: {} } }) as typeof globalThis;
  expect(missingFeatures(insecure)).toEqual(missingFeatures());
});
