/** Rows of docs/deviations.md that the random suites leave out: what QEMU does, and what this machine does. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../instructions/case.ts';
import { VECTORS_EL1 } from './exceptions.ts';
import { type Difference, Machines, missingTools, type Options } from './machines.ts';
import { CODE, DATA, HCR_RW, SCTLR_EL1_RES1, SCTLR_EL2_RES1, Script, TLBI_ALLE1 } from './script.ts';
import { Tables } from './tables.ts';

const bit = (n: number): bigint => 1n << BigInt(n);
const HCR_VM = 1n;
const HCR_TGE = bit(27);
const SCTLR_SA = bit(3);
const SCTLR_SA0 = bit(4);
const SCTLR_EE = bit(25);
/** The upper range of addresses with 39 bits. */
const UPPER = 0xffff_ff80_0000_0000n;
const EL0 = 0x3c0n;
const EL1H = 0x3c5n;
const EL2H = 0x3c9n;
/** SPSR.M of AArch32's User mode. */
const USER32 = 0x1d0n;

/** The syndrome's exception class and, for an access, X0 after it: "15 x0=3". */
function ends(printed: string): string[] {
  return [...printed.matchAll(/^v\w+ \w+ (\w+) .*$/gm)].map(([line, esr = '']) => {
    const x0 = / (x0=\w+)/.exec(line)?.[1];
    return `${(parseInt(esr, 16) >>> 26).toString(16)}${x0 === undefined ? '' : ` ${x0}`}`;
  });
}

