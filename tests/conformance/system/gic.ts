/** Physical interrupts through the GIC to EL1 and EL2, and virtual ones from list registers to EL1 (IHI 0048B). */
import { VECTORS_EL1 } from './exceptions.ts';
import type { Machines } from './machines.ts';
import { CODE, HCR_RW, MAILBOX, SCTLR_EL1_RES1, Script, SECOND_CORE } from './script.ts';

const bit = (n: number): bigint => 1n << BigInt(n);
const GICD = 0x0800_0000;
const GICC = 0x0801_0000;
const GICH = 0x0803_0000;
const GICV = 0x0804_0000;
const [IAR, EOIR, RPR] = [0xc, 0x10, 0x14];
const MODES = [0n, 5n, 9n];
const MASKS = [0n, 0x80n, 0x40n];

/** What an interrupt handler would read, then the end of the interrupt. */
function handle(script: Script, base: number, intid: number): void {
  for (const register of [IAR, RPR]) script.read32(base + register);
  script.write32(base + EOIR, intid);
  script.read32(base + RPR);
}

export function gicInterrupts(machines: Machines): Script {
  const script = new Script();
  script.code(CODE, machines.words(['nop', 'nop', 'svc #1']));
  script.msr('VBAR_EL1', VECTORS_EL1);
  script.msr('SCTLR_EL1', SCTLR_EL1_RES1);
  script.msr('CNTHCTL_EL2', 3n);
  script.write32(GICD, 1);
  script.write32(GICC, 1);
  script.write32(GICC + 4, 0xf0);
  script.write32(GICD + 0x100, 0xffff | (1 << 26) | (1 << 27) | (1 << 30));
  const visit = (mode: bigint, mask: bigint): void => {
    script.start({});
    script.run({ spsr: 0x340n | mask | mode, pc: CODE });
    script.mrs('ISR_EL1');
  };
  const quiet = (): void => {
    for (const [timer, level] of [['CNTP', 'EL0'], ['CNTV', 'EL0'], ['CNTHP', 'EL2']]) script.msr(`${timer ?? ''}_CTL_${level ?? ''}`, 0n); // prettier-ignore
  };
  const sources: readonly (readonly [string, number, () => void])[] = [
    ['SGI 3 to oneself', 3, () => script.write32(GICD + 0xf00, 0x0200_0003)],
    ['SGI 9 by the target list', 9, () => script.write32(GICD + 0xf00, 0x0001_0009)],
    ...[['CNTP', 'EL0', 30], ['CNTV', 'EL0', 27], ['CNTHP', 'EL2', 26]].map(([timer, level, intid]) =>
      [`${timer ?? ''} as a PPI`, Number(intid), (): void => {
        script.msr(`${timer ?? ''}_CVAL_${level ?? ''}`, 0n);
        script.msr(`${timer ?? ''}_CTL_${level ?? ''}`, 1n);
      }] as const),
  ]; // prettier-ignore
  for (const [name, intid, raise] of sources)
    for (const imo of [0n, bit(4)])
      for (const priority of [0x80, 0xf0])
        for (const mode of MODES)
          for (const mask of MASKS) {
            script.label(`${name}, IMO ${imo.toString(16)}, priority ${priority.toString(16)}, M ${mode.toString()}, masks ${mask.toString(16)}`); // prettier-ignore
            const lane = (intid & 3) * 8;
            script.write32(GICD + 0x400 + (intid & ~3), priority << lane);
            script.msr('HCR_EL2', HCR_RW | imo);
            raise();
            visit(mode, mask);
            // Level 1 of the priorities is masked: nothing is to be handled.
            if (priority === 0x80) handle(script, GICC, intid);
            quiet();
            if (intid < 16) script.write32(GICD + 0xf10 + (intid & ~3), 0xff << lane);
            visit(mode, mask);
            script.write32(GICD + 0x400 + (intid & ~3), 0);
          }
  virtual(script, visit);
  script.msr('HCR_EL2', HCR_RW);
  return script;
}

