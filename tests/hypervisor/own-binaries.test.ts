/**
 * Images that a reader brings run as under the document's hypervisor and as on the bare board: small guests that do, at
 * their start, what NimbOS and Linux do.
 */
import { describe, expect, test } from 'vitest';
import { writeDtb } from '../../src/engine/devicetree/dtb-writer.ts';
import { compileDts } from '../../src/engine/devicetree/dts.ts';
import type { Hypervisor } from '../../src/engine/hypervisor/index.ts';
import { assemble } from '../../src/engine/isa/assembler/index.ts';
import type { MachineConfig } from '../../src/engine/machine/config.ts';
import { parseArguments } from '../../src/engine/machine/qemu-arguments.ts';
import { machineConfig } from '../../src/engine/machine/qemu-configuration.ts';
import { Machine } from '../../src/engine/machine/machine.ts';
import { coreModule, missing as withoutCore } from '../machine/testing.ts';
import { answer, command, system, untilShown, type System } from './testing.ts';

/**
 * What the kernel of NimbOS does with its machine, in its order: linked for 0xffff000040080000, no look at x0; one root in
 * both halves; the distributor without priorities; the physical timer, one-shot, PPI 14; idle that spins; byte exclusives;
 * power off by HVC. It prints U, a T for each of three ticks, M when its last page holds what was written, and + for each
 * byte typed; q ends it.
 */
const NIMBOS_LIKE = `
        .equ    UP, 0xffff000000000000
        mrs     x0, CurrentEL
        cmp     x0, #8
        b.ne    el1
        mrs     x0, cnthctl_el2
        orr     x0, x0, #3
        msr     cnthctl_el2, x0
        msr     cntvoff_el2, xzr
        mov     x0, #0x80000000
        msr     hcr_el2, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        adr     x0, el1
        msr     elr_el2, x0
        eret
el1:    msr     SPSel, #1
        mov     x0, #0xff04
        msr     mair_el1, x0
        ldr     x0, =0x0000000275103510
        msr     tcr_el1, x0
        adr     x0, root
        msr     ttbr0_el1, x0
        msr     ttbr1_el1, x0
        tlbi    vmalle1
        dsb     sy
        isb
        mrs     x0, sctlr_el1
        mov     x1, #0x1005
        orr     x0, x0, x1
        msr     sctlr_el1, x0
        isb
        ldr     x0, =high + UP
        br      x0
high:   msr     ttbr0_el1, xzr
        tlbi    vmalle1
        dsb     sy
        isb
        ldr     x0, =0xffff000047ff0000
        mov     sp, x0
        ldr     x0, =vectors + UP
        msr     vbar_el1, x0
        msr     tpidr_el1, xzr
        ldr     x19, =0xffff000009000000      /* PL011 */
        mov     w0, #0x3ff
        str     w0, [x19, #0x44]
        str     wzr, [x19, #0x34]
        mov     w0, #0x10
        str     w0, [x19, #0x38]
        mov     w0, #0x301
        str     w0, [x19, #0x30]
        ldr     x24, =lock + UP
        ldrb    w2, [x24]
        mov     w0, #'U'
        add     w0, w0, w2                    /* its memory is not as it was loaded: not U */
        bl      put
        ldr     x20, =0xffff000008000000      /* GICD */
        ldr     x21, =0xffff000008010000      /* GICC */
        ldr     w22, [x20, #4]                /* TYPER: interrupts and CPUs */
        and     w1, w22, #31
        mov     w2, #-1
        mov     x3, #0
1:      add     x4, x20, x3, lsl #2
        str     w2, [x4, #0x180]
        str     w2, [x4, #0x280]
        add     x3, x3, #1
        cmp     w3, w1
        b.ls    1b
        tst     w22, #0xe0
        b.eq    3f
        ldr     w2, =0x01010101
        mov     x3, #0x820
2:      str     w2, [x20, x3]
        add     x3, x3, #4
        cmp     x3, #0x900
        b.lo    2b
3:      ldr     w2, [x20, #0xc04]
        bic     w2, w2, #0x20000000           /* 30: by level */
        str     w2, [x20, #0xc04]
        mov     w0, #1
        str     w0, [x20]
        str     w0, [x21]
        mov     w0, #0xff
        str     w0, [x21, #4]
        mov     w0, #0x40000000
        str     w0, [x20, #0x100]
        mov     x23, #0                       /* ticks */
        bl      tick
        msr     daifclr, #2
4:      ldaxrb  w0, [x24]
        dmb     ishld
        mov     w0, #1
        stxrb   w1, w0, [x24]
        cmp     x23, #3
        b.lo    4b
        msr     daifset, #2
        ldr     x0, =0xffff000047fff000
        ldr     x1, =0x5ca1ab1e
        str     x1, [x0]
        ldr     x2, [x0]
        cmp     x1, x2
        b.ne    5f
        mov     w0, #'M'
        bl      put
5:      ldr     w0, [x19, #0x18]
        tbnz    w0, #4, 5b
        ldr     w0, [x19]
        cmp     w0, #'q'
        b.eq    6f
        mov     w0, #'+'
        bl      put
        b       5b
6:      ldr     w0, =0x84000008
        hvc     #0
        b       .

put:    ldr     w1, [x19, #0x18]
        tbnz    w1, #5, put
        str     w0, [x19]
        ret
tick:   mrs     x0, cntfrq_el0
        mov     x1, #100
        udiv    x0, x0, x1
        msr     cntp_tval_el0, x0
        mov     x0, #1
        msr     cntp_ctl_el0, x0
        ret
irq:    stp     x0, x1, [sp, #-32]!
        str     x30, [sp, #16]
        ldr     w25, [x21, #0xc]
        and     w26, w25, #0x3ff
        cmp     w26, #0x3fe
        b.hs    1f
        cmp     w26, #30
        b.ne    1f
        add     x23, x23, #1
        mov     w0, #'T'
        bl      put
        bl      tick
        str     w25, [x21, #0x10]
1:      ldr     x30, [sp, #16]
        ldp     x0, x1, [sp], #32
        eret
        .ltorg
        .balign 2048
vectors:
        .rept   4
        b       .
        .balign 128
        .endr
        b       .
        .balign 128
        b       irq
        .balign 4096
root:   .quad   level1 + 3
        .space  4088
level1: .quad   0x401, 0x40000705
        .space  4080
lock:   .quad   0
`;
const nimbosLike = assemble(NIMBOS_LIKE, { origin: 0x4008_0000n }).bytes;

