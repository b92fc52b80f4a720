/** One meaning, two back ends: each of these instructions leaves the same state as WebAssembly of its own as in the interpreter. */
import { beforeAll, describe, expect, test } from 'vitest';
import { Cores, REGION } from '../../src/engine/core/core.ts';
import * as layout from '../../src/engine/core/layout.ts';
import { compileCore } from '../../src/engine/core/testing.ts';
import { seeded } from '../../src/engine/devices/testing.ts';
import { assemble } from '../../src/engine/isa/assembler/index.ts';
import { decode } from '../../src/engine/isa/decode.ts';
import { coreModule, missing } from '../machine/testing.ts';
import { emit, HELPERS, OUTCOME } from './emit.ts';

const BASE = 0x4000_0000;
const DATA = BASE + 0x1_0000;
/** Of what the core is made that the instruction's own code calls; the interpreter is not in it. */
const PART = `
export { loadPairSlow } from './accesses/pair';
export { fpAccess } from './exceptions/fp-access';
export { fastAdd64 } from '../float/fast';
export { tableLookup } from './simd/permute';
export { msr } from './registers/sysreg';
export { clearExit, exit } from './state/exit';
export { setIp, setPage, tlb } from './state/running';
export { addRegion } from './memory/frames';
export { setConfiguration } from './state/configuration';
export { initialiseCores, stateReplaced } from './run/cores';
export { hostAddressForWrite } from './accesses/host-access';
`;

/** PC is the interpreter's to write; the others count what it executed. */
const NOT_COMPARED = new Set([layout.PC, layout.EXECUTED]);

let part: WebAssembly.Module;
beforeAll(async () => {
  part = await WebAssembly.compile(await compileCore(PART));
}, 120_000);

interface Side {
  readonly memory: () => DataView;
  readonly write: (pa: number, bytes: Uint8Array) => void;
}

/** The interpreter: the core as it is. */
function interpreter(word: Uint8Array, how: string): Side & { run(): bigint } {
  const none = (): undefined => undefined;
  const host = {
    mmioRead: none,
    mmioWrite: () => false,
    firmwareCall: () => true,
    halt: () => false,
    timersChanged: none,
    pmuOverflow: none,
  };
  const cores = new Cores({ module: coreModule(), cores: 1, hasEl2: true, host });
  cores.addRegion(BASE, 1 << 20, REGION.RAM);
  cores.reset(0, BASE, true);
  cores.write(BASE, word);
  if (how === 'no floating point') cores.setSysreg(0, 'CPTR_EL2', 1n << 10n); // TFP
  if (how === 'at EL0') cores.setPstate(0, 0x3c0);
  return {
    memory: () => cores.view(),
    write: (pa, bytes) => void cores.write(pa, bytes),
    run: () => (cores.run(0, 1, 0), cores.pc(0)),
  };
}

/** The instruction's own code, on a core without an interpreter. */
async function compiled(
  word: Uint8Array,
): Promise<Side & { state(window: Uint8Array, translated?: boolean): void; run(): bigint }> {
  const none = (): number => 0;
  const host = { decode: none, mmioRead: none, mmioWrite: none, firmwareCall: none, halt: none, timersChanged: none, sendEvent: none, exceptionTaken: none, pmuOverflow: none }; // prettier-ignore
  const { exports: core } = await WebAssembly.instantiate(part, { env: { abort: none }, host });
  const call = (name: string, ...args: (number | bigint)[]): unknown =>
    (core[name] as (...a: (number | bigint)[]) => unknown)(...args);
  const memory = core['memory'] as WebAssembly.Memory;
  call('addRegion', BigInt(BASE), 1n << 20n, REGION.RAM);
  call('setConfiguration', 1);
  call('initialiseCores', 1);
  const decoded = decode(new DataView(word.buffer, word.byteOffset).getUint32(0, true), 0);
  expect(Object.keys(HELPERS).every((name) => typeof core[name] === 'function')).toBe(true);
  const { instance } = await WebAssembly.instantiate(emit(decoded), { core });
  const run = instance.exports['run'] as (record: number) => number;
  // Where the record would stand: what the core makes the PC from.
  const record = 0;
  return {
    memory: () => new DataView(memory.buffer),
    write(pa, bytes) {
      const at = Number(call('hostAddressForWrite', pa, 0, bytes.length, 0)) >>> 0;
      new Uint8Array(memory.buffer).set(bytes, at);
    },
    state(window, translated = false) {
      new Uint8Array(memory.buffer).set(window, layout.WINDOW);
      if (translated) return;
      call('stateReplaced');
      call('clearExit', -1);
      call('setPage', BigInt(BASE), record);
    },
    run() {
      const outcome = run(record);
      if (outcome === OUTCOME.NEXT) return BigInt(BASE + 4);
      if (outcome === OUTCOME.BRANCH) return BigInt(BASE + ((decoded.imm32 ?? 0) >> 2));
      return BigInt.asUintN(64, new DataView(memory.buffer).getBigUint64(layout.PC, true));
    },
  };
}

