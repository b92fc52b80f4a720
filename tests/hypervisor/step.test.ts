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

function loops(cores: readonly [0 | 1, 0 | 1], kernel = LOOP): System {
  const vms = [
    { name: 'stepped', cores: [cores[0]], console: { channel: 0 }, kernel },
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

test('a VM that waits for an interrupt on a core that it shares steps all the same', () => {
  const waiting = flat(`
1:      wfi
        add     x1, x1, #1
        b       1b
`);
  const both = loops([1, 1], waiting);
  // Booted, and then past its first instruction.
  wait(both);
  wait(both);
  command(both, 'p0');
  wait(both);
  expect(pc(both)).toBe(4n);
  const after = [8n, 0n, 4n, 8n].map(() => {
    command(both, 's0');
    wait(both);
    return pc(both);
  });
  expect(after).toEqual([8n, 0n, 4n, 8n]);
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

/** A guest that debugs itself: BRK, a breakpoint at `here`, a watchpoint at `there`. Its handler goes behind what it was. */
const debugging = (mdscr: number): Uint8Array =>
  flat(`
        adr     x0, vectors
        msr     vbar_el1, x0
        msr     oslar_el1, xzr
        adr     x0, here
        msr     dbgbvr0_el1, x0
        mov     x0, #0x1e7              // at EL1 and EL0, four bytes
        msr     dbgbcr0_el1, x0
        adr     x0, there
        msr     dbgwvr0_el1, x0
        mov     x0, #0x1fff
        msr     dbgwcr0_el1, x0
        mov     x0, #${mdscr}
        msr     mdscr_el1, x0
        msr     daifclr, #8
        adr     x2, there
loop:   brk     #7                      // 0x3c
here:   add     x1, x1, #1
        ldr     x3, [x2]
        b       loop
        .balign 8
there:  .quad   0
        .balign 2048
vectors:
        .skip   0x200
        mrs     x9, esr_el1             // 0xa00
        mrs     x10, spsr_el1
        mrs     x12, mdscr_el1
        mrs     x11, elr_el1
        add     x11, x11, #4
        msr     elr_el1, x11
        eret
`);
const KDE = 0x2000;
const MDE = 0x8000;
const BRK = 0xf200_0007n;
/** Its breakpoint and its watchpoint, from EL1 to EL1. */
const HIT = [(0x31n << 26n) | (1n << 25n) | 0x22n, (0x35n << 26n) | (1n << 25n) | 0x22n];
const HANDLER = [0xa00n, 0xa04n, 0xa08n, 0xa0cn, 0xa10n, 0xa14n, 0xa18n];

test.each([
  [
    'BRK, breakpoints and watchpoints',
    MDE | KDE,
    [BRK, ...HIT],
    [...HANDLER, 0x40n, ...HANDLER, 0x44n, ...HANDLER, 0x48n, 0x3cn],
  ],
  ['BRK alone, where it has not enabled the others for EL1', MDE, [BRK], [...HANDLER, 0x40n, 0x44n, 0x48n, 0x3cn]],
] as const)(
  'a guest that debugs itself takes its own exceptions while it is stepped: %s',
  (_, mdscr, syndromes, places) => {
    const both = loops([0, 1], debugging(mdscr));
    wait(both);
    command(both, 'p0');
    wait(both);
    const seen: bigint[] = [];
    const step = (): bigint => {
      command(both, 's0');
      wait(both);
      const at = pc(both) ?? 0n;
      const [esr = 0n, spsr = 0n, , shown = 0n] = (saved(both, 0) ?? []).slice(9);
      if (at === 0xa04n) seen.push(esr);
      // Nothing of the step shows: not in PSTATE, and not in MDSCR_EL1.
      if (at === 0xa0cn) expect([spsr & (1n << 21n), shown]).toEqual([0n, BigInt(mdscr)]);
      return at;
    };
    for (let i = 0; i < 40 && pc(both) !== 0x3cn; i++) step();
    seen.length = 0;
    expect(places.map(step)).toEqual(places);
    expect(seen).toEqual(syndromes);
    expect(both.hypervisor.state.vms[0]).toMatchObject({ power: 'on', paused: true, report: null });
  },
);

/** A guest that steps itself over an access to an emulated device: the access is one step. */
const SELF_STEPPED = flat(`
        adr     x0, vectors
        msr     vbar_el1, x0
        msr     oslar_el1, xzr
        ldr     x3, =0x09000000
        mov     x0, #1
        msr     mdscr_el1, x0
        mov     x5, #0
        adr     x0, user
        msr     elr_el1, x0
        mov     x0, #(1 << 21)          // EL0, SS
        msr     spsr_el1, x0
        eret
user:   ldr     w2, [x3, #0x18]
        add     x5, x5, #1
        b       user
        .ltorg
        .balign 2048
vectors:
        .skip   0x400
        mrs     x9, esr_el1
        mrs     x11, elr_el1
1:      b       1b
`);

test('an access that the hypervisor emulates is one step of a guest that steps itself', () => {
  const both = loops([0, 1], SELF_STEPPED);
  wait(both);
  command(both, 'p0');
  wait(both);
  const [esr = 0n, , elr = 0n] = (saved(both, 0) ?? []).slice(9);
  expect(esr >> 26n).toBe(0x32n);
  expect(elr - BigInt(both.hypervisor.plan.vms[0]?.entry ?? 0)).toBe(0x34n);
  expect(saved(both, 0)?.[5]).toBe(0n);
});
