// Surveys every MRS/MSR encoding (op0 2 and 3: 32,768 of them) at EL2 and at EL1 and prints one line for each that can be
// read or written:  <level> <encoding> <value> <after writing ones> <after writing zeros>, hexadecimal, "-" for UNDEFINED.
// <encoding> is bits [19:5] of the instruction without op0[1]: o0:op1:CRn:CRm:op2.
// Started at EL2 by QEMU's virt board with virtualization=on; UART at 0x09000000, power off by PSCI over SMC.
        .equ    UART, 0x09000000

        .text
        .global _start
_start: ldr     x0, =stack_top
        mov     sp, x0
        adr     x0, vectors
        msr     vbar_el2, x0
        msr     vbar_el1, x0
        mrs     x19, midr_el1
        msr     vpidr_el2, x19
        mrs     x19, mpidr_el1
        msr     vmpidr_el2, x19
        isb
        mov     x28, #2
        bl      survey
        // EL1 with nothing trapped, so that UNDEFINED is EL1's own verdict.
        mov     x0, #0x80000000
        msr     hcr_el2, x0
        mov     x0, #0x33ff
        msr     cptr_el2, x0
        mov     x0, #3
        msr     cnthctl_el2, x0
        mov     x0, #6
        msr     mdcr_el2, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        adr     x0, at_el1
        msr     elr_el2, x0
        eret
at_el1: ldr     x0, =stack_top
        mov     sp, x0
        mov     x28, #1
        bl      survey
        ldr     x0, =0x84000008
        smc     #0
1:      b       1b

survey: mov     x29, x30
        mov     w20, #0
        mov     w21, #0x8000
next:   adr     x22, slot_read
        movz    w0, #0xd530, lsl #16
        orr     w0, w0, w20, lsl #5
        str     w0, [x22]
        movz    w0, #0xd510, lsl #16
        orr     w0, w0, w20, lsl #5
        adr     x22, slot_write
        str     w0, [x22]
        dsb     sy
        ic      iallu
        dsb     sy
        isb
        mov     x23, #0                 // value
        mov     x24, #0                 // bit 0: read UNDEFINED, bit 1: write UNDEFINED or not tried
        bl      do_read
        mov     x23, x0
        mov     x24, x25
        adr     x1, untouched
1:      ldrh    w2, [x1], #2
        mov     w3, #0xffff
        cmp     w2, w3
        b.eq    2f
        cmp     w2, w20
        b.ne    1b
        orr     x24, x24, #4            // never written
        b       report
2:      mov     x0, #-1
        bl      do_write
        orr     x24, x24, x25, lsl #1
        cbnz    x25, report
        bl      do_read
        mov     x26, x0
        mov     x0, #0
        bl      do_write
        bl      do_read
        mov     x27, x0
        mov     x0, x23
        bl      do_write
report: and     x0, x24, #3
        cmp     x0, #3
        b.eq    skip
        add     w0, w28, #'0'
        bl      put
        mov     x0, x20
        mov     w3, #12
        bl      hex
        tbnz    x24, #0, 1f
        mov     x0, x23
        mov     w3, #60
        bl      hex
        b       2f
1:      bl      dash
2:      tbnz    x24, #2, 4f
        tbnz    x24, #1, 3f
        mov     x0, x26
        mov     w3, #60
        bl      hex
        mov     x0, x27
        mov     w3, #60
        bl      hex
        b       5f
3:      bl      dash
        b       5f
4:      mov     w0, #' '
        bl      put
        mov     w0, #'?'
        bl      put
5:      mov     w0, #'\n'
        bl      put
skip:   add     w20, w20, #1
        cmp     w20, w21
        b.ne    next
        br      x29

        // x0 = value, x25 = 1 when UNDEFINED
do_read:
        mov     x25, #0
        mov     x0, #0
slot_read:
        nop
        isb
        ret
do_write:
        mov     x25, #0
slot_write:
        nop
        isb
        ret

dash:   mov     x5, x30
        mov     w0, #' '
        bl      put
        mov     w0, #'-'
        bl      put
        br      x5
put:    mov     x1, #UART
        strb    w0, [x1]
        ret
        // " " and x0 from bit w3+3 down
hex:    mov     x4, x0
        mov     x5, x30
        mov     w0, #' '
        bl      put
1:      lsr     x0, x4, x3
        and     x0, x0, #15
        cmp     x0, #10
        add     x6, x0, #'0'
        add     x7, x0, #'a' - 10
        csel    x0, x6, x7, lo
        bl      put
        subs    w3, w3, #4
        b.pl    1b
        br      x5

        // Registers whose change would pull the rug from under this program: SCTLR_EL1, SCTLR_EL2, VBAR_EL1, VBAR_EL2,
        // HCR_EL2, DAIF, SPSel, RMR_EL2, MDSCR_EL1 (single step), CPTR_EL2, MDCR_EL2, PMCR_EL0, SP_EL0 to SP_EL2.
        .macro  encoding op0, op1, crn, crm, op2
        .hword  (\op0 - 2) << 14 | \op1 << 11 | \crn << 7 | \crm << 3 | \op2
        .endm
        .balign 4
untouched:
        encoding 3, 0, 1, 0, 0
        encoding 3, 4, 1, 0, 0
        encoding 3, 0, 12, 0, 0
        encoding 3, 4, 12, 0, 0
        encoding 3, 4, 12, 0, 2
        encoding 3, 4, 1, 1, 0
        encoding 3, 3, 4, 2, 1
        encoding 3, 0, 4, 2, 0
        encoding 3, 0, 4, 1, 0
        encoding 3, 4, 4, 1, 0
        encoding 3, 4, 1, 1, 1
        .hword  0xffff

        .balign 2048
vectors:
        .rept   16
        .balign 128
        mrs     x25, currentel
        cmp     x25, #8
        b.eq    1f
        mrs     x25, elr_el1
        add     x25, x25, #4
        msr     elr_el1, x25
        mov     x25, #1
        eret
1:      mrs     x25, elr_el2
        add     x25, x25, #4
        msr     elr_el2, x25
        mov     x25, #1
        eret
        .endr
        .ltorg
        .bss
        .balign 16
        .space  4096
stack_top:
