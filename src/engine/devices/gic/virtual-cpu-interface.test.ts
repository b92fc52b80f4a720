import { describe, expect, it } from 'vitest';
import { enabledGic, type TestGic } from './testing.ts';

const CTLR = 0x00;
const PMR = 0x04;
const BPR = 0x08;
const IAR = 0x0c;
const EOIR = 0x10;
const RPR = 0x14;
const HPPIR = 0x18;
const ABPR = 0x1c;
const AIAR = 0x20;
const AEOIR = 0x24;
const AHPPIR = 0x28;
const APR = 0xd0;
const DIR = 0x1000;

interface Entry {
  readonly id: number;
  readonly state?: 0 | 1 | 2 | 3;
  /** 0–31: the five bits of the list register. */
  readonly priority?: number;
  readonly group?: 0 | 1;
  readonly physical?: number;
  readonly source?: number;
}
const STATE = { invalid: 0, pending: 1, active: 2, both: 3 } as const;

const list = ({ gich }: TestGic, slot: number, entry: Entry): void => {
  const { id, state = 1, priority = 0, group = 0, physical, source = 0 } = entry;
  const middle = physical === undefined ? source << 10 : 0x80000000 | (physical << 10);
  gich.write(0x100 + slot * 4, middle | (group << 30) | (state << 28) | (priority << 23) | id);
};
const stateOf = ({ gich }: TestGic, slot: number): number => (gich.read(0x100 + slot * 4) >>> 28) & 3;
const eoiCount = ({ gich }: TestGic): number => gich.read(0) >>> 27;

/** Physical and virtual interface on, virtual mask open. */
function virtualGic(cpus = 1): TestGic {
  const test = enabledGic(cpus);
  for (let cpu = 0; cpu < cpus; cpu += 1) {
    test.gich.write(0x08, 0xf84c0007, cpu);
    test.gich.write(0x00, 1, cpu);
  }
  return test;
}

describe('A pending list register', () => {
  it('is signalled to its CPU as a virtual IRQ, or as a virtual FIQ for Group 0 with FIQEn', () => {
    const test = virtualGic(2);
    list(test, 0, { id: 20 });
    expect(test.levels[0]).toEqual({ irq: false, fiq: false, virq: true, vfiq: false });
    expect(test.levels[1]?.virq).toBe(false);
    test.gicv.write(CTLR, 0xf);
    expect(test.levels[0]).toMatchObject({ virq: false, vfiq: true });
    list(test, 0, { id: 20, group: 1 });
    expect(test.levels[0]).toMatchObject({ virq: true, vfiq: false });
  });

  it('is not signalled while GICH_HCR.En is 0, and IAR then reads 1023', () => {
    const test = virtualGic();
    list(test, 0, { id: 20 });
    test.gich.write(0x00, 0);
    expect(test.levels[0]?.virq).toBe(false);
    expect([test.gicv.read(IAR), test.gicv.read(HPPIR)]).toEqual([1023, 1023]);
  });

  it('is not signalled while the guest has its group disabled', () => {
    const test = virtualGic();
    list(test, 0, { id: 20 });
    test.gicv.write(CTLR, 6);
    expect(test.levels[0]?.virq).toBe(false);
    expect(test.gicv.read(IAR)).toBe(1023);
  });

  it('becomes active when the guest reads IAR, and invalid when it writes EOIR', () => {
    const test = virtualGic();
    list(test, 2, { id: 20, priority: 4 });
    expect(test.gicv.read(HPPIR)).toBe(20);
    expect(test.gicv.read(IAR)).toBe(20);
    expect([stateOf(test, 2), test.gicv.read(RPR), test.gicv.read(APR)]).toEqual([STATE.active, 0x20, 1 << 4]);
    test.gicv.write(EOIR, 20);
    expect([stateOf(test, 2), test.gicv.read(RPR), eoiCount(test)]).toEqual([STATE.invalid, 0xff, 0]);
  });

  it('that is also active waits for its end', () => {
    const test = virtualGic();
    list(test, 0, { id: 20, state: STATE.both });
    expect([test.levels[0]?.virq, test.gicv.read(IAR)]).toEqual([false, 1023]);
    test.gicv.write(EOIR, 20);
    expect(stateOf(test, 0)).toBe(STATE.pending);
    expect(test.gicv.read(IAR)).toBe(20);
  });

  it('that holds a special INTID is never signalled', () => {
    const test = virtualGic();
    list(test, 0, { id: 1020 });
    list(test, 1, { id: 1023 });
    expect(test.levels[0]?.virq).toBe(false);
    expect(test.gicv.read(IAR)).toBe(1023);
  });

  it('with the highest priority goes first, the lowest-numbered register among equals', () => {
    const test = virtualGic();
    list(test, 0, { id: 20, priority: 9 });
    list(test, 2, { id: 22, priority: 3 });
    list(test, 3, { id: 21, priority: 3 });
    expect(test.gicv.read(IAR)).toBe(22);
    test.gicv.write(EOIR, 22);
    expect(test.gicv.read(IAR)).toBe(21);
  });
});

