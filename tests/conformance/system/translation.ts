/** Accesses through random tables: stage 1 of EL1&0 and of EL2, stage 2. */
import { Random } from '../instructions/case.ts';
import { VECTORS_EL1 } from './exceptions.ts';
import type { Machines } from './machines.ts';
import { CODE, DATA, HCR_RW, SCTLR_EL1_RES1, SCTLR_EL2_RES1, Script, TLBI_ALLE1, TLBI_ALLE2 } from './script.ts';
import { Tables } from './tables.ts';

const bit = (n: number): bigint => 1n << BigInt(n);

/** X1 is the address; X2 and X3 data. Each is one instruction, an SVC behind it ends the program. */
export const ACCESSES = [
  'ldr x0, [x1]', 'ldr w0, [x1]', 'ldrb w0, [x1]', 'ldrh w4, [x1, x5]', 'ldrsb x0, [x1]', 'ldrsb w0, [x1]', 'ldrsh x0, [x1]', 'ldrsh w0, [x1, #2]', 'ldrsw x0, [x1]', 'ldur x0, [x1, #-1]', 'ldursw x9, [x1, #1]',
  'ldr x0, [x1], #8', 'ldr w0, [x1, #4]!', 'ldp x0, x4, [x1]', 'ldp w0, w4, [x1, #-4]', 'ldpsw x0, x4, [x1]', 'ldp x0, x4, [x1], #16', 'ldnp x0, x4, [x1]',
  'str x2, [x1]', 'str w2, [x1]', 'strb w2, [x1]', 'strh w2, [x1, x5, lsl #1]', 'str xzr, [x1]', 'stur w2, [x1, #-2]', 'str x2, [x1, #8]!', 'stp x2, x3, [x1]', 'stp w2, w3, [x1]', 'stp x2, x3, [x1, #-16]!',
  'ldtr x0, [x1]', 'ldtrb w0, [x1]', 'ldtrsw x0, [x1]', 'sttr x2, [x1]', 'sttrb w2, [x1]',
  'ldar x0, [x1]', 'ldarb w0, [x1]', 'stlr x2, [x1]', 'stlrh w2, [x1]', 'ldxr x0, [x1]', 'ldxr w0, [x1]', 'ldaxrb w0, [x1]', 'ldxp x0, x4, [x1]', 'ldr q0, [x1]', 'str q0, [x1]', 'ldr d0, [x1]', 'str s0, [x1]', 'ldr b0, [x1]',
  'ldp q0, q1, [x1]', 'stp d0, d1, [x1]', 'ld1 {v0.16b}, [x1]', 'st1 {v0.s}[1], [x1]', 'ld2 {v0.8h, v1.8h}, [x1]',
  'dc zva, x1', 'dc civac, x1', 'dc cvau, x1', 'dc ivac, x1', 'ic ivau, x1', 'prfm pldl1keep, [x1]',
  'at s1e1r, x1', 'at s1e1w, x1', 'at s1e0r, x1', 'at s1e0w, x1',
  'br x1', 'br x1', 'br x1', 'br x1', 'blr x1',
] as const; // prettier-ignore
const AT_EL2 = [
  'at s1e2r, x1',
  'at s1e2w, x1',
  'at s12e1r, x1',
  'at s12e1w, x1',
  'at s12e0r, x1',
  'at s12e0w, x1',
] as const;

const mair = (...bytes: readonly bigint[]): bigint => bytes.reduce((sum, v, i) => sum | (v << BigInt(8 * i)), 0n);
const NORMAL = mair(0xffn, 0x44n, 0xbbn, 0xaan, 0x77n, 0xf4n, 0x4fn, 0xeen);
const WITH_DEVICES = mair(0xffn, 0x44n, 0xbbn, 0x00n, 0x04n, 0xf4n, 0x4fn, 0x0cn);
const AF = bit(10);
const READ_ONLY = 3n << 6n;
/** The upper range of addresses with 39 bits. */
const UPPER = 0xffff_ff80_0000_0000n;

/** Each word of the memory behind the tables is another SVC: it tells its place whether read or executed. */
function fillData(script: Script): void {
  for (let page = 0n; page < 4n; page++) {
    script.fill(DATA + page * 0x10000n, page === 0n ? 0x5000 : 0x2000);
    script.fill(DATA + page * 0x10000n + 0xff00n, 0x140);
  }
}

