import { describe, expect, it } from 'vitest';
import { enabledGic, testGic, type TestGic } from './testing.ts';

const HCR = 0x00;
const VTR = 0x04;
const VMCR = 0x08;
const MISR = 0x10;
const EISR0 = 0x20;
const ELRSR0 = 0x30;
const LR0 = 0x100;
const GICV_CTLR = 0x00;
const GICV_IAR = 0x0c;
const GICV_EOIR = 0x10;

const PENDING = 1 << 28;
const EOI = 1 << 19;
const MAINTENANCE = 1 << 25;
/** Both groups, an open mask. */
const OPEN = 0xf84c0007;

/** The virtual interface on, with maintenance conditions enabled. */
function withConditions(hcr: number): TestGic {
  const test = testGic();
  test.gich.write(VMCR, OPEN);
  test.gich.write(HCR, 1 | hcr);
  return test;
}
const maintenancePending = ({ gicd }: TestGic): boolean => (gicd.read(0x200) & MAINTENANCE) !== 0;

describe('GICH_VTR', () => {
  it('reports 5 priority bits, 5 preemption bits and 4 list registers', () => {
    expect(testGic().gich.read(VTR)).toBe(0x90000003);
  });
});

describe('GICH_VMCR', () => {
  it('is the guest’s CTLR, ABPR, BPR and PMR in one register, seen from both sides', () => {
    const { gich, gicv } = testGic();
    gicv.write(GICV_CTLR, 0x21b);
    gicv.write(0x04, 0xa8);
    gicv.write(0x08, 4);
    gicv.write(0x1c, 5);
    expect(gich.read(VMCR)).toBe(((0xa8 << 24) | (4 << 21) | (5 << 18) | 0x21b) >>> 0);
    gich.write(VMCR, 0xf8fc0005);
    expect([0x00, 0x04, 0x08, 0x1c].map((offset) => gicv.read(offset))).toEqual([5, 0xf8, 7, 7]);
  });

  it('keeps the binary points at their minima of 2 and 3', () => {
    const { gich } = testGic();
    gich.write(VMCR, 0);
    expect(gich.read(VMCR)).toBe(0x004c0000);
  });
});

describe('Maintenance conditions', () => {
  it('assert PPI 25 of the same CPU while any holds, and nothing while GICH_HCR.En is 0', () => {
    const test = enabledGic(2);
    test.gich.write(HCR, 0x08, 1);
    expect(test.gich.read(MISR, 1)).toBe(0x08);
    expect(test.levels[1]?.irq).toBe(false);
    test.gich.write(HCR, 0x09, 1);
    expect(test.levels.map(({ irq }) => irq)).toEqual([false, true]);
    expect(test.gicc.read(0x0c, 1)).toBe(25);
    test.gich.write(HCR, 0x01, 1);
    expect(test.gicd.read(0x200, 1)).toBe(0);
  });

  it('EOI: a list register with the EOI bit became invalid', () => {
    const test = withConditions(0);
    test.gich.write(LR0 + 4, PENDING | EOI | 20);
    expect(test.gicv.read(GICV_IAR)).toBe(20);
    expect([test.gich.read(EISR0), maintenancePending(test)]).toEqual([0, false]);
    test.gicv.write(GICV_EOIR, 20);
    expect([test.gich.read(EISR0), test.gich.read(MISR), maintenancePending(test)]).toEqual([2, 1, true]);
    test.gich.write(LR0 + 4, 0);
    expect([test.gich.read(EISR0), test.gich.read(MISR), maintenancePending(test)]).toEqual([0, 0, false]);
  });

  it('U: none or one of the list registers is valid', () => {
    const test = withConditions(1 << 1);
    expect(test.gich.read(MISR)).toBe(2);
    test.gich.write(LR0, PENDING | 20);
    expect(test.gich.read(MISR)).toBe(2);
    test.gich.write(LR0 + 8, PENDING | 21);
    expect(test.gich.read(MISR)).toBe(0);
  });

  it('LRENP: EOICount is not zero', () => {
    const test = withConditions(1 << 2);
    expect(test.gich.read(MISR)).toBe(0);
    test.gich.write(HCR, (1 << 27) | 5);
    expect(test.gich.read(MISR)).toBe(4);
  });

  it('NP: no list register is pending', () => {
    const test = withConditions(1 << 3);
    expect(test.gich.read(MISR)).toBe(8);
    test.gich.write(LR0, PENDING | 20);
    expect(test.gich.read(MISR)).toBe(0);
    test.gicv.read(GICV_IAR);
    expect(test.gich.read(MISR)).toBe(8);
  });

  it('VGrp0E, VGrp0D, VGrp1E, VGrp1D: the guest enabled or disabled a group', () => {
    const test = withConditions(0xf0);
    for (const [ctlr, misr] of [
      [0, 0xa0],
      [1, 0x90],
      [2, 0x60],
      [3, 0x50],
    ] as const) {
      test.gicv.write(GICV_CTLR, ctlr);
      expect(test.gich.read(MISR)).toBe(misr);
    }
  });
});

describe('GICH_ELRSR0', () => {
  it('shows the list registers that can be reused without losing an interrupt or an EOI', () => {
    const { gich } = testGic();
    expect(gich.read(ELRSR0)).toBe(0xf);
    gich.write(LR0, PENDING | 20);
    gich.write(LR0 + 4, EOI | 21);
    gich.write(LR0 + 8, 0x80000000 | EOI | 22);
    expect([gich.read(ELRSR0), gich.read(EISR0)]).toEqual([0b1100, 0b0010]);
    expect([gich.read(ELRSR0 + 4), gich.read(EISR0 + 4)]).toEqual([0, 0]);
  });
});

describe('GICH', () => {
  it('is banked by the accessing CPU', () => {
    const { gich } = testGic(2);
    gich.write(LR0, 0x12345, 0);
    gich.write(HCR, 1, 0);
    gich.write(0xf0, 1, 0);
    expect([gich.read(LR0, 1), gich.read(HCR, 1), gich.read(0xf0, 1)]).toEqual([0, 0, 0]);
  });

  it('has no list register beyond the fourth', () => {
    const { gich } = testGic();
    gich.write(LR0 + 16, 0xffffffff);
    expect(gich.read(LR0 + 16)).toBe(0);
  });
});
