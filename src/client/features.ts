/** The browser features the machine cannot do without. One list: the page names what is missing from here. */
export interface Feature {
  /** Message code of its name. */
  readonly code: string;
  present(scope: typeof globalThis): boolean;
}

/** `(module (func (result v128) (v128.const 0…)))`, the smallest module that only validates with SIMD. */
const simdModule = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, 0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b, 0x03, 0x02, 0x01, 0x00],
  ...[0x0a, 0x16, 0x01, 0x14, 0x00, 0xfd, 0x0c, ...Array.from({ length: 16 }, () => 0), 0x0b],
);

/** `(module)` */
const emptyModule = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);
function compiles(wasm: typeof WebAssembly): boolean {
  try {
    return wasm.Module.exports(new wasm.Module(emptyModule)).length === 0;
  } catch {
    return false;
  }
}

export const features: readonly Feature[] = [
  { code: 'feature.worker', present: (scope) => 'Worker' in scope },
  { code: 'feature.wasm', present: (scope) => 'WebAssembly' in scope },
  { code: 'feature.wasm-simd', present: (scope) => 'WebAssembly' in scope && scope.WebAssembly.validate(simdModule) },
  // It may be there and not allowed: validating needs no permission, compiling does.
  { code: 'feature.wasm-allowed', present: (scope) => 'WebAssembly' in scope && compiles(scope.WebAssembly) },
  { code: 'feature.bigint', present: (scope) => 'BigUint64Array' in scope },
  { code: 'feature.decompression', present: (scope) => 'DecompressionStream' in scope },
  { code: 'feature.indexeddb', present: (scope) => 'indexedDB' in scope },
];

/** Codes of the features that `scope` lacks; empty when the machine can run. */
export const missingFeatures = (scope: typeof globalThis = globalThis): string[] =>
  features.filter((feature) => !feature.present(scope)).map((feature) => feature.code);
