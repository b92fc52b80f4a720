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
