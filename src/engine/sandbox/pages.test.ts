/** A sandbox that is set back has the memory that it began with, which nobody copied at the beginning. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { missing } from './testing.ts';
import { Sandbox, type SandboxSnapshot } from './sandbox.ts';

const wasm = new URL('./wasm/quickjs.wasm', import.meta.url);
/** Keeps something of each call, of which the second is not the first. */
const main = `
  const all = [];
  globalThis.enter = () => void all.push('call ' + all.length, new Array(2000).fill(all.length));
  globalThis.state = () => undefined;
`;
const sandbox = (module: WebAssembly.Module): Sandbox =>
  new Sandbox({ module, library: { name: 'library', code: LIBRARY }, files: [], main });
const LIBRARY = `
  globalThis.describe = () => undefined;
  globalThis.where = () => '';
`;
const bytes = ({ mailbox }: Sandbox): Buffer => Buffer.from(new Uint8Array(mailbox.memory.buffer.slice(0)));
/** As far as both go: a memory that has grown stays so, and its rest is zero. */
const isSame = (now: Buffer, before: Buffer): boolean =>
  now.subarray(0, before.length).equals(before) && now.subarray(before.length).every((byte) => byte === 0);

describe.skipIf(missing !== '')('the memory of a sandbox', () => {
  const module = missing === '' ? new WebAssembly.Module(readFileSync(wasm)) : undefined;

  // The first one evaluates the library itself, the second goes on from what was kept of it.
  test.each(['evaluated its library', 'went on from a library that was kept'])(
    'that %s is what it was, once it is set back',
    () => {
      if (module === undefined) throw new Error(missing);
      const one = sandbox(module);
      const begun = bytes(one);
      for (let n = 0; n < 50; n++) one.enter(undefined);
      expect(isSame(bytes(one), begun)).toBe(false);
      one.reset();
      expect(isSame(bytes(one), begun)).toBe(true);
    },
  );

  test('can be another one’s, byte for byte, by a snapshot', () => {
    if (module === undefined) throw new Error(missing);
    const [one, other] = [sandbox(module), sandbox(module)];
    for (let n = 0; n < 3; n++) one.enter(undefined);
    const saved: SandboxSnapshot = one.save();
    const then = bytes(one);
    one.enter(undefined);
    other.restore(saved);
    expect(isSame(bytes(other), then)).toBe(true);
  });
});