/** List registers: pending, active, both; priorities against GICV_PMR; grouped as interrupts and fast ones. */
function virtual(script: Script, visit: (mode: bigint, mask: bigint) => void): void {
  script.write32(GICH, 1);
  for (const [state, group] of [
    [1, 0],
    [1, 1],
    [2, 0],
    [3, 0],
    [0, 0],
  ] as const)
    // prettier-ignore
    for (const priority of [0, 10, 31])
      for (const hcr of [bit(4), bit(3) | bit(4) | bit(5), 0n])
        for (const mode of MODES)
          for (const mask of MASKS) {
            script.label(`list register: state ${state}, group ${group}, priority ${priority}, HCR ${hcr.toString(16)}, M ${mode.toString()}, masks ${mask.toString(16)}`); // prettier-ignore
            script.msr('HCR_EL2', HCR_RW | hcr);
            script.write32(GICV, 1);
            script.write32(GICV + 4, 0xa0);
            script.write32(GICH + 0x100, (group << 30) | (state << 28) | (priority << 23) | 40);
            script.write32(GICH + 0x104, (1 << 28) | (20 << 23) | 41);
            visit(mode, mask);
            script.read32(GICH + 0x10);
            script.read32(GICH + 0x30);
            if (group === 0 && state === 1 && priority < 20) handle(script, GICV, 40);
            script.read32(GICH + 0x100);
            script.write32(GICH + 0x100, 0);
            script.write32(GICH + 0x104, 0);
            script.write32(GICH + 0xf0, 0);
            visit(mode, mask);
          }
}

/** An SGI of core 1 arrives at core 0, and one of core 0 at core 1. */
export function crossInterrupts(machines: Machines): Script {
  const script = new Script();
  script.code(CODE, machines.words(['smc #0', 'nop', 'svc #1']));
  script.start({ x: { 0: 0xc4000003n, 1: 1n, 2: SECOND_CORE } });
  script.run({ spsr: 0x3c9n, pc: CODE });
  const at = CODE + 0x1000n;
  const store = machines.words(['str w1, [x0]', 'ret']);
  const load = machines.words(['ldr w0, [x0]', 'ret']);
  const isr = machines.words(['1: mrs x0, isr_el1', 'cbz x0, 1b', 'ret']);
  script.code(at, store);
  script.code(at + 0x100n, load);
  script.code(at + 0x200n, isr);
  const onSecond = (fn: bigint, x0: bigint, x1: bigint): void => {
    script.poke([[MAILBOX + 8n, x0], [MAILBOX + 16n, x1], [MAILBOX, fn]]); // prettier-ignore
    script.wait(MAILBOX, 0n);
    script.hash(MAILBOX + 64n, 8);
  };
  script.write32(GICD, 1);
  script.write32(GICC, 1);
  script.write32(GICC + 4, 0xf0);
  script.write32(GICD + 0x100, 0xffff);
  for (const [register, value] of [[GICC, 1], [GICC + 4, 0xf0], [GICD + 0x100, 0xffff]] as const) onSecond(at, BigInt(register), BigInt(value)); // prettier-ignore
  script.msr('VBAR_EL1', VECTORS_EL1);
  script.msr('SCTLR_EL1', SCTLR_EL1_RES1);
  for (const imo of [0n, bit(4)])
    for (const sgi of [0, 7, 15]) {
      script.label(`SGI ${sgi} of core 1 to core 0, IMO ${imo.toString(16)}`);
      script.msr('HCR_EL2', HCR_RW | imo);
      onSecond(at, BigInt(GICD + 0xf00), BigInt(0x0001_0000 | sgi));
      script.start({});
      script.run({ spsr: 0x345n, pc: CODE + 4n });
      handle(script, GICC, (1 << 10) | sgi);
      script.label(`SGI ${sgi} of core 0 to the others`);
      // Physical interrupts show in ISR_EL1 of EL2 whatever is masked.
      script.write32(GICD + 0xf00, 0x0100_0000 | sgi);
      onSecond(at + 0x200n, 0n, 0n);
      onSecond(at + 0x100n, BigInt(GICC + IAR), 0n);
      onSecond(at, BigInt(GICC + EOIR), BigInt(sgi));
    }
  script.msr('HCR_EL2', HCR_RW);
  return script;
}
