// Runs a script of register accesses on a GICv2 board and prints what each step observed.
//
// Entered at EL2 with the MMU off (`-kernel` on the virt board). The script follows the label `script`:
// five little-endian words a step: operation, address, value, core, zero. See script.ts for the operations.
// Each observing step prints eight hexadecimal digits and a newline on the PL011, or `abort`.

        .equ    UART, 0x09000000
        .equ    HCR_RW_IMO_FMO, (1 << 31) | (1 << 4) | (1 << 3)
        .equ    SPSR_EL1H_MASKED, 0x3c5
        .equ    PSCI_SYSTEM_OFF, 0x84000008
        .equ    PSCI_CPU_ON, 0xc4000003

        .global _start
_start:
        adr     x0, vectors
        msr     vbar_el2, x0
        ldr     x0, =HCR_RW_IMO_FMO
        msr     hcr_el2, x0
        isb
        mov     w27, #0
        adr     x0, cores
        ldr     w1, [x0]
        cmp     w1, #2
        b.ne    run
        ldr     x0, =PSCI_CPU_ON
        mov     x1, #1
        adr     x2, secondary
        mov     x3, #0
        smc     #0
        b       run

secondary:
        adr     x0, vectors
        msr     vbar_el2, x0
        ldr     x0, =HCR_RW_IMO_FMO
        msr     hcr_el2, x0
        isb
        mov     w27, #1

// x28: address of the current step, shared by both cores; w27: this core.
run:
        adr     x26, position
        adr     x25, script
next:
        ldar    w0, [x26]
        mov     w1, #20
        umaddl  x28, w0, w1, x25
        ldr     w1, [x28]
        cbz     w1, off
        ldr     w2, [x28, #12]
        cmp     w2, w27
        b.eq    mine
        yield
        b       next
mine:
        ldr     w3, [x28, #4]
        ldr     w4, [x28, #8]
        mov     w20, #0                 // set by the vector: the access was aborted
        mov     x5, #0
        adr     x6, table
        ldr     w7, [x6, w1, uxtw #2]
        add     x6, x6, w7, sxtw
        br      x6

table:  .word   0, r8 - table, r16 - table, r32 - table, r64 - table
        .word   w8_ - table, w16_ - table, w32_ - table, w64_ - table
        .word   lines - table, vlines - table

r8:     ldrb    w5, [x3]
        b       print
r16:    ldrh    w5, [x3]
        b       print
r32:    ldr     w5, [x3]
        b       print
r64:    ldr     x5, [x3]
        b       print
w8_:    strb    w4, [x3]
        b       written
w16_:   strh    w4, [x3]
        b       written
w32_:   str     w4, [x3]
        b       written
w64_:   str     x4, [x3]
        b       written
lines:  mrs     x5, isr_el1
        b       print
vlines:
        mrs     x5, isr_el1
        tst     x5, #0xc0               // a physical interrupt would be taken before EL1 runs
        mov     w5, #0xffff
        b.ne    print
        adr     x6, at_el1
        msr     elr_el2, x6
        mov     x6, #SPSR_EL1H_MASKED
        msr     spsr_el2, x6
        eret
at_el1: mrs     x5, isr_el1
        hvc     #0
from_el1:
        b       print

written:
        dsb     sy
        cbz     w20, advance
print:
        ldr     x8, =UART
        cbnz    w20, print_abort
        mov     w9, #8
digit:  ror     w5, w5, #28
        and     w10, w5, #15
        cmp     w10, #10
        add     w11, w10, #'0'
        add     w12, w10, #('a' - 10)
        csel    w10, w11, w12, lo
        str     w10, [x8]
        subs    w9, w9, #1
        b.ne    digit
        b       newline
print_abort:
        adr     x9, abort_text
1:      ldrb    w10, [x9], #1
        cbz     w10, newline
        str     w10, [x8]
        b       1b
newline:
        mov     w10, #10
        str     w10, [x8]
advance:
        ldr     w0, [x26]
        add     w0, w0, #1
        stlr    w0, [x26]
        b       next

off:
        cbnz    w27, .
        ldr     x0, =PSCI_SYSTEM_OFF
        smc     #0
        b       .

        .align  11
vectors:
        .space  0x200
        mov     w20, #1                 // synchronous, current EL: skip the access
        mrs     x21, elr_el2
        add     x21, x21, #4
        msr     elr_el2, x21
        eret
        .space  0x400 - 0x200 - 20
        adr     x21, from_el1           // synchronous, lower EL: the HVC above
        br      x21
        .space  0x400 - 8

abort_text:
        .asciz  "abort"
        .align  2
position:
        .word   0
        .ltorg
        .align  3
cores:  .word   1
script:
