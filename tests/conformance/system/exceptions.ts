/** One instruction at a random level under random controls, and ERET to every state. */
import { Random } from '../instructions/case.ts';
import type { Machines } from './machines.ts';
import { CODE, CPACR_OPEN, CPTR_EL2_OPEN, DATA, HCR_RW, SCTLR_EL1_RES1, SCTLR_EL2_RES1, Script } from './script.ts';

const bit = (n: number): bigint => 1n << BigInt(n);
const ERET = 0xd69f03e0;
export const VECTORS_EL1 = 0x4008_1000n;

/** Instructions that trap, are UNDEFINED or make exceptions somewhere. X1 is an address in memory. */
export const TRAPPED = [
  'svc #0', 'svc #0x1234', 'hvc #0', 'hvc #0xabc', 'brk #0', 'brk #0xffff', 'hlt #7', 'udf #0', 'udf #0xffff',
  'smc #0', 'smc #1', 'dcps1', 'dcps2', 'dcps3', 'drps',
  'sevl', 'isb', 'yield', 'dsb sy', 'dmb ish', 'clrex', 'sysl x0, #0, c7, c5, #0',
  'fadd d0, d1, d2', 'ldr q0, [x1]', 'str s3, [x1]', 'mrs x0, fpcr', 'msr fpsr, xzr', 'movi v0.4s, #1', 'aese v0.16b, v1.16b', 'fmov x3, d0', 'fcsel s0, s1, s2, eq',
  'mrs x0, sctlr_el1', 'mrs x0, sctlr_el2', 'mrs x0, vbar_el1', 'msr ttbr0_el1, x0', 'mrs x0, tcr_el1', 'msr contextidr_el1, x0',
  'mrs x0, ctr_el0', 'mrs x0, dczid_el0', 'mrs x0, midr_el1', 'mrs x0, mpidr_el1', 'mrs x0, id_aa64pfr0_el1', 'mrs x0, revidr_el1', 'mrs x0, ccsidr_el1',
  'mrs x0, id_aa64isar0_el1', 'mrs x0, id_pfr0_el1', 'mrs x0, aidr_el1', 'mrs x0, actlr_el1', 'mrs x0, spsr_abt', 'mrs x0, spsr_el1', 'mrs x0, elr_el1',
  'mrs x0, cpacr_el1', 'mrs x0, cptr_el2', 'mrs x0, hcr_el2', 'mrs x0, hpfar_el2', 'mrs x0, currentel', 'mrs x0, daif', 'mrs x0, spsel', 'mrs x0, sp_el0', 'mrs x0, sp_el1', 'mrs x0, nzcv',
  'msr daifset, #2', 'msr daifclr, #1', 'msr spsel, #0', 'msr spsel, #1', 'msr daif, xzr', 'msr nzcv, x0', 'mrs x0, isr_el1',
  'mrs x0, cntfrq_el0', 'mrs x0, cntp_ctl_el0', 'mrs x0, cntv_ctl_el0', 'mrs x0, cnthp_ctl_el2', 'mrs x0, cntvoff_el2', 'mrs x0, cntv_cval_el0', 'mrs x0, cntkctl_el1',
  'mrs x0, pmcr_el0', 'mrs x0, pmccfiltr_el0', 'mrs x0, pmuserenr_el0', 'mrs x0, pmintenset_el1', 'mrs x0, mdscr_el1', 'mrs x0, dbgbcr0_el1', 'mrs x0, oslsr_el1', 'mrs x0, mdrar_el1',
  'mrs x0, tpidr_el0', 'msr tpidrro_el0, x0', 'mrs x0, tpidrro_el0', 'mrs x0, vttbr_el2', 'mrs x0, dacr32_el2', 'mrs x0, fpexc32_el2', 'mrs x0, s3_1_c15_c2_0', 'mrs x0, s3_6_c1_c0_0', 'mrs x0, s3_5_c1_c0_0',
  'dc civac, x1', 'dc cvac, x1', 'dc cvau, x1', 'dc ivac, x1', 'ic ivau, x1', 'ic iallu', 'ic ialluis', 'dc isw, xzr', 'dc csw, xzr', 'dc cisw, xzr',
  'tlbi vmalle1', 'tlbi alle1', 'tlbi alle2', 'tlbi vae1is, xzr', 'tlbi ipas2e1is, xzr', 'tlbi vmalls12e1', 'tlbi vae2, xzr',
  'at s1e1r, x1', 'at s1e0w, x1', 'at s1e2r, x1', 'at s12e1r, x1',
  'ldr x0, [x1]', 'ldtr x0, [x1]', 'sttr x0, [x1]', 'ldxr x0, [x1]', 'ldp x3, x4, [x1]', 'br x1', 'add x0, x1, x2', 'prfm pldl1keep, [x1]',
] as const; // prettier-ignore

const HCR_BITS = [12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30].map(bit);
/** What QEMU 7.2 does not know: TIDCP. */
const HCR_TIDCP = bit(20);
const HCR_DC = bit(12);

/** Levels as SPSR.M. */
const MODES = [0n, 4n, 5n, 8n, 9n] as const;

function some(random: Random, bits: readonly bigint[], oneIn: number): bigint {
  return bits.reduce((sum, b) => (random.below(oneIn) === 0 ? sum | b : sum), 0n);
}

export function exceptions(machines: Machines, seed: number, count: number, atEl1: boolean): Script {
  const random = new Random(seed);
  const script = new Script(atEl1);
  const words = machines.words(TRAPPED);
  const [after = 0] = machines.words(['svc #0x77']);
  for (let i = 0; i < count; i++) {
    const n = random.below(TRAPPED.length);
    const mode = random.pick(MODES.slice(0, atEl1 ? 3 : 5), 0n);
    const pstate = (BigInt(random.below(16)) << 28n) | (BigInt(random.below(16)) << 6n) | mode;
    const quiet = random.below(3) === 0;
    const hcr = quiet ? 0n : some(random, HCR_BITS, 5) & ~(HCR_TIDCP | HCR_DC);
    // Only EL0 lives under TGE, and only with level 2 as its kernel.
    let never = mode === 4n || mode === 5n ? bit(27) : 0n;
    // EL1's vectors make hypercalls.
    if (mode < 8n && (mode !== 0n || (hcr & bit(27)) === 0n)) never |= bit(29);
    const user = some(random, [14, 15, 16, 18, 26, 9].map(bit), 2);
    const sa = some(random, [3, 4].map(bit), 4);
    const cpacr = random.pick([0n, 1n << 20n, 2n << 20n, CPACR_OPEN, CPACR_OPEN], 0n);
    const cptr =
      random.below(4) === 0 ? CPTR_EL2_OPEN | bit(10) : random.below(6) === 0 ? CPTR_EL2_OPEN | bit(31) : CPTR_EL2_OPEN;
    script.label(
      `${TRAPPED[n] ?? ''} at ${mode.toString()}, HCR ${hcr.toString(16)}, SCTLR ${user.toString(16)}, CPACR ${cpacr.toString(16)}, CPTR ${cptr.toString(16)}`,
      words[n],
    );
    const mdcr = quiet ? 6n : 6n | some(random, [5, 6, 8, 9, 10, 11].map(bit), 5);
    const cnthctl = random.below(4) === 0 ? BigInt(random.below(4)) : 3n;
    const cntkctl = random.below(2) === 0 ? 0x303n : BigInt(random.below(0x400)) & 0x303n;
    if (!atEl1) {
      script.msr('HCR_EL2', (hcr | HCR_RW) & ~never);
      script.msr('MDCR_EL2', mdcr);
      script.msr('CNTHCTL_EL2', cnthctl);
      script.msr('HSTR_EL2', random.below(4) === 0 ? bit(15) : 0n);
      script.msr('SCTLR_EL1', SCTLR_EL1_RES1 | user | sa);
      script.msr('CPACR_EL1', cpacr);
      script.msr('VBAR_EL1', VECTORS_EL1);
      // What ERET and the registers show.
      script.msr('SPSR_EL1', BigInt(random.pick([0x3c0, 0x3c5, 0x3c4, 0x3c9, 0x1c0], 0)));
      script.msr('ELR_EL1', CODE + 4n);
      script.msr('SP_EL1', 0x1230n);
      script.msr('ESR_EL1', 0n);
      script.msr('FAR_EL1', 0n);
    }
    script.msr('CNTKCTL_EL1', cntkctl);
    script.msr('PMUSERENR_EL0', random.below(2) === 0 ? 0n : bit(0));
    // What registers keep across cases must not depend on them.
    for (const name of [
      'TTBR0_EL1',
      'CONTEXTIDR_EL1',
      'TPIDRRO_EL0',
      'TPIDR_EL0',
      'CNTP_CTL_EL0',
      'CNTV_CTL_EL0',
      'CNTV_CVAL_EL0',
    ])
      script.msr(name, 0n);
    script.code(CODE, [words[n] ?? 0, after]);
    // Both places of X1: what an earlier case stored there is no instruction for this one.
    for (const place of [DATA, DATA + 0x40n]) script.code(place, [after, 0]);
    script.start({
      x: { 0: BigInt(random.u32()), 1: DATA + 0x40n * BigInt(random.below(2)), 2: 7n },
      sp0: DATA + BigInt(random.below(3) * 8),
      sp1: DATA + BigInt(random.below(3) * 8),
    });
    const own = (atEl1 ? SCTLR_EL1_RES1 | user : SCTLR_EL2_RES1) | sa;
    script.run({ spsr: pstate, pc: CODE, sctlr: own, cptr: atEl1 ? cpacr : cptr });
    script.msr('OSLAR_EL1', 0n);
  }
  return script;
}

/** ERET from the monitor with every mode and flag of SPSR, and with HCR_EL2.RW and TGE. */
export function returns(machines: Machines, seed: number, atEl1: boolean): Script {
  const random = new Random(seed);
  const script = new Script(atEl1);
  const words = machines.words(['svc #0x55', 'nop']);
  script.code(CODE, words);
  for (let mode = 0n; mode < 32n; mode++)
    for (const hcr of atEl1 ? [0n] : [0n, HCR_RW, HCR_RW | bit(27), bit(27)]) {
      for (const extra of [
        0n,
        bit(20),
        bit(21),
        bit(28 + random.below(4)) | (BigInt(random.below(16)) << 6n),
        bit(22 + random.below(6)),
        0x1ffffn << 32n,
      ]) {
        // An interworking return to AArch32 would leave the 64-bit world; this core has none.
        if (mode === 16n || (!atEl1 && (hcr & HCR_RW) === 0n && (mode & 24n) !== 8n)) continue;
        script.label(`ERET to M ${mode.toString(2)}, SPSR ${extra.toString(16)}, HCR ${hcr.toString(16)}`, ERET);
        if (!atEl1) {
          script.msr('HCR_EL2', hcr);
          script.msr('VBAR_EL1', VECTORS_EL1);
          script.msr('SCTLR_EL1', SCTLR_EL1_RES1);
        }
        script.start({ sp0: DATA, sp1: DATA });
        script.run({ spsr: mode | extra, pc: CODE + BigInt(random.below(8) === 0 ? 2 : 0) });
      }
    }
  return script;
}
