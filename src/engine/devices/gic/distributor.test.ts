import { describe, expect, it } from 'vitest';
import { enabledGic, testGic } from './testing.ts';

const CTLR = 0x000;
const IGROUPR = 0x080;
const ISENABLER = 0x100;
const ICENABLER = 0x180;
const ISPENDR = 0x200;
const ICPENDR = 0x280;
const ISACTIVER = 0x300;
const ICACTIVER = 0x380;
const IPRIORITYR = 0x400;
const ITARGETSR = 0x800;
const ICFGR = 0xc00;
const SGIR = 0xf00;
const CPENDSGIR = 0xf10;
const SPENDSGIR = 0xf20;
const IAR = 0x0c;
const EOIR = 0x10;

describe('GICD_TYPER', () => {
  it('reports 288 interrupts and the number of CPUs, and no security extensions', () => {
    expect(testGic(1).gicd.read(0x004)).toBe(0x08);
    expect(testGic(2).gicd.read(0x004)).toBe(0x28);
  });
});

describe('Reset', () => {
  it('leaves forwarding disabled and nothing pending, active or (SGIs apart) enabled', () => {
    const { gicd } = testGic(2);
    expect(gicd.read(CTLR)).toBe(0);
    expect(gicd.read(ISENABLER)).toBe(0xffff);
    for (let n = 1; n < 9; n += 1) expect(gicd.read(ISENABLER + n * 4)).toBe(0);
    for (let n = 0; n < 9; n += 1) expect(gicd.read(ISPENDR + n * 4) | gicd.read(ISACTIVER + n * 4)).toBe(0);
  });

  it('keeps the levels of the input wires, which belong to the devices', () => {
    const { gic, gicd } = testGic();
    gic.setSpi(1, true);
    gic.reset();
    expect(gicd.read(ISPENDR + 4)).toBe(2);
  });
});

describe('Set and clear registers', () => {
  it('change only the bits written as one', () => {
    const { gicd } = testGic();
    for (const [set, clear] of [
      [ISENABLER, ICENABLER],
      [ISPENDR, ICPENDR],
      [ISACTIVER, ICACTIVER],
    ] as const) {
      gicd.write(set + 4, 0x80000005);
      gicd.write(clear + 4, 0x00000004);
      expect(gicd.read(set + 4)).toBe(0x80000001);
      expect(gicd.read(clear + 4)).toBe(0x80000001);
    }
  });

  it('never disable an SGI', () => {
    const { gicd } = testGic();
    gicd.write(ICENABLER, 0xffffffff);
    expect(gicd.read(ISENABLER)).toBe(0xffff);
  });

  it('do not make an SGI pending, nor clear it: GICD_SPENDSGIR and GICD_CPENDSGIR do', () => {
    const { gicd } = testGic();
    gicd.write(ISPENDR, 0xffff);
    expect(gicd.read(ISPENDR)).toBe(0);
    gicd.write(SPENDSGIR, 0x01, 0, 1);
    gicd.write(ICPENDR, 0xffff);
    expect(gicd.read(ISPENDR)).toBe(1);
    gicd.write(CPENDSGIR, 0x01, 0, 1);
    expect(gicd.read(ISPENDR)).toBe(0);
  });

  it('are reserved beyond the last interrupt: RAZ/WI', () => {
    const { gicd } = testGic();
    for (const offset of [IGROUPR, ISENABLER, ISPENDR, ISACTIVER]) {
      gicd.write(offset + 9 * 4, 0xffffffff);
      expect(gicd.read(offset + 9 * 4)).toBe(0);
    }
    gicd.write(IPRIORITYR + 288, 0xffffffff);
    expect(gicd.read(IPRIORITYR + 288)).toBe(0);
  });
});

describe('Banked registers', () => {
  it('give each CPU its own SGIs and PPIs, and share the SPIs', () => {
    const { gicd } = testGic(2);
    for (const offset of [IGROUPR, ISENABLER, ISPENDR, ISACTIVER]) {
      gicd.write(offset, 0x00010000, 0);
      expect(gicd.read(offset, 1) & 0x00010000).toBe(0);
      gicd.write(offset + 4, 0x00000100, 0);
      expect(gicd.read(offset + 4, 1)).toBe(0x00000100);
    }
    gicd.write(IPRIORITYR + 16, 0x11223344, 0);
    gicd.write(IPRIORITYR + 32, 0x55667788, 0);
    expect(gicd.read(IPRIORITYR + 16, 1)).toBe(0);
    expect(gicd.read(IPRIORITYR + 32, 1)).toBe(0x55667788);
    gicd.write(ICFGR + 4, 0xaaaaaaaa, 0);
    expect(gicd.read(ICFGR + 4, 1)).toBe(0);
  });
});