/** Where in a page an access is: often at its end. */
function offsetInPage(random: Random, aligned: boolean): bigint {
  const near = random.pick([0, 0x40, 0x80, 0xff0, 0xff8, 0xfff8, 0xfff0, 0x1000], 0);
  return BigInt(near + (aligned ? 0 : random.below(3) === 0 ? random.below(8) : 0));
}

function address(random: Random, inputBits: number, large: boolean, aligned: boolean): bigint {
  let va = random.u64() & (bit(inputBits) - 1n);
  // Blocks of any size lead to the same memory.
  const fixed = large ? Math.min(inputBits, 29) : inputBits > 30 ? 30 : Math.min(inputBits, 21);
  va = (va >> BigInt(fixed)) << BigInt(fixed);
  va |= DATA & (bit(fixed) - 1n);
  return va + offsetInPage(random, aligned);
}

function program(script: Script, words: readonly number[], random: Random): number {
  const n = random.below(words.length - 1);
  script.code(CODE, [words[n] ?? 0, words.at(-1) ?? 0]);
  return n;
}
const START_X = { 2: 0x1122334455667788n, 3: 0x99aabbccddeeff00n } as const;

/** Stage 1 of EL1&0: the lower or the upper range is tried, the code stands in the other. */
export function stage1(machines: Machines, seed: number, count: number): Script {
  const random = new Random(seed);
  const script = new Script();
  const words = machines.words([...ACCESSES, 'svc #0x7777']);
  fillData(script);
  for (let i = 0; i < count; i++) {
    const upper = random.below(3) === 0;
    const large = random.below(3) === 0;
    const tsz = random.pick([16, 25, 32, 39, 16 + random.below(24)], 25);
    const inputBits = 64 - tsz;
    const bigEndian = random.below(10) === 0;
    const tables = new Tables({ large, inputBits, stage: 1, bigEndian }, random);
    const code = new Tables({ large: false, inputBits: 39, stage: 1, bigEndian }, random, 0x4400_0000n);
    code.fix(0x4000_0000n, 0x4000_0000n, READ_ONLY | AF, 1);
    const tbi = BigInt(random.below(4));
    let va = address(random, inputBits, large, false);
    if (random.below(25) === 0) va ^= bit(Math.min(inputBits + random.below(8), 54));
    if (upper) va |= -1n << BigInt(inputBits);
    if (random.below(5) === 0) va ^= BigInt(random.below(256)) << 56n;
    va = BigInt.asUintN(64, va);
    for (const reach of [-16n, 0n, 15n, 31n]) tables.map(va + reach);
    const ips = BigInt(random.pick([5, 4, 4, 4, 2, 1, 0], 4));
    const epd = random.below(30) === 0 ? (upper ? bit(23) : bit(7)) : 0n;
    const [t0, t1] = upper ? [25n, BigInt(tsz)] : [BigInt(tsz), 25n];
    const granules = (upper ? (large ? 3n : 2n) << 30n : 2n << 30n) | (!upper && large ? 1n << 14n : 0n);
    const sctlr =
      SCTLR_EL1_RES1 |
      1n |
      bit(14) |
      bit(26) |
      (random.below(8) === 0 ? bit(19) : 0n) |
      (random.below(8) === 0 ? bit(1) : 0n) |
      (bigEndian ? bit(25) : 0n);
    const mode = random.below(2) === 0 ? 0n : 5n;
    const devices = random.below(3) === 0;
    const name = program(script, words, random);
    script.label(
      `${ACCESSES[name] ?? ''}, X1 = ${va.toString(16)}, EL${mode === 0n ? 0 : 1}, TSZ ${tsz}, ${large ? 64 : 4} KiB, SCTLR ${sctlr.toString(16)}, TBI ${tbi.toString()}, IPS ${ips.toString()}${devices ? ', devices' : ''}`,
      words[name],
    );
    tables.write(script);
    code.write(script);
    script.msr('HCR_EL2', HCR_RW);
    script.msr('TCR_EL1', t0 | (t1 << 16n) | granules | epd | (ips << 32n) | (tbi << 37n));
    script.msr('TTBR0_EL1', upper ? code.root : tables.root);
    script.msr('TTBR1_EL1', upper ? tables.root : code.root);
    script.msr('MAIR_EL1', devices ? WITH_DEVICES : NORMAL);
    script.msr('CPACR_EL1', 3n << 20n);
    script.msr('PAR_EL1', 0n);
    const base = upper ? 0n : UPPER;
    script.msr('VBAR_EL1', base + VECTORS_EL1);
    script.msr('SCTLR_EL1', sctlr);
    script.exec(TLBI_ALLE1);
    script.start({ x: { ...START_X, 1: va } });
    script.run({ spsr: 0x3c0n | mode, pc: base + CODE, withVectors: true });
    script.mrs('PAR_EL1');
    script.hash(DATA, 0x2000);
    script.undo(() => {
      fillData(script);
    });
  }
  return script;
}