describe('The virtual priority mask and binary points', () => {
  it('have five bits of priority: GICV_PMR reads its low three as zero', () => {
    const test = virtualGic();
    test.gicv.write(PMR, 0xff);
    expect(test.gicv.read(PMR)).toBe(0xf8);
    list(test, 0, { id: 20, priority: 4 });
    test.gicv.write(PMR, 0x20);
    expect(test.levels[0]?.virq).toBe(false);
    test.gicv.write(PMR, 0x28);
    expect(test.levels[0]?.virq).toBe(true);
  });

  it('are at least 2 for Group 0 and 3 for Group 1', () => {
    const test = virtualGic();
    test.gicv.write(BPR, 0);
    test.gicv.write(ABPR, 0);
    expect([test.gicv.read(BPR), test.gicv.read(ABPR)]).toEqual([2, 3]);
  });

  it('decide preemption as on the physical side', () => {
    const test = virtualGic();
    test.gicv.write(BPR, 3); // group priority [7:4]
    list(test, 0, { id: 20, priority: 9 });
    expect(test.gicv.read(IAR)).toBe(20);
    expect(test.gicv.read(RPR)).toBe(0x40);
    list(test, 1, { id: 21, priority: 8 });
    expect(test.gicv.read(IAR)).toBe(1023);
    list(test, 1, { id: 21, priority: 7 });
    expect(test.gicv.read(IAR)).toBe(21);
  });
});

describe('A virtual SGI', () => {
  it('shows the source CPU of its list register', () => {
    const test = virtualGic();
    list(test, 0, { id: 3, source: 5 });
    expect(test.gicv.read(HPPIR)).toBe((5 << 10) | 3);
    expect(test.gicv.read(IAR)).toBe((5 << 10) | 3);
  });

  it('from two sources stands in two list registers, and each end finds its own', () => {
    const test = virtualGic();
    list(test, 0, { id: 3, source: 1, state: STATE.active });
    list(test, 1, { id: 3, source: 0, state: STATE.active });
    test.gicv.write(EOIR, 3);
    expect([stateOf(test, 0), stateOf(test, 1)]).toEqual([STATE.active, STATE.invalid]);
  });
});

describe('Groups on the virtual side', () => {
  it('without AckCtl a Group 1 interrupt reads as 1022; AIAR acknowledges and AEOIR ends it', () => {
    const test = virtualGic();
    test.gicv.write(CTLR, 3);
    list(test, 0, { id: 20, group: 1 });
    expect([test.gicv.read(IAR), test.gicv.read(HPPIR)]).toEqual([1022, 1022]);
    expect(test.gicv.read(AHPPIR)).toBe(20);
    expect(test.gicv.read(AIAR)).toBe(20);
    test.gicv.write(AEOIR, 20);
    expect([stateOf(test, 0), test.gicv.read(APR)]).toEqual([STATE.invalid, 0]);
  });

  it('AIAR and AHPPIR read 1023 for Group 0, and AEOIR does not end it', () => {
    const test = virtualGic();
    list(test, 0, { id: 20 });
    expect([test.gicv.read(AIAR), test.gicv.read(AHPPIR)]).toEqual([1023, 1023]);
    test.gicv.read(IAR);
    test.gicv.write(AEOIR, 20);
    expect([stateOf(test, 0), test.gicv.read(APR)]).toEqual([STATE.active, 1]);
  });
});

