/** What TLB and instruction cache maintenance must have made visible (Arm ARM D5.10, B2.4.4). */
import { Random } from '../instructions/case.ts';
import { VECTORS_EL1 } from './exceptions.ts';
import type { Machines } from './machines.ts';
import { CODE, DATA, HCR_RW, SCTLR_EL1_RES1, SCTLR_EL2_RES1, Script, TLBI_ALLE1, TLBI_ALLE2 } from './script.ts';
import { Tables } from './tables.ts';

const bit = (n: number): bigint => 1n << BigInt(n);
const AF = bit(10) | (3n << 8n);
const NG = bit(11);
const UPPER = 0xffff_ff80_0000_0000n;
const CODE_TABLES = 0x4400_0000n;
const OTHER_TABLES = 0x4500_0000n;
const EL1H = 0x3c5n;
const EL2H = 0x3c9n;
const ASID = 5n;
const SCTLR_ON = SCTLR_EL1_RES1 | 1n | bit(2) | bit(12);
const TCR = 25n | (25n << 16n) | (2n << 30n) | (4n << 32n);

/** For each operation what it takes: the descriptors that it covers follow from it. */
const OF_EL1 = ['vmalle1', 'vae1', 'aside1', 'vaae1', 'vale1', 'vaale1'] as const;
const OF_EL2 = ['alle2', 'vae2', 'vale2'] as const;
const CHANGES = ['unmap', 'move', 'read-only', 'table'] as const;

const broadcast = (list: readonly string[]): string[] => list.flatMap((op) => [op, `${op}is`]);
const withOperand = (op: string): string => (/^(vm|all)/.test(op) ? `tlbi ${op}` : `tlbi ${op}, x6`);

/** X4 is the descriptor's address: break (X5), invalidate, make (X7); the translation is used before and after. */
const around = (tlbi: string, last: string): string[] => [
  'ldr x0, [x1]', 'str x5, [x4]', 'dsb ish', tlbi, 'dsb ish', 'isb', 'str x7, [x4]', 'dsb ish', 'isb', last, 'svc #1',
]; // prettier-ignore

interface Place {
  /** 4 or 64 KiB. */
  readonly large: boolean;
  readonly level: number;
}
const PLACES: readonly Place[] = [
  { large: false, level: 3 },
  { large: false, level: 2 },
  { large: false, level: 1 },
  { large: true, level: 3 },
  { large: true, level: 2 },
];
const sizeOf = ({ large, level }: Place): bigint => bit(large ? 16 + 13 * (3 - level) : 12 + 9 * (3 - level));

/** Memory that tells its place, and the physical blocks of which one is moved to the other. */
function targets(place: Place): readonly [bigint, bigint] {
  const size = sizeOf(place);
  // Blocks as large as RAM have nothing beside them: what is moved there is not there any more.
  return size > 0x10_0000n * 16n ? [DATA & ~(size - 1n), 0x8000_0000n] : [DATA, DATA + 0x80_0000n];
}

