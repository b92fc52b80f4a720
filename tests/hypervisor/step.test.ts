import { expect, test } from 'vitest';
import { createHypervisor } from '../../src/engine/hypervisor/index.ts';
import { assemble } from '../../src/engine/isa/assembler/index.ts';
import { hypervisorConfig } from '../../src/engine/machine/presets.ts';
import { advance, command, system, type System } from './testing.ts';

const MEMORY = 2 ** 31;

/** Position-independent: a flat image finds itself at more than one address. */
const flat = (source: string): Uint8Array => assemble(source, { origin: 0x4008_0000n }).bytes;

/** Every instruction of the loop is one that a step can go wrong at: plain, trapped, emulated, an exception to EL1. */
const LOOP = flat(`
        adr     x0, vectors
        msr     vbar_el1, x0
        ldr     x3, =0x09000000         // UART, emulated
loop:   add     x1, x1, #1              // 0x0c
        ldr     w2, [x3, #0x18]         // data abort to EL2
        msr     mdscr_el1, xzr          // traps only because of the step
        mrs     x4, mdscr_el1
        mov     x0, #0x84000000         // PSCI_VERSION
        hvc     #0
        svc     #0
        b       loop
        .ltorg
        .balign 2048
vectors:
        .skip   0x200
        eret                            // 0xa00
`);
/** Offsets of what comes next after each step of the loop. */
const AFTER = [0x10n, 0x14n, 0x18n, 0x1cn, 0x20n, 0x24n, 0xa00n, 0x28n, 0x0cn];

const COUNTER = flat(`
1:      add     x1, x1, #1
        b       1b
`);

function loops(cores: readonly [0 | 1, 0 | 1]): System {
  const vms = [
    { name: 'stepped', cores: [cores[0]], console: { channel: 0 }, kernel: LOOP },
    { name: 'other', cores: [cores[1]], console: { channel: 1 }, kernel: COUNTER },
  ];
  const hypervisor = createHypervisor({ vms, cores: 2, memory: MEMORY });
  return system(hypervisorConfig(hypervisor, { memory: MEMORY, disks: [] }));
}

/** Long enough for turns on a shared core, which take 2 ms of 62.5 MHz. */
const wait = ({ machine }: System): void => advance(machine, 1_000_000);

const saved = ({ hypervisor }: System, vm: number): readonly bigint[] | undefined =>
  hypervisor.state.vms[vm]?.vcpus[0]?.saved?.frame;

/** Where in its image VM 0 is, while it is off its core. */
function pc(at: System): bigint | undefined {
  const elr = saved(at, 0)?.[32];
  return elr === undefined ? undefined : elr - BigInt(at.hypervisor.plan.vms[0]?.entry ?? 0);
}

test.each([
  ['on a core of its own', [0, 1]],
  ['on a core that it shares', [1, 1]],
] as const)('a step of a paused VM %s is one instruction, whatever that does, and the other VM goes on', (_, cores) => {
  const both = loops(cores);
  wait(both);
  command(both, 'p0');
  wait(both);
  expect(both.hypervisor.state.vms[0]).toMatchObject({ power: 'on', paused: true });
  expect(pc(both)).toBeDefined();
  const step = (): bigint | undefined => {
    command(both, 's0');
    wait(both);
    return pc(both);
  };
  for (let i = 0; i < AFTER.length && pc(both) !== AFTER.at(-1); i++) step();
  const executed = both.machine.executed[1] ?? 0;
  const before = saved(both, 0)?.[1] ?? 0n;
  expect([...AFTER, ...AFTER].map(step)).toEqual([...AFTER, ...AFTER]);
  expect(saved(both, 0)?.[1]).toBe(before + 2n);
  expect(saved(both, 0)?.[4]).toBe(0n); // it does not see MDSCR_EL1.SS
  expect((both.machine.executed[1] ?? 0) - executed).toBeGreaterThan(100_000);
  expect(both.hypervisor.state.vms[0]).toMatchObject({ power: 'on', paused: true, report: null });

  command(both, 'c0');
  wait(both);
  command(both, 'p0');
  wait(both);
  expect(saved(both, 0)?.[1]).toBeGreaterThan(before + 100n);
});

test('a VM that runs does not step', () => {
  const both = loops([0, 1]);
  wait(both);
  command(both, 's0');
  wait(both);
  expect(both.hypervisor.state.vms[0]?.traps['step']).toBeUndefined();
  expect(both.hypervisor.state.vms[0]?.vcpus[0]).toMatchObject({ power: 'on', step: null });
});

test('a VM that is killed or restarted in the middle of a step starts without it', () => {
  const both = loops([0, 1]);
  wait(both);
  command(both, 'p0s0k0');
  wait(both);
  expect(both.hypervisor.state.vms[0]).toMatchObject({ power: 'off' });
  command(both, 'r0');
  wait(both);
  expect(both.hypervisor.state.vms[0]).toMatchObject({ power: 'on', paused: false, report: null });
  expect(both.hypervisor.state.vms[0]?.vcpus[0]?.step).toBeNull();
});
