        .arch   armv8-a
        .file   "tour.c"
        .text
        .section .rodata
        .align  3
.LC0:
        .string "{{greeting}}\n"
        .text
        .align  2
        .global uart_puts
        .type   uart_puts, %function
uart_puts:
.LFB0:
        .cfi_startproc
        stp     x29, x30, [sp, -48]!
        .cfi_def_cfa_offset 48
        mov     x29, sp
        str     x0, [sp, 40]
        b       .L2
.L3:
        ldr     x0, [sp, 40]
        add     x1, x0, 1
        str     x1, [sp, 40]
        ldrb    w1, [x0]
        mov     x0, 150994944
        strb    w1, [x0]
.L2:
        ldr     x0, [sp, 40]
        ldrb    w0, [x0]
        cmp     w0, 0
        bne     .L3
        nop
        ldp     x29, x30, [sp], 48
        .cfi_def_cfa_offset 0
        ret
        .cfi_endproc
.LFE0:
        .size   uart_puts, .-uart_puts
        .align  2
        .global _start
        .type   _start, %function
_start:
        ldr     x0, =stack_end
        mov     sp, x0
        adrp    x0, .LC0
        add     x0, x0, :lo12:.LC0
        bl      uart_puts
        mov     x{{p}}, {{a}}
        mov     x{{q}}, {{b}}
        add     x{{s}}, x{{p}}, x{{q}}
.L6:
        b       .L6
        .size   _start, .-_start
        .bss
        .align  4
        .zero   512
stack_end:
        .ident  "GCC: (GNU) 13.2.0"