export function tlbi(machines: Machines): Script {
  const random = new Random(1);
  const script = new Script();
  const program = new Map<string, readonly number[]>();
  for (const op of [...broadcast(OF_EL1), ...broadcast(OF_EL2)])
    for (const last of ['ldr x2, [x1]', 'str x3, [x1]'])
      program.set(`${op} ${last}`, machines.words(around(withOperand(op), last)));
  script.fill(DATA, 0x4000);
  script.fill(DATA + 0x80_0000n, 0x4000);
  script.msr('HCR_EL2', HCR_RW);
  const operations = [...broadcast(OF_EL1), ...broadcast(OF_EL2)];
  for (const op of operations)
    for (const place of PLACES)
      for (const change of CHANGES)
        for (const global of [false, true]) {
          const el2 = op.includes('e2');
          if (change === 'table' && (place.level !== 3 || /^va?ale/.test(op))) continue;
          if (global && op.startsWith('aside1')) continue;
          const upper = !el2 && random.below(2) === 0;
          const tables = new Tables({ large: place.large, inputBits: 39, stage: 1, bigEndian: false }, random);
          const code = new Tables({ large: false, inputBits: 39, stage: 1, bigEndian: false }, random, CODE_TABLES);
          const size = sizeOf(place);
          const [from, to] = targets(place);
          const low = (2n << 30n) + (DATA & (bit(30) - 1n));
          const attributes = AF | (global || el2 ? 0n : NG) | (el2 ? bit(6) : 0n);
          tables.fix(low, from, attributes, place.level);
          if (el2) tables.fix(0x4000_0000n, 0x4000_0000n, AF | bit(6), place.large ? 2 : 1);
          code.fix(0x4000_0000n, 0x4000_0000n, AF, 1);
          // In blocks the operand names another page of the block.
          const inside = BigInt(random.below(0x400)) * 8n;
          const [slot, old] = tables.descriptor(low, change === 'table' ? 2 : place.level);
          let changed = change === 'move' ? (old & ~(bit(48) - size)) | to : old | bit(7);
          if (change === 'table') {
            changed = OTHER_TABLES | 3n;
            const other = (low >> (place.large ? 16n : 12n)) & (place.large ? 0x1fffn : 0x1ffn);
            const page = (to & ~(size - 1n)) | attributes | 3n;
            script.label(`tlbi ${op}: another table`);
            script.poke([[OTHER_TABLES + other * 8n, page]]);
          } else script.label(`tlbi ${op}: ${change}`);
          if (change === 'unmap') changed = 0n;
          const base = upper ? UPPER : 0n;
          const named =
            base +
            (place.level === 3 ? low : low & ~(size - 1n)) +
            (place.level === 3 ? 0n : BigInt(random.below(Number(size >> 12n))) << 12n);
          const asid = op.startsWith('vaa') || (global && op.startsWith('va')) ? BigInt(random.below(256)) : ASID;
          const operand = op.startsWith('aside1') ? ASID << 48n : ((named >> 12n) & (bit(44) - 1n)) | (asid << 48n);
          tables.write(script);
          if (!el2) code.write(script);
          const last = change === 'read-only' ? 'str x3, [x1]' : 'ldr x2, [x1]';
          const words = program.get(`${op} ${last}`) ?? [];
          script.code(CODE, words);
          const codeBase = el2 || upper ? 0n : UPPER;
          if (el2) {
            script.msr('TCR_EL2', 25n | (place.large ? bit(14) : 0n) | (4n << 16n) | bit(31) | bit(23));
            script.msr('TTBR0_EL2', tables.root);
            script.msr('MAIR_EL2', 0xffn);
            script.exec(TLBI_ALLE2);
          } else {
            const granules = place.large ? (upper ? 1n << 30n : bit(14)) : 0n;
            script.msr('TCR_EL1', TCR | granules);
            script.msr('TTBR0_EL1', (upper ? code.root : tables.root) | (ASID << 48n));
            script.msr('TTBR1_EL1', upper ? tables.root : code.root);
            script.msr('MAIR_EL1', 0xffn);
            script.msr('VBAR_EL1', codeBase + VECTORS_EL1);
            script.msr('SCTLR_EL1', SCTLR_ON);
            script.exec(TLBI_ALLE1);
          }
          const first = change === 'read-only' ? changed : 0n;
          const x = { 1: base + low + inside, 3: 0x33n, 4: codeBase + slot, 5: first, 6: operand, 7: changed };
          script.start({ x });
          const sctlr = SCTLR_EL2_RES1 | (el2 ? 1n : 0n);
          script.run({ spsr: el2 ? EL2H : EL1H, pc: codeBase + CODE, sctlr });
          script.undo(() => {
            script.fill(DATA, 0x4000);
          });
        }
  return script;
}

