// The guest. Its driver takes at most BURST bytes each time it is interrupted,
// for it knows that a level will interrupt it again while more are left.
        .set    BURST, {{burst}}
        .set    COUNT, {{count}}
        .global boot, taken, empty, all, quiet

boot:   ldr     x0, =vectors_el1
        msr     vbar_el1, x0
        ldr     x22, =0x08040000        // GICV: its CPU interface
        mov     x19, #0                 // bytes
        mov     x20, #0                 // interrupts
        mov     x21, #0                 // sum of the bytes
        mov     w1, #0xf8
        str     w1, [x22, #4]
        mov     w1, #1
        str     w1, [x22]
        .rept   {{pad}}
        nop
        .endr
        msr     daifclr, #2
wait:   cmp     x19, #COUNT
        b.hs    all
        wfi
        b       wait
all:    mov     x0, #40                 // nobody disturbs it any more
1:      subs    x0, x0, #1
        b.ne    1b
        msr     daifset, #2
quiet:  ldr     x0, =0x84000008         // SYSTEM_OFF
        smc     #0
        b       .

irq:    ldr     w23, [x22, #0xc]        // IAR
        add     x20, x20, #1
taken:  mov     x24, #BURST
1:      hvc     #0
        cbz     x0, 2f
        add     x19, x19, #1
        add     x21, x21, x0
        sub     x24, x24, #1
        cbz     x1, 3f
        cbnz    x24, 1b
        b       3f
2:      cmp     x24, #BURST
        b.eq    empty
3:      str     w23, [x22, #0x10]       // EOIR
        eret
empty:  b       .                       // interrupted for nothing
        .ltorg

        .balign 2048
vectors_el1:
        .skip   0x280
        b       irq
        .balign 128
