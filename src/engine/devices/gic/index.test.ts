import { describe, expect, it } from 'vitest';
import { EngineError } from '../../error.ts';
import type { AccessSize } from '../device.ts';
import { describe as describeState, Gic, type GicState } from './index.ts';
import { enabledGic, seeded, testGic } from './testing.ts';

const codeOf = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    if (error instanceof EngineError) return error.code;
    throw error;
  }
  return 'none';
};

describe('Accesses', () => {
  it('of a doubleword, unaligned or beyond the block are external aborts', () => {
    const { gic } = testGic();
    for (const device of [gic.distributor, gic.cpuInterface, gic.hypervisorInterface, gic.virtualCpuInterface]) {
      for (const [offset, size] of [
        [0, 8],
        [2, 4],
        [1, 2],
        [device.size, 4],
        [-4, 4],
      ] as const) {
        expect(device.read(offset, size, 0)).toBeUndefined();
        expect(device.write(offset, size, 0, 0)).toBe(false);
      }
    }
  });

  it('of a byte or halfword reach one lane of a distributor register', () => {
    const { gicd } = testGic();
    gicd.write(0x084, 0xffffffff);
    gicd.write(0x085, 0, 0, 1);
    expect(gicd.read(0x084)).toBe(0xffff00ff);
    gicd.write(0x086, 0x1234, 0, 2);
    expect([gicd.read(0x086, 0, 2), gicd.read(0x087, 0, 1)]).toEqual([0x1234, 0x12]);
    gicd.write(0x106, 0x80, 0, 1);
    expect(gicd.read(0x104)).toBe(0x00800000);
  });

  it('from a CPU that does not exist are external aborts', () => {
    const { gic } = testGic(1);
    expect(gic.cpuInterface.read(0, 4, 1)).toBeUndefined();
    expect(gic.hypervisorInterface.write(0, 4, 1, 7)).toBe(false);
  });

  it('a hundred thousand random ones to each block return unsigned words, and the outputs agree with a restored copy', () => {
    for (const cpus of [1, 2]) {
      const test = enabledGic(cpus);
      const { gic } = test;
      const below = seeded(cpus);
      const sizes: readonly AccessSize[] = [1, 2, 4, 4, 4, 8];
      for (const device of [gic.distributor, gic.cpuInterface, gic.hypervisorInterface, gic.virtualCpuInterface])
        for (let n = 0; n < 100_000; n += 1) {
          const span = below(4) === 0 ? device.size + 16 : device === gic.distributor ? 0x1000 : 0x120;
          const offset = below(8) === 0 ? below(span) : below(span) & ~3;
          const size = sizes[below(sizes.length)] ?? 4;
          const cpu = below(cpus);
          if (below(64) === 0) gic.setSpi(below(256), below(2) === 0);
          if (below(2) === 0) {
            const value = device.read(offset, size, cpu);
            if (value !== undefined && (!Number.isInteger(value) || value < 0 || value > 0xffffffff))
              throw new Error(`${device.name} ${offset}: ${value}`);
          } else device.write(offset, size, below(0x10000) * 0x10000 + below(0x10000), cpu);
        }
      const copy = testGic(cpus);
      copy.gic.restore(gic.save());
      expect(copy.levels).toEqual(test.levels);
      expect(copy.gic.save()).toEqual(gic.save());
    }
  });
});

describe('Inputs', () => {
  it('that do not exist are refused: SPIs out of range, SGIs, the maintenance interrupt, absent CPUs', () => {
    const { gic } = testGic(1);
    expect(codeOf(() => gic.setSpi(256, true))).toBe('gic.bad-interrupt');
    expect(codeOf(() => gic.setSpi(-1, true))).toBe('gic.bad-interrupt');
    expect(codeOf(() => gic.setSpi(Number.NaN, true))).toBe('gic.bad-interrupt');
    expect(codeOf(() => gic.setPpi(0, 15, true))).toBe('gic.bad-interrupt');
    expect(codeOf(() => gic.setPpi(0, 25, true))).toBe('gic.bad-interrupt');
    expect(codeOf(() => gic.setPpi(1, 27, true))).toBe('gic.bad-interrupt');
  });

  it('of a PPI belong to one CPU', () => {
    const { gic, levels } = enabledGic(2);
    gic.setPpi(1, 27, true);
    expect(levels.map(({ irq }) => irq)).toEqual([false, true]);
    gic.setPpi(1, 27, false);
    expect(levels.map(({ irq }) => irq)).toEqual([false, false]);
  });

  it('drive the wires to the core only when these change', () => {
    let calls = 0;
    const wire = { set: () => (calls += 1) };
    const lines = { irq: wire, fiq: wire, virq: wire, vfiq: wire };
    const gic = new Gic({ cpus: 1, spis: 32, lines: () => lines });
    for (let n = 0; n < 100; n += 1) gic.setSpi(3, n % 2 === 0);
    expect(calls).toBe(0);
  });
});

