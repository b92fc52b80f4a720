import { describe, expect, test } from 'vitest';
import { attack, withHostile } from './hostile.ts';
import { answer, missing, untilShown } from './testing.ts';

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
  'a disk whose descriptors lie outside its memory, point at themselves, or are of no length': `
        ldr     x19, =0x0a003e00
        ldr     x20, =0x50900000        /* descriptors, then the rings */
        mov     x21, #0                 /* which of the addresses */
again:  str     wzr, [x19, #0x70]       /* reset, and the whole handshake */
        mov     w1, #3
        str     w1, [x19, #0x70]
        mov     w1, #1
        str     w1, [x19, #0x24]        /* VIRTIO_F_VERSION_1 */
        str     w1, [x19, #0x20]
        mov     w1, #11
        str     w1, [x19, #0x70]
        str     wzr, [x19, #0x30]
        mov     w1, #8
        str     w1, [x19, #0x38]
        adr     x2, targets
        ldr     x3, [x2, x21, lsl #3]
        tbz     x21, #0, 1f             /* every second time the rings themselves */
        str     w3, [x19, #0x80]
        lsr     x4, x3, #32
        str     w4, [x19, #0x84]
        b       2f
1:      str     w20, [x19, #0x80]
        str     wzr, [x19, #0x84]
2:      add     w1, w20, #0x1000
        str     w1, [x19, #0x90]
        str     wzr, [x19, #0x94]
        add     w1, w20, #0x2000
        tbz     x21, #1, 3f
        mov     w1, w3
3:      str     w1, [x19, #0xa0]
        str     wzr, [x19, #0xa4]
        mov     w1, #1
        str     w1, [x19, #0x44]
        mov     w1, #15
        str     w1, [x19, #0x70]
        str     x20, [x20]              /* 0: a header in its own memory, then 1 */
        mov     w1, #16
        str     w1, [x20, #8]
        ldr     w1, =0x00010001
        str     w1, [x20, #12]
        str     x3, [x20, #16]          /* 1: the target, for the device to write */
        mov     w1, #512
        str     w1, [x20, #24]
        ldr     w1, =0x00020003
        str     w1, [x20, #28]
        str     x3, [x20, #32]          /* 2: a status byte, at the target too; or back to 1 */
        mov     w1, #1
        str     w1, [x20, #40]
        ldr     w1, =0x00010002
        tbz     x21, #2, 4f
        orr     w1, w1, #1
4:      str     w1, [x20, #44]
        str     wzr, [x20, #0x1000]
        str     wzr, [x20, #0x1004]
        mov     w1, #1
        strh    w1, [x20, #0x1002]
        str     wzr, [x19, #0x50]       /* notify, a read of sector 0 */
        mov     w1, #0x70000000
        str     w1, [x20, #24]          /* the same with a length that reaches beyond everything */
        mov     w1, #2
        strh    w1, [x20, #0x1002]
        str     wzr, [x19, #0x50]
        str     wzr, [x20, #24]         /* and with none */
        mov     w1, #3
        strh    w1, [x20, #0x1002]
        str     wzr, [x19, #0x50]
        add     x21, x21, #1
        cmp     x21, #16
        b.lo    again
        b       5f
        .balign 8
targets: .quad  0x70200000, 0x77000000, 0x40088000, 0x40100000, 0x50fffff8, 0x511ffff8, 0x08000000, 0x0a003e00
        .quad   0xffffffffffffffff, 0xfffffffffffffff0, 0x70200000, 0x40088000, 0x8000000000000000, 0, 0x701ffff8, 0x7fffffffffffffff
5:`,
  'a disk that is asked for more at once than one call may do': `
        ldr     x19, =0x0a003e00
        ldr     x20, =0x50900000        /* an indirect table of 1024; then the rings, and the descriptors */
        mov     x21, #0                 /* which of the two */
again:  str     wzr, [x19, #0x70]
        mov     w1, #3
        str     w1, [x19, #0x70]
        mov     w1, #1
        str     w1, [x19, #0x24]        /* VIRTIO_F_VERSION_1, RING_INDIRECT_DESC */
        str     w1, [x19, #0x20]
        str     wzr, [x19, #0x24]
        mov     w1, #0x10000000
        str     w1, [x19, #0x20]
        mov     w1, #11
        str     w1, [x19, #0x70]
        mov     w1, #1024
        str     w1, [x19, #0x38]
        add     w1, w20, #0x10, lsl #12
        str     w1, [x19, #0x80]
        add     w1, w20, #0x20, lsl #12
        str     w1, [x19, #0x90]
        add     w1, w20, #0x30, lsl #12
        str     w1, [x19, #0xa0]
        mov     w1, #1
        str     w1, [x19, #0x44]
        mov     w1, #15
        str     w1, [x19, #0x70]
        add     x2, x20, #0x10, lsl #12 /* descriptor 0: the table */
        str     x20, [x2]
        mov     w1, #16
        mov     w3, #3                  /* of three: a header, all of the disk, a status */
        ldr     w4, =0x100000
        tbz     x21, #0, 1f
        mov     w3, #1024               /* or of 1024, with two bytes each */
        mov     w4, #2
1:      mul     w1, w1, w3
        str     w1, [x2, #8]
        mov     w1, #4
        str     w1, [x2, #12]
        mov     x5, #0
        mov     x6, x20
        ldr     x7, =0x50b00000
2:      add     x5, x5, #1
        str     x7, [x6]
        str     w4, [x6, #8]
        lsl     w1, w5, #16
        add     w1, w1, #3
        str     w1, [x6, #12]
        add     x6, x6, #16
        cmp     x5, x3
        b.lo    2b
        mov     w1, #2                  /* the last one is the status */
        str     w1, [x6, #-4]
        mov     w1, #1
        str     w1, [x6, #-8]
        ldr     x7, =0x50a00000         /* the first one the header: a read of sector 0 */
        str     x7, [x20]
        stp     xzr, xzr, [x7]
        mov     w1, #16
        str     w1, [x20, #8]
        ldr     w1, =0x10001
        str     w1, [x20, #12]
        mov     w1, #64                 /* 64 MiB */
        tbz     x21, #0, 3f
        mov     w1, #1024               /* a million descriptors */
3:      add     x2, x20, #0x20, lsl #12
        str     wzr, [x2]
        strh    w1, [x2, #2]
        str     wzr, [x19, #0x50]
        add     x2, x20, #0x30, lsl #12
        ldrh    w2, [x2, #2]
        cmp     w1, w2
        b.ne    .                       /* all of them were used when the store is over */
        ldr     w2, [x19, #0x70]
        tbnz    w2, #6, .
        add     x21, x21, #1
        cmp     x21, #2
        b.lo    again`,
};

