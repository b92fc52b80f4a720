/** Guests of our own that attack, beside a victim that must not notice. */
import { createHash } from 'node:crypto';
import { OverlayDisk } from '../../src/engine/devices/disk.ts';
import { createHypervisor, type VmDescription } from '../../src/engine/hypervisor/index.ts';
import { assemble } from '../../src/engine/isa/assembler/index.ts';
import { hypervisorConfig } from '../../src/engine/machine/presets.ts';
import { expect } from 'vitest';
import { guest } from '../machine/testing.ts';
import { answer, command, system, untilShown, type System } from './testing.ts';

const MEMORY = 2 ** 31;

/** A guest of our own that looks like an arm64 Image, so that it sees memory where it is; it prints `end` when it is through. */
export function hostile(body: string): Uint8Array {
  const source = `
        b       start
        .balign 8
        .quad   0, 0x10000, 0, 0, 0, 0
        .ascii  "ARM\\x64"
        .word   0
        .macro  put character
        mov     w1, #\\character
        ldr     x0, =0x09000000
        str     w1, [x0]
        .endm
start:  adr     x0, vectors
        msr     vbar_el1, x0
        ldr     x0, =0x50800000
        mov     sp, x0
        mov     x28, #0                 /* exceptions taken */
        ldr     x27, =0x9e3779b97f4a7c15
${body}
        put     'e'
        put     'n'
        put     'd'
1:      wfi
        b       1b
        /* x26: the next random number */
random: eor     x27, x27, x27, lsl #13
        eor     x27, x27, x27, lsr #7
        eor     x27, x27, x27, lsl #17
        mov     x26, x27
        ret
        .ltorg
        .balign 2048
vectors:
        .macro  synchronous             /* past the instruction */
        add     x28, x28, #1
        mrs     x25, elr_el1
        add     x25, x25, #4
        msr     elr_el1, x25
        eret
        .balign 128
        .endm
        .rept   5
        synchronous
        .endr
        ldr     x25, =0x08010000        /* IRQ at the current level: acknowledge and end */
        ldr     w23, [x25, #0xc]
        str     w23, [x25, #0x10]
        eret
        .ltorg
        .balign 128
        .rept   10
        synchronous
        .endr
`;
  return assemble(source, { origin: 0x5020_0000n }).bytes;
}

const victim: VmDescription = { name: 'victim', cores: [0], console: 'uart', kernel: new Uint8Array(0) };

/** @param order which of the two is VM 0; consoles and addresses stay */
export function withHostile(
  body: string | Uint8Array,
  description: Partial<VmDescription> = {},
  order: 'victim first' | 'hostile first' = 'victim first',
): System {
  const vms: VmDescription[] = [
    { ...victim, kernel: guest('nimbos.bin'), base: 0x7000_0000 },
    {
      name: 'hostile',
      cores: [1 as const],
      console: { channel: 1 },
      kernel: typeof body === 'string' ? hostile(body) : body,
      memory: 0x100_0000,
      base: 0x5000_0000,
      ...description,
    },
  ];
  if (order === 'hostile first') vms.reverse();
  const hypervisor = createHypervisor({ vms, cores: 2, memory: MEMORY });
  return system(
    hypervisorConfig(hypervisor, {
      memory: MEMORY,
      disks: [new OverlayDisk((_, length) => new Uint8Array(length), 1 << 20)],
    }),
  );
}

/** Of all pages that exist in a range. */
export function hash({ machine }: System, start: number, size: number): string {
  const sum = createHash('sha256');
  for (let page = start; page < start + size; page += 4096)
    if (machine.cores.exists(page)) sum.update(String(page)).update(machine.cores.read(page, 4096) ?? '');
  return sum.digest('hex');
}

/** Lets the attacker run to its `end` while the victim stands still: nothing of the victim's or of EL2's may change. */
export function attack(both: System, cycles = 200e6): void {
  const { plan } = both.hypervisor;
  // Until the victim has its prompt the attacker is held back.
  command(both, 'p1');
  expect(untilShown(both, { 0: />> $/ })).toBe(true);
  command(both, 'p0c1');
  both.machine.run(50_000);
  const ram = plan.vms[0]?.maps.find(({ attributes }) => attributes === 'memory');
  const state = (): string =>
    hash(both, ram?.pa ?? 0, ram?.size ?? 0) + hash(both, 0x4008_0000, 0x1000) + hash(both, 0x4010_0000, 0x10_0000);
  const before = state();
  expect(untilShown(both, { 1: /end$/ }, { cycles })).toBe(true);
  expect(state()).toBe(before);
  command(both, 'c0');
  expect(answer(both, 0, 'hello_c\n', /Hello, world!\r\n/)).toBe(true);
}
