import type { AccessSize, MmioDevice } from '../device.ts';
import { Gic, type GicLines } from './index.ts';

/** For tests: a Gic whose wires remember their level, and word accesses that expect no abort. */
export interface TestGic {
  readonly gic: Gic;
  /** Levels of each CPU's wires now. */
  readonly levels: readonly Record<keyof GicLines, boolean>[];
  readonly gicd: TestBlock;
  readonly gicc: TestBlock;
  readonly gich: TestBlock;
  readonly gicv: TestBlock;
}

export interface TestBlock {
  read(offset: number, cpu?: number, size?: AccessSize): number;
  write(offset: number, value: number, cpu?: number, size?: AccessSize): void;
}

const block = (device: MmioDevice): TestBlock => ({
  read: (offset, cpu = 0, size = 4) => {
    const value = device.read(offset, size, cpu);
    if (value === undefined) throw new Error(`${device.name} aborted a read at ${offset}`);
    return value;
  },
  write: (offset, value, cpu = 0, size = 4) => {
    if (!device.write(offset, size, value >>> 0, cpu)) throw new Error(`${device.name} aborted a write at ${offset}`);
  },
});

export function testGic(cpus = 1, spis = 256): TestGic {
  const levels: Record<keyof GicLines, boolean>[] = [];
  const gic = new Gic({
    cpus,
    spis,
    lines: (cpu) => {
      const own = { irq: false, fiq: false, virq: false, vfiq: false };
      levels[cpu] = own;
      const wire = (name: keyof GicLines) => ({
        set: (asserted: boolean) => {
          own[name] = asserted;
        },
      });
      return { irq: wire('irq'), fiq: wire('fiq'), virq: wire('virq'), vfiq: wire('vfiq') };
    },
  });
  return {
    gic,
    levels,
    gicd: block(gic.distributor),
    gicc: block(gic.cpuInterface),
    gich: block(gic.hypervisorInterface),
    gicv: block(gic.virtualCpuInterface),
  };
}

/** Group 0 and 1 enabled everywhere, AckCtl, an open priority mask, every interrupt enabled and for CPU 0. */
export function enabledGic(cpus = 1): TestGic {
  const test = testGic(cpus);
  test.gicd.write(0x000, 3);
  for (let cpu = 0; cpu < cpus; cpu += 1) {
    test.gicc.write(0x00, 7, cpu);
    test.gicc.write(0x04, 0xff, cpu);
    test.gicd.write(0x100, 0xffffffff, cpu);
  }
  for (let n = 1; n < 9; n += 1) test.gicd.write(0x100 + n * 4, 0xffffffff);
  for (let n = 8; n < 72; n += 1) test.gicd.write(0x800 + n * 4, 0x01010101);
  return test;
}

/** A seeded generator of whole numbers below a bound (xorshift). */
export function seeded(seed: number): (below: number) => number {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((state >>> 0) / 4294967296) * below);
  };
}