describe.skipIf(missingTools().length > 0)('Where the manual judges against QEMU', { timeout: 120_000 }, () => {
  let machines: Machines | undefined;
  beforeAll(async () => {
    machines = await Machines.make();
  }, 240_000);
  afterAll(() => machines?.close());

  function run(
    write: (script: Script, words: (...lines: string[]) => number[]) => void,
    options?: Options,
  ): Difference[] {
    if (machines === undefined) return [];
    const script = new Script();
    script.msr('VBAR_EL1', VECTORS_EL1);
    script.msr('HCR_EL2', HCR_RW);
    script.msr('SCTLR_EL1', SCTLR_EL1_RES1);
    write(script, (...lines) => machines?.words(lines) ?? []);
    return machines.both(script, options);
  }
  const classes = (differences: readonly Difference[]): unknown =>
    differences.map(({ name, ours, qemu }) => [name, ends(qemu).join(', '), ends(ours).join(', ')]);

  it('sp-alignment: only here SCTLR_ELx.SA and SA0 are checked', () => {
    const differences = run((script, words) => {
      script.code(CODE, words('ldr x1, [sp]', 'svc #1'));
      for (const [name, spsr, check] of [
        ['EL0', EL0, SCTLR_SA0],
        ['EL1', EL1H, SCTLR_SA],
        ['EL2', EL2H, SCTLR_SA],
      ] as const)
        for (const set of [0n, check]) {
          script.label(`${name} ${set === 0n ? 'unchecked' : 'checked'}`);
          script.msr('SCTLR_EL1', SCTLR_EL1_RES1 | set);
          script.start({ sp0: DATA + 8n, sp1: DATA + 8n });
          script.run({ spsr, pc: CODE, sctlr: SCTLR_EL2_RES1 | set });
        }
    });
    expect(classes(differences)).toEqual(
      ['EL0', 'EL1', 'EL2'].flatMap((level) => [
        [`${level} unchecked`, '15', '15'],
        [`${level} checked`, '15', '26'],
      ]),
    );
  });

  it('vbar-reserved: bits [10:5] of VBAR_EL1 are stored by QEMU only', () => {
    const differences = run((script) => {
      script.label('VBAR_EL1');
      script.msr('VBAR_EL1', 0xfffn);
      script.mrs('VBAR_EL1');
    });
    expect(differences).toEqual([{ name: 'VBAR_EL1', qemu: 'rfe0', ours: 'r800' }]);
  });

  it('eret-rw0, eret-aarch32: QEMU goes where this machine makes an illegal return', () => {
    const differences = run((script, words) => {
      const svc32 = 0xef000000;
      script.code(CODE, words('svc #3', 'nop'));
      script.code(CODE + 0x100n, [svc32, svc32]);
      const eret = (name: string, hcr: bigint, spsr: bigint): void => {
        script.label(name);
        script.msr('HCR_EL2', hcr);
        script.start({});
        script.run({ spsr, pc: spsr === USER32 ? CODE + 0x100n : CODE });
      };
      eret('EL0, RW', HCR_RW, EL0);
      // With TGE what EL0 does comes to EL2 in QEMU too.
      eret('EL0', HCR_TGE, EL0);
      eret('EL1', HCR_TGE, EL1H);
      eret('AArch32, RW', HCR_RW, USER32);
      eret('AArch32', HCR_TGE, USER32);
    });
    expect(classes(differences)).toEqual([
      ['EL0, RW', '15', '15'],
      ['EL0', '15', 'e'],
      ['EL1', 'e', 'e'],
      ['AArch32, RW', '11', 'e'],
      ['AArch32', '11', 'e'],
    ]);
  });

  it('wfe-trap: QEMU ignores HCR_EL2.TWE and SCTLR_EL1.nTWE', () => {
    const differences = run((script, words) => {
      // ERET has set the event register: the first WFE does not wait.
      script.code(CODE, words('wfe', 'wfe', 'svc #1'));
      for (const [name, hcr, control, spsr] of [
        ['EL1, TWE', bit(14), 0n, EL1H],
        ['EL0, TWE', bit(14), bit(18), EL0],
        ['EL0, nTWE clear', 0n, 0n, EL0],
      ] as const) {
        script.label(name);
        script.msr('HCR_EL2', HCR_RW | hcr);
        script.msr('SCTLR_EL1', (SCTLR_EL1_RES1 & ~bit(18)) | control);
        script.start({});
        script.run({ spsr, pc: CODE });
      }
    });
    expect(classes(differences)).toEqual([
      ['EL1, TWE', '15', '1'],
      ['EL0, TWE', '15', '1'],
      ['EL0, nTWE clear', '15', '1'],
    ]);
  });

  it('tlbi-ipas2: only here entries of both stages together go', () => {
    // A page whose entry neither the code nor the monitor pushes out.
    const ipa = 0x8012_3000n;
    const differences = run((script, words) => {
      script.code(CODE, words('ldr x0, [x1]', 'hvc #1'));
      const normal = bit(10) | (3n << 8n) | (3n << 6n) | (15n << 2n);
      const format = { large: false, inputBits: 39, stage: 2, bigEndian: false, firstLevel: 1 } as const;
      for (const tlbi of ['', 'tlbi ipas2e1, x0', 'tlbi vmalls12e1']) {
        script.label(tlbi);
        const tables = new Tables(format, new Random(1), undefined, { fault: 0 });
        tables.fix(0x4000_0000n, 0x4000_0000n, normal, 1);
        tables.fix(ipa, DATA, normal, 3);
        tables.write(script);
        script.poke([[DATA, 0xan], [DATA + 0x1000n, 0xbn]]); // prettier-ignore
        script.msr('HCR_EL2', HCR_RW | HCR_VM);
        script.msr('VTCR_EL2', 25n | (1n << 6n) | (4n << 16n) | bit(31));
        script.msr('VTTBR_EL2', tables.root);
        script.exec(TLBI_ALLE1);
        script.start({ x: { 1: ipa } });
        script.run({ spsr: EL1H, pc: CODE });
        const [slot, old] = tables.descriptor(ipa, 3);
        script.poke([[slot, old + 0x1000n]]);
        for (const word of tlbi === '' ? [] : words(tlbi)) script.exec(word, ipa >> 12n);
        script.run({ spsr: EL1H, pc: CODE });
      }
    });
    expect(classes(differences)).toEqual([
      ['', '16 x0=a, 16 x0=a', '16 x0=a, 16 x0=a'],
      ['tlbi ipas2e1, x0', '16 x0=a, 16 x0=a', '16 x0=a, 16 x0=b'],
      ['tlbi vmalls12e1', '16 x0=a, 16 x0=b', '16 x0=a, 16 x0=b'],
    ]);
  });

  it('level-0-block: QEMU takes a block where the table’s format has none', () => {
    const differences = run((script, words) => {
      script.code(CODE, words('ldr x0, [x1]', 'svc #1'));
      for (const large of [false, true]) {
        script.label(large ? 'level 1, 64 KiB' : 'level 0, 4 KiB');
        const firstLevel = large ? 1 : 0;
        const tables = new Tables({ large, inputBits: 48, stage: 1, bigEndian: false, firstLevel }, new Random(1));
        tables.fix(0n, 0n, bit(10), firstLevel);
        const code = new Tables(
          { large: false, inputBits: 39, stage: 1, bigEndian: false },
          new Random(1),
          0x4400_0000n,
        );
        code.fix(0x4000_0000n, 0x4000_0000n, bit(10) | (3n << 6n), 1);
        tables.write(script);
        code.write(script);
        script.poke([[DATA, 0xan]]);
        script.msr('TCR_EL1', 16n | (25n << 16n) | (2n << 30n) | (large ? 1n << 14n : 0n) | (4n << 32n));
        script.msr('TTBR0_EL1', tables.root);
        script.msr('TTBR1_EL1', code.root);
        script.msr('MAIR_EL1', 0xffn);
        script.msr('VBAR_EL1', UPPER + VECTORS_EL1);
        script.msr('SCTLR_EL1', SCTLR_EL1_RES1 | 1n);
        script.exec(TLBI_ALLE1);
        script.start({ x: { 1: DATA } });
        script.run({ spsr: EL1H, pc: UPPER + CODE });
      }
    });
    expect(classes(differences)).toEqual([
      ['level 0, 4 KiB', '15 x0=a', '25'],
      ['level 1, 64 KiB', '15 x0=a', '25'],
    ]);
  });

  it('stage2-size-ps: QEMU compares VTCR_EL2.T0SZ with PS, this machine with what is implemented', () => {
    const differences = run((script, words) => {
      script.code(CODE, words('ldr x0, [x1]', 'hvc #1'));
      for (const ps of [4n, 0n]) {
        script.label(`PS ${ps.toString()}`);
        const format = { large: false, inputBits: 39, stage: 2, bigEndian: false, firstLevel: 1 } as const;
        const tables = new Tables(format, new Random(1), undefined, { fault: 0 });
        tables.fix(0x4000_0000n, 0x4000_0000n, bit(10) | (3n << 8n) | (3n << 6n) | (15n << 2n), 1);
        tables.write(script);
        script.poke([[DATA, 0xan]]);
        script.msr('HCR_EL2', HCR_RW | HCR_VM);
        script.msr('VTCR_EL2', 25n | (1n << 6n) | (ps << 16n) | bit(31));
        script.msr('VTTBR_EL2', tables.root);
        script.exec(TLBI_ALLE1);
        script.start({ x: { 1: DATA } });
        script.run({ spsr: EL1H, pc: CODE });
      }
    });
    expect(classes(differences)).toEqual([
      ['PS 4', '16 x0=a', '16 x0=a'],
      ['PS 0', '20', '16 x0=a'],
    ]);
  });

  it('absent-devices: what QEMU has there is an external abort here', () => {
    const places = {
      PL061: 0x0903_0fe0n,
      fw_cfg: 0x0902_0000n,
      GICv2m: 0x0802_0fccn,
      'PCIe configuration': 0x40_1000_0000n,
      'PCIe memory': 0x1000_0000n,
      'PCIe memory above': 0x80_0000_0000n,
      'PCIe ports': 0x3eff_0000n,
    };
    const differences = run((script, words) => {
      script.code(CODE, words('ldrb w2, [x1]', 'hvc #1'));
      script.code(CODE + 0x100n, words('strb w2, [x1]', 'hvc #1'));
      const access = (name: string, at: bigint, pc: bigint): void => {
        script.label(name);
        script.start({ x: { 1: at } });
        script.run({ spsr: EL2H, pc });
      };
      for (const [name, at] of Object.entries(places)) access(name, at, CODE);
      access('flash', 0n, CODE);
      access('write to flash', 0x100n, CODE + 0x100n);
    });
    expect(classes(differences)).toEqual([
      ...Object.keys(places).map((name) => [name, '16', '25']),
      ['flash', '16', '16'],
      ['write to flash', '16', '25'],
    ]);
  });

  it('a72-ramindex: both refuse what a Cortex-A72 has', () => {
    const differences = run((script, words) => {
      for (const instruction of ['sys #0, c15, c4, #0, x0', 'mrs x0, s3_0_c15_c0_0', 'mrs x0, s3_0_c15_c1_0']) {
        script.label(instruction);
        script.code(CODE, words(instruction, 'hvc #1'));
        script.start({});
        script.run({ spsr: EL2H, pc: CODE });
      }
    });
    expect(differences.map(({ qemu, ours }) => [ends(qemu), ends(ours)])).toEqual(Array(3).fill([['0'], ['0']]));
  });

  it('virtio-legacy-endian: only in QEMU a driver that resets the device big-endian finds it so', () => {
    const slot = 0x0a00_3e00;
    const differences = run(
      (script, words) => {
        script.code(CODE, words('str wzr, [x1]', 'hvc #1'));
        for (const ee of [0n, SCTLR_EE]) {
          script.label(ee === 0n ? 'little' : 'big');
          script.msr('SCTLR_EL1', SCTLR_EL1_RES1 | ee);
          script.start({ x: { 1: BigInt(slot + 0x70) } });
          script.run({ spsr: EL1H, pc: CODE });
          // Sectors, a doubleword.
          script.read32(slot + 0x100);
          script.read32(slot + 0x104);
        }
      },
      { disk: new Uint8Array(0x40 * 512) },
    );
    const words = (printed: string): string[] => [...printed.matchAll(/^m(\w+)/gm)].map(([, word = '']) => word);
    expect(differences.map(({ qemu, ours }) => [words(qemu), words(ours)])).toEqual([
      [['40', '0'], ['40', '0']], // prettier-ignore
      [['0', '40000000'], ['40', '0']], // prettier-ignore
    ]);
  });
});
