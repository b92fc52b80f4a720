/** Registers whose values wrap or are out of range, and HCR_EL2's switches of translation. */
import { Random } from '../instructions/case.ts';
import { VECTORS_EL1 } from './exceptions.ts';
import type { Machines } from './machines.ts';
import { CODE, DATA, HCR_RW, SCTLR_EL1_RES1, Script, TLBI_ALLE1 } from './script.ts';
import { Tables } from './tables.ts';

const bit = (n: number): bigint => 1n << BigInt(n);
const AF = bit(10) | (3n << 8n);
const AT_S1E1R = 0xd508_7800;
const AT_S1E1W = 0xd508_7820;
const AT_S1E0R = 0xd508_7840;
const AT_S12E1R = 0xd50c_7880;
const AT_S12E0W = 0xd50c_78e0;

/** Compare values and offsets at which 64-bit sums wrap, and TVAL's sign (Arm ARM D11.2.4). */
export function timerValues(): Script {
  const script = new Script();
  script.msr('HCR_EL2', HCR_RW);
  script.msr('CNTHCTL_EL2', 3n);
  const timers = [['CNTP', 'EL0'], ['CNTV', 'EL0'], ['CNTHP', 'EL2']] as const; // prettier-ignore
  for (const [timer, level] of timers) {
    const control = (value: bigint): void => {
      script.msr(`${timer}_CTL_${level}`, value);
      script.mrs(`${timer}_CTL_${level}`);
    };
    for (const offset of [0n, bit(62), bit(63), bit(64) - bit(40)])
      for (const value of [0n, 1n, bit(31), bit(32), bit(40), bit(62), bit(63), bit(64) - 1n]) {
        script.label(`${timer} with CVAL ${value.toString(16)} and CNTVOFF ${offset.toString(16)}`);
        script.msr('CNTVOFF_EL2', offset);
        script.msr(`${timer}_CVAL_${level}`, value);
        script.mrs(`${timer}_CVAL_${level}`);
        for (const ctl of [1n, 3n, 2n, 0n]) control(ctl);
        script.undo(() => {
          script.msr('CNTVOFF_EL2', 0n);
        });
      }
    for (const value of [0n, 1n, bit(31) - 1n, bit(31), bit(32) - 1n, bit(32), bit(63) - 1n]) {
      script.label(`${timer} with TVAL ${value.toString(16)}`);
      script.msr(`${timer}_TVAL_${level}`, value);
      for (const ctl of [1n, 0n]) control(ctl);
    }
  }
  return script;
}

const PMU = ['PMCR_EL0', 'PMCNTENSET_EL0', 'PMCNTENCLR_EL0', 'PMOVSCLR_EL0', 'PMOVSSET_EL0', 'PMSELR_EL0', 'PMXEVTYPER_EL0', 'PMXEVCNTR_EL0', 'PMUSERENR_EL0', 'PMINTENSET_EL1', 'PMINTENCLR_EL1', 'PMEVCNTR0_EL0', 'PMEVCNTR5_EL0', 'PMEVTYPER0_EL0', 'PMEVTYPER5_EL0', 'PMCCFILTR_EL0'] as const; // prettier-ignore

/** Random writes of the PMU's registers while it stands still; software increments it all the same when it does not. */
export function pmuRegisters(_machines: Machines, seed: number, count: number): Script {
  const random = new Random(seed);
  const script = new Script();
  const writable = [...PMU, 'PMSWINC_EL0', 'MDCR_EL2'];
  for (let i = 0; i < count; i++) {
    const writes = Array.from({ length: 6 }, (): readonly [string, bigint] => {
      const name = random.pick(writable, 'PMCR_EL0');
      const value = random.u64() & BigInt(random.pick([0xffffffff, 0x1f, 0x8000003f, 7, 0xffff], 7));
      // Not enabled, and nothing but software counts: the rest would be time's.
      if (name === 'PMCR_EL0') return [name, value & 0x7en];
      if (name === 'PMSELR_EL0') return [name, BigInt(random.pick([0, 1, 5, 6, 30, 31], 0))];
      if (/TYPER|FILTR/.test(name)) return [name, value & 0xfc000000n];
      return [name, name === 'MDCR_EL2' ? 6n | (value & 0x80n) : value];
    });
    script.label(writes.map(([name, value]) => `${name} = ${value.toString(16)}`).join(', '));
    for (const [name, value] of writes) script.msr(name, value);
    for (const name of PMU) script.mrs(name);
  }
  return script;
}

