/** Views of memory, tables and devices: of the demo machines, at known moments. */
import { describe, expect, test } from 'vitest';
import { walkStage2 } from '../../engine/machine/walk.ts';
import { coreModule, missing } from '../../labs/kit/testing.ts';
import { contextFrameView } from './context-frame.ts';
import { diskDemo, nestedDemo } from './demo/machine.ts';
import { runTo } from './demo/scenes.ts';
import { gicView } from './gic.ts';
import { memoryView } from './memory.ts';
import { pageTablesView } from './page-tables.ts';
import { walkSource } from './walk.ts';
import { virtqueueView } from './virtqueue.ts';

const nested = (until: number) => {
  const demo = nestedDemo(coreModule());
  demo.machine.run(5000, true, { until });
  return demo;
};

describe.skipIf(missing !== '')('page tables', () => {
  test('stage 2 is a tree of three levels, and a map of what the guest has', () => {
    const { machine } = nested(640);
    const view = pageTablesView(machine, 0, { regime: 'stage2' });
    expect([view.register, view.inputBits, view.root?.level, view.truncated]).toEqual(['VTTBR_EL2', 39, 1, false]);
    expect(view.ranges.map(({ input, output, size, rights }) => [input, output, size, rights.higher])).toEqual([
      [0x0801_0000n, 0x0804_0000n, 0x2000n, 'rw-'],
      [0x0900_0000n, 0x0900_0000n, 0x1000n, 'rw-'],
      [0x8000_0000n, 0x4040_0000n, 0x1_0000n, 'rwx'],
    ]);
    const pages = view.root?.rows[1]?.table?.rows[0]?.table?.rows;
    expect(pages?.map(({ index, count, size }) => [index, count, size])).toEqual([[0, 16, 0x1_0000n]]);
  });

  test('stage 1 behind stage 2 is read through it', () => {
    const { machine } = nested(640);
    const { root, ranges } = pageTablesView(machine, 0, { regime: 'el1' });
    expect(root?.address).toBe(machine.cores.sysreg(0, 'TTBR0_EL1') & 0xffff_ffff_fffen);
    const user = ranges.find(({ input }) => input === 0x40_0000n);
    expect(user).toMatchObject({ size: 0x1000n, rights: { el0: 'r-x', higher: 'r--' }, memory: 'Normal WB RW-Alloc' });
    const pa = machine.cores.translate(0, 0x40_0000n, 0, 2);
    expect(walkStage2(walkSource(machine, 0), user?.output ?? 0n).output).toBe(BigInt(pa ?? 0));
  });

  test('a tree that leads back into itself, or nowhere, is bounded', () => {
    const { machine } = nested(640);
    const { cores } = machine;
    const loop = 0x4200_0000;
    const bytes = new Uint8Array(4096);
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < 512; i++) view.setBigUint64(8 * i, BigInt(loop) | 3n, true);
    cores.write(loop, bytes);
    cores.setSysreg(0, 'VTTBR_EL2', BigInt(loop));
    expect(pageTablesView(machine, 0, { regime: 'stage2' }).truncated).toBe(true);
    cores.setSysreg(0, 'VTTBR_EL2', 0xf0_0000_0000n);
    expect(pageTablesView(machine, 0, { regime: 'stage2' })).toMatchObject({ root: { unreadable: true }, ranges: [] });
    cores.setSysreg(0, 'VTCR_EL2', 0n);
    expect(pageTablesView(machine, 0, { regime: 'stage2' }).root).toBeUndefined();
    expect(pageTablesView(machine, 0, { regime: 'el2' }).root).toBeUndefined();
  });
});

