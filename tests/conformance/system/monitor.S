// Interpreter of a script (script.ts) at 0x40400000: sets registers and memory, enters programs at any level with any
// state, and prints every exception that they end in. It runs at EL2; with -DAT_EL1 at EL1 of a machine without EL2.
// Nothing of it needs a stack: the programs own every SP. X19 is the position in the script while the monitor runs.
#ifdef AT_EL1
#define HERE(name) name##_el1
#define TEMPORARY tpidr_el0
#define OWN_SCTLR_HIGH 0x30d0
#define OWN_SCTLR_LOW 0x0800
#define HERE_LEVEL 1
#else
#define HERE(name) name##_el2
#define TEMPORARY tpidr_el1
#define OWN_SCTLR_HIGH 0x30c5
#define OWN_SCTLR_LOW 0x0830
#define HERE_LEVEL 2
#endif
        .equ    UART, 0x09000000
        .equ    SCRIPT, 0x40400000
        // X0 to X30, SP_EL0, SP_EL1, V0 to V31, FPCR, FPSR: what a program starts with (in SCRIPT's header), …
        .equ    START, 0x40300000
        // … and what it ends with.
        .equ    END, 0x40301000
        .equ    SP_SLOT, 31 * 8
        .equ    V_SLOT, 34 * 8
        .equ    FP_SLOT, 34 * 8 + 512
        .equ    RESUME, 0x40302000      // script position, flags of the run
        .equ    MAILBOX, 0x40303000     // for the second core: function, x0, x1, …, result at +64

        .text
        .global _start
_start: ldr     x19, =SCRIPT
        adr     x0, vectors
        msr     HERE(vbar), x0
