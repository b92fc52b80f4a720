// 把设备交出去，收回来，再弄得像新的一样。
// 可以用 x0 到 x15。IPA 有 39 位，一页 4 KiB。
        .global give, take, clean

// x0：某个 VM 的第 3 级表，x1：其中一页的 IPA，x2：这一页
// 要通到的 PA。Device-nGnRE，可读可写，不可执行。
give:   ubfx    x3, x1, #12, #9
        ldr     x4, =0x00400000000004c7 // XN，AF，RW，nGnRE，页
        orr     x4, x4, x2
        str     x4, [x0, x3, lsl #3]
        dsb     ishst
        ret

// x0：某个 VM 的第 3 级表，x1：其中一页的 IPA，x2：那个 VM 的
// VTTBR_EL2。此后它在那里什么也够不着，靠 TLB 也不行。
take:   ubfx    x3, x1, #12, #9
        str     xzr, [x0, x3, lsl #3]
        dsb     ish
        mrs     x4, vttbr_el2
        msr     vttbr_el2, x2           // TLBI 说的是这里面的 VMID
        isb
        tlbi    vmalls12e1
        dsb     ish
        msr     vttbr_el2, x4
        isb
        ret

// x0：一个 PL011 的 PA。此后它像刚复位一样，里面也是空的。
clean:  str     wzr, [x0, #0x38]        // IMSC
        mov     w1, #0x7ff
        str     w1, [x0, #0x44]         // ICR
        str     wzr, [x0, #0x2c]        // LCR_H
        str     wzr, [x0, #0x24]        // IBRD
        str     wzr, [x0, #0x28]        // FBRD
        mov     w1, #0x12
        str     w1, [x0, #0x34]         // IFLS
        mov     w1, #0x300
        str     w1, [x0, #0x30]         // CR
1:      ldr     w1, [x0, #0x18]         // FR
        tbnz    w1, #4, 2f              // RXFE
        ldr     w1, [x0]
        b       1b
2:      ret
