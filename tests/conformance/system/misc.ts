/** Scripts that are written out: PSCI, timers, virtual interrupts, software step, breakpoints and watchpoints. */
import { VECTORS_EL1 } from './exceptions.ts';
import type { Machines } from './machines.ts';
import { CODE, DATA, HCR_RW, MAILBOX, SCTLR_EL1_RES1, Script, SECOND_CORE } from './script.ts';

const bit = (n: number): bigint => 1n << BigInt(n);
const WFI = 0xd503207f;
const EL0 = 0x3c0n;
const EL1H = 0x3c5n;
const EL2H = 0x3c9n;

/** Every function identifier around PSCI's, with arguments in and out of range; then the second core. */
export function psci(machines: Machines, atEl1: boolean): Script {
  const script = new Script(atEl1);
  script.code(CODE, machines.words([atEl1 ? 'hvc #0' : 'smc #0', 'svc #1']));
  const call = (name: string, ...x: readonly bigint[]): void => {
    script.label(`${name} ${x.map((v) => v.toString(16)).join(' ')}`);
    script.start({ x: Object.fromEntries(x.map((v, n) => [n, v])) });
    script.run({ spsr: atEl1 ? EL1H : EL2H, pc: CODE });
  };
  // Not CPU_OFF, CPU_SUSPEND of this core, SYSTEM_OFF, SYSTEM_RESET.
  const ids = [0x84000000n, 0x84000003n, 0xc4000003n, 0x84000004n, 0xc4000004n, 0x84000005n, 0xc4000005n, 0x84000006n, 0x84000007n, 0x8400000an, 0x8400000bn, 0x8400000cn, 0xc400000en, 0x84000010n, 0x840000ffn, 0x80000000n, 0x80000001n, 0x80008000n, 0n, 1n]; // prettier-ignore
  for (const id of ids) for (const x1 of [5n, 0x80000000n, 0xffffffffn]) call('function', id, x1, 0n, 0n);
  for (let id = 0n; id < 0x20n; id++) {
    call('PSCI_FEATURES', 0x8400000an, 0x84000000n + id);
    call('PSCI_FEATURES', 0x8400000an, 0xc4000000n + id);
  }
  call('AFFINITY_INFO of core 0', 0xc4000004n, 0n, 0n);
  call('AFFINITY_INFO of core 1', 0xc4000004n, 1n, 0n);
  call('CPU_ON of oneself', 0xc4000003n, 0n, CODE, 0n);
  call('CPU_ON of core 1', 0xc4000003n, 1n, SECOND_CORE, 7n);
  const [currentEl = 0, ret = 0, store = 0] = machines.words(['mrs x0, currentel', 'ret', 'str x1, [x0]']);
  const at = CODE + 0x1000n;
  script.code(at, [currentEl, ret, store, ret]);
  const onSecond = (name: string, fn: bigint, x0: bigint, x1: bigint): void => {
    script.label(name);
    script.poke([[MAILBOX + 8n, x0], [MAILBOX + 16n, x1], [MAILBOX, fn]]); // prettier-ignore
    script.wait(MAILBOX, 0n);
    script.hash(MAILBOX + 64n, 8);
  };
  onSecond('the second core’s level', at, 0n, 0n);
  call('AFFINITY_INFO of core 1 again', 0xc4000004n, 1n, 0n);
  call('CPU_ON of core 1 again', 0xc4000003n, 1n, SECOND_CORE, 7n);
  // Core 0 marks, asks the second core for a store to the same granule, waits, and tries its own.
  const twoCores = machines.words([
    'ldxr x0, [x1]',
    'stlr x4, [x3]',
    '1: ldar x5, [x3]',
    'cbnz x5, 1b',
    'stxr w6, x2, [x1]',
    'svc #1',
  ]);
  script.code(CODE + 0x2000n, twoCores);
  for (const where of [0n, 0x40n, 0x1000n]) {
    script.label(`a store of core 1 at ${where.toString(16)} from the mark`);
    script.poke([[DATA, 1n], [MAILBOX + 8n, DATA + where], [MAILBOX + 16n, 0x55n]]); // prettier-ignore
    script.start({ x: { 1: DATA, 2: 0x99n, 3: MAILBOX, 4: at + 8n } });
    script.run({ spsr: atEl1 ? EL1H : EL2H, pc: CODE + 0x2000n });
    script.hash(DATA, 8);
  }
  return script;
}

