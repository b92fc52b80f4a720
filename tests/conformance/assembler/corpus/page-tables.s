// Page tables made at assembly time and at run time.
        .equ    NORMAL, 0x711
        .equ    DEVICE, 0x60000000000000 | 0x705
        .equ    BLOCK, 1 << 21
        .text
fill:   // x0 table, x1 first output address, x2 count, x3 attributes
        and     x4, x1, #~(BLOCK - 1)
        and     x5, x3, 0xfff0000000000fff
        orr     x4, x4, x5
        mov     x6, #BLOCK
0:      str     x4, [x0], #8
        add     x4, x4, x6
        add     x4, x4, #BLOCK >> 12, lsl #12
        sub     x4, x4, #0x200000
        subs    x2, x2, #1
        b.hi    0b
        bne     0b
        b.lo    0b
        b.cs    0b
        bhs     0b
        ret
walk:   ubfx    x2, x0, #39, #9
        ubfx    x3, x0, #30, #9
        ubfiz   x4, x0, #3, #9
        bfi     x5, x0, #12, #36
        bfxil   x6, x0, #12, #9
        sbfx    x7, x0, #0, #48
        sbfiz   w7, w0, #4, #5
        sbfm    x7, x0, #63, #0
        lsl     x8, x0, #12
        lsr     w8, w0, 31
        asr     x8, x0, #63
        ror     x8, x0, #13
        extr    x8, x0, x1, #5
        lsl     x9, x1, x2
        ror     w9, w1, w2
        lslv    x9, x1, x2
        ldr     x1, [x1, x2, lsl #3]
        ldr     x1, [x1, w2, uxtw #3]
        ldr     x1, [x1, w2, sxtw]
        ldrb    w1, [x1, x2, lsl #0]
        ldrb    w1, [x1, x2]
        ldrb    w1, [x1, x2, sxtx #0]
        ldrh    w1, [x1, w2, uxtw #1]
        tbz     x1, #0, fault
        tbz     w1, #1, fault
        tst     x1, #1 << 10
        tst     w1, #0xff0
        csel    x0, x1, xzr, ne
        cset    w0, eq
        csetm   x0, lt
        cinc    x0, x1, hi
        cinv    w0, w1, ls
        cneg    x0, x1, mi
        csinc   x0, x1, x2, al
        ccmp    x0, x1, #0b0100, ne
        ccmn    w0, 31, 15, cc
        ret
fault:  mov     x0, #-1
        mov     w0, #-1
        mov     x0, #0xffffffffffffffff
        mov     x0, #0xffff0000
        mov     x0, #0xffffffffffff0000
        mov     w0, #0xffff0000
        mov     w0, 0xfffffffe
        mov     x0, #0x5555555555555555
        mov     x0, #0x00ff00ff00ff00ff
        mov     w0, #0x0f0f0f0f
        mov     x0, 1 << 63
        mov     x0, #0
        mov     sp, #0x10000
        mov     wsp, w3
        mov     x3, sp
        mov     x0, x1
        mov     w0, wzr
        movn    x0, #5, lsl #32
        movz    x0, #0, lsl #16
        movk    w0, #0xbeef, lsl #16
        mvn     x0, x1, lsl #3
        neg     x0, x1
        negs    w0, w1, asr #4
        ngc     x0, x1
        cmp     x0, #-5
        cmn     x0, #5
        cmp     sp, #16
        cmp     x0, w1, uxtb
        cmp     x0, x1, lsl #2
        add     x0, x1, #-16
        add     sp, sp, #-4096
        subs    x0, x1, -1
        add     x0, sp, x1
        add     sp, sp, x1, lsl #3
        add     x0, x1, w2, sxtw #2
        add     w0, w1, w2, uxth
        sub     x0, x1, x2, asr #7
        add     x0, x1, #0xabc000
        adds    x0, x1, #1, lsl #12
        add     x0, x1, 0
        ret     x3
        .balign 4096
        .section .rodata.tables, "a", @progbits
        .p2align 12
level1: .set    address, 0
        .rept   4
        .quad   address | DEVICE
        .set    address, address + BLOCK * 512
        .endr
        .fill   508, 8, 0
level2:
        .set    i, 0
        .rept   512
        .quad   (i << 21) + NORMAL
        .set    i, i + 1
        .endr
        .org    level2 + 4096
        .word   0xffffffff, 1f - level1, (1f - level2) / 8
1:      .quad   1b, level1
