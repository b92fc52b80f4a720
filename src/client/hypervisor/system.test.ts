import { describe, expect, test } from 'vitest';
import { coreModule, missing } from '../../../tests/machine/testing.ts';
import { assemble } from '../../engine/isa/assembler/index.ts';
import { GuestSystem } from './system.ts';

/** A VM that is linked where NimbOS is, after some slices. */
function after(source: string): GuestSystem {
  const { bytes } = assemble(source, { origin: 0x4008_0000n });
  const system = new GuestSystem(coreModule(), 'nimbos', { 'nimbos.bin': bytes, disks: [] });
  for (let slice = 0; slice < 20; slice++) system.run(20_000);
  return system;
}
const unaligned = 'adr x0, .\nldr x1, [x0, #1]\nb .';

describe.skipIf(missing !== '')('a VM of the page without vectors', () => {
  test('that makes an unaligned access with its MMU off is told that QEMU would have performed it', () => {
    expect(after(unaligned).recording(0, false).lost).toEqual([
      { code: 'lost.unaligned', params: expect.objectContaining({ core: 0, from: 1, vbar: '0x0' }) as unknown },
    ]);
  });

  test('whose stack is not aligned is told the rule', () => {
    const source = `
      mrs x0, sctlr_el1
      orr x0, x0, #8                         // SA
      msr sctlr_el1, x0
      isb
      ldr x0, =0x40100008
      mov sp, x0
      ldr x1, [sp]`;
    expect(
      after(source)
        .recording(0, false)
        .lost?.map(({ code }) => code),
    ).toEqual(['lost.sp-alignment']);
  });

  test('that only goes round is told that, and nothing of vectors', () => {
    expect(
      after('b .')
        .recording(0, false)
        .lost?.map(({ code }) => code),
    ).toEqual(['silence.loop']);
  });
});

test.skipIf(missing !== '')(
  'equal traps in a row are one in the list, with their number, and a cause that is muted is not in it',
  () => {
    const system = after(`
      mov     x9, #0x08000000                // the distributor, five times, then a call
1:    mov     w10, #5
2:    ldr     w1, [x9, #4]
      subs    w10, w10, #1
      b.ne    2b
      ldr     w0, =0x84000000
      hvc     #0
      b       1b`);
    const list = (filter: Parameters<GuestSystem['traps']>[0]): readonly string[] =>
    [...new Set(system.traps(filter).slice(1, -1).map(({ cause, times }) => `${cause} ${times ?? 1}`))]; // prettier-ignore
    expect([...list({})].sort()).toEqual(['gicd 5', 'hvc 1']);
    expect(new Set(system.traps({ muted: ['gicd'] }).map(({ cause }) => cause))).toEqual(new Set(['hvc']));
    expect(system.traps({ muted: ['gicd'], cause: 'gicd' }).length).toBeGreaterThan(0);
  },
);
