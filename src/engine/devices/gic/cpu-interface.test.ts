import { describe, expect, it } from 'vitest';
import { enabledGic, testGic, type TestGic } from './testing.ts';

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
const DIR = 0x1000;
const ISPENDR1 = 0x204;
const ISACTIVER1 = 0x304;

/** Makes an SPI pending with a priority; `spi` counts from 0. */
const pend = ({ gicd }: TestGic, spi: number, priority: number): void => {
  gicd.write(0x420 + spi, priority, 0, 1);
  gicd.write(ISPENDR1, 1 << spi);
};
const group1 = ({ gicd }: TestGic, ...spis: number[]): void =>
  gicd.write(
    0x084,
    spis.reduce((m, n) => m | (1 << n), 0),
  );

describe('GICC_PMR', () => {
  it('lets through only priorities higher than the mask, that is of lower value', () => {
    const test = enabledGic();
    pend(test, 0, 0x80);
    test.gicc.write(PMR, 0x80);
    expect(test.levels[0]?.irq).toBe(false);
    expect(test.gicc.read(IAR)).toBe(1023);
    test.gicc.write(PMR, 0x81);
    expect(test.levels[0]?.irq).toBe(true);
  });

  it('does not hide an interrupt from GICC_HPPIR', () => {
    const test = enabledGic();
    pend(test, 0, 0x80);
    test.gicc.write(PMR, 0);
    expect(test.gicc.read(HPPIR)).toBe(32);
  });
});

describe('GICC_CTLR', () => {
  it('holds the bits of a GICv2 without security extensions: one EOImode, no bypass', () => {
    const { gicc } = testGic();
    gicc.write(CTLR, 0xffffffff);
    expect(gicc.read(CTLR)).toBe(0x21f);
  });

  it('FIQEn signals Group 0 as FIQ and leaves Group 1 at IRQ', () => {
    const test = enabledGic();
    group1(test, 1);
    test.gicc.write(CTLR, 0xf);
    pend(test, 0, 0x20);
    expect(test.levels[0]).toMatchObject({ irq: false, fiq: true });
    expect(test.gicc.read(IAR)).toBe(32);
    pend(test, 1, 0x10);
    expect(test.levels[0]).toMatchObject({ irq: true, fiq: false });
  });

  it('a disabled group is not signalled, and reading IAR or HPPIR for it is spurious', () => {
    const test = enabledGic();
    pend(test, 0, 0x20);
    test.gicc.write(CTLR, 6);
    expect(test.levels[0]?.irq).toBe(false);
    expect([test.gicc.read(IAR), test.gicc.read(HPPIR)]).toEqual([1023, 1023]);
  });

  it('without AckCtl a Group 1 interrupt shows in IAR and HPPIR as 1022 and stays pending', () => {
    const test = enabledGic();
    group1(test, 0);
    test.gicc.write(CTLR, 3);
    pend(test, 0, 0x20);
    expect(test.levels[0]?.irq).toBe(true);
    expect([test.gicc.read(IAR), test.gicc.read(HPPIR)]).toEqual([1022, 1022]);
    expect(test.gicd.read(ISPENDR1)).toBe(1);
  });
});

describe('The aliased registers', () => {
  it('acknowledge and end Group 1 interrupts whatever AckCtl says', () => {
    const test = enabledGic();
    group1(test, 0);
    test.gicc.write(CTLR, 3);
    pend(test, 0, 0x20);
    expect(test.gicc.read(AHPPIR)).toBe(32);
    expect(test.gicc.read(AIAR)).toBe(32);
    expect(test.gicc.read(RPR)).toBe(0x20);
    test.gicc.write(AEOIR, 32);
    expect([test.gicc.read(RPR), test.gicd.read(ISACTIVER1)]).toEqual([0xff, 0]);
  });

  it('see 1023 while the highest-priority pending interrupt is of Group 0, and do not end one', () => {
    const test = enabledGic();
    pend(test, 0, 0x20);
    expect([test.gicc.read(AHPPIR), test.gicc.read(AIAR)]).toEqual([1023, 1023]);
    expect(test.gicc.read(IAR)).toBe(32);
    test.gicc.write(AEOIR, 32);
    expect([test.gicc.read(RPR), test.gicd.read(ISACTIVER1)]).toEqual([0x20, 1]);
  });
});

describe('Acknowledging', () => {
  it('makes the interrupt active, no longer pending, and its priority the running priority', () => {
    const test = enabledGic();
    pend(test, 0, 0x46);
    expect(test.gicc.read(RPR)).toBe(0xff);
    expect(test.gicc.read(IAR)).toBe(32);
    expect(test.gicc.read(RPR)).toBe(0x46);
    expect([test.gicd.read(ISPENDR1), test.gicd.read(ISACTIVER1)]).toEqual([0, 1]);
    expect(test.levels[0]?.irq).toBe(false);
  });

  it('with nothing to signal returns 1023 and changes nothing', () => {
    const test = enabledGic();
    const before = test.gic.save();
    expect(test.gicc.read(IAR)).toBe(1023);
    expect(test.gic.save()).toEqual(before);
  });

  it('preempts for a higher priority only; ends come in the reverse order', () => {
    const test = enabledGic();
    pend(test, 0, 0x80);
    expect(test.gicc.read(IAR)).toBe(32);
    pend(test, 1, 0x80);
    expect(test.gicc.read(IAR)).toBe(1023);
    pend(test, 2, 0x40);
    expect(test.gicc.read(IAR)).toBe(34);
    test.gicc.write(EOIR, 34);
    expect(test.gicc.read(RPR)).toBe(0x80);
    test.gicc.write(EOIR, 32);
    expect(test.gicc.read(IAR)).toBe(33);
  });
});

