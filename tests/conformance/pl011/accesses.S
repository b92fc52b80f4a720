// Runs a table of device accesses and prints what each read returned, one line of eight hex digits, through semihosting:
// the UART under test cannot report on itself. The table is loaded at TABLE: four words an entry,
//   operation, address, value, mask
// 1..3: read 8/16/32 bits; 4..6: write 8/16/32 bits; 7: poll a 32-bit register until (register & mask) == value, print
// "ready" or "timeout"; 0: end. An access that aborts prints "abort".
        .equ    TABLE, 0x42000000
        .equ    SYS_WRITE0, 0x04
        .equ    SYS_EXIT, 0x18

        .text
        .global _start
_start:
        ldr     x0, =stack_top
        mov     sp, x0
        adr     x0, vectors
        msr     vbar_el1, x0
        isb
        ldr     x20, =TABLE
next:
        ldp     w21, w22, [x20], #8
        ldp     w23, w24, [x20], #8
        mov     w25, #0                 // set by the vector when the access aborts
        cbz     w21, finish
        cmp     w21, #7
        b.hi    finish
        adr     x1, operations
        ldr     w2, [x1, w21, uxtw #2]
        add     x1, x1, w2, sxtw
        br      x1
        .balign 4
operations:
        .word   finish - operations
        .word   read8 - operations
        .word   read16 - operations
        .word   read32 - operations
        .word   write8 - operations
        .word   write16 - operations
        .word   write32 - operations
        .word   poll - operations
read8:  ldrb    w26, [x22]
        b       report
read16: ldrh    w26, [x22]
        b       report
read32: ldr     w26, [x22]
        b       report
write8: strb    w23, [x22]
        b       wrote
write16:
        strh    w23, [x22]
        b       wrote
write32:
        str     w23, [x22]
wrote:  cbz     w25, next
        b       aborted
report: cbnz    w25, aborted
        adr     x1, digits
        adr     x2, line
        mov     w3, #28
1:      lsr     w4, w26, w3
        and     w4, w4, #15
        ldrb    w4, [x1, w4, uxtw]
        strb    w4, [x2], #1
        subs    w3, w3, #4
        b.pl    1b
        mov     w4, #10
        strh    w4, [x2]
        adr     x1, line
        b       print
aborted:
        adr     x1, abort_text
        b       print
poll:   mov     w27, #0x2000000
1:      ldr     w26, [x22]
        and     w26, w26, w24
        cmp     w26, w23
        adr     x1, ready_text
        b.eq    print
        subs    w27, w27, #1
        b.ne    1b
        adr     x1, timeout_text
print:  mov     w0, #SYS_WRITE0
        hlt     #0xf000
        b       next
finish: adr     x1, exit_block
        mov     w0, #SYS_EXIT
        hlt     #0xf000
        b       .

        .balign 2048
vectors:
        .rept   16
        mov     w25, #1
        mrs     x28, elr_el1
        add     x28, x28, #4
        msr     elr_el1, x28
        eret
        .balign 128
        .endr

        .balign 8
exit_block:
        .quad   0x20026, 0              // ADP_Stopped_ApplicationExit, status 0
digits: .ascii  "0123456789abcdef"
abort_text:
        .asciz  "abort\n"
ready_text:
        .asciz  "ready\n"
timeout_text:
        .asciz  "timeout\n"
        .balign 8
line:   .space  16
        .balign 16
        .space  256
stack_top:
