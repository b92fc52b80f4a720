// Asks whether a device answers at 0x30000000. None does: the read aborts, and
// the handler goes on after it.
        .global probe_devices, probe
probe_devices:
        adr     x28, 1f
        ldr     x0, =0x30000000
probe:  ldr     w0, [x0]
1:      mov     x28, #0
        ret

// Fills level1: a block of devices, a block of RAM (AttrIndx {{d}} and {{r}}). A
// function with a stack, as a compiler makes it.
        .global build_tables, push, pushed
build_tables:
push:   stp     x29, x30, [sp, #-16]!
        mov     x0, sp
        adr     x1, pushed
        str     x0, [x1]
        ldr     x0, =level1
        ldr     x1, ={{device}}
        str     x1, [x0]
        ldr     x1, ={{ram}}
        str     x1, [x0, #8]
        ldp     x29, x30, [sp], #16
        ret

// Writes down what the boot has set, reads an unaligned word, as memcpy does,
// from the page that switched the MMU on, and prints M. Then come the faults.
        .global main, unaligned, seen
main:   adr     x0, seen
        mrs     x1, sctlr_el2
        mrs     x2, mair_el2
        mrs     x3, tcr_el2
        stp     x1, x2, [x0]
        str     x3, [x0, #16]
        ldr     x0, =0x40080001
unaligned:
        ldr     x1, [x0]
        ldr     x2, =0x09000000
        mov     w1, #'M'
        strb    w1, [x2]
        mov     w1, #10
        strb    w1, [x2]
        b       cases
        .ltorg

        .balign 8
pushed: .quad   0
seen:   .quad   0, 0, 0

// Ends the walk of level1[index] at a level, with a descriptor; above it stand
// tables. A page is a descriptor of level 3 with bit 1.
        .macro  walk index level descriptor
        ldr     x0, =\descriptor
        .if     \level == 1
        str     x0, [x19, #(8 * \index)]
        .else
        ldr     x1, =tables + (\index - 3) * 8192
        orr     x2, x1, #3
        str     x2, [x19, #(8 * \index)]
        .if     \level == 3
        add     x3, x1, #4096
        orr     x2, x3, #3
        str     x2, [x1]
        mov     x1, x3
        .if     \descriptor
        orr     x0, x0, #2
        .endif
        .endif
        str     x0, [x1]
        .endif
        dsb     sy
        .endm

// Nine things that go wrong without a step. x8 is the number of the case, x28
// where the handler goes on.
        .balign 16
        .global cases, case7_end, case8_end
cases:  ldr     x19, =level1

        mov     x8, #1                  // no-stack: SP is still 0
        mov     x20, sp
        mov     x0, #0
        mov     sp, x0
        adr     x28, 1f
        stp     x29, x30, [sp, #-16]!
1:      mov     sp, x20

        mov     x8, #2                  // not-mapped: 0 at level {{unmapped}}
        walk    3, {{unmapped}}, 0
        ldr     x0, =0xc0000000
        adr     x28, 1f
        ldr     x1, [x0]
1:
        mov     x8, #3                  // no-access-flag:
                                        // AF is 0 at level {{unaccessed}}
        walk    4, {{unaccessed}}, {{ram}} - 0x400
        ldr     x0, =0x100000000
        adr     x28, 1f
        ldr     x1, [x0]
1:
        mov     x8, #4                  // execute-never:
                                        // XN is 1 at level {{unexecuted}}
        walk    5, {{unexecuted}}, {{ram}} + 0x40000000000000
        ldr     x0, =0x140000000
        adr     x28, 1f
        br      x0
1:
        mov     x8, #5                  // no-attributes: MAIR_EL2 is still 0
        msr     mair_el2, xzr
        bl      forget
        ldr     x0, =0x40300001
        adr     x28, 1f
        ldr     x1, [x0]
1:      ldr     x0, ={{mair}}
        msr     mair_el2, x0
        bl      forget

        mov     x8, #6                  // mmu-off: SCTLR_EL2.M is still 0
        mrs     x21, sctlr_el2
        bic     x0, x21, #1
        msr     sctlr_el2, x0
        isb
        ldr     x0, =0x40300001
        adr     x28, 1f
        ldr     x1, [x0]
1:      msr     sctlr_el2, x21
        isb

        mov     x8, #7                  // no-tlbi: level1[7] is RAM, is read,
                                        // is taken away, is read again
        mov     x28, #0
        ldr     x0, ={{ram}}
        str     x0, [x19, #(7 * 8)]
        dsb     sy
        ldr     x0, =0x1c0000000
        ldr     x1, [x0]
        str     xzr, [x19, #(7 * 8)]
        dsb     sy
        adr     x28, case7_end
        ldr     x1, [x0]
case7_end:
        bl      forget

        mov     x8, #8                  // no-isb: M is set, and no ISB follows
                                        // before the unaligned read
        bic     x0, x21, #1
        msr     sctlr_el2, x0
        isb
        ldr     x0, =0x40300001
        adr     x28, case8_end
        msr     sctlr_el2, x21
        ldr     x1, [x0]
case8_end:
        isb

        mov     x8, #9                  // at-once: TCR_EL2 or TTBR0_EL2 as
                                        // after reset, and the TLB forgotten
        mov     x28, #0
        .if     {{ttbr}}
        msr     ttbr0_el2, xzr
        .else
        msr     tcr_el2, xzr
        .endif
        bl      forget
        b       .

forget: isb
        tlbi    alle2
        dsb     sy
        isb
        ret
        .ltorg

        .global vectors
        .balign 2048
vectors:
        .rept   16
        .balign 128
        b       handler
        .endr

// Goes on where x28 says, once; without that, it stays here.
handler:
        cbz     x28, .
        msr     elr_el2, x28
        mov     x28, #0
        eret

        .bss
        .balign 4096
        .global level1
level1: .skip   4096
tables: .skip   6 * 4096