describe('The binary point', () => {
  it('splits the priority: equal group priorities do not preempt', () => {
    const test = enabledGic();
    test.gicc.write(BPR, 3); // group priority [7:4]
    pend(test, 0, 0x4f);
    expect(test.gicc.read(IAR)).toBe(32);
    expect(test.gicc.read(RPR)).toBe(0x40);
    pend(test, 1, 0x41);
    expect(test.levels[0]?.irq).toBe(false);
    pend(test, 2, 0x3f);
    expect(test.levels[0]?.irq).toBe(true);
  });

  it('is applied to the running priority too, when it has changed since the acknowledgement', () => {
    const test = enabledGic();
    pend(test, 0, 0x48);
    test.gicc.read(IAR);
    test.gicc.write(BPR, 3);
    pend(test, 1, 0x44);
    expect(test.levels[0]?.irq).toBe(false);
    pend(test, 2, 0x3f);
    expect(test.levels[0]?.irq).toBe(true);
  });

  it('of 7 allows no preemption at all', () => {
    const test = enabledGic();
    test.gicc.write(BPR, 7);
    pend(test, 0, 0xf0);
    test.gicc.read(IAR);
    pend(test, 1, 0);
    expect(test.levels[0]?.irq).toBe(false);
  });

  it('of Group 1 is GICC_ABPR, whose field is one bit wider for the same number, until CBPR', () => {
    const test = enabledGic();
    group1(test, 0, 1);
    test.gicc.write(ABPR, 4); // group priority [7:4]
    pend(test, 0, 0x4f);
    test.gicc.read(IAR);
    expect(test.gicc.read(RPR)).toBe(0x40);
    pend(test, 1, 0x41);
    expect(test.levels[0]?.irq).toBe(false);
    test.gicc.write(EOIR, 32);
    test.gicc.read(IAR);
    test.gicc.write(EOIR, 33);
    test.gicc.write(CTLR, 0x17);
    pend(test, 0, 0x4f);
    test.gicc.read(IAR);
    expect(test.gicc.read(RPR)).toBe(0x4e);
  });

  it('has a minimum of 0 for Group 0 and of 1 for Group 1', () => {
    const { gicc } = testGic();
    gicc.write(BPR, 0);
    gicc.write(ABPR, 0);
    expect([gicc.read(BPR), gicc.read(ABPR)]).toEqual([0, 1]);
  });
});

describe('EOImode', () => {
  it('1 makes EOIR drop the priority only, and DIR deactivate', () => {
    const test = enabledGic();
    test.gicc.write(CTLR, 0x207);
    pend(test, 0, 0x80);
    test.gicc.read(IAR);
    test.gicc.write(EOIR, 32);
    expect([test.gicc.read(RPR), test.gicd.read(ISACTIVER1)]).toEqual([0xff, 1]);
    pend(test, 0, 0x80);
    expect(test.levels[0]?.irq).toBe(false);
    test.gicc.write(DIR, 32);
    expect(test.gicd.read(ISACTIVER1)).toBe(0);
    expect(test.levels[0]?.irq).toBe(true);
  });

  it('0 makes EOIR do both, and a write to DIR is ignored', () => {
    const test = enabledGic();
    pend(test, 0, 0x80);
    test.gicc.read(IAR);
    test.gicc.write(DIR, 32);
    expect(test.gicd.read(ISACTIVER1)).toBe(1);
    test.gicc.write(EOIR, 32);
    expect([test.gicc.read(RPR), test.gicd.read(ISACTIVER1)]).toEqual([0xff, 0]);
  });
});

describe('GICC_EOIR', () => {
  it('ignores spurious INTIDs and those that do not exist', () => {
    const test = enabledGic();
    pend(test, 0, 0x80);
    test.gicc.read(IAR);
    for (const intid of [1023, 1022, 1020, 288]) test.gicc.write(EOIR, intid);
    expect([test.gicc.read(RPR), test.gicd.read(ISACTIVER1)]).toEqual([0x80, 1]);
  });
});

describe('GICC_EOIR without an active priority', () => {
  it('is ignored: what GICD_ISACTIVER made active stays so', () => {
    const test = enabledGic();
    test.gicd.write(ISACTIVER1, 1);
    test.gicc.write(EOIR, 32);
    expect(test.gicd.read(ISACTIVER1)).toBe(1);
  });
});

describe('The active priorities registers', () => {
  it('have one bit a preemption level, Group 1’s in NSAPR, and restore the running priority', () => {
    const test = enabledGic();
    group1(test, 0);
    pend(test, 0, 0x80);
    test.gicc.read(IAR);
    pend(test, 1, 0x02);
    test.gicc.read(IAR);
    expect([test.gicc.read(0xd0), test.gicc.read(0xe8)]).toEqual([2, 1]);
    test.gicc.write(0xd0, 0);
    expect(test.gicc.read(RPR)).toBe(0x80);
    test.gicc.write(0xd0, 2);
    expect(test.gicc.read(RPR)).toBe(0x02);
  });
});

describe('Two CPU interfaces', () => {
  it('are each their own: masks, running priorities, acknowledged SGIs', () => {
    const test = enabledGic(2);
    test.gicd.write(0xf00, (3 << 16) | 1, 0);
    test.gicc.write(PMR, 0, 1);
    expect(test.levels.map(({ irq }) => irq)).toEqual([true, false]);
    expect(test.gicc.read(IAR, 0)).toBe(1);
    expect([test.gicc.read(RPR, 0), test.gicc.read(RPR, 1)]).toEqual([0, 0xff]);
    test.gicc.write(PMR, 0xff, 1);
    expect(test.levels.map(({ irq }) => irq)).toEqual([false, true]);
  });
});
