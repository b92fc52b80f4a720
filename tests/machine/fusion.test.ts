import { describe, expect, test } from 'vitest';
import { Cores, REGION } from '../../src/engine/core/core.ts';
import { seeded } from '../../src/engine/devices/testing.ts';
import { assemble } from '../../src/engine/isa/assembler/index.ts';
import { conditions } from '../../src/engine/isa/syntax/operands.ts';
import { coreModule, missing } from './testing.ts';

const BASE = 0x40000000;

function core(source: string): Cores {
  const host = {
    mmioRead: () => 0,
    mmioWrite: () => true,
    firmwareCall: () => true,
    halt: () => false,
    timersChanged: () => undefined,
    pmuOverflow: () => undefined,
  };
  const cores = new Cores({ module: coreModule(), cores: 1, hasEl2: true, host });
  cores.addRegion(BASE, 1 << 20, REGION.RAM);
  cores.reset(0, BASE, true);
  cores.write(BASE, assemble(source, { origin: BigInt(BASE) }).bytes);
  return cores;
}
const state = (cores: Cores): string =>
  [...Array.from({ length: 31 }, (_, n) => cores.x(0, n)), cores.pc(0), BigInt(cores.pstate(0))].join();

describe.skipIf(missing !== '')('a comparison and the branch behind it, executed at one go', () => {
  test.each([
    'cmp x0, x1',
    'cmp w0, w1',
    'cmp x0, #7',
    'cmp w0, #7',
    'subs x3, x0, x1',
    'tst x0, x1',
    'tst w0, w1',
    'tst x0, #0xff',
    'tst w0, #0x80000000',
    'ands x0, x0, x1',
  ])('%s with every condition is what single steps do', (compare) => {
    const random = seeded(compare.length);
    const special = [0n, 1n, 7n, 0x7fffffffn, 0x80000000n, 0xffffffffn, 1n << 63n, (1n << 63n) - 1n, (1n << 64n) - 1n];
    for (const c of conditions) {
      const source = `${compare}\nb.${c} 1f\nadd x2, x2, #1\nb 2f\n1: add x2, x2, #2\n2: cset x4, ${c === 'al' || c === 'nv' ? 'eq' : c}\nnop\n`;
      for (let i = 0; i < 40; i++) {
        const [together, stepped] = [core(source), core(source)];
        for (const n of [0, 1]) {
          const value =
            random(2) === 0
              ? (special[random(special.length)] ?? 0n)
              : BigInt(random(2 ** 32)) * BigInt(random(2 ** 32));
          together.setX(0, n, value);
          stepped.setX(0, n, value);
        }
        const count = 5;
        expect(together.run(0, count, 0)).toBe(count);
        for (let k = 0; k < count; k++) expect(stepped.run(0, 1, k)).toBe(1);
        expect(state(together), `${compare}; b.${c}`).toBe(state(stepped));
        if (i > 5 && c !== 'eq') break;
      }
    }
  });

  test('a branch that the program overwrites is not executed any more', () => {
    // The first pass executes the pair; then the branch becomes a NOP.
    const cores = core(`
      mov x0, #1
      adr x5, branch
      ldr w6, nothing
      mov x9, #2
again: cmp x0, #1
branch: b.eq skip
      add x2, x2, #1
skip: str w6, [x5]
      ic ivau, x5
      dsb ish
      isb
      subs x9, x9, #1
      b.ne again
      b .
nothing: nop`);
    cores.run(0, 60, 0);
    expect(cores.x(0, 2)).toBe(1n);
  });
});