const ONE_CORE = { cores: [0] as const };
/** Where both have one core. */
const SHARED: Readonly<Record<string, string>> = {
  'waiting for interrupts again and again': `
        mov     x24, #3000
1:      mrs     x1, cntpct_el0
        add     x1, x1, #500
        msr     cntv_cval_el0, x1
        mov     x1, #1
        msr     cntv_ctl_el0, x1
        wfi
        wfe
        sev
        subs    x24, x24, #1
        b.ne    1b
        msr     cntv_ctl_el0, xzr`,
  'a storm of interrupts to itself': ATTACKS['a storm of interrupts to itself'] ?? '',
  'giving its core away and taking it back': `
        mov     x24, #2000
1:      mov     x0, #0x84000000         /* CPU_SUSPEND with an interrupt that is due at once */
        add     x0, x0, #1
        mrs     x1, cntpct_el0
        msr     cntp_cval_el0, x1
        mov     x1, #1
        msr     cntp_ctl_el0, x1
        mov     x1, #0
        hvc     #0
        yield
        subs    x24, x24, #1
        b.ne    1b
        msr     cntp_ctl_el0, xzr`,
};

describe.skipIf(missing !== '')(`a hostile guest${missing && `: needs ${missing}`}`, { timeout: 240_000 }, () => {
  test.each(Object.entries(ATTACKS))('cannot reach anybody else by %s', (_, body) => {
    attack(withHostile(body, { disks: [{ channel: 0 }] }));
  });

  test.each(Object.entries(SHARED))('cannot keep a core that it shares by %s', (_, body) => {
    const both = withHostile(body.replaceAll('mov     x24, #', 'mov     x24, #0x8000 + '), ONE_CORE);
    // The victim boots and works while the attacker does not stop.
    expect(untilShown(both, { 0: />> $/ })).toBe(true);
    expect(answer(both, 0, 'hello_c\n', /Hello, world!\r\n/)).toBe(true);
    attack(withHostile(body, ONE_CORE));
  });

  test.each(['victim first', 'hostile first'] as const)(
    'cannot keep a core that it shares by resetting itself as soon as it starts: %s',
    (order) => {
      const both = withHostile('ldr x0, =0x84000009\n hvc #0', ONE_CORE, order);
      expect(untilShown(both, { 0: />> $/ }, { cycles: 400e6 })).toBe(true);
      expect(answer(both, 0, 'hello_c\n', /Hello, world!\r\n/)).toBe(true);
      expect(both.hypervisor.state.vms[order === 'hostile first' ? 0 : 1]?.starts).toBeGreaterThan(2);
    },
  );
});