/** Stage 1 of EL2, the monitor identically mapped beside it. */
export function stage1El2(machines: Machines, seed: number, count: number): Script {
  const random = new Random(seed);
  const script = new Script();
  const names = [...ACCESSES, ...AT_EL2];
  const words = machines.words([...names, 'hvc #0x777']);
  fillData(script);
  script.msr('HCR_EL2', HCR_RW);
  script.msr('SCTLR_EL1', SCTLR_EL1_RES1);
  for (let i = 0; i < count; i++) {
    const large = random.below(3) === 0;
    const tsz = 16 + random.below(18);
    const inputBits = 64 - tsz;
    const tables = new Tables({ large, inputBits, stage: 1, bigEndian: false }, random);
    const attributes = AF | bit(6);
    if (large) tables.fix(0x4000_0000n, 0x4000_0000n, attributes, 2);
    else tables.fix(0x4000_0000n, 0x4000_0000n, attributes, 1);
    let va = address(random, inputBits, large, false);
    if (va >> 30n === 1n) va ^= bit(30);
    if (random.below(25) === 0) va ^= bit(Math.min(inputBits + random.below(8), 54));
    if (random.below(5) === 0) va ^= BigInt(random.below(256)) << 56n;
    va = BigInt.asUintN(64, va);
    for (const reach of [-16n, 0n, 15n, 31n]) tables.map(va + reach);
    const ps = BigInt(random.pick([5, 4, 4, 4, 2, 1, 0], 4));
    const tbi = BigInt(random.below(2));
    const sctlr = SCTLR_EL2_RES1 | 1n | (random.below(8) === 0 ? bit(1) : 0n);
    const mode = random.below(4) === 0 ? 8n : 9n;
    const devices = random.below(3) === 0;
    const n = program(script, words, random);
    script.label(
      `${names[n] ?? ''}, X1 = ${va.toString(16)}, EL2, TSZ ${tsz}, ${large ? 64 : 4} KiB, SCTLR ${sctlr.toString(16)}, TBI ${tbi.toString()}, PS ${ps.toString()}${devices ? ', devices' : ''}`,
      words[n],
    );
    tables.write(script);
    script.msr('TCR_EL2', BigInt(tsz) | (large ? bit(14) : 0n) | (ps << 16n) | (tbi << 20n) | bit(31) | bit(23));
    script.msr('TTBR0_EL2', tables.root);
    script.msr('MAIR_EL2', devices ? WITH_DEVICES : NORMAL);
    script.msr('PAR_EL1', 0n);
    script.exec(TLBI_ALLE2);
    script.start({ x: { ...START_X, 1: va } });
    script.run({ spsr: 0x3c0n | mode, pc: CODE, sctlr, withVectors: true });
    script.mrs('PAR_EL1');
    script.hash(DATA, 0x2000);
    script.undo(() => {
      fillData(script);
    });
  }
  return script;
}