/** An arm64 Image that looks at how it was entered (Linux, arm64 booting protocol) and asks its firmware in both ways. */
const LINUX_LIKE = `
        b       start
        .balign 8
        .quad   0, 0x10000, 0xa, 0, 0, 0
        .ascii  "ARM\\x64"
        .word   0
        .macro  check letter
        mov     w1, #\\letter
        b.eq    9f
        mov     w1, #'-'
9:      str     w1, [x19]
        .endm
start:  ldr     x19, =0x09000000
        mov     x20, x0
        orr     x1, x1, x2
        orr     x1, x1, x3
        cmp     x1, #0
        check   'Z'
        mrs     x0, CurrentEL
        cmp     x0, #4
        check   '1'
        mrs     x0, daif
        cmp     x0, #0x3c0
        check   'D'
        mrs     x0, sctlr_el1
        tst     x0, #1
        check   'P'
        ldr     w0, [x20]
        ldr     w1, =0xedfe0dd0
        cmp     w0, w1
        check   'T'
        mov     w0, #0x84000000
        hvc     #0
        mov     w1, #0x10001
        cmp     w0, w1
        check   'H'
        mov     w0, #0x84000000
        smc     #0
        mov     w1, #0x10001
        cmp     w0, w1
        check   'S'
        ldr     x21, =0x0a000200        /* a slot and the GPIO of the board */
        ldr     w0, [x21]
        ldr     w2, =0x74726976
        cmp     w0, w2
        check   'V'
        ldr     w0, [x21, #8]
        cmp     w0, #0
        check   'E'
        ldr     x21, =0x09030fe0
        str     w21, [x21]
        ldr     w0, [x21]
        cmp     w0, #0
        check   'G'
        ldr     w0, =0x84000008
        hvc     #0
        b       .
        .ltorg
`;
const linuxLike = assemble(LINUX_LIKE, { origin: 0x7020_0000n }).bytes;
const tree = writeDtb(
  compileDts(`/dts-v1/; / { #address-cells = <2>; #size-cells = <2>; memory { reg = <0 0x70000000 0 0xc000000>; };
    virtio_mmio@a000200 { reg = <0 0xa000200 0 0x200>; }; pl061@9030000 { reg = <0 0x9030000 0 0x1000>; }; };`),
);

