import { describe, expect, test } from 'vitest';
import { Cores, REGION } from '../../src/engine/core/core.ts';
import { assemble } from '../../src/engine/isa/assembler/index.ts';
import { coreModule, missing } from './testing.ts';

const BASE = 0x40000000;
const WORDS = 200;

/** Copies WORDS words inside the page that it executes from. */
const copying = `
        adr     x0, from
        adr     x1, to
        mov     x2, #${WORDS}
1:      ldr     x3, [x0], #8
        str     x3, [x1], #8
        sub     x2, x2, #1
        cbnz    x2, 1b
        b       .
        .balign 8
from:
        .set    word, 1
        .rept   ${WORDS}
        .quad   word
        .set    word, word + 1
        .endr
to:     .skip   8 * ${WORDS}
`;

describe.skipIf(missing !== '')('a program that keeps its data in the page of its code', () => {
  test.each([1, 3, 100_000])('loses no store and no write-back, in slices of %i', (slice) => {
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
    const { bytes, symbols } = assemble(copying, { origin: BigInt(BASE) });
    cores.write(BASE, bytes);
    const total = 3 + 4 * WORDS;
    let done = 0;
    while (done < total) done += cores.run(0, Math.min(slice, total - done), done);
    const to = Number(symbols.get('to'));
    const copied = new DataView((cores.read(to, 8 * WORDS) ?? new Uint8Array()).slice().buffer);
    const words = Array.from({ length: WORDS }, (_, i) => Number(copied.getBigUint64(8 * i, true)));
    expect(words).toEqual(Array.from({ length: WORDS }, (_, i) => i + 1));
    expect(cores.x(0, 1)).toBe(BigInt(to + 8 * WORDS));
  });
});