/** Stage 2 changed by EL2 between two visits of EL1, and address spaces that nothing but their number tells apart. */
export function contexts(machines: Machines): Script {
  const random = new Random(2);
  const script = new Script();
  script.fill(DATA, 0x4000);
  script.fill(DATA + 0x80_0000n, 0x4000);
  script.code(CODE, machines.words(['ldr x0, [x1]', 'svc #1']));
  const [ipas2 = 0, ipas2l = 0, ipas2is = 0, ipas2lis = 0, vmalle1 = 0, s12 = 0, s12is = 0, alle1 = 0, alle1is = 0] =
    machines.words(['tlbi ipas2e1, x0', 'tlbi ipas2le1, x0', 'tlbi ipas2e1is, x0', 'tlbi ipas2le1is, x0', 'tlbi vmalle1', 'tlbi vmalls12e1', 'tlbi vmalls12e1is', 'tlbi alle1', 'tlbi alle1is']); // prettier-ignore
  const stage2 = AF | (3n << 6n) | (15n << 2n);
  const visit = (): void => {
    script.start({ x: { 1: 0x8000_0008n } });
    script.run({ spsr: EL1H, pc: CODE });
  };
  const make = (stage: 1 | 2, at: bigint, to: bigint, level: number, attributes: bigint): Tables => {
    const format = { large: false, inputBits: 39, stage, bigEndian: false } as const;
    const tables = new Tables(format, random, at);
    tables.fix(0x4000_0000n, 0x4000_0000n, attributes & ~NG, 1);
    tables.fix(0x8000_0000n, to, attributes, level);
    return tables;
  };
  const setUp = (on: boolean): void => {
    script.msr('VTCR_EL2', 25n | (1n << 6n) | (4n << 16n) | bit(31));
    script.msr('TCR_EL1', TCR);
    script.msr('MAIR_EL1', 0xffn);
    script.msr('VBAR_EL1', VECTORS_EL1);
    script.msr('SCTLR_EL1', on ? SCTLR_ON : SCTLR_EL1_RES1);
    script.exec(TLBI_ALLE1);
    script.undo(() => {
      script.msr('HCR_EL2', HCR_RW);
      script.msr('SCTLR_EL1', SCTLR_EL1_RES1);
    });
  };
  for (const level of [3, 2])
    for (const on of [false, true])
      for (const sequence of [
        [ipas2, vmalle1],
        [ipas2l, vmalle1],
        [ipas2is, vmalle1],
        [ipas2lis, vmalle1],
        [s12],
        [s12is],
        [alle1],
        [alle1is],
      ]) {
        // prettier-ignore
        script.label(`stage 2 of level ${level}, stage 1 ${on ? 'on' : 'off'}: ${sequence.map((w) => w.toString(16)).join(' ')}`); // prettier-ignore
        const [one, two] = [0, 1].map((n) => make(2, n === 0 ? 0x4310_0000n : OTHER_TABLES, DATA + BigInt(n) * 0x80_0000n, level, stage2)); // prettier-ignore
        const first = make(1, CODE_TABLES, 0x8000_0000n, 2, AF);
        if (one === undefined || two === undefined) continue;
        for (const tables of [one, two, first]) tables.write(script);
        setUp(on);
        script.msr('HCR_EL2', HCR_RW | 1n);
        script.msr('TTBR0_EL1', first.root);
        for (const [vmid, { root }] of [
          [1n, one],
          [2n, two],
          [1n, one],
        ] as const) {
          // prettier-ignore
          script.msr('VTTBR_EL2', root | (vmid << 48n));
          visit();
        }
        const [slot, old] = one.descriptor(0x8000_0000n, level);
        script.poke([[slot, 0n]]);
        const page = BigInt(level === 3 ? 0 : random.below(512));
        for (const word of sequence) script.exec(word, 0x8000_0000n / 4096n + page);
        visit();
        script.poke([[slot, old + 0x80_0000n]]);
        visit();
        script.msr('VTTBR_EL2', two.root | (2n << 48n));
        visit();
      }
  for (const level of [3, 2])
    for (const a1 of [0n, bit(22)]) {
      script.label(`ASIDs, level ${level}, A1 ${a1.toString(16)}`);
      const [one, two] = [0, 1].map((n) => make(1, n === 0 ? 0x4310_0000n : OTHER_TABLES, DATA + BigInt(n) * 0x80_0000n, level, AF | NG)); // prettier-ignore
      if (one === undefined || two === undefined) continue;
      one.write(script);
      two.write(script);
      setUp(true);
      script.msr('TCR_EL1', TCR | a1);
      for (const [asid, { root }] of [
        [1n, one],
        [2n, two],
        [1n, one],
        [0xffn, two],
        [1n, one],
      ] as const) {
        // prettier-ignore
        script.msr('TTBR1_EL1', one.root | (a1 === 0n ? 0n : asid << 48n));
        script.msr('TTBR0_EL1', root | (a1 === 0n ? asid << 48n : 0n));
        visit();
      }
    }
  return script;
}

/** Code that changes code, with the maintenance that B2.4.4 asks for. */
export function selfModifying(machines: Machines): Script {
  const random = new Random(3);
  const script = new Script();
  // X1: the word to change; X3: the same through another mapping; X2: the new word. It returns X0.
  const program = (ic: string, by: string): number[] =>
    machines.words([
      'mov x10, #6', '1: blr x11', 'add x9, x9, x0', `str w2, [${by}]`, `dc cvau, ${by}`, 'dsb ish', ic, 'dsb ish', 'isb',
      'blr x11', 'add x9, x0, x9, lsl #3', 'add w2, w2, #(7 << 5)', 'subs x10, x10, #1', 'b.ne 1b', 'svc #1',
    ]); // prettier-ignore
  const [plain = 0, nop = 0, ret = 0] = machines.words(['mov x0, #1', 'nop', 'ret']);
  for (const ic of ['ic ivau, x1', 'ic ivau, x3', 'ic iallu', 'ic ialluis'])
    for (const by of ['x1', 'x3'])
      for (const offset of [0n, 0xffcn, 0xff8n, 0x1000n])
        for (const before of [0n, 1n, 3n]) {
          script.label(
            `${ic} after a store through ${by} at ${offset.toString(16)}, ${before.toString()} words before`,
          );
          const words = program(ic, by);
          const map = new Tables({ large: false, inputBits: 39, stage: 1, bigEndian: false }, random);
          map.fix(0x4000_0000n, 0x4000_0000n, AF, 1);
          map.fix(0x8000_0000n, 0x4000_0000n, AF, 1);
          map.write(script);
          const at = CODE + 0x4000n + offset;
          script.code(CODE, words);
          const body = [...Array.from({ length: Number(before) }, () => nop), plain, ret];
          const start = at - 4n * before;
          // Doublewords are what memory is written by.
          script.code(start & ~7n, (start & 4n) === 0n ? body : [nop, ...body]);
          script.msr('HCR_EL2', HCR_RW);
          script.msr('TCR_EL1', TCR);
          script.msr('MAIR_EL1', 0xffn);
          script.msr('TTBR0_EL1', map.root);
          script.msr('VBAR_EL1', VECTORS_EL1);
          script.msr('SCTLR_EL1', SCTLR_ON);
          script.exec(TLBI_ALLE1);
          script.start({ x: { 1: at, 2: BigInt(plain + 32 * 4), 3: at + 0x4000_0000n, 11: start } });
          script.run({ spsr: EL1H, pc: CODE });
        }
  return script;
}