describe('GICD_ITARGETSR', () => {
  it('shows the reading CPU itself for SGIs and PPIs, read-only', () => {
    const { gic, gicd } = testGic(2);
    const before = gic.save();
    for (let n = 0; n < 8; n += 1) gicd.write(ITARGETSR + n * 4, 0x02020202);
    expect(gic.save()).toEqual(before);
    expect(gicd.read(ITARGETSR, 0)).toBe(0x01010101);
    expect(gicd.read(ITARGETSR + 28, 1)).toBe(0x02020202);
  });

  it('can be written byte by byte, and keeps no bit of a CPU that does not exist', () => {
    const { gicd } = testGic(2);
    gicd.write(ITARGETSR + 33, 0xff, 0, 1);
    expect(gicd.read(ITARGETSR + 32)).toBe(0x00000300);
  });

  it('is RAZ/WI with one CPU, which every SPI then targets', () => {
    const { gicd, levels } = enabledGic(1);
    gicd.write(ITARGETSR + 32, 0xffffffff);
    expect(gicd.read(ITARGETSR) | gicd.read(ITARGETSR + 32)).toBe(0);
    gicd.write(ISPENDR + 4, 1);
    expect(levels[0]?.irq).toBe(true);
  });

  it('decides which CPUs an SPI is forwarded to', () => {
    const { gicd, levels } = enabledGic(2);
    gicd.write(ISPENDR + 4, 1);
    expect(levels.map(({ irq }) => irq)).toEqual([true, false]);
    gicd.write(ITARGETSR + 32, 2, 0, 1);
    expect(levels.map(({ irq }) => irq)).toEqual([false, true]);
    gicd.write(ITARGETSR + 32, 3, 0, 1);
    expect(levels.map(({ irq }) => irq)).toEqual([true, true]);
  });

  it('with two targets lets the first that acknowledges have it; the other reads 1023 (the 1-N model)', () => {
    const { gicd, gicc, levels } = enabledGic(2);
    gicd.write(ITARGETSR + 32, 3, 0, 1);
    gicd.write(ISPENDR + 4, 1);
    expect(gicc.read(IAR, 1)).toBe(32);
    expect(levels.map(({ irq }) => irq)).toEqual([false, false]);
    expect(gicc.read(IAR, 0)).toBe(1023);
  });
});

describe('A level-sensitive interrupt', () => {
  it('is pending while its wire is asserted, whatever GICD_ICPENDR says', () => {
    const { gic, gicd } = testGic();
    gic.setSpi(0, true);
    gicd.write(ICPENDR + 4, 1);
    expect(gicd.read(ISPENDR + 4)).toBe(1);
    gic.setSpi(0, false);
    expect(gicd.read(ISPENDR + 4)).toBe(0);
  });

  it('that software made pending stays so until GICD_ICPENDR, whatever its wire does', () => {
    const { gic, gicd } = testGic();
    gicd.write(ISPENDR + 4, 1);
    gic.setSpi(0, true);
    gic.setSpi(0, false);
    expect(gicd.read(ISPENDR + 4)).toBe(1);
    gicd.write(ICPENDR + 4, 1);
    expect(gicd.read(ISPENDR + 4)).toBe(0);
  });

  it('becomes active and pending when acknowledged with its wire asserted, and is signalled again after its end', () => {
    const { gic, gicd, gicc, levels } = enabledGic();
    gic.setSpi(0, true);
    expect(gicc.read(IAR)).toBe(32);
    expect([gicd.read(ISPENDR + 4), gicd.read(ISACTIVER + 4)]).toEqual([1, 1]);
    expect(levels[0]?.irq).toBe(false);
    gicc.write(EOIR, 32);
    expect(levels[0]?.irq).toBe(true);
    expect(gicc.read(IAR)).toBe(32);
    gic.setSpi(0, false);
    gicc.write(EOIR, 32);
    expect(levels[0]?.irq).toBe(false);
  });
});

describe('An edge-triggered interrupt', () => {
  it('becomes pending on the rising edge and stays so when the wire falls', () => {
    const { gic, gicd } = testGic();
    gicd.write(ICFGR + 8, 2);
    gic.setSpi(0, true);
    gic.setSpi(0, false);
    expect(gicd.read(ISPENDR + 4)).toBe(1);
    gicd.write(ICPENDR + 4, 1);
    expect(gicd.read(ISPENDR + 4)).toBe(0);
  });

  it('is not pending again after acknowledgement although its wire stays high; a second edge makes it so', () => {
    const { gic, gicd, gicc } = enabledGic();
    gicd.write(ICFGR + 8, 2);
    gic.setSpi(0, true);
    gicc.read(IAR);
    expect(gicd.read(ISPENDR + 4)).toBe(0);
    gic.setSpi(0, false);
    gic.setSpi(0, true);
    expect([gicd.read(ISPENDR + 4), gicd.read(ISACTIVER + 4)]).toEqual([1, 1]);
  });
});

