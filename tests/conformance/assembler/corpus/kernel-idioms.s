// What operating-system sources are full of: several statements on a macro's line, constants of any width, alternatives in
// a subsection, tables of fix-ups, and fields by .struct.

        .macro  mov_q, reg, val
        .if (((\val) >> 31) == 0 || ((\val) >> 31) == 0x1ffffffff)
        movz    \reg, :abs_g1_s:\val
        .else
        .if (((\val) >> 47) == 0 || ((\val) >> 47) == 0x1ffff)
        movz    \reg, :abs_g2_s:\val
        .else
        movz    \reg, :abs_g3:\val
        movk    \reg, :abs_g2_nc:\val
        .endif
        movk    \reg, :abs_g1_nc:\val
        .endif
        movk    \reg, :abs_g0_nc:\val
        .endm

        // Each statement of the line has parameters, and each is longer or shorter than its value.
        .macro  extable, insn, fixup, type=1
        .pushsection __ex_table, "a"; .align 2; .long ((\insn) - .); .long ((\fixup) - .); .short (\type); .short 0; .popsection
        .endm

        .macro  alternative, first:vararg
661:    \first
662:
        .subsection 1
663:
        .endm
        .macro  alternative_end
664:    .org    . - (664b - 663b) + (662b - 661b)
        .org    . - (662b - 661b) + (664b - 663b)
        .previous
        .endm

        .struct 0
frame_x0:
        .space  16
frame_lr:
        .space  8
        .balign 16
frame_size:

        .text
        .global entry
entry:  sub     sp, sp, #frame_size
        str     x30, [sp, #frame_lr]
        stp     x0, x1, [sp, #frame_x0]
        mov_q   x0, 0x12345678
        mov_q   x1, -5
        mov_q   x2, 0x123456789abc
        mov_q   x3, 0xfedcba9876543210
        mov_q   x4, (1 << 31 | 3)
        movn    x5, #:abs_g0_s:-2
        movn    x6, #:abs_g1_s:entry
1234567:
        ldr     x7, [x0]
        extable 1234567b, fixup
        extable 1234567b, fixup + 4, 2
        alternative mrs x8, tpidr_el1
        mrs     x8, tpidr_el2
        alternative_end
        alternative nop
        wfe
        alternative_end
        ret
        adrp    x1, .data
        add     x1, x1, :lo12:.data + 1
fixup:  mov     x0, #-14
        ret

        .text   2
        wfi
        .data   1
        .byte   1
        .data
        .byte   0
