// What other people's files have: directives that compilers write, C's number suffixes, labels with names of registers.
        .func   entry
        .symver entry, entry@VERSION
entry:  mov     x0, #0x10UL
        mov     x1, 4096UL
        movk    x1, #1u, lsl #16
        ret
        .endfunc
// Registers where registers can stand, labels elsewhere.
s1:     b       s1
        cbz     x0, s1
        tbz     x0, #1, d2
        bl      d2
        adr     x0, x7
        ldr     x0, =s1
        ldr     x1, =x7
        ldr     x2, x7
        fadd    d2, d2, d3
        ldr     d2, [x0]
        add     x7, x7, x7
d2:     ret
x7:     nop
        .ltorg
        .section .init
        nop
        .section .fini
        nop
        .section .rodata
        .quad   0xffff000000000000UL, 12L, 1ULL, 5U, 017ul, 0b11LL
        .float16 1.5, -0.25, 65519.0, 65520.0, 1e-8, 6e-8, 5.96e-8, 0.1, 3.14159, inf, nan
        .bfloat16 1.0, 3.14159, -2.5, 1e38, nan
        .float  0.1, 1e-45, 3.4028235e38, -0.0, nan
        .double 0.1, 5e-324, nan
        .string8 "ab"
        .string16 "ab", "é"
        .string32 "ab"
        .string64 "c"
        .dcb.b  3, 1
        .dcb.w  2, 7
        .dcb.l  1, 2
        .dcb    1, 5
        .dcb.s  1, 1.5
        .dcb.d  1, 1.5
        .ds     1
        .ds.b   4
        .ds.w   1
        .ds.l   1
        .ds.s   1
        .ds.d   1
        .ds.p   1
        .ds.x   1
        .dc     3
        .dc.a   5, s1
        .dc.s   1.0
        .dc.d   1.0
        .byte   1
        .even
        .byte   2
// Values that are looked up at each use.
        .eqv    later, base + 1
base = 2
        .word   later
base = 3
        .word   later
again == base + 1
        .word   again
        .set    kept, later
base = 9
        .word   again, kept
// Lengths that labels behind them decide.
        .space  2f - 1f, 0xaa
        .space  last - first
        .fill   last - first, 2, 3
first:  .quad   1
1:      .byte   1, 2, 3
2:      .skip   third - last
last:   .byte   4
third:
        .data
v1:     .word   d0 - v1
d0:     .quad   v1
        .section .debug_info, "", @progbits
        .4byte  .Labbrev0
        .uleb128 .Lend - .Lbegin
        .section .debug_abbrev, "", @progbits
.Labbrev0: .uleb128 0x1
.Lbegin: .byte 1
.Lend:
        .text
        .end
This is not assembly.
