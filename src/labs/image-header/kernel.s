// A kernel without its header: the 64 bytes before it are header.s.
        .set    TEXT_OFFSET, {{offset}} // above a boundary of 2 MiB
        .set    IMAGE_SIZE, {{image}}   // with its BSS
        .set    PAGE_KIB, {{kib:d}}
        .set    ANYWHERE, {{anywhere}}  // 0: near the beginning of RAM
        .set    MARK, {{mark}}
        .global start, kernel_end

// What it finds: all that the loader has left, where it is, and its level.
start:  adr     x4, start
        sub     x4, x4, #64             // where its first byte is
        mrs     x5, currentel           // the level, in bits 3:2
        mrs     x6, daif
        mrs     x7, sctlr_el1
        tbz     x5, #3, 1f
        mrs     x7, sctlr_el2
1:      ldr     x8, =MARK
        hvc     #1

        .rept   {{pad}}
        nop
        .endr
        lsr     x9, x4, #21             // where it believes to be
        lsl     x9, x9, #21
        ldr     x10, =TEXT_OFFSET
        add     x10, x9, x10
// Its BSS, from behind the file to IMAGE_SIZE.
        adr     x11, kernel_end
        sub     x11, x11, x4
        add     x11, x10, x11
        ldr     x12, =IMAGE_SIZE
        add     x12, x10, x12
2:      str     xzr, [x11], #8
        cmp     x11, x12
        b.lo    2b
        mov     x13, #(PAGE_KIB / 64) << 14
        msr     tcr_el1, x13            // TG0
// Its tree.
        ldr     w1, [x0]
        rev     w1, w1
        ldr     w2, [x0, #4]
        rev     w2, w2
        ldr     x8, =MARK + 1
        hvc     #2
        ldr     x0, =0x84000008         // SYSTEM_OFF
        smc     #0
        .ltorg
        .balign 8
kernel_end:
