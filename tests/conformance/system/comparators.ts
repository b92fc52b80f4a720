/** Breakpoints and watchpoints: whom they select, which bytes they watch, and software step over what changes its own state. */
import { Random } from '../instructions/case.ts';
import { VECTORS_EL1 } from './exceptions.ts';
import type { Machines } from './machines.ts';
import { CODE, DATA, HCR_RW, SCTLR_EL1_RES1, Script, TLBI_ALLE1 } from './script.ts';
import { Tables } from './tables.ts';

const bit = (n: number): bigint => 1n << BigInt(n);
const MDE = bit(15);
const KDE = bit(13);
const TDE = bit(8);
/** No debug exception is masked. */
const UNMASKED = 0x1c0n;
const MODES = [0n, 5n, 9n] as const;
const AF = bit(10) | (3n << 8n);

function prepare(script: Script): void {
  script.msr('HCR_EL2', HCR_RW);
  script.msr('VBAR_EL1', VECTORS_EL1);
  script.msr('SCTLR_EL1', SCTLR_EL1_RES1);
  script.msr('OSLAR_EL1', 0n);
}

/** Every HMC, SSC and PMC at every level; places that have no instruction; links to a breakpoint of a context. */
export function breakpoints(machines: Machines): Script {
  const script = new Script();
  script.code(CODE, machines.words(['nop', 'nop', 'nop', 'svc #1']));
  prepare(script);
  const run = (name: string, spsr: bigint, pc: bigint, address: bigint, control: bigint): void => {
    script.label(name);
    script.msr('DBGBVR1_EL1', address);
    script.msr('DBGBCR1_EL1', control);
    script.start({});
    script.run({ spsr, pc });
    script.undo(() => {
      for (const n of [1, 5]) script.msr(`DBGBCR${n}_EL1`, 0n);
    });
  };
  for (const mode of MODES)
    for (const tde of [0n, TDE])
      for (const kde of [0n, KDE])
        for (let select = 0n; select < 16n; select++) {
          script.msr('MDSCR_EL1', MDE | kde);
          script.msr('MDCR_EL2', 6n | tde);
          const control = 0x1e1n | ((select & 3n) << 1n) | ((select >> 2n) << 14n);
          for (const hmc of [0n, bit(13)])
            run(`breakpoint SSC:PMC ${select.toString(2)}, HMC ${hmc.toString(16)}, M ${mode.toString()}, TDE ${tde.toString(16)}, KDE ${kde.toString(16)}`, UNMASKED | mode, CODE, CODE + 4n, control | hmc); // prettier-ignore
        }
  script.msr('MDSCR_EL1', MDE | KDE);
  script.msr('MDCR_EL2', 6n);
  for (const mode of MODES.slice(0, 2))
    for (const context of [0x11n, 0x12n])
      for (const linked of [0n, 3n]) {
        script.msr('CONTEXTIDR_EL1', context);
        script.msr('DBGBVR5_EL1', 0x11n);
        script.msr('DBGBCR5_EL1', linked === 0n ? 0n : 0x1e7n | (linked << 20n));
        const control = 0x1e7n | (1n << 20n) | (5n << 16n);
        run(`breakpoint linked to context 11 (BT ${linked.toString()}) in context ${context.toString(16)}, M ${mode.toString()}`, UNMASKED | mode, CODE, CODE + 4n, control); // prettier-ignore
      }
  for (const misaligned of [1n, 2n, 3n])
    run(`breakpoint at a PC that is misaligned by ${misaligned.toString()}`, UNMASKED, CODE + misaligned, CODE, 0x1e7n);
  run('breakpoint with PSTATE.IL set', UNMASKED | bit(20), CODE, CODE, 0x1e7n);
  script.msr('MDSCR_EL1', 0n);
  return script;
}

const WATCHED = [
  'ldr x0, [x1]', 'ldr w0, [x1]', 'ldrb w0, [x1]', 'str x2, [x1]', 'strh w2, [x1]', 'ldp x3, x4, [x1]', 'stp x2, x2, [x1]', 'ldpsw x3, x4, [x1]',
  'ldr q0, [x1]', 'str q0, [x1]', 'ldp q0, q1, [x1]', 'stp q0, q1, [x1]', 'ld1 {v0.16b, v1.16b}, [x1]', 'st1 {v0.s}[1], [x1]', 'ld2 {v0.4s, v1.4s}, [x1]',
  'ldxr x0, [x1]', 'ldxp x3, x4, [x1]', 'stxr w3, x2, [x1]', 'ldar w0, [x1]', 'stlr x2, [x1]', 'ldtr x0, [x1]', 'sttrb w2, [x1]',
  'dc zva, x1', 'dc civac, x1', 'dc cvau, x1', 'prfm pldl1keep, [x1]',
] as const; // prettier-ignore