/** Conditions of the three timers, and interrupts that HCR_EL2 pends. */
export function interrupts(machines: Machines): Script {
  const script = new Script();
  script.code(CODE, machines.words(['nop', 'nop', 'svc #1']));
  script.msr('VBAR_EL1', VECTORS_EL1);
  script.msr('SCTLR_EL1', SCTLR_EL1_RES1);
  script.msr('CNTHCTL_EL2', 3n);
  const far = bit(62);
  for (const timer of ['CNTP', 'CNTV', 'CNTHP'])
    for (const cval of [0n, far])
      for (let ctl = 0n; ctl < 4n; ctl++) {
        const level = timer === 'CNTHP' ? 'EL2' : 'EL0';
        script.label(`${timer} with CVAL ${cval.toString(16)} and CTL ${ctl.toString()}`);
        script.msr(`${timer}_CVAL_${level}`, cval);
        script.msr(`${timer}_CTL_${level}`, ctl);
        script.mrs(`${timer}_CTL_${level}`);
        script.mrs('ISR_EL1');
        script.read32(0x0800_0200);
        script.undo(() => {
          script.msr(`${timer}_CTL_${level}`, 0n);
        });
      }
  for (const pending of [0n, bit(6), bit(7), bit(8), bit(6) | bit(7), bit(6) | bit(7) | bit(8)])
    for (const route of [0n, bit(3), bit(4), bit(5), bit(3) | bit(4) | bit(5)])
      for (const daif of [0n, 0x40n, 0x80n, 0xc0n, 0x100n, 0x1c0n])
        for (const mode of [0n, 5n, 9n]) {
          script.label(`HCR ${(pending | route).toString(16)}, DAIF ${daif.toString(16)}, M ${mode.toString()}`);
          script.msr('HCR_EL2', HCR_RW | pending | route);
          script.start({});
          script.run({ spsr: daif | mode, pc: CODE });
          script.mrs('HCR_EL2');
        }
  script.msr('HCR_EL2', HCR_RW);
  return script;
}

/** WFI where it traps, and where something pends, so that nobody waits (D1.16.2). */
export function waits(machines: Machines): Script {
  const script = new Script();
  script.code(CODE, machines.words(['wfi', 'svc #1']));
  script.msr('VBAR_EL1', VECTORS_EL1);
  const [TWI, TGE, IMO, VI] = [bit(13), bit(27), bit(4), bit(7)];
  const N_TWI = bit(16);
  for (const mode of [0n, 5n, 9n])
    for (const hcr of [0n, TWI, TGE, TGE | TWI, IMO | VI, IMO | VI | TWI])
      for (const control of [0n, N_TWI]) {
        const traps = (mode < 8n && (hcr & TWI) !== 0n) || (mode === 0n && control === 0n);
        const pends = mode < 8n && (hcr & VI) !== 0n;
        // EL1 has no place under TGE.
        if ((!traps && !pends) || (mode === 5n && (hcr & TGE) !== 0n)) continue;
        script.label(`WFI at ${mode.toString()}, HCR ${hcr.toString(16)}, SCTLR ${control.toString(16)}`, WFI);
        script.msr('HCR_EL2', HCR_RW | hcr);
        script.msr('SCTLR_EL1', SCTLR_EL1_RES1 & ~N_TWI | control); // prettier-ignore
        script.start({});
        script.run({ spsr: 0x3c0n | mode, pc: CODE });
      }
  script.msr('HCR_EL2', HCR_RW);
  return script;
}

/** Software step, breakpoints and watchpoints at EL0 and EL1. */
export function debug(machines: Machines): Script {
  const script = new Script();
  script.code(CODE, machines.words(['nop', 'ldr w0, [x1]', 'strb w2, [x1]', 'ldxr x3, [x1]', 'svc #1']));
  script.msr('HCR_EL2', HCR_RW);
  script.msr('VBAR_EL1', VECTORS_EL1);
  script.msr('SCTLR_EL1', SCTLR_EL1_RES1);
  script.msr('OSLAR_EL1', 0n);
  const run = (name: string, spsr: bigint, pc: bigint, tde: boolean): void => {
    script.label(name);
    script.msr('MDCR_EL2', 6n | (tde ? bit(8) : 0n));
    script.start({ x: { 1: DATA, 2: 3n } });
    script.run({ spsr, pc });
  };
  for (const tde of [false, true])
    for (const mode of [EL0, EL1H])
      for (const kde of [0n, bit(13)])
        for (const d of [0n, bit(9)]) {
          const pstate = (mode & ~bit(9)) | d;
          const at = `at ${mode.toString(16)}, TDE ${String(tde)}, KDE ${kde.toString(16)}, D ${d.toString(16)}`;
          for (let n = 0n; n < 5n; n++)
            for (const ss of [0n, bit(21)]) {
              script.msr('MDSCR_EL1', 1n | kde);
              run(`step ${n.toString()} with SS ${ss.toString(16)} ${at}`, pstate | ss, CODE + 4n * n, tde);
            }
          script.msr('MDSCR_EL1', bit(15) | kde);
          for (const control of [0x1e5n, 0x1e3n, 0x1e7n, 0x21e1n, 0xc1e7n]) {
            script.msr('DBGBVR1_EL1', CODE + 8n);
            script.msr('DBGBCR1_EL1', control);
            run(`breakpoint ${control.toString(16)} ${at}`, pstate, CODE, tde);
            script.msr('DBGBCR1_EL1', 0n);
          }
          for (const lsc of [1n, 2n, 3n])
            for (const bas of [1n, 2n, 8n, 0xffn]) {
              const control = 1n | (3n << 1n) | (lsc << 3n) | (bas << 5n);
              script.msr('DBGWVR0_EL1', DATA);
              script.msr('DBGWCR0_EL1', control);
              run(`watchpoint ${control.toString(16)} ${at}`, pstate, CODE, tde);
              script.msr('DBGWCR0_EL1', 0n);
            }
          script.msr('MDSCR_EL1', 0n);
        }
  return script;
}
