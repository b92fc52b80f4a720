/** Rows of docs/deviations.md about debug and exclusives that the random suites leave out: both sides. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../instructions/case.ts';
import { VECTORS_EL1 } from './exceptions.ts';
import { Machines, missingTools } from './machines.ts';
import { CODE, DATA, HCR_RW, SCTLR_EL1_RES1, Script, TLBI_ALLE1 } from './script.ts';
import { Tables } from './tables.ts';

const bit = (n: number): bigint => 1n << BigInt(n);
const MDE = bit(15);
const KDE = bit(13);
const EL0 = 0x1c0n;
const EL1H = 0x1c5n;
const HCR_PTW = bit(2);
const HCR_TGE = bit(27);
const NOWHERE = 0x0b00_0000n;

/** For each case what QEMU and we printed of the exception: its class, its status and its X3, or the value of a register. */
const brief = (printed: string): string =>
  printed
    .split('\n')
    .map((line) => {
      const esr = parseInt(/^v\w+ \w+ (\w+)/.exec(line)?.[1] ?? '', 16);
      if (Number.isNaN(esr)) return line.trim();
      const x3 = / x3=(\w+)/.exec(line)?.[1];
      return `${(esr >>> 26).toString(16)}:${(esr & 0x1ff).toString(16)}${x3 === undefined ? '' : ` x3=${x3}`}`;
    })
    .join(', ');