function windowOf({ memory }: Side): Uint8Array {
  const { buffer } = memory();
  return new Uint8Array(buffer.slice(layout.WINDOW, layout.WINDOW_END));
}
function compared(window: Uint8Array): string[] {
  const words: string[] = [];
  const view = new DataView(window.buffer);
  for (let at = layout.WINDOW; at < layout.WINDOW_END; at += 8)
    if (!NOT_COMPARED.has(at))
      words.push(`${at.toString(16)}: ${view.getBigUint64(at - layout.WINDOW, true).toString(16)}`);
  return words;
}

describe.skipIf(missing !== '')('an instruction as code of its own', () => {
  test.each([
    ['add x0, x1, x2', 'plain'],
    ['add w3, w4, #0x123', 'plain'],
    ['ldp x0, x1, [x2], #16', 'plain'],
    ['ldp x0, x1, [x2, #-16]!', 'plain'],
    ['ldp x0, x1, [x2]', 'fault'],
    ['cbz x5, .+64', 'plain'],
    ['cbz x6, .+64', 'plain'],
    ['fadd d0, d1, d2', 'plain'],
    ['fadd d0, d1, d2', 'no floating point'],
    ['tbl v0.16b, {v1.16b, v2.16b}, v3.16b', 'plain'],
    ['msr tpidr_el0, x3', 'plain'],
    ['msr sctlr_el2, x7', 'plain'],
    ['msr ttbr0_el1, x3', 'at EL0'],
  ])('%s (%s) does what the interpreter does', async (line, how) => {
    const random = seeded(line.length + how.length);
    const word = assemble(line, { origin: BigInt(BASE) }).bytes;
    for (let i = 0; i < 6; i++) {
      const [theirs, ours] = [interpreter(word, how), await compiled(word)];
      const data = Uint8Array.from({ length: 256 }, () => random(256));
      for (const side of [theirs, ours]) side.write(DATA, data);
      const view = theirs.memory();
      const wide = (): bigint => (BigInt(random(2 ** 32)) << 32n) | BigInt(random(2 ** 32));
      for (let n = 0; n < 31; n++) view.setBigUint64(layout.X0 + 8 * n, wide(), true);
      for (let n = 0; n < 64; n++) view.setBigUint64(layout.V0 + 8 * n, wide(), true);
      for (let n = 0; n < 16; n++) view.setUint8(layout.V0 + 3 * 16 + n, random(40));
      view.setBigUint64(
        layout.X0 + 8 * 2,
        how === 'fault' ? 0x1_0000_0001n : BigInt(DATA + 16 * (1 + random(8))),
        true,
      );
      view.setBigUint64(layout.X0 + 8 * 5, 0n, true);
      view.setBigUint64(layout.X0 + 8 * 7, 0x30c5_0830n, true);
      const before = windowOf(theirs);
      ours.state(before);
      const [theirPc, ourPc] = [theirs.run(), ours.run()];
      expect(compared(windowOf(ours))).toEqual(compared(windowOf(theirs)));
      expect(ourPc).toBe(theirPc);
      // Once more, now that the fast translations are there.
      if (how === 'plain' && line.startsWith('ldp')) {
        ours.state(before, true);
        expect(ours.run()).toBe(theirPc);
        expect(compared(windowOf(ours))).toEqual(compared(windowOf(theirs)));
      }
    }
  });
});