const LINE = '-m 2G -machine virt,virtualization=on -kernel builtin:hypervisor -nographic';
function builtin(places: Readonly<Record<number, Uint8Array>>, cpus: 1 | 2): System {
  const loaders = Object.keys(places).flatMap((at) => ['-device', `loader,file=${at},addr=${at},force-raw=on`]);
  const args = parseArguments([...LINE.split(' '), '-smp', String(cpus), ...loaders]);
  const none = new Uint8Array(0);
  const { hypervisor, ...config } = machineConfig(args, {
    read: (name) => places[Number(name)] ?? none,
    disk: () => {
      throw new Error();
    },
  });
  if (hypervisor === undefined) throw new Error('no hypervisor');
  return system({ ...config, hypervisor } satisfies MachineConfig & { hypervisor: Hypervisor });
}
const power = ({ hypervisor }: System): string[] => hypervisor.state.vms.map((vm) => vm.power);

const TICKED = /^UTTTM$/;

describe.skipIf(withoutCore !== '')(`a kernel with NimbOS's habits`, { timeout: 60_000 }, () => {
  test.each([
    ['two of them, a core each, without device trees', {}, 2],
    ['two of them on one core, though neither ever waits', {}, 1],
    ['two of them with device trees that they do not look at', { 0x70000000: tree, 0x50000000: tree }, 2],
  ] as const)('%s: ticks, input, and power off by HVC', (_, trees, cpus) => {
    const both = builtin({ ...trees, 0x70200000: nimbosLike, 0x50200000: nimbosLike }, cpus);
    expect(untilShown(both, { 0: TICKED, 1: TICKED })).toBe(true);
    expect(answer(both, 1, 'a', /^\+$/, 20e6)).toBe(true);
    expect(answer(both, 0, 'bc', /^\+\+$/, 20e6)).toBe(true);
    answer(both, 0, 'q', /never/, 2e6);
    expect(power(both)).toEqual(['off', 'on']);
    expect(answer(both, 1, 'a', /^\+$/, 20e6)).toBe(true);
    answer(both, 1, 'q', /never/, 2e6);
    expect(power(both)).toEqual(['off', 'off']);
  });

  test('starts again from its image, though it has changed its memory', () => {
    const both = builtin({ 0x70200000: nimbosLike, 0x50200000: nimbosLike }, 2);
    expect(untilShown(both, { 0: TICKED, 1: TICKED })).toBe(true);
    const from = { 1: both.consoles[1]?.length ?? 0 };
    command(both, 'r1');
    expect(untilShown(both, { 1: TICKED }, { from })).toBe(true);
  });

  test.each([
    ['EL1', false],
    ['EL2', true],
  ])('runs bare, entered at %s', (_, virtualization) => {
    let text = '';
    const config = { cpus: 1 as const, memory: 2 ** 27, virtualization, kernel: nimbosLike };
    const machine = new Machine(coreModule(), config, { console: (byte) => (text += String.fromCharCode(byte)) });
    for (let n = 0; n < 100 && !TICKED.test(text); n++) machine.run(100_000);
    expect(text).toMatch(TICKED);
    machine.input(Buffer.from('aq'));
    machine.run(100_000);
    expect(text).toBe('UTTTM+');
    // With EL2 the firmware is called by SMC: an HVC goes to EL2, where nobody is.
    expect(machine.state).toBe(virtualization ? 'running' : 'powered-off');
  });
});

describe.skipIf(withoutCore !== '')(`an Image with Linux's expectations`, { timeout: 60_000 }, () => {
  test('is entered at EL1 with everything masked, MMU off, x0 its device tree and x1 to x3 zero; PSCI answers HVC and SMC', () => {
    const made = builtin({ 0x70200000: linuxLike }, 1);
    untilShown(made, { 0: /HS/ });
    expect(made.consoles[0]).toMatch(/^Z1DPTHS/);
  });

  test("finds empty what only the board's device tree names, and powers off", () => {
    const own = builtin({ 0x70000000: tree, 0x70200000: linuxLike }, 1);
    untilShown(own, { 0: /never/ }, { cycles: 3e6 });
    expect(own.consoles[0]).toBe('Z1DPTHSVEG');
    expect(power(own)).toEqual(['off']);
  });
});