describe.skipIf(missingTools().length > 0)('Where the manual judges debug and exclusives', { timeout: 120_000 }, () => {
  let machines: Machines | undefined;
  beforeAll(async () => {
    machines = await Machines.make();
  }, 240_000);
  afterAll(() => machines?.close());

  /** Case, QEMU, we. */
  function run(write: (script: Script, words: (...lines: string[]) => number[]) => void): readonly string[][] {
    if (machines === undefined) return [];
    const script = new Script();
    script.msr('HCR_EL2', HCR_RW);
    script.msr('VBAR_EL1', VECTORS_EL1);
    script.msr('SCTLR_EL1', SCTLR_EL1_RES1);
    script.msr('OSLAR_EL1', 0n);
    write(script, (...lines) => machines?.words(lines) ?? []);
    return machines.both(script).map(({ name, qemu, ours }) => [name, brief(qemu), brief(ours)]);
  }

  it('debug-os-lock, breakpoint-priority, breakpoint-contexts: what holds a breakpoint off, and what is one', () => {
    const outcomes = run((script, words) => {
      script.code(CODE, words('nop', 'svc #1'));
      script.msr('MDSCR_EL1', MDE);
      const breakpoint = (name: string, address: bigint, control: bigint, value = address): void => {
        script.label(name);
        script.msr('DBGBVR4_EL1', value);
        script.msr('DBGBCR4_EL1', control);
        script.start({});
        script.run({ spsr: EL0, pc: address });
        script.undo(() => {
          script.msr('DBGBCR4_EL1', 0n);
          script.msr('OSLAR_EL1', 0n);
        });
      };
      breakpoint('open', CODE, 0x1e7n);
      breakpoint('nowhere', NOWHERE, 0x1e7n);
      script.msr('CONTEXTIDR_EL1', 7n);
      script.msr('VTTBR_EL2', 9n << 48n);
      for (const [name, type, value] of [
        ['context', 2n, 7n],
        ['another context', 2n, 8n],
        ['VMID', 8n, 9n << 32n],
        ['context and VMID', 10n, 7n | (9n << 32n)],
        ['context and another VMID', 10n, 7n | (8n << 32n)],
      ] as const)
        breakpoint(name, CODE, 0x1e7n | (type << 20n), value);
      script.label('OS lock');
      script.msr('OSLAR_EL1', 1n);
      script.msr('DBGBVR4_EL1', CODE);
      script.msr('DBGBCR4_EL1', 0x1e7n);
      script.start({});
      script.run({ spsr: EL0, pc: CODE });
    });
    expect(outcomes).toEqual([
      ['open', '30:22', '30:22'],
      ['nowhere', '30:22', '20:10'],
      ['context', '15:1', '30:22'],
      ['another context', '15:1', '15:1'],
      ['VMID', '15:1', '30:22'],
      ['context and VMID', '15:1', '30:22'],
      ['context and another VMID', '15:1', '15:1'],
      ['OS lock', '30:22', '15:1'],
    ]);
  });

  it('watchpoint-maintenance: only here DC IVAC meets a watchpoint', () => {
    const outcomes = run((script, words) => {
      script.code(CODE, words('dc ivac, x1', 'svc #1'));
      script.label('dc ivac');
      script.msr('MDSCR_EL1', MDE | KDE);
      script.msr('DBGWVR0_EL1', DATA + 0x38n);
      script.msr('DBGWCR0_EL1', 0x1fffn);
      script.start({ x: { 1: DATA } });
      script.run({ spsr: EL1H, pc: CODE });
    });
    expect(outcomes).toEqual([['dc ivac', '15:1', '35:162']]);
  });

  it('step-masked: QEMU steps an instruction after which nothing is to be stepped', () => {
    const instructions = ['nop', 'msr daifset, #8', 'msr mdscr_el1, xzr', 'msr oslar_el1, x2'];
    const outcomes = run((script, words) => {
      const svc = words('svc #1');
      for (const instruction of instructions) {
        script.label(instruction);
        script.code(CODE, [...words(instruction), ...svc]);
        script.msr('MDSCR_EL1', 1n | KDE);
        script.start({ x: { 2: 1n } });
        script.run({ spsr: EL1H | bit(21), pc: CODE });
        script.undo(() => {
          script.msr('MDSCR_EL1', 0n);
          script.msr('OSLAR_EL1', 0n);
        });
      }
    });
    expect(outcomes).toEqual(instructions.map((name, n) => [name, '33:22', n === 0 ? '33:22' : '15:1']));
  });

  it('exclusive-alignment, exclusive-size, exclusive-own-store: when a store exclusive faults, fails or stores', () => {
    const outcomes = run((script, words) => {
      const svc = words('svc #1');
      for (const [lines, offset] of [
        ['stxr w3, x2, [x1]', 4n],
        ['stxp w3, x2, x2, [x1]', 8n],
        ['ldxr w0, [x1]; stxr w3, x2, [x1]', 4n],
        ['ldxrb w0, [x1]; stxrh w3, w2, [x1]', 0n],
        ['ldxr x0, [x1]; str x2, [x1]; stxr w3, x2, [x1]', 0n],
        ['ldxr x0, [x1]; stxr w3, x2, [x1]', 0n],
      ] as const) {
        script.label(lines);
        script.code(CODE, [...words(...lines.split('; ')), ...svc]);
        script.fill(DATA, 0x40);
        script.start({ x: { 1: DATA + offset, 2: 5n, 3: 9n } });
        script.run({ spsr: EL1H, pc: CODE });
      }
    });
    expect(outcomes.map(([, ...both]) => both)).toEqual([
      ['15:1 x3=1', '25:61'],
      ['15:1 x3=1', '25:61'],
      ['25:21', '25:61'],
      ['15:1 x3=0', '15:1 x3=1'],
      ['15:1 x3=1', '15:1 x3=0'],
      ['15:1 x3=0', '15:1 x3=0'],
    ]);
  });

  it('at-tge, at-ptw: AT from EL2 where HCR_EL2.TGE or PTW is set', () => {
    const [AT_S1E1R, AT_S12E1R] = [0xd508_7800, 0xd50c_7880];
    const outcomes = run((script) => {
      const format = { large: false, inputBits: 39, stage: 1, bigEndian: false } as const;
      for (const [name, hcr] of [
        ['plain', 0n],
        ['TGE', HCR_TGE],
        ['PTW', HCR_PTW],
      ] as const) {
        // prettier-ignore
        script.label(name);
        const tables = new Tables(format, new Random(1), undefined, { fault: 0 });
        tables.fix(0x8000_0000n, DATA & ~0x3fff_ffffn, bit(10) | (3n << 8n), 1);
        tables.write(script);
        script.msr('HCR_EL2', HCR_RW | hcr);
        script.msr('TCR_EL1', 25n | (4n << 32n));
        script.msr('TTBR0_EL1', tables.root);
        script.msr('MAIR_EL1', 0xffn);
        script.msr('SCTLR_EL1', SCTLR_EL1_RES1 | 1n);
        script.exec(TLBI_ALLE1);
        for (const word of [AT_S1E1R, AT_S12E1R]) {
          script.exec(word, 0x8600_0000n);
          script.mrs('PAR_EL1');
        }
      }
      script.msr('HCR_EL2', HCR_RW);
    });
    const mapped = 'rff00000046000b80';
    expect(outcomes).toEqual([
      ['plain', `${mapped}, ${mapped}`, `${mapped}, ${mapped}`],
      ['TGE', `${mapped}, ${mapped}`, 'r86000b00, r86000b00'],
      ['PTW', `rb1b, ${mapped}`, `${mapped}, ${mapped}`],
    ]);
  });
});
