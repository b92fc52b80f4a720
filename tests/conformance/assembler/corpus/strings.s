// String routines and all addressing forms, FP and SIMD copies, literals of every size.
        .macro  loop_byte load, store, label=9
\label:
        \load   w3, [x1], #1
        \store  w3, [x0], 1
        cbnz    w3, \label\()b
        .endm
        .macro  push first, more:vararg
        str     \first, [sp, #-16]!
        .ifnb   \more
        push    \more
        .endif
        .endm
        .macro  unique
.Lunique\@:
        b       .Lunique\@
        .exitm
        .word   bad
        .endm
        .macro  pick kind:req, rest
        .ifc    \kind, wide
        ldr     x0, =\rest
        .elseif 0
        nop
        .else
        ldr     w0, =\rest
        .endif
        .endm
        .text
strcpy: loop_byte ldrb, strb
        loop_byte load=ldrb, store=strb, label=7
        push    x0, x1, x2
        unique
        unique
        ret
strlen: mov     x2, x0
1:      ldrb    w1, [x2], #1
        cbz     w1, 1f
        b       1b
1:      sub     x0, x2, x0
        sub     x0, x0, 1
        ret
memcpy: cmp     x2, #64
        b.lo    small
2:      ldp     q0, q1, [x1], #32
        ldp     q2, q3, [x1], #32
        prfm    pldl1keep, [x1, #256]
        prfm    #7, [x1]
        stp     q0, q1, [x0], #32
        stp     q2, q3, [x0], #32
        subs    x2, x2, #64
        b.hs    2b
small:  ldr     d0, [x1, #8]!
        ldur    x3, [x1, #-3]
        ldr     x3, [x1, #-8]
        ldr     x3, [x1, #1]
        ldr     x3, [x1, 32760]
        str     q4, [x0, #-16]!
        ldnp    x4, x5, [x1, #16]
        ldpsw   x4, x5, [x1, #8]
        ldrsw   x4, [x1, #4]
        ldrsb   w4, [x1]
        ldtr    x4, [x1, #3]
        ldxr    x4, [x1]
        stlxr   w5, x4, [x1]
        ldaxp   x4, x6, [x1]
        stxp    w5, x4, x6, [x1, #0]
        ldar    w4, [x1]
        stlrb   w4, [sp]
        ldr     x4, text
        ldr     w4, text + 4
        ldr     q4, text
        ldrsw   x4, text
        adr     x4, text
        adr     x4, . + 8
        adrp    x4, text
        ldr     x5, [x4, #:lo12:text]
        ldrb    w5, [x4, :lo12:text + 1]
        str     q5, [x4, #:lo12:text]
        ldr     x0, =text
        ldr     x1, =text
        ldr     x2, =text + 8
        ldr     w3, =0x12345678
        ldr     x4, =0x12345678
        ldr     x5, =0x123456789abcdef
        ldr     d6, =0x3ff0000000000000
        ldr     s7, =0x3f800000
        ldr     q8, =0x1122334455667788
        ldrsw   x9, =-5
        ldr     x10, =-5
        ldr     x11, =later
        ldr     x12, =later + 4
        ldr     x13, =1f
1:      ldr     x13, =1f
1:      ldr     x14, =1b
        pick    wide, 0x777
        pick    kind=narrow, rest=0x777
        b       1f
        .pool
1:      fmov    d0, #1.0
        fmov    s1, -0.5
        fmov    d2, xzr
        fadd    d0, d1, d2
        fcmp    d0, #0.0
        fcvtzs  x0, d0
        scvtf   d0, w0
        movi    v0.16b, #0xff
        movi    v1.2d, #0
        add     v0.4s, v1.4s, v2.4s
        dup     v0.8h, w1
        mov     v0.d[1], x1
        umov    w0, v0.b[3]
        ld1     {v0.16b - v3.16b}, [x0], #64
        st1     {v0.8b}, [x1]
        ld4     {v0.4s, v1.4s, v2.4s, v3.4s}, [x0]
        tbl     v0.16b, {v1.16b}, v2.16b
        aese    v0.16b, v1.16b
        crc32x  w0, w1, x2
        mul     x0, x1, x2
        madd    x0, x1, x2, x3
        umull   x0, w1, w2
        smulh   x0, x1, x2
        udiv    x0, x1, x2
        rev     x0, x1
        rev16   w0, w1
        clz     x0, x1
        ret
        .byte   1
        .align
        .byte   2
odd:    nop
        .word   odd - .
        .align  4
text:   .string "text", "more"
        .balign 4, 0xee
        .p2align 5,,3
        .p2align 3,0,7
later:  .quad   later
        .float  1.5, -0.1, 3.14159
        .double 2.5e10, 1e-3
        .octa   0x0123456789abcdef0123456789abcdef
        .inst   0xd503201f, 0xd65f03c0
        .short  1, 2
        .2byte  3
        .dword  4
        .irpc   c, 0123
        .byte   0x1\c
        .endr
        .ifdef  nothing
        .byte   0xaa
        .else
        .byte   0xbb
        .endif
        .ifndef nothing
        .byte   0xcc
        .endif
        .if     2 > 1 && 1 == 1
        .byte   1
        .elseif 1
        .byte   2
        .endif
        .uleb128 12345678
        .sleb128 -129