describe('The HW bit', () => {
  it('makes the guest’s EOIR deactivate the physical interrupt, which can then be signalled again', () => {
    const test = virtualGic();
    test.gic.setSpi(1, true);
    test.gicc.write(0x00, 0x207);
    expect(test.gicc.read(0x0c)).toBe(33);
    test.gicc.write(0x10, 33);
    list(test, 0, { id: 40, physical: 33 });
    expect(test.gicv.read(IAR)).toBe(40);
    expect([test.gicd.read(0x304), test.levels[0]?.irq]).toEqual([2, false]);
    test.gicv.write(EOIR, 40);
    expect([test.gicd.read(0x304), test.levels[0]?.irq]).toEqual([0, true]);
  });

  it('deactivates the PPI of the guest’s own CPU', () => {
    const test = virtualGic(2);
    test.gicd.write(0x300, 1 << 27, 0);
    test.gicd.write(0x300, 1 << 27, 1);
    test.gich.write(0x100, 0xa0000000 | (27 << 10) | 27, 1);
    test.gicv.write(EOIR, 27, 1);
    expect([test.gicd.read(0x300, 0), test.gicd.read(0x300, 1)]).toEqual([1 << 27, 0]);
  });

  it('deactivates no SGI and nothing that does not exist', () => {
    const test = virtualGic();
    test.gicd.write(0x300, 0xffff);
    for (const physical of [3, 288, 1023]) {
      list(test, 0, { id: 40, state: STATE.active, physical });
      test.gicv.write(EOIR, 40);
    }
    expect(test.gicd.read(0x300)).toBe(0xffff);
  });
});

describe('EOImode of the guest', () => {
  it('1 separates priority drop (EOIR) from deactivation (DIR)', () => {
    const test = virtualGic();
    test.gicv.write(CTLR, 0x207);
    list(test, 0, { id: 20 });
    test.gicv.read(IAR);
    test.gicv.write(EOIR, 20);
    expect([test.gicv.read(APR), stateOf(test, 0)]).toEqual([0, STATE.active]);
    test.gicv.write(DIR, 20);
    expect(stateOf(test, 0)).toBe(STATE.invalid);
  });

  it('0 ignores DIR', () => {
    const test = virtualGic();
    list(test, 0, { id: 20, state: STATE.active });
    test.gicv.write(DIR, 20);
    test.gicv.write(DIR, 99);
    expect([stateOf(test, 0), eoiCount(test)]).toEqual([STATE.active, 0]);
  });
});

describe('GICH_HCR.EOICount', () => {
  it('counts the EOIs that drop a priority and find no list register, and wraps at 31', () => {
    const test = virtualGic();
    for (let n = 1; n <= 32; n += 1) {
      test.gich.write(0xf0, 1);
      test.gicv.write(EOIR, 77);
      expect([eoiCount(test), test.gicv.read(APR)]).toEqual([n & 31, 0]);
    }
    expect(test.gich.read(0x00)).toBe(1);
  });

  it('does not count an EOI that clears no bit of GICH_APR, nor a special INTID', () => {
    const test = virtualGic();
    test.gicv.write(EOIR, 77);
    test.gich.write(0xf0, 1);
    test.gicv.write(EOIR, 1023);
    expect([eoiCount(test), test.gicv.read(APR)]).toEqual([0, 1]);
  });

  it('with EOImode 1 counts the DIR instead', () => {
    const test = virtualGic();
    test.gicv.write(CTLR, 0x207);
    test.gich.write(0xf0, 1);
    test.gicv.write(EOIR, 77);
    expect(eoiCount(test)).toBe(0);
    test.gicv.write(DIR, 77);
    expect(eoiCount(test)).toBe(1);
  });
});