next:   bl      own_state
        ldr     x0, [x19], #8
        adr     x1, table
        and     w2, w0, #0xff
        ldr     w2, [x1, x2, lsl #2]
        add     x1, x1, w2, sxtw
        lsr     x20, x0, #8             // the operation's number or count
        br      x1

        // Controls under which the monitor works.
own_state:
        mov     x0, #0x33ff
#ifndef AT_EL1
        msr     cptr_el2, x0
#else
        mov     x0, #(3 << 20)
        msr     cpacr_el1, x0
#endif
        isb
        ret

op_end: ldr     x0, =0x84000008
#ifdef AT_EL1
        hvc     #0
#else
        smc     #0
#endif
        b       .
op_label:
        mov     w0, #'#'
        bl      put
        mov     x0, x20
        bl      hex
        bl      newline
        b       next
op_poke: ldp    x0, x1, [x19], #16
        str     x1, [x0]
        subs    x20, x20, #1
        b.ne    op_poke
        dsb     sy
        ic      iallu
        dsb     sy
        isb
        b       next
op_poke32:
        ldp     x0, x1, [x19], #16
        str     w1, [x0]
        dsb     sy
        isb
        b       next
op_get32:
        ldr     x0, [x19], #8
        ldr     w21, [x0]
        mov     w0, #'m'
        b       print_x21
        // The word in x20 with X0 and X1 given; "get" prints X0 afterwards.
op_exec: mov    x22, #0
        b       1f
op_get: mov     x22, #1
1:      ldp     x2, x3, [x19], #16
        ldr     x4, =RESUME
        stp     x19, xzr, [x4]
        adr     x4, slot
        str     w20, [x4]
        dc      cvau, x4
        dsb     sy
        ic      ivau, x4
        dsb     sy
        isb
        mov     x0, x2
        mov     x1, x3
slot:   nop
        dsb     sy
        isb
        cbz     x22, next
        mov     x21, x0
        bl      own_state
        mov     w0, #'r'
print_x21:
        bl      put
        mov     x0, x21
        bl      hex
        bl      newline
        b       next
op_hash:
        ldp     x0, x1, [x19], #16
        mov     w21, #-1
1:      ldr     x2, [x0], #8
        crc32cx w21, w21, x2
        subs    x1, x1, #8
        b.hi    1b
        mov     w0, #'h'
        b       print_x21
        // Each word becomes SVC #n with its own n.
op_fill:
        ldp     x0, x1, [x19], #16
        movz    w3, #0xd400, lsl #16
        orr     w3, w3, #1
1:      ubfx    x2, x0, #2, #15
        orr     w2, w3, w2, lsl #5
        str     w2, [x0], #4
        subs    x1, x1, #4
        b.hi    1b
        dsb     sy
        ic      iallu
        dsb     sy
        isb
        b       next
op_wait:
        ldp     x0, x1, [x19], #16
1:      ldr     x2, [x0]
        cmp     x1, x2
        b.ne    1b
        b       next

        // Enters a program. x20: 1 when it uses V registers. Operands: SPSR, ELR, SCTLR of the level of the monitor, CPTR or CPACR.
op_run: ldp     x0, x1, [x19], #16
        ldp     x2, x3, [x19], #16
        ldr     x4, =RESUME
        stp     x19, x20, [x4]
        msr     HERE(spsr), x0
        msr     HERE(elr), x1
        ldr     x30, =START
        cbz     x20, 1f
        add     x4, x30, #V_SLOT
        .irp    n, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30
        ldr     q\n, [x4], #16
        .endr
        add     x4, x30, #(V_SLOT + 256)
        .irp    n, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31
        ldr     q\n, [x4], #16
        .endr
        add     x4, x30, #FP_SLOT
        ldp     x5, x6, [x4]
        msr     fpcr, x5
        msr     fpsr, x6
1:
#ifndef AT_EL1
        msr     cptr_el2, x3
        ldp     x5, x6, [x30, #SP_SLOT]
        msr     sp_el0, x5
        msr     sp_el1, x6
        mov     sp, x6
#else
        msr     cpacr_el1, x3
        ldp     x5, x6, [x30, #SP_SLOT]
        msr     sp_el0, x5
        mov     sp, x6
#endif
        msr     TEMPORARY, x2
        ldr     x29, [x30, #240]
        msr     HERE(tpidr), x29
        .irp    n, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26
        ldr     x\n, [x30, #(8 * \n)]
        .endr
        .irp    n, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 28, 29
        ldr     x\n, [x30, #(8 * \n)]
        .endr
        clrex
        dsb     sy
        mrs     x30, TEMPORARY
        msr     HERE(sctlr), x30
        isb
        mrs     x30, HERE(tpidr)
        eret

        // Behind every vector, with X30 in TPIDR and the vector's address in X30.
taken:  msr     TEMPORARY, x29
        movz    x29, #(OWN_SCTLR_HIGH), lsl #16
        movk    x29, #(OWN_SCTLR_LOW)
        msr     HERE(sctlr), x29
        isb
        ldr     x29, =END
        .irp    n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28
        str     x\n, [x29, #(8 * \n)]
        .endr
        mrs     x0, TEMPORARY
        mrs     x1, HERE(tpidr)
        stp     x0, x1, [x29, #232]
#ifndef AT_EL1
        mrs     x0, sp_el0
        mrs     x1, sp_el1
#else
        mrs     x0, sp_el0
        mov     x1, sp
#endif
        stp     x0, x1, [x29, #SP_SLOT]
        mov     x24, x29
        and     x23, x30, #0x780        // the vector
        bl      own_state
        ldr     x4, =RESUME
        ldp     x19, x20, [x4]
        mrs     x25, HERE(esr)
        mrs     x26, HERE(far)
        mrs     x27, HERE(elr)
        mrs     x28, HERE(spsr)
        mov     x22, #HERE_LEVEL
#ifndef AT_EL1
        // HVC #0x1000 + vector: EL1's own vectors.
        mov     w0, #(0x5a001000 >> 16)
        cmp     w0, w25, lsr #16
        b.ne    1f
        tbz     w25, #12, 1f
        and     x23, x25, #0x7ff
        mrs     x25, esr_el1
        mrs     x26, far_el1
        mrs     x27, elr_el1
        mrs     x28, spsr_el1
        mov     x22, #1
1:
#endif
        // "v<level> <vector> <ESR> <ELR> <SPSR>[ f<FAR>][ p<HPFAR>]", no syndrome for interrupts.
        mov     w0, #'v'
        bl      put
        mov     x0, x22
        bl      hex
        mov     x0, x23
        bl      hex
        tst     x23, #0x180
        b.eq    1f
        mov     x25, #0
1:      mov     x0, x25
        bl      hex
        mov     x0, x27
        bl      hex
        mov     x0, x28
        bl      hex
        ubfx    x0, x25, #26, #6
        cmp     x0, #0x20
        b.lo    3f
        cmp     x0, #0x25
        b.ls    1f
        cmp     x0, #0x34
        b.lo    3f
        cmp     x0, #0x35
        b.hi    3f
1:      cmp     x0, #0x23
        b.eq    3f
        mov     w0, #'f'
        bl      put
        mov     x0, x26
        bl      hex
#ifndef AT_EL1
        ubfx    x0, x25, #26, #6
        bic     x0, x0, #4
        cmp     x0, #0x20
        b.ne    3f
        cmp     x22, #2
        b.ne    3f
        mov     w0, #'p'
        bl      put
        mrs     x0, hpfar_el2
        bl      hex
#endif
        // Registers that the program changed, by number.
3:      ldr     x26, =START
        mov     x27, #0
1:      ldr     x0, [x26, x27, lsl #3]
        ldr     x28, [x24, x27, lsl #3]
        cmp     x0, x28
        b.eq    2f
        mov     w0, #'x'
        bl      put
        mov     x0, x27
        bl      hex_no_space
        mov     w0, #'='
        bl      put
        mov     x0, x28
        bl      hex
2:      add     x27, x27, #1
        cmp     x27, #33
        b.ne    1b
        cbz     x20, 2f
        // All V registers, as a sum; FPCR and FPSR.
        mov     w21, #-1
        .irp    n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        umov    x0, v\n\().d[0]
        crc32cx w21, w21, x0
        umov    x0, v\n\().d[1]
        crc32cx w21, w21, x0
        .endr
        mov     w0, #'V'
        bl      put
        mov     x0, x21
        bl      hex
        mrs     x0, fpcr
        bl      hex
        mrs     x0, fpsr
        bl      hex
        msr     fpcr, xzr
2:      bl      newline
        b       next

newline:
        mov     w0, #'\n'
put:    mov     x1, #UART
        strb    w0, [x1]
        ret
        // Hexadecimal without leading zeros, then a space.
hex:    mov     w7, #1
        b       1f
hex_no_space:
        mov     w7, #0
1:      orr     x2, x0, #1
        clz     x3, x2
        mov     x1, #UART
        mov     w4, #60
        bic     w3, w3, #3
        sub     w4, w4, w3
1:      lsr     x2, x0, x4
        and     x2, x2, #15
        cmp     x2, #10
        add     w5, w2, #'0'
        add     w6, w2, #'a' - 10
        csel    w5, w5, w6, lo
        strb    w5, [x1]
        subs    w4, w4, #4
        b.pl    1b
        cbz     w7, 1f
        mov     w5, #' '
        strb    w5, [x1]
1:      ret

        .balign 4
table:  .word   op_end - table, op_label - table, op_poke - table, op_poke32 - table, op_get32 - table, op_exec - table
        .word   op_get - table, op_hash - table, op_wait - table, op_run - table
        .word   op_fill - table
        .ltorg

        .balign 2048
vectors:
        .rept   16
        .balign 128
        msr     HERE(tpidr), x30
        bl      taken
        .endr
        .balign 2048
        .global vectors_el1
vectors_el1:
        .set    vector, 0
        .rept   16
        .balign 128
        hvc     #(0x1000 + vector)
        .set    vector, vector + 128
        .endr
        .balign 4096
        // The second core: waits for a function in the mailbox, calls it, and answers.
        .balign 64
        .global second
second: ldr     x20, =MAILBOX
1:      ldar    x21, [x20]
        cbz     x21, 1b
        ldp     x0, x1, [x20, #8]
        ldp     x2, x3, [x20, #24]
        blr     x21
        str     x0, [x20, #64]
        stlr    xzr, [x20]
        b       1b
        .ltorg

