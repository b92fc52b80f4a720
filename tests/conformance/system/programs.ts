/** Programs of twenty random instructions at EL1 with the MMU on: what one leaves is what the next one finds. */
import { type Row } from '../../../src/engine/isa/row.ts';
import { tables } from '../../../src/engine/isa/tables.ts';
import { edge, fillVector, Random } from '../instructions/case.ts';
import { definedWord } from '../instructions-fp/rows.ts';
import { isCovered } from '../instructions/generate.ts';
import { VECTORS_EL1 } from './exceptions.ts';
import type { Machines } from './machines.ts';
import { CODE, HCR_RW, SCTLR_EL1_RES1, Script, TLBI_ALLE1 } from './script.ts';
import { Tables } from './tables.ts';

const bit = (n: number): bigint => 1n << BigInt(n);
const LENGTH = 20;
/** What loads and stores reach, from CODE. */
const MEMORY = 0x8000;
const MEMORY_BYTES = 0x200;
const LAST = 0xd4008001; // svc #0x400

/** X28 is an address that an ADR before it makes. */
const ACCESSES = [
  'ldr x0, [x28]', 'ldrsb w1, [x28, #3]', 'ldrsw x2, [x28], #4', 'ldp x3, x4, [x28, #-16]', 'ldr q5, [x28, #1]', 'ld3 {v6.8b-v8.8b}, [x28]', 'ld1 {v9.s}[2], [x28]', 'ldr d10, [x28, #8]!',
  'str x0, [x28]', 'strh w1, [x28, #1]', 'stp w2, w3, [x28, #8]!', 'stur x4, [x28, #-5]', 'str q5, [x28]', 'st2 {v6.4s-v7.4s}, [x28]', 'stp q9, q10, [x28], #32', 'str s11, [x28, #4]',
] as const; // prettier-ignore

/** Data processing, integer, floating point and SIMD: neither branches nor loads and stores (C4.1). */
function isDataProcessing(row: Row): boolean {
  const op0 = (row.pattern.value >>> 25) & 15;
  return isCovered(row) && (op0 & 14) !== 10 && (op0 & 5) !== 4;
}

const adrX28 = (distance: number): number =>
  (0x1000001c | ((distance & 3) << 29) | (((distance >> 2) & 0x7ffff) << 5)) >>> 0;

function words(random: Random, rows: readonly Row[], accesses: readonly number[]): number[] {
  const list: number[] = [];
  while (list.length < LENGTH) {
    if (list.length < LENGTH - 1 && random.below(8) === 0) {
      const to = MEMORY + 32 + random.below(MEMORY_BYTES - 96);
      list.push(adrX28(to - 4 * list.length), random.pick(accesses, 0));
      continue;
    }
    const row = rows[random.below(rows.length)];
    const word = row === undefined ? undefined : definedWord(row, random);
    if (word !== undefined) list.push(word);
  }
  return [...list, LAST];
}

export function programs(machines: Machines, seed: number, count: number): Script {
  const random = new Random(seed);
  const script = new Script();
  const rows = tables.filter(isDataProcessing);
  const accesses = machines.words(ACCESSES);
  const map = new Tables({ large: false, inputBits: 39, stage: 1, bigEndian: false }, random);
  map.fix(CODE, CODE, bit(10) | (3n << 8n), 1);
  script.msr('HCR_EL2', HCR_RW);
  script.msr('TCR_EL1', 25n | (25n << 16n) | (2n << 30n) | (4n << 32n));
  script.msr('TTBR0_EL1', map.root);
  script.msr('MAIR_EL1', 0xffn);
  script.msr('CPACR_EL1', 3n << 20n);
  script.msr('VBAR_EL1', VECTORS_EL1);
  script.msr('SCTLR_EL1', SCTLR_EL1_RES1 | 1n | bit(2) | bit(12));
  script.exec(TLBI_ALLE1);
  for (let i = 0; i < count; i++) {
    const program = words(random, rows, accesses);
    const x = Object.fromEntries(Array.from({ length: 31 }, (_, n) => [n, edge(random, random.pick([4, 8], 8))]));
    const v = new BigUint64Array(64);
    const view = new DataView(v.buffer);
    for (let at = 0; at < 512; at += 16) fillVector(random, view, at);
    const fpcr = random.below(2) === 0 ? 0 : random.below(32) << 22;
    script.label(
      `program of ${program.map((word) => word.toString(16).padStart(8, '0')).join(' ')}, FPCR ${fpcr.toString(16)}`,
    );
    map.write(script);
    script.code(CODE, program);
    script.fill(CODE + BigInt(MEMORY), MEMORY_BYTES);
    script.start({ x, sp0: random.u64(), sp1: random.u64(), v, fpcr: BigInt(fpcr), fpsr: 0n });
    script.run({ spsr: 0x3c5n | (BigInt(random.below(16)) << 28n), pc: CODE, withVectors: true });
    script.hash(CODE + BigInt(MEMORY), MEMORY_BYTES);
  }
  return script;
}