describe.skipIf(missing !== '')('memory', () => {
  test('physical and virtual bytes, what changed, and what is not there', () => {
    const { machine } = nested(640);
    const physical = memoryView(machine, 0x4040_0000n, { length: 32 });
    const virtual = memoryView(machine, 0x8000_0000n, { length: 32, space: { core: 0, el: 1 } });
    expect(virtual.bytes).toEqual(physical.bytes);
    expect(physical.bytes).toHaveLength(32);
    expect(memoryView(machine, 0x0900_0000n).bytes.every((byte) => byte === undefined)).toBe(true);
    expect(memoryView(machine, 2n ** 64n - 1n, { length: 1e9 }).bytes).toHaveLength(4096);
    machine.cores.write(0x4040_0005, Uint8Array.of((physical.bytes[5] ?? 0) ^ 1));
    const after = memoryView(machine, 0x4040_0000n, { length: 32, before: physical });
    expect(after.changed.flatMap((changed, i) => (changed ? [i] : []))).toEqual([5]);
  });

  test('a context frame has the registers of the guest that made the call', () => {
    const demo = nestedDemo(coreModule());
    expect(runTo(demo, demo.symbols.get('handle') ?? 0n)).toBe(true);
    const frame = contextFrameView(demo.machine, 0, demo.machine.cores.sp(0));
    const slot = (name: string) => frame.slots.find((one) => one.name === name);
    expect(slot('x0')?.value).toBe(41n);
    expect(slot('ELR_EL2')).toMatchObject({ value: (demo.symbols.get('ask') ?? 0n) + 8n, offset: 256 });
    expect(slot('SPSR_EL2')?.fields.find(({ name }) => name === 'M')?.symbol).toBe('EL1h');
    expect(contextFrameView(demo.machine, 0, 0x0900_0000n).slots[0]?.value).toBeUndefined();
  });
});

test.skipIf(missing !== '')('the GIC has a list register pending, then active, then free again', () => {
  const { machine } = nested(595);
  const states: string[] = [];
  for (let i = 0; i < 60; i++) {
    const { listRegisters, next } = gicView(machine, 0).virtual ?? {};
    // What the guest would read in its HPPIR: 1023, nothing, but while it is pending. Looking acknowledges nothing.
    const state = `${listRegisters?.[0]?.state} ${next}`;
    if (states.at(-1) !== state) states.push(state);
    machine.run(1);
  }
  expect(states).toEqual(['pending 27', 'active 1023', 'invalid 1023']);
  const view = gicView(machine, 0);
  expect(view.interrupts.find(({ intid }) => intid === 26)).toMatchObject({ kind: 'PPI 10', source: 'CNTHP' });
  expect(view.virtual?.listRegisters).toHaveLength(4);
});

describe.skipIf(missing !== '')('a virtqueue', () => {
  test('before and after the notification', () => {
    const demo = diskDemo(coreModule());
    expect(virtqueueView(demo.machine, 31)).toMatchObject({ ready: false, descriptors: [] });
    expect(runTo(demo, demo.symbols.get('offered') ?? 0n)).toBe(true);
    const before = virtqueueView(demo.machine, 31);
    expect(before?.available).toMatchObject({ idx: 1, entries: [{ slot: 0, taken: false, chain: { head: 0 } }] });
    expect(before?.used.entries).toEqual([]);
    expect(before?.descriptors.map(({ index, length, write, hasNext }) => [index, length, write, hasNext])).toEqual([
      [0, 16, false, true],
      [1, 512, true, true],
      [2, 1, true, false],
    ]);
    demo.machine.run(1);
    const after = virtqueueView(demo.machine, 31);
    expect(after?.available.entries[0]?.taken).toBe(true);
    expect(after?.used).toMatchObject({ idx: 1, entries: [{ id: 0, length: 513 }] });
    expect(after?.available.entries[0]?.chain.request).toEqual({ type: 'in', sector: 0 });
  });

  test('whose chain goes round in a circle is shown as far as it goes', () => {
    const demo = diskDemo(coreModule());
    runTo(demo, demo.symbols.get('offered') ?? 0n);
    const table = Number(demo.symbols.get('table') ?? 0n);
    demo.machine.cores.write(table + 2 * 16 + 12, Uint8Array.of(3, 0, 0, 0));
    const chain = virtqueueView(demo.machine, 31)?.available.entries[0]?.chain;
    expect(chain).toEqual({ head: 0, descriptors: [0, 1, 2] });
    expect(virtqueueView(demo.machine, 3)).toBeUndefined();
  });
});