describe('GICD_ICFGR', () => {
  it('is fixed for SGIs, and holds only the upper bit of each field for the others', () => {
    const { gicd } = testGic();
    gicd.write(ICFGR, 0);
    expect(gicd.read(ICFGR)).toBe(0xaaaaaaaa);
    gicd.write(ICFGR + 8, 0xffffffff);
    expect(gicd.read(ICFGR + 8)).toBe(0xaaaaaaaa);
    gicd.write(ICFGR + 9, 0, 0, 1);
    expect(gicd.read(ICFGR + 8)).toBe(0xaaaa00aa);
  });
});

describe('GICD_SGIR', () => {
  it('filter 0 sends to the CPUs of the target list', () => {
    const { gicd } = testGic(2);
    gicd.write(SGIR, (2 << 16) | 5, 0);
    expect([gicd.read(ISPENDR, 0), gicd.read(ISPENDR, 1)]).toEqual([0, 1 << 5]);
  });

  it('filter 1 sends to all CPUs but the sender', () => {
    const { gicd } = testGic(2);
    gicd.write(SGIR, (1 << 24) | 5, 1);
    expect([gicd.read(ISPENDR, 0), gicd.read(ISPENDR, 1)]).toEqual([1 << 5, 0]);
  });

  it('filter 2 sends to the sender only', () => {
    const { gicd } = testGic(2);
    gicd.write(SGIR, (2 << 24) | 5, 1);
    expect([gicd.read(ISPENDR, 0), gicd.read(ISPENDR, 1)]).toEqual([0, 1 << 5]);
  });

  it('with the reserved filter goes to all CPUs', () => {
    const { gicd } = testGic(2);
    gicd.write(SGIR, (3 << 24) | 5, 1);
    expect([gicd.read(ISPENDR, 0), gicd.read(ISPENDR, 1)]).toEqual([1 << 5, 1 << 5]);
  });

  it('from two CPUs is two interrupts: each is acknowledged with its source', () => {
    const { gicd, gicc } = enabledGic(2);
    gicd.write(SGIR, (1 << 16) | 5, 1);
    gicd.write(SGIR, (1 << 16) | 5, 0);
    expect(gicd.read(SPENDSGIR + 4, 0, 4)).toBe(0x0000_0300);
    expect(gicc.read(IAR)).toBe(5);
    gicc.write(EOIR, 5);
    expect(gicc.read(IAR)).toBe((1 << 10) | 5);
    gicc.write(EOIR, (1 << 10) | 5);
    expect(gicc.read(IAR)).toBe(1023);
  });
});

describe('GICD_CPENDSGIR', () => {
  it('clears the SGI of one source and leaves that of another pending', () => {
    const { gicd } = testGic(2);
    gicd.write(SPENDSGIR + 3, 3, 0, 1);
    gicd.write(CPENDSGIR + 3, 1, 0, 1);
    expect(gicd.read(CPENDSGIR)).toBe(0x02000000);
    expect(gicd.read(ISPENDR)).toBe(1 << 3);
    gicd.write(CPENDSGIR + 3, 2, 0, 1);
    expect(gicd.read(ISPENDR)).toBe(0);
  });
});

describe('GICD_CTLR', () => {
  it('forwards interrupts of the enabled groups only; the others stay pending', () => {
    const { gicd, gicc, levels } = enabledGic();
    gicd.write(IGROUPR + 4, 2);
    gicd.write(ISPENDR + 4, 3);
    gicd.write(CTLR, 0);
    expect(levels[0]?.irq).toBe(false);
    gicd.write(CTLR, 2);
    expect(gicc.read(IAR)).toBe(33);
    expect(gicd.read(ISPENDR + 4)).toBe(1);
  });
});

describe('The highest-priority pending interrupt', () => {
  it('is the one with the lowest priority value, and among equals the lowest INTID', () => {
    const { gicd, gicc } = enabledGic();
    gicd.write(IPRIORITYR + 32, 0x40508050);
    gicd.write(ISPENDR + 4, 0b0111);
    expect(gicc.read(0x18)).toBe(32);
    gicd.write(ISPENDR + 4, 0b1000);
    expect(gicc.read(0x18)).toBe(35);
  });
});

describe('Names for traces', () => {
  it('carry the number of the register in its array', () => {
    const { gic } = testGic();
    expect(gic.distributor.registerName(0x104)).toBe('GICD_ISENABLER1');
    expect(gic.distributor.registerName(0x426)).toBe('GICD_IPRIORITYR9');
    expect(gic.distributor.registerName(0xfe8)).toBe('GICD_PIDR2');
    expect(gic.distributor.registerName(0xff0)).toBe('GICD_CIDR0');
    expect(gic.distributor.registerName(0x00c)).toBeUndefined();
    expect(gic.cpuInterface.registerName(0x0c)).toBe('GICC_IAR');
    expect(gic.cpuInterface.registerName(0x1000)).toBe('GICC_DIR');
    expect(gic.cpuInterface.registerName(0xe4)).toBe('GICC_NSAPR1');
    expect(gic.hypervisorInterface.registerName(0x10c)).toBe('GICH_LR3');
    expect(gic.virtualCpuInterface.registerName(0x20)).toBe('GICV_AIAR');
  });
});
