import { beforeEach, describe, expect, it } from 'vitest';
import * as layout from './layout.ts';
import { Bench, RAM } from './testing.ts';

const RW = 1n << 31n;
const TGE = 1n << 27n;
const FMO = 8n;
const IMO = 16n;
const AMO = 32n;
const VBAR1 = RAM + 0x10000n;
const VBAR2 = RAM + 0x20000n;

let core: Bench;
const pc = (): bigint => core.state64(layout.PC);
const el = (): number => core.state(layout.EL);

/** At an exception level with DAIF as given (D=8 A=4 I=2 F=1), about to execute at RAM. */
function at(level: number, daif = 0, extra: Record<string, bigint> = {}): void {
  core.set({ HCR_EL2: RW, VBAR_EL1: VBAR1, VBAR_EL2: VBAR2, ...extra });
  core.call('writePstate', (level << 2) | (level === 0 ? 0 : 1) | (daif << 6));
  core.pc(RAM);
}

beforeEach(async () => {
  core = await Bench.make();
});

describe('taking an exception', () => {
  it.each([
    ['EL1 with SP_EL1', 5, 0x200n],
    ['EL1 with SP_EL0', 4, 0n],
    ['EL0', 0, 0x400n],
  ])('uses the vector group of %s', (_, spsr, group) => {
    at(1);
    core.call('writePstate', spsr);
    core.call('svc', 7);
    expect(pc()).toBe(VBAR1 + group);
    expect(core.reg('ESR_EL1')).toBe(0x56000007n);
    expect(core.reg('ELR_EL1')).toBe(RAM + 4n);
    expect(core.reg('SPSR_EL1')).toBe(BigInt(spsr));
    expect([el(), core.state(layout.SPSEL), core.state(layout.DAIF)]).toEqual([1, 1, 15]);
  });

  it('saves all of PSTATE and clears IL and SS', () => {
    at(0);
    core.call('writePstate', 0xa0300240);
    core.call('svc', 0);
    expect(core.reg('SPSR_EL1')).toBe(0xa0300240n);
    expect([core.state(layout.IL), core.state(layout.SS)]).toEqual([0, 0]);
  });

  it('changes the stack pointer with the level', () => {
    at(1);
    core.set({ SP_EL0: 0x1000n, SP_EL2: 0x3000n });
    core.setState64(layout.SP, 0x2000n);
    core.call('hvc', 1);
    expect(core.state64(layout.SP)).toBe(0x3000n);
    expect(core.reg('SP_EL1')).toBe(0x2000n);
    core.call('setSpSel', 0);
    expect(core.state64(layout.SP)).toBe(0x1000n);
    expect(core.reg('SP_EL2')).toBe(0x3000n);
  });

  it('goes from EL0 to EL2 with HCR_EL2.TGE', () => {
    at(0, 0, { HCR_EL2: RW | TGE });
    core.call('svc', 3);
    expect([el(), pc()]).toEqual([2, VBAR2 + 0x400n]);
    at(0, 0, { HCR_EL2: RW | TGE });
    core.call('undefinedInstruction');
    expect([el(), core.reg('ESR_EL2'), core.reg('ELR_EL2')]).toEqual([2, 0x02000000n, RAM]);
  });
});

describe('HVC and SMC', () => {
  it('HVC goes to EL2 and returns behind itself; HCR_EL2.HCD makes it undefined', () => {
    at(1);
    core.call('hvc', 5);
    expect([el(), core.reg('ESR_EL2'), core.reg('ELR_EL2')]).toEqual([2, 0x5a000005n, RAM + 4n]);
    at(1, 0, { HCR_EL2: RW | (1n << 29n) });
    core.call('hvc', 5);
    expect([el(), core.reg('ESR_EL1')]).toEqual([1, 0x02000000n]);
  });

  it('SMC reaches the firmware, or EL2 at its own address with HCR_EL2.TSC, and is undefined at EL0', () => {
    at(1);
    core.call('smc', 0);
    expect(core.faulted()).toBe(false);
    at(1, 0, { HCR_EL2: RW | (1n << 19n) });
    core.call('smc', 9);
    expect([el(), core.reg('ESR_EL2'), core.reg('ELR_EL2')]).toEqual([2, 0x5e000009n, RAM]);
    at(0);
    core.call('smc', 0);
    expect([el(), core.reg('ESR_EL1')]).toEqual([1, 0x02000000n]);
  });

  it('without EL2 HVC is the firmware’s and SMC undefined', async () => {
    core = await Bench.make({ el2: false });
    core.set({ VBAR_EL1: VBAR1 });
    core.pc(RAM);
    core.call('hvc', 0);
    expect(core.faulted()).toBe(false);
    core.call('smc', 0);
    expect(core.reg('ESR_EL1')).toBe(0x02000000n);
  });
});

describe('ERET', () => {
  const returnTo = (from: number, spsr: bigint, hcr = RW): void => {
    at(from, 0, { HCR_EL2: hcr, SPSR_EL1: spsr, SPSR_EL2: spsr, ELR_EL1: RAM + 0x100n, ELR_EL2: RAM + 0x100n });
    core.call('eret');
  };

  it('restores PSTATE and PC', () => {
    returnTo(2, 0x600003c4n);
    expect([el(), core.state(layout.SPSEL), core.state(layout.DAIF), pc()]).toEqual([1, 0, 15, RAM + 0x100n]);
    expect((core.call('packNzcv') as number) >>> 0).toBe(0x60000000);
    expect(core.state(layout.IL)).toBe(0);
  });

  it.each([
    ['to AArch32', 2, 0x10n, RW],
    ['with M[1]', 2, 0x6n, RW],
    ['to EL0 with M[0]', 2, 0x1n, RW],
    ['to EL3', 2, 0xdn, RW],
    ['to a higher level', 1, 0x9n, RW],
    ['to EL1 with HCR_EL2.RW clear', 2, 0x5n, 0n],
    ['to EL1 with HCR_EL2.TGE', 2, 0x5n, RW | TGE],
  ])(
    '%s is illegal: the level stays, flags and masks come, IL is set and the next fetch faults',
    (_, from, spsr, hcr) => {
      returnTo(from, spsr | 0x900000c0n, hcr);
      expect([el(), core.state(layout.SPSEL), core.state(layout.IL), core.state(layout.DAIF)]).toEqual([from, 1, 1, 3]);
      expect((core.call('packNzcv') as number) >>> 0).toBe(0x90000000);
      expect(pc()).toBe(RAM + 0x100n);
      core.call('setLeft', 5);
      core.call('fetchSlow');
      expect(core.reg(`ESR_EL${from}`)).toBe(0x3a000000n);
      expect(core.reg(`ELR_EL${from}`)).toBe(RAM + 0x100n);
      expect(core.reg(`SPSR_EL${from}`) & (1n << 20n)).toBe(1n << 20n);
    },
  );

  it('clears the exclusive monitor and sets the event register', () => {
    at(2);
    core.call('loadExclusive', RAM + 0x1000n, 8, 3);
    returnTo(2, 0x3c9n);
    expect(core.call('storeExclusive', RAM + 0x1000n, 8, 1n, 3)).toBe(1);
    expect(core.state(layout.EVENT)).toBe(1);
  });
});

describe('interrupts', () => {
  const IRQ = 1;
  const FIQ = 2;
  const VIRQ = 4;
  it.each([
    // level, masked, HCR, lines, level that takes it (or none), vector
    [1, 0, 0n, IRQ, 1, 0x280n],
    [1, 2, 0n, IRQ, undefined, 0n],
    [0, 0, 0n, FIQ, 1, 0x500n],
    [1, 2, IMO, IRQ, 2, 0x480n],
    [0, 2, TGE, IRQ, 2, 0x480n],
    [2, 0, 0n, IRQ, undefined, 0n],
    [2, 0, IMO, IRQ, 2, 0x280n],
    [2, 2, IMO, IRQ, undefined, 0n],
    [1, 0, 0n, VIRQ, undefined, 0n],
    [1, 0, IMO, VIRQ, 1, 0x280n],
    [1, 2, IMO, VIRQ, undefined, 0n],
    [2, 0, IMO, VIRQ, undefined, 0n],
    [0, 0, IMO | TGE, VIRQ, undefined, 0n],
    [1, 0, IMO | 128n, 0, 1, 0x280n],
    [1, 0, FMO | 64n, 0, 1, 0x300n],
    [1, 0, AMO | 256n, 0, 1, 0x380n],
    [1, 4, AMO | 256n, 0, undefined, 0n],
  ])('at EL%i with DAIF %i, HCR_EL2 %i and lines %i are taken to EL%s', (level, daif, hcr, lines, to, offset) => {
    at(level, daif, { HCR_EL2: RW | hcr });
    core.setState(layout.LINES, lines);
    expect(core.call('pendingInterrupt')).toBe(to === undefined ? 0 : 1);
    expect(core.call('takePendingInterrupt')).toBe(to === undefined ? 0 : 1);
    expect(el()).toBe(to ?? level);
    if (to === undefined) return;
    expect(pc()).toBe((to === 2 ? VBAR2 : VBAR1) + offset);
    expect(core.reg(`ELR_EL${to}`)).toBe(RAM);
  });

  it('a virtual SError clears HCR_EL2.VSE and has class 0x2f', () => {
    at(1, 0, { HCR_EL2: RW | AMO | 256n });
    core.call('takePendingInterrupt');
    expect(core.reg('HCR_EL2') & 256n).toBe(0n);
    expect(core.reg('ESR_EL1')).toBe(0xbe000000n);
  });

  it('WFI waits for an interrupt even if it is masked, and does not wait when one is pending', () => {
    at(1, 15);
    core.call('wfi');
    expect(core.state(layout.WAITING)).toBe(1);
    expect(core.call('wakes', 0)).toBe(0);
    core.setState(layout.LINES, IRQ);
    expect(core.call('wakes', 0)).toBe(1);
    core.setState(layout.WAITING, 0);
    core.call('wfi');
    expect(core.state(layout.WAITING)).toBe(0);
  });

  it('WFE consumes an event, or waits for one or an interrupt that is not masked', () => {
    at(1, 15);
    core.setState(layout.EVENT, 1);
    core.call('wfe');
    expect([core.state(layout.WAITING), core.state(layout.EVENT)]).toEqual([0, 0]);
    core.call('wfe');
    core.setState(layout.LINES, IRQ);
    expect([core.state(layout.WAITING), core.call('wakes', 0)]).toEqual([2, 0]);
    core.call('sev');
    expect(core.call('wakes', 0)).toBe(1);
  });

  it('traps WFI of EL0 by SCTLR_EL1.nTWI and of EL1 by HCR_EL2.TWI, at the instruction', () => {
    at(0, 0, { SCTLR_EL1: 0n });
    core.call('wfi');
    expect([el(), core.reg('ESR_EL1'), core.reg('ELR_EL1')]).toEqual([1, 0x07e00000n, RAM]);
    at(1, 0, { HCR_EL2: RW | (1n << 14n) });
    core.call('wfe');
    expect([el(), core.reg('ESR_EL2'), core.reg('ELR_EL2')]).toEqual([2, 0x07e00001n, RAM]);
  });
});