/** Stage 2, under a stage 1 that is off, or on with blocks of 1 GiB whose tables may be what faults. */
export function stage2(machines: Machines, seed: number, count: number): Script {
  const random = new Random(seed);
  const script = new Script();
  const words = machines.words([...ACCESSES, 'svc #0x7777']);
  fillData(script);
  for (let i = 0; i < count; i++) {
    const large = random.below(3) === 0;
    const firstLevel = large ? 2 : random.below(4) === 0 ? 0 : 1;
    // 39 or 42 bits a table at most, and sixteen times that with concatenated tables, but no more than 44.
    const inputBits = large ? 32 + random.below(13) : firstLevel === 0 ? 40 + random.below(5) : 32 + random.below(12);
    const devices = random.below(3) === 0;
    const tables = new Tables({ large, inputBits, stage: 2, bigEndian: false, firstLevel }, random, undefined, {
      fault: 20,
      devices,
    });
    const all = AF | READ_ONLY | (15n << 2n);
    tables.fix(0x4000_0000n, 0x4000_0000n, all, large ? 2 : 1);
    const on = random.below(2) === 0;
    // Under stage 1 addresses have 39 bits, in both ranges.
    let ipa = address(random, on ? Math.min(inputBits, 38) : inputBits, large, false);
    if (ipa >> 30n === 1n) ipa ^= bit(30);
    if (!on && random.below(25) === 0) ipa ^= bit(Math.min(inputBits + random.below(8), 43));
    for (const reach of [-16n, 0n, 15n, 31n]) tables.map(ipa + reach);
    const first = new Tables({ large: false, inputBits: 39, stage: 1, bigEndian: false }, random, 0x4400_0000n);
    first.fix(0x4000_0000n, 0x4000_0000n, READ_ONLY | AF, 1);
    first.fix(ipa, ipa, bit(6) | AF, 1);
    const ownTable = on && random.below(4) === 0;
    // QEMU refuses input addresses larger than PS; the manual compares with what is implemented.
    const ps = BigInt(
      random.pick(
        [4, ...[32, 36, 40, 42, 44].flatMap((bits, n) => (bits >= inputBits && firstLevel > 0 ? [n] : []))],
        4,
      ),
    );
    const ptw = random.below(3) === 0 ? bit(2) : 0n;
    const mode = random.below(2) === 0 ? 0n : 5n;
    const name = program(script, words, random);
    script.label(
      `${ACCESSES[name] ?? ''}, X1 = ${ipa.toString(16)}, EL${mode === 0n ? 0 : 1}, stage 1 ${on ? 'on' : 'off'}${ownTable ? ', table behind it' : ''}, ${inputBits} bits, ${large ? 64 : 4} KiB, PS ${ps.toString()}${devices || !on ? ', devices' : ''}`,
      words[name],
    );
    tables.write(script);
    first.write(script);
    const sl0 = (large ? 3 : 2) - firstLevel;
    script.msr('HCR_EL2', HCR_RW | 1n | ptw);
    script.msr(
      'VTCR_EL2',
      BigInt(64 - inputBits) | (BigInt(sl0) << 6n) | (large ? bit(14) : 0n) | (ps << 16n) | bit(31),
    );
    script.msr('VTTBR_EL2', tables.root);
    script.msr('HPFAR_EL2', 0n);
    script.msr('TCR_EL1', 25n | (25n << 16n) | (2n << 30n) | (4n << 32n));
    script.msr('TTBR0_EL1', ownTable ? ipa & ~0xfffn : first.root);
    script.msr('TTBR1_EL1', first.root);
    script.msr('MAIR_EL1', devices ? WITH_DEVICES : NORMAL);
    script.msr('CPACR_EL1', 3n << 20n);
    script.msr('PAR_EL1', 0n);
    const base = on ? UPPER : 0n;
    script.msr('VBAR_EL1', base + VECTORS_EL1);
    script.msr('SCTLR_EL1', SCTLR_EL1_RES1 | bit(14) | bit(26) | (on ? 1n : 0n));
    script.exec(TLBI_ALLE1);
    script.start({ x: { ...START_X, 1: ipa } });
    script.run({ spsr: 0x3c0n | mode, pc: base + CODE, withVectors: true });
    script.mrs('PAR_EL1');
    script.hash(DATA, 0x2000);
    for (const op of [0xd50c7881, 0xd50c78a1, 0xd50c78c1, 0xd50c78e1, 0xd5087801, 0xd5087821]) {
      script.exec(op, ipa, ipa);
      script.mrs('PAR_EL1');
    }
    script.undo(() => {
      fillData(script);
    });
  }
  return script;
}