describe('A size that no GICv2 has', () => {
  it('is refused', () => {
    expect(codeOf(() => testGic(0))).toBe('gic.bad-configuration');
    expect(codeOf(() => testGic(9))).toBe('gic.bad-configuration');
    expect(codeOf(() => testGic(1, 33))).toBe('gic.bad-configuration');
    expect(codeOf(() => testGic(1, 992))).toBe('gic.bad-configuration');
  });
});

describe('A snapshot', () => {
  const busy = () => {
    const test = enabledGic(2);
    test.gic.setSpi(5, true);
    test.gicd.write(0xf00, (1 << 16) | 2, 1);
    test.gicc.read(0x0c);
    test.gich.write(0x00, 1);
    test.gich.write(0x08, 0xf84c0007);
    test.gich.write(0x100, 0x10000014);
    expect(test.levels[0]).toMatchObject({ irq: false, virq: true });
    return test;
  };

  it('is a deep copy that survives structuredClone and brings the state and the outputs back', () => {
    const test = busy();
    const saved = structuredClone(test.gic.save());
    const levels = structuredClone(test.levels);
    test.gic.reset();
    expect(test.gic.save()).not.toEqual(saved);
    test.gic.restore(saved);
    expect(test.gic.save()).toEqual(saved);
    expect(test.levels).toEqual(levels);
  });

  it('may hold plain arrays instead of typed ones', () => {
    const saved = busy().gic.save();
    const plain = JSON.parse(
      JSON.stringify(saved, (_, value: unknown) =>
        ArrayBuffer.isView(value) ? Array.from(value as Uint8Array) : value,
      ),
    ) as unknown;
    const other = testGic(2);
    other.gic.restore(plain);
    expect(other.gic.save()).toEqual(saved);
  });

  const wrong: readonly (readonly [string, (state: GicState) => unknown])[] = [
    ['of another number of CPUs', (state) => ({ ...state, cpus: 1 })],
    ['with a bitmap too short', (state) => ({ ...state, group: new Uint32Array(1) })],
    ['with a bitmap too long', (state) => ({ ...state, active: new Uint32Array(1000) })],
    ['with a priority that is no number', (state) => ({ ...state, priority: Array(320).fill('0') })],
    ['with a negative word', (state) => ({ ...state, enabled: Array(10).fill(-1) })],
    ['with a fraction', (state) => ({ ...state, ctlr: 0.5 })],
    ['with a reserved bit', (state) => ({ ...state, ctlr: 4 })],
    ['with an SGI from a CPU that does not exist', (state) => ({ ...state, sgiSources: Array(32).fill(4) })],
    ['without its interfaces', (state) => ({ ...state, interfaces: [] })],
    ['with an interface that is none', (state) => ({ ...state, interfaces: [null, 1] })],
    [
      'with a list register too many',
      (state) => ({ ...state, virtual: state.virtual.map((v) => ({ ...v, lr: Array(5).fill(0) })) }),
    ],
    ['that is nothing', () => undefined],
  ];
  it.each(wrong)('%s is refused and changes nothing', (_, change) => {
    const test = busy();
    const before = test.gic.save();
    expect(codeOf(() => test.gic.restore(change(before)))).toBe('device.bad-state');
    expect(test.gic.save()).toEqual(before);
  });
});

describe('The live view', () => {
  it('lists what is pending, active or enabled, and decodes the list registers', () => {
    const test = enabledGic(2);
    test.gicd.write(0x180, 0xffff0000);
    for (let n = 1; n < 9; n += 1) test.gicd.write(0x180 + n * 4, 0xffffffff);
    test.gicd.write(0x421, 0xa0, 0, 1);
    test.gic.setSpi(1, true);
    test.gicd.write(0xf00, (1 << 16) | 2, 1);
    test.gicc.read(0x0c);
    test.gich.write(0x100, 0xf0000000 | (33 << 10) | 40);
    test.gich.write(0x104, 0x58080000 | (1 << 10) | 3);
    const [cpu] = describeState(test.gic.save());
    expect(cpu?.interrupts).toHaveLength(17);
    expect(cpu?.interrupts.find(({ intid }) => intid === 2)).toMatchObject({
      pending: false,
      active: true,
      sources: 0,
    });
    expect(cpu?.interrupts.find(({ intid }) => intid === 33)).toEqual({
      intid: 33,
      pending: true,
      active: false,
      enabled: false,
      line: true,
      edge: false,
      group: 0,
      priority: 0xa0,
      targets: 1,
      sources: 0,
    });
    expect(cpu?.runningPriority).toBe(0);
    expect(cpu?.virtualRunningPriority).toBeUndefined();
    expect(cpu?.listRegisters.slice(0, 3)).toEqual([
      {
        state: 'pending-and-active',
        virtualId: 40,
        priority: 0,
        group: 1,
        physicalId: 33,
        source: undefined,
        maintenanceAtEnd: false,
      },
      {
        state: 'pending',
        virtualId: 3,
        priority: 0x80,
        group: 1,
        physicalId: undefined,
        source: 1,
        maintenanceAtEnd: true,
      },
      {
        state: 'invalid',
        virtualId: 0,
        priority: 0,
        group: 0,
        physicalId: undefined,
        source: undefined,
        maintenanceAtEnd: false,
      },
    ]);
  });
});