/** Instructions of every operation that stands in a pair, in forms that stay inside the program and its data. */
const LINES = [
  ...['add w0, w1, w2', 'add w3, w4, #9', 'add x5, x0, x1', 'add x6, x5, #0x123', 'add x2, x3, w4, uxth', 'and w7, w0, w1'],
  ...['bic w1, w2, w3', 'subs w4, w0, #5', 'subs x5, x0, x1', 'subs x6, x1, #3', 'csel w0, w1, w2, cs', 'csinc x3, x4, x5, cs'],
  ...['csinc x3, x4, x5, ls', 'eor w0, w0, w1', 'eor w1, w2, w3, lsr #3', 'eor w2, w3, w4, ror #11', 'eor x5, x6, x7', 'mov w0, w1'],
  ...['mov w3, #0x77', 'mov x4, x5', 'madd x0, x1, x2, x3', 'umulh x6, x0, x1', 'ror w0, w0, #7', 'sbfx x1, x2, #0, #1', 'ubfiz x2, x3, #4, #8'],
  ...['ubfx x9, x7, #3, #9', 'ldp x0, x1, [x20, #16]', 'ldr w2, [x20, #4]', 'ldr x3, [x20, #8]', 'ldrb w4, [x20, #3]', 'ldr w5, [x20, x21, lsl #2]'],
  ...['ldr x5, [x20, x21, lsl #3]', 'ldrb w6, [x20, x21]', 'ldrb w7, [x20, w21, uxtw]', 'ldrb w7, [x20, w21, sxtw]', 'ldrh w0, [x20, x21, lsl #1]'],
  ...['ldrsh w1, [x20, #6]', 'ldrsh x2, [x20, #6]', 'ldr w3, [x22], #4', 'ldr x4, [x25], #8', 'ldrb w5, [x26, #1]!', 'str w0, [x20, #20]'],
  ...['str x1, [x20, #24]', 'str x2, [x23], #8', 'stp x3, x4, [x20, #32]', 'stp x5, x6, [x23, #-16]!', 'sttr x7, [x20]', 'sub w0, w1, #3'],
  ...['sub x1, x2, #4', 'adr x10, .', 'adrp x11, .', 'add x10, x10, w21, sxtb', 'tst w0, #1'],
  ...['b.ne 1f', 'b.hi 1f', 'b.cs 1f', 'b 1f', 'cbnz w0, 1f', 'cbz x1, 1f', 'cbnz x2, 1f'],
]; // prettier-ignore

describe.skipIf(missing !== '')('two instructions executed at one go', () => {
  const DATA = BASE + 0x8000;
  function program(source: string, random: (n: number) => number): Cores {
    const cores = core(source);
    const seed = random(2 ** 32);
    const fill = seeded(seed);
    cores.write(
      DATA,
      Uint8Array.from({ length: 4096 }, () => fill(256)),
    );
    for (let n = 0; n < 20; n++) cores.setX(0, n, BigInt(fill(2 ** 32)) * BigInt(fill(2 ** 32)));
    for (const [n, value] of [[20, DATA], [21, fill(64)], [22, DATA + 512], [23, DATA + 2048], [25, DATA + 1024], [26, DATA]] as const) cores.setX(0, n, BigInt(value)); // prettier-ignore
    return cores;
  }
  const memory = (cores: Cores): string => Buffer.from(cores.read(DATA, 4096) ?? []).toString('base64');

  test('random programs come to the same state in one run, in runs of random length, and in single steps', () => {
    const random = seeded(20261122);
    for (let k = 0; k < 60; k++) {
      const length = 120;
      // Twice round, so that the records of the second time were made with what stands before and behind them.
      const lines = Array.from({ length }, () => LINES[random(LINES.length)] ?? 'nop').map((line) => `${line}\n1:`);
      const source = `0: ${lines.join('\n')}\nsub w24, w24, #1\ncbnz w24, 0b\nb .`;
      const seed = random(2 ** 32);
      const machines = [0, 1, 2].map(() => {
        const cores = program(source, seeded(seed));
        cores.setX(0, 24, 2n);
        return cores;
      });
      const [whole, pieces, steps] = machines;
      if (whole === undefined || pieces === undefined || steps === undefined) throw new Error('no machines');
      const total = 150 + random(60);
      whole.run(0, total, 0);
      for (let done = 0; done < total;) done += pieces.run(0, Math.min(1 + random(7), total - done), done);
      expect(Number(whole.pc(0)) - BASE, 'a program that stays inside').toBeLessThan((length + 3) * 4);
      // Alone in its page, an instruction has nobody to go with.
      const code = steps.read(BASE, (length + 4) * 4) ?? new Uint8Array();
      for (let i = 0; i < total; i++) {
        const at = Number(steps.pc(0)) - BASE;
        const alone = new Uint8Array(code.length);
        alone.set(code.subarray(at, at + 4), at);
        steps.write(BASE, alone);
        steps.run(0, 1, i);
      }
      expect(state(whole), source).toBe(state(steps));
      expect(state(pieces), source).toBe(state(steps));
      expect(memory(whole), source).toBe(memory(steps));
      expect(memory(pieces), source).toBe(memory(steps));
    }
  });

  test('a second that faults leaves the first done, and names itself', () => {
    const cores = core('mov x0, #0\nmov w1, #5\nadd w2, w1, w1\nldr w3, [x4]\nadd w5, w2, w2\nldr w6, [x7, #1]\nnop');
    cores.setX(0, 4, BigInt(DATA));
    cores.setX(0, 7, 0x10_0000_0000n);
    cores.run(0, 6, 0);
    expect(cores.x(0, 5)).toBe(20n);
    expect(cores.sysreg(0, 'ELR_EL2')).toBe(BigInt(BASE + 5 * 4));
  });
});
