// 两台客户机一份代码，各占一个核。RAM 的物理地址：VM 0 从 0x70000000
// 开始，VM 1 从 0x50000000 开始。各自在同样的 IPA 看得到它，还有一部分
// 再看到一次：IPA 0x40000000 是离开头 0x180000 字节的地方。
        .set    PASSED, {{passed}}
        .set    OWN, {{own}}
        .set    SLOT, 0x200
        .set    MAGIC, 0x74726976
        .set    MINE, {{mine}}
        .set    SECRET, {{secret}}

        .global _start, kept, answer, scanned, owned, knocked, tried
        .global finished, stuck
_start: mov     x28, x0                 // 0x70000000 或 0x50000000
        ldr     x0, =linked
        br      x0
linked: adr     x0, vectors
        msr     vbar_el1, x0
        isb
        add     x22, x28, #0x400000     // 各个环，用物理地址
        add     x23, x22, #0x400
        add     x24, x22, #0x800
        add     x25, x22, #0xc00
        add     x26, x22, #0x1000       // 缓冲区
        mov     x16, #{{m0}}
        mov     x17, #{{m1}}
        tbz     x28, #29, first

// VM 0 从板上它那块磁盘读一个扇区，由此算出一个秘密。
        ldr     x19, =PASSED + ({{s0:d}} * SLOT)
        mov     x0, #0
        mov     x1, #{{begin}}
        mov     x2, x26
        bl      request
        ldr     x0, [x26]
        ldr     x1, ={{twist}}
        mul     x0, x0, x1
        ldr     x2, =SECRET
        str     x0, [x2]
kept:   nop
        b       own

// VM 1 等到 VM 0 的磁盘答复过，再按 attack.s 说的去要。
first:  mov     x16, #{{m1}}
        mov     x17, #{{m0}}
        ldr     x19, =PASSED + ({{s0:d}} * SLOT)
        mov     w3, #3000
1:      ldr     w0, [x19, #0x60]        // VM 0 那个插槽的 InterruptStatus
        cbnz    w0, 2f
        subs    w3, w3, #1
        b.ne    1b
2:      mov     w3, #64
3:      subs    w3, w3, #1
        b.ne    3b
        adr     x20, attack
        mov     w21, #3
4:      ldp     x3, x0, [x20], #16
        ldp     x1, x2, [x20], #16
        and     x3, x3, #7
        ldr     x19, =PASSED
        add     x19, x19, x3, lsl #9
        ldr     x4, =MINE
        str     xzr, [x4]
        bl      request
        ldr     x4, =MINE
        ldr     x0, [x4]
answer: nop                             // w21：3、2、1；x0：到了 MINE 的内容
        subs    w21, w21, #1
        b.ne    4b

// 两台都做：另一页里哪些插槽有磁盘？x20：每插槽一位；x21：有几个
// 算得上是插槽。然后从归这台 VM 的磁盘读一个扇区。
own:    ldr     x19, =OWN
        mov     x20, #0
        mov     x21, #0
        mov     x3, #0
5:      ldr     w0, [x19]
        ldr     w1, =MAGIC
        cmp     w0, w1
        cinc    x21, x21, eq
        ldr     w0, [x19, #8]
        cmp     w0, #2
        cset    x1, eq
        lsl     x1, x1, x3
        orr     x20, x20, x1
        add     x19, x19, #SLOT
        add     x3, x3, #1
        cmp     x3, #8
        b.lo    5b
scanned:
        nop
        ldr     x19, =OWN
        add     x19, x19, x16, lsl #9
        mov     x0, #0
        mov     x1, #{{last}}
        mov     x2, x26
        str     xzr, [x26]
        bl      request
        ldr     x0, [x26]
owned:  nop
        ldr     x14, =OWN               // 邻居的插槽：复位
        add     x14, x14, x17, lsl #9
        str     wzr, [x14, #0x70]
        ldr     w12, [x19, #0x70]
        ldr     w0, [x14, #8]
knocked:
        nop
        mov     x0, #0                  // 往邻居的缓冲区所在处
        mov     x1, #{{last}}
        eor     x2, x26, #0x20000000
        bl      request
tried:  nop
finished:
        ldr     x0, =0x84000008         // PSCI SYSTEM_OFF
        hvc     #0
        b       .

// x19：插槽；x0：类型；x1：扇区；x2：512 字节。w10：状态字节，
// w11：已用，w12：Status。
request:
        mov     x18, x30
        str     wzr, [x19, #0x70]
        mov     w5, #1
        str     w5, [x19, #0x24]
        str     w5, [x19, #0x20]        // VERSION_1
        mov     w5, #11
        str     w5, [x19, #0x70]
        str     wzr, [x19, #0x30]
        mov     w5, #4
        str     w5, [x19, #0x38]
        str     w22, [x19, #0x80]
        str     w23, [x19, #0x90]
        str     w24, [x19, #0xa0]
        mov     w5, #1
        str     w5, [x19, #0x44]
        mov     w5, #15
        str     w5, [x19, #0x70]
        stp     x0, x1, [x25]
        mov     w5, #0xee
        strb    w5, [x25, #16]
        ldr     x6, =0x0001000100000010 // 16 字节，NEXT
        stp     x25, x6, [x22]
        ldr     x6, =0x0002000100000200
        cmp     x0, #0
        cset    x5, eq
        orr     x6, x6, x5, lsl #33     // WRITE，读的时候
        stp     x2, x6, [x22, #16]
        ldr     x6, =0x0000000200000001
        add     x5, x25, #16
        stp     x5, x6, [x22, #32]
        mov     w5, #0x10000            // 环里多一个
        str     w5, [x23]
        str     wzr, [x23, #4]
        str     wzr, [x24]
        dmb     sy
        str     wzr, [x19, #0x50]
        mov     w7, #100
6:      ldrh    w11, [x24, #2]
        cbnz    w11, 7f
        subs    w7, w7, #1
        b.ne    6b
7:      dmb     sy
        ldrb    w10, [x25, #16]
        ldr     w12, [x19, #0x70]
        ret     x18

aborted:
        mrs     x0, far_el1
stuck:  b       stuck
        .ltorg

        .balign 8
attack: .incbin "attack.s"

        .balign 2048
vectors:
        .skip   0x200
        b       aborted
