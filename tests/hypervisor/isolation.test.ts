import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createHypervisor, type VmDescription } from '../../src/engine/hypervisor/index.ts';
import { assemble } from '../../src/engine/isa/assembler/index.ts';
import { hypervisorConfig } from '../../src/engine/machine/presets.ts';
import { guest } from '../machine/testing.ts';
import { answer, command, missing, system, untilShown, type System } from './testing.ts';

const MEMORY = 2 ** 31;

/** A guest of our own that looks like an arm64 Image, so that it sees memory where it is; it prints `end` when it is through. */
function hostile(body: string): Uint8Array {
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

function withHostile(body: string, description: Partial<VmDescription> = {}): System {
  const vms = [
    { ...victim, kernel: guest('nimbos.bin') },
    {
      name: 'hostile',
      cores: [1 as const],
      console: { channel: 1 },
      kernel: hostile(body),
      memory: 0x100_0000,
      ...description,
    },
  ];
  const hypervisor = createHypervisor({ vms, cores: 2, memory: MEMORY });
  return system(hypervisorConfig(hypervisor, { memory: MEMORY, disks: [] }));
}

/** Of all pages that exist in a range. */
function hash({ machine }: System, start: number, size: number): string {
  const sum = createHash('sha256');
  for (let page = start; page < start + size; page += 4096)
    if (machine.cores.exists(page)) sum.update(String(page)).update(machine.cores.read(page, 4096) ?? '');
  return sum.digest('hex');
}

const ATTACKS: Readonly<Record<string, string>> = {
  'reads and writes of the other VM, of EL2, of the GIC, of devices that are not its own': `
        .irp    address, 0x70200000, 0x701fffff, 0x77000000, 0x40080000, 0x40100000, 0x41000000, 0x08000104, 0x08010000, 0x08030100, 0x08040000, 0x09010000, 0x0a003e00, 0x51000000, 0x4010000000, 0x0
        ldr     x0, =\\address
        ldr     x1, [x0]
        mov     x1, #-1
        str     x1, [x0]
        stp     x1, x1, [x0]
        strb    w1, [x0]
        ldxr    x2, [x0]
        stxr    w3, x1, [x0]
        dc      civac, x0
        .endr`,
  'SGIs to every core, and every distributor register': `
        ldr     x0, =0x08000000
        ldr     w1, =0x00ff0001
        str     w1, [x0, #0xf00]
        ldr     w1, =0x01ff0003
        str     w1, [x0, #0xf00]
        mov     x2, #0
        mov     w1, #-1
1:      str     w1, [x0, x2]
        ldr     w3, [x0, x2]
        add     x2, x2, #4
        cmp     x2, #0x1000
        b.lo    1b`,
  'system registers of EL2 and EL1, SMC, and instructions that trap': `
        mov     x1, #-1
        msr     hcr_el2, x1
        msr     vttbr_el2, x1
        mrs     x1, vbar_el2
        msr     actlr_el1, x1
        msr     mdscr_el1, x1
        msr     oslar_el1, x1
        smc     #0
        smc     #77
        hlt     #0x7e2
        at      s12e1r, x1
        tlbi    alle1
        .word   0
        brk     #1`,
  'ten thousand hypercalls with random arguments': `
        mov     x24, #10000
1:      .irp    n, 0, 1, 2, 3, 4, 5, 6, 7
        bl      random
        mov     x\\n, x26
        .endr
        tbz     x26, #60, 2f
        mov     w9, w0
        orr     x0, x9, #0x80000000
        and     x0, x0, #0xfffffffffffffff7 /* not SYSTEM_OFF or SYSTEM_RESET */
2:      tbz     x26, #61, 3f
        smc     #0
        b       4f
3:      hvc     #0
4:      subs    x24, x24, #1
        b.ne    1b`,
  'ten thousand accesses to random addresses': `
        mov     x24, #10000
1:      bl      random
        and     x0, x26, #0xffffffffff
        tbz     x26, #62, 2f
        and     x0, x0, #0x0fffffff       /* where the devices are */
2:      mov     x1, x27
        tbz     x26, #61, 3f
        ldr     x2, [x0]
        ldrh    w2, [x0]
        b       4f
3:      str     w1, [x0]
        strb    w1, [x0]
4:      subs    x24, x24, #1
        b.ne    1b`,
  'a storm of interrupts to itself': `
        ldr     x0, =0x08000000
        mov     w1, #1
        str     w1, [x0]
        ldr     x2, =0x08010000
        str     w1, [x2]
        mov     w3, #0xff
        str     w3, [x2, #4]
        msr     daifclr, #2
        ldr     w1, =0x02000001
        mov     x24, #5000
1:      str     w1, [x0, #0xf00]
        subs    x24, x24, #1
        b.ne    1b`,
};

describe.skipIf(missing !== '')(`a hostile guest${missing && `: needs ${missing}`}`, { timeout: 120_000 }, () => {
  test.each(Object.entries(ATTACKS))('cannot reach anybody else by %s', (_, body) => {
    const both = withHostile(body);
    const { plan } = both.hypervisor;
    // Until the victim has its prompt the attacker is held back.
    command(both, 'p1');
    expect(untilShown(both, { 0: />> $/ })).toBe(true);
    command(both, 'p0c1');
    both.machine.run(50_000);
    const [ramPa, size] = [plan.vms[0]?.ramPa ?? 0, plan.vms[0]?.ram.size ?? 0];
    const before = hash(both, ramPa, size);
    const own = hash(both, 0x4008_0000, 0x1000) + hash(both, 0x4010_0000, 0x10_0000);
    expect(untilShown(both, { 1: /end$/ }, { cycles: 100e6 })).toBe(true);
    expect(hash(both, ramPa, size)).toBe(before);
    expect(hash(both, 0x4008_0000, 0x1000) + hash(both, 0x4010_0000, 0x10_0000)).toBe(own);
    command(both, 'c0');
    expect(answer(both, 0, 'hello_c\n', /Hello, world!\r\n/)).toBe(true);
  });
});