/** A random watchpoint and a random access of Normal memory near it; QEMU’s are right for aligned accesses only. */
export function watchpoints(machines: Machines, seed: number, count: number): Script {
  const random = new Random(seed);
  const script = new Script();
  const words = machines.words([...WATCHED, 'svc #1']);
  prepare(script);
  script.msr('CPACR_EL1', 3n << 20n);
  script.msr('TCR_EL1', 25n | (4n << 32n) | bit(23));
  script.msr('MAIR_EL1', 0xffn);
  script.msr('DBGBVR5_EL1', 1n);
  for (let i = 0; i < count; i++) {
    const n = random.below(WATCHED.length);
    const name = WATCHED[n] ?? '';
    const mode = MODES[random.below(2)] ?? 0n;
    const mask = BigInt(random.pick([0, 0, 0, 3, 4, 5, 8], 0));
    let address = (DATA + 0x100n + BigInt(random.below(32) * 4)) & ~(mask === 0n ? 0n : bit(Number(mask)) - 1n);
    const from = random.below(8);
    const upper = (address & 4n) !== 0n;
    const bytes = BigInt(((1 << (1 + random.below(8 - from))) - 1) << from) & (upper ? 15n : 0xffn);
    const select = mask > 0n ? 0xffn : bytes === 0n ? 15n : bytes;
    if (mask === 0n && !upper) address &= ~7n;
    const access = BigInt(1 + random.below(3));
    const levels = BigInt(random.below(8) === 0 ? random.below(4) : 3);
    const linked = random.below(5) === 0 ? bit(20) | (5n << 16n) : 0n;
    const at = (DATA + 0xe8n + BigInt(random.below(0xa0))) & (/xr|xp|lar|tlr/.test(name) ? ~15n : ~7n);
    script.label(
      `${name} at ${at.toString(16)}, M ${mode.toString()}, watchpoint ${address.toString(16)}, MASK ${mask.toString()}, BAS ${select.toString(2)}, LSC ${access.toString()}, PAC ${levels.toString()}${linked === 0n ? '' : ', linked'}`,
      words[n],
    );
    const tables = new Tables({ large: false, inputBits: 39, stage: 1, bigEndian: false }, random);
    tables.fix(0x4000_0000n, 0x4000_0000n, AF, 2);
    tables.fix(CODE, CODE, AF | (3n << 6n), 2);
    tables.fix(DATA, DATA, AF | bit(6), 2);
    tables.write(script);
    script.code(CODE, [words[n] ?? 0, words.at(-1) ?? 0]);
    script.fill(DATA, 0x400);
    script.msr('TTBR0_EL1', tables.root);
    script.msr('SCTLR_EL1', SCTLR_EL1_RES1 | 1n | bit(14) | bit(26));
    script.exec(TLBI_ALLE1);
    script.msr('MDCR_EL2', 6n | (random.below(4) === 0 ? TDE : 0n));
    script.msr('MDSCR_EL1', MDE | (random.below(4) === 0 ? 0n : KDE));
    script.msr('CONTEXTIDR_EL1', BigInt(random.below(2)));
    script.msr('DBGBCR5_EL1', 0x1e7n | (3n << 20n));
    script.msr('DBGWVR1_EL1', address);
    const control = 1n | (levels << 1n) | (access << 3n) | (select << 5n) | linked | (mask << 24n);
    script.msr('DBGWCR1_EL1', control);
    script.start({ x: { 1: at, 2: 0x1122334455667788n } });
    script.run({ spsr: UNMASKED | mode, pc: CODE, withVectors: true });
    script.hash(DATA + 0xc0n, 0x100);
    script.undo(() => {
      for (const register of ['DBGWCR1_EL1', 'DBGBCR5_EL1', 'MDSCR_EL1']) script.msr(register, 0n);
    });
  }
  return script;
}