/** Every T0SZ and granule of stage 1, and with every SL0 of stage 2, over empty tables: which level faults. */
export function tableSizes(): Script {
  const script = new Script();
  const at = (word: number, address: bigint): void => {
    script.exec(word, address);
    script.mrs('PAR_EL1');
  };
  script.msr('MAIR_EL1', 0xffn);
  for (let size = 0n; size < 64n; size++)
    for (const granule of [0n, 1n, 2n, 3n]) {
      script.label(`T0SZ ${size.toString()}, TG0 ${granule.toString()}`);
      script.msr('HCR_EL2', HCR_RW);
      script.msr('SCTLR_EL1', SCTLR_EL1_RES1 | 1n);
      script.msr('TCR_EL1', size | (granule << 14n) | (4n << 32n) | bit(23));
      script.msr('TTBR0_EL1', 0x4310_0000n);
      script.exec(TLBI_ALLE1);
      for (const address of [DATA, 0x7fff_ffff_f000n, bit(40), bit(62)]) at(AT_S1E1R, address);
      for (const level of [0n, 1n, 2n, 3n]) {
        script.label(`VTCR T0SZ ${size.toString()}, SL0 ${level.toString()}, TG0 ${granule.toString()}`);
        script.msr('HCR_EL2', HCR_RW | 1n);
        script.msr('SCTLR_EL1', SCTLR_EL1_RES1);
        script.msr('VTCR_EL2', size | (level << 6n) | (granule << 14n) | (4n << 16n) | bit(31));
        script.msr('VTTBR_EL2', 0x4310_0000n);
        script.exec(TLBI_ALLE1);
        for (const address of [DATA, 0x1_4600_0000n, 0x40_0000_0000n, 0xfff_4600_0000n]) at(AT_S12E1R, address);
      }
    }
  script.msr('HCR_EL2', HCR_RW);
  return script;
}

const ACCESSES = ['ldr x0, [x1]', 'str x2, [x1]', 'br x1', 'ldr w0, [x1, #1]', 'at s1e1r, x1', 'at s1e0w, x1', 'ldtr x0, [x1]', 'ldxr x0, [x1]', 'dc zva, x1', 'dc civac, x1'] as const; // prettier-ignore

/** Accesses and AT under random HCR_EL2.VM, PTW, DC, TGE, CD and ID (D13.2.48). */
export function translationSwitches(machines: Machines, seed: number, count: number): Script {
  const random = new Random(seed);
  const script = new Script();
  const words = machines.words([...ACCESSES, 'svc #1']);
  script.msr('VBAR_EL1', VECTORS_EL1);
  script.msr('CPACR_EL1', 3n << 20n);
  script.msr('MAIR_EL1', 0x04ffn);
  script.fill(DATA, 0x1000);
  for (let i = 0; i < count; i++) {
    const n = random.below(ACCESSES.length);
    let hcr = HCR_RW;
    for (const b of [0, 2, 12, 27, 32, 33]) if (random.below(3) === 0) hcr |= bit(b);
    const mode = random.pick([0n, 0n, 5n, 9n], 0n);
    if (mode === 5n || (mode === 9n && (ACCESSES[n] ?? '').startsWith('at '))) hcr &= ~bit(27);
    // Rows at-ptw and at-tge of docs/deviations.md.
    if ((hcr & (1n | bit(12))) === 0n) hcr &= ~bit(2);
    const tge = (hcr & bit(27)) !== 0n;
    const on = random.below(2) === 0;
    const [attribute, access] = [random.pick([15n, 15n, 5n, 1n, 0n], 15n), random.pick([3n, 3n, 1n, 0n, 2n], 3n)];
    const all = AF | (3n << 6n) | (15n << 2n);
    const second = new Tables({ large: false, inputBits: 39, stage: 2, bigEndian: false, firstLevel: 1 }, random);
    for (const block of [0x4000_0000n, CODE, 0x4400_0000n, 0x4410_0000n]) second.fix(block, block, all, 2);
    second.fix(DATA, DATA, AF | (access << 6n) | (attribute << 2n) | (random.below(4) === 0 ? bit(54) : 0n), 2);
    const first = new Tables({ large: false, inputBits: 39, stage: 1, bigEndian: false }, random, 0x4400_0000n);
    first.fix(0x4000_0000n, 0x4000_0000n, AF, 2);
    first.fix(CODE, CODE, AF | (3n << 6n), 2);
    first.fix(DATA, DATA, AF | bit(6) | (BigInt(random.below(2)) << 2n), 2);
    script.label(
      `${ACCESSES[n] ?? ''} at ${mode.toString()}, HCR ${hcr.toString(16)}, stage 1 ${on ? 'on' : 'off'}, stage 2 attribute ${attribute.toString(2)}, S2AP ${access.toString(2)}, devices`,
      words[n],
    );
    second.write(script);
    first.write(script);
    script.code(CODE, [words[n] ?? 0, words.at(-1) ?? 0]);
    script.msr('HCR_EL2', hcr);
    script.msr('VTCR_EL2', 25n | (1n << 6n) | (4n << 16n) | bit(31));
    script.msr('VTTBR_EL2', second.root);
    script.msr('TCR_EL1', 25n | (4n << 32n) | bit(23));
    script.msr('TTBR0_EL1', first.root);
    script.msr('PAR_EL1', 0n);
    script.msr('SCTLR_EL1', SCTLR_EL1_RES1 | bit(14) | bit(15) | bit(26) | (on ? 1n : 0n));
    script.exec(TLBI_ALLE1);
    script.start({ x: { 1: DATA + 8n * BigInt(random.below(2)), 2: 0x99n } });
    script.run({ spsr: 0x3c0n | mode, pc: CODE });
    script.mrs('PAR_EL1');
    script.hash(DATA, 0x100);
    if (!tge)
      for (const word of [AT_S1E1R, AT_S1E1W, AT_S1E0R, AT_S12E1R, AT_S12E0W]) {
        script.exec(word, DATA + 8n);
        script.mrs('PAR_EL1');
      }
    script.undo(() => {
      script.msr('HCR_EL2', HCR_RW);
      script.fill(DATA, 0x1000);
    });
  }
  return script;
}
