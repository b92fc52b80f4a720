import { describe, expect, test } from 'vitest';
import { GuestSystem } from '../../src/client/hypervisor/system.ts';
import type { TrapView } from '../../src/client/views/trap.ts';
import { assemble } from '../../src/engine/isa/assembler/index.ts';
import { coreModule } from '../machine/testing.ts';

/** Each instruction that traps once, then a loop. */
const GUEST = assemble(
  `
        adr     x0, vectors
        msr     vbar_el1, x0
        mov     x0, #0x84000000         // PSCI_VERSION
        hvc     #0
        mov     x0, #0                  // the document's convention: VM_ID
        mov     x7, #2
        smc     #0
        ldr     x1, =0x08000000
        mov     w2, #3
        str     w2, [x1]                // GICD_CTLR
        ldr     x1, =0x0c000000         // nothing is there
        ldr     w2, [x1]
1:      add     x5, x5, #1
        b       1b
        .ltorg
        .balign 2048
vectors:
        .skip   0x200
        mrs     x9, elr_el1
        add     x9, x9, #4
        msr     elr_el1, x9
        eret
`,
  { origin: 0x4008_0000n },
).bytes;

function started(): GuestSystem {
  const system = new GuestSystem(coreModule(), '2nimbos', { 'nimbos.bin': GUEST, disks: [] });
  system.run(200_000);
  return system;
}

const only = (traps: readonly TrapView[]): TrapView => {
  expect(traps).toHaveLength(1);
  return traps[0] as TrapView;
};

describe('what the page sees of a system', () => {
  test('each VM’s traps are counted by cause', () => {
    const [first, second, nobody] = started().system().counts;
    for (const counts of [first, second]) expect(counts).toMatchObject({ hvc: 1, smc: 1, gicd: 1, 'data-abort': 1 });
    expect(nobody?.hvc).toBeUndefined();
  });

  test('a trap says where, why, and what it came to', () => {
    const system = started();
    const entry = BigInt(system.entries[1] ?? 0);
    const hvc = only(system.traps({ vm: 1, cause: 'hvc' }));
    expect(hvc).toMatchObject({ vm: 'nimbos 1', core: 1, el: 1, pc: entry + 0xcn });
    expect(hvc.syndrome).toMatchObject({ ec: 0x16 });
    expect(hvc.what).toEqual({ code: 'trap.what.psci', params: { name: 'VERSION', result: '0x10001' } });
    const smc = only(system.traps({ vm: 1, cause: 'smc' }));
    expect(smc).toMatchObject({ pc: entry + 0x18n });
    expect(smc.what).toEqual({ code: 'trap.what.document', params: { type: 0, event: 2, result: '0x1' } });
    const gicd = only(system.traps({ vm: 0, cause: 'gicd' }));
    expect(gicd).toMatchObject({ ipa: 0x0800_0000n, far: 0x0800_0000n, hpfar: 0x8_0000n });
    expect(gicd.what).toEqual({ code: 'trap.what.write', params: { register: 'GICD_CTLR', value: '0x3' } });
    expect(only(system.traps({ vm: 0, cause: 'data-abort' }))).toMatchObject({ ipa: 0x0c00_0000n });
    expect(system.operations(gicd.id)?.operations[0]).toMatchObject({ op: 'mrs', name: 'ESR_EL2' });
    expect(system.operations(-1)).toBeUndefined();
  });

  test('a paused VM is at the instruction that it will execute, and its step is a trap', () => {
    const system = started();
    system.command(0, 'pause');
    system.run(200_000);
    expect(system.system().cores[0]).not.toHaveProperty('vm');
    const place = (): { pc?: bigint; code?: string } => system.system().vms[0]?.vcpus[0] ?? {};
    const { pc, code } = place();
    expect(code).toMatch(/^(add x5|b )/);
    system.command(0, 'step');
    system.run(200_000);
    expect(place().pc).not.toBe(pc);
    expect(place().code).not.toBe(code);
    expect(system.system().counts[0]).toMatchObject({ step: 1 });
    expect(system.system().vms[1]).toMatchObject({ power: 'on', paused: false });
  });

  test('its maps are those in memory: every byte of a VM’s RAM leads into its own physical memory', () => {
    const { vms, physical } = started().map();
    vms.forEach(({ name, ranges }) => {
      const own = physical.find((range) => range.kind === 'vm' && range.name === name);
      const memory = ranges.filter(({ attributes }) => attributes === 'memory');
      expect(memory.length).toBeGreaterThan(0);
      for (const { pa, size } of memory) {
        expect(pa).toBeGreaterThanOrEqual(own?.start ?? Infinity);
        expect(pa + size).toBeLessThanOrEqual((own?.start ?? 0) + (own?.size ?? 0));
      }
      expect(ranges).toContainEqual({ ipa: 0x0801_0000, pa: 0x0804_0000, size: 0x1000, attributes: 'device', blocks: [0, 0, 1] }); // prettier-ignore
    });
  });
});
