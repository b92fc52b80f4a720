import { describe, expect, test } from 'vitest';
import { coreModule, missing } from '../../labs/kit/testing.ts';
import { diskDemo, nestedDemo } from './demo/machine.ts';
import { runTo } from './demo/scenes.ts';
import { look } from './look.ts';

describe.skipIf(missing !== '')('what a page can look at', () => {
  test('a disk’s queue where there is a disk, and nothing where there is none', () => {
    const disk = diskDemo(coreModule());
    runTo(disk, disk.symbols.get('offered') ?? 0n);
    expect(look(disk.machine, 0, { at: 'virtqueue' })).toMatchObject({ queue: { slot: 31, ready: true } });
    expect(look(nestedDemo(coreModule()).machine, 0, { at: 'virtqueue' })).toEqual({
      at: 'virtqueue',
      queue: undefined,
    });
  });

  test('the frame at the stack pointer while the core is at EL2, and none below', () => {
    const demo = nestedDemo(coreModule());
    runTo(demo, demo.symbols.get('ask') ?? 0n);
    expect(look(demo.machine, 0, { at: 'frame' })).toEqual({ at: 'frame', frame: undefined });
    runTo(demo, demo.symbols.get('handle') ?? 0n);
    const found = look(demo.machine, 0, { at: 'frame' });
    expect(found.at === 'frame' && found.frame?.slots.find(({ name }) => name === 'x0')?.value).toBe(41n);
  });

  test('memory as the core sees it is another one than physical memory, and marks what a step changed', () => {
    const { machine } = nestedDemo(coreModule());
    machine.run(5000, true, { until: 640 });
    const guest = { at: 'memory', address: 0x8000_0000n } as const;
    const [seen, physical] = [true, false].map((one) => look(machine, 0, { ...guest, seen: one }));
    expect(seen?.at === 'memory' && seen.memory.bytes[0]).toBeTypeOf('number');
    expect(physical?.at === 'memory' && physical.memory.bytes[0]).toBeUndefined();
    const again = look(machine, 0, { ...guest, seen: true }, seen);
    expect(again.at === 'memory' && again.memory.changed.some(Boolean)).toBe(false);
    machine.cores.write(0x4040_0000, Uint8Array.of(0xee));
    const after = look(machine, 0, { ...guest, seen: true }, again);
    expect(after.at === 'memory' && after.memory.changed.indexOf(true)).toBe(0);
  });
});
