// 客户机。它以为自己的 RAM 从 0x80000000 开始；
// 其实在 0x40400000。它的第 1 阶段 MMU 是关的。
        .global guest_entry
guest_entry:
        mrs     x0, CurrentEL
        adr     x1, written
        str     x0, [x1]                // 它的 RAM 可写
        adr     x1, text
        ldr     x2, ={{uart}}
1:      ldrb    w3, [x1], #1
        cbz     w3, 2f
        strb    w3, [x2]
        b       1b
2:      ldr     x4, =0x40080000         // hypervisor 就在这里：客户机
                                        // 必须读不到
        ldr     x5, [x4]
        mov     w3, #'!'
        strb    w3, [x2]
        b       .

text:   .asciz  "guest\n"
        .balign 8
written: .quad  0
