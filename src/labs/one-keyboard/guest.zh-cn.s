// 一份代码里的两台客户机。各自显示读到的东西。VM 1 一开始
// 就打印一行，VM 0 晚些时候打印一行。
        .set    UART, 0x09000000
        .set    FR, 0x18

        .global _start, got, said, finished, gave_up
_start: mov     x28, x0                 // 0x70000000，或者 0x50000000
        ldr     x0, =linked
        br      x0
linked: ldr     x19, =UART
        ldr     x20, =0x08000000        // 定时器的中断，27 号
        ldr     x21, =0x08010000
        mov     w1, #1
        str     w1, [x20]
        str     w1, [x21]
        lsl     w1, w1, #27
        str     w1, [x20, #0x100]
        mov     w1, #0xff
        str     w1, [x21, #4]
        mov     x25, #0                 // 读到了几个
        mov     x26, #0                 // 再过几轮打印
        mov     x27, #24                // 过了这么多轮就放弃
        tbnz    x28, #29, turn
        adr     x7, line1
        bl      print
said:   nop

turn:   ldr     x0, =60000
        msr     cntv_tval_el0, x0
        mov     x0, #1
        msr     cntv_ctl_el0, x0
        wfi
        ldr     w0, [x21, #0xc]
        msr     cntv_ctl_el0, xzr
        str     w0, [x21, #0x10]
        sub     x27, x27, #1
        cbz     x27, gave_up
        cbz     x26, read
        sub     x26, x26, #1
        cbnz    x26, read
        adr     x7, line0
        bl      print

read:   ldr     w4, [x19, #FR]
        tbnz    w4, #4, turn            // RXFE
        ldr     w2, [x19]
        add     x25, x25, #1
got:    mov     w3, #0x5e               // 打印不出来的：^
        cmp     w2, #0x20
        csel    w2, w3, w2, lo
        str     w2, [x19]
        tbz     x28, #29, read
        cmp     x25, #2                 // VM 0：暂时都有了
        b.ne    1f
        mov     x26, #3
1:      cmp     x25, #3
        b.ne    read
finished:
        nop
off:    ldr     x0, =0x84000008         // PSCI SYSTEM_OFF
        hvc     #0
        b       .
gave_up:
        tbnz    x28, #29, off           // VM 1 悄悄离开
        ldr     x0, =0x84000008
        smc     #0
        b       .

// x7 处的文字。每个字符等到有地方为止，但不会一直等。
print:  ldrb    w9, [x7], #1
        cbz     w9, 3f
        mov     w10, #4
1:      ldr     w4, [x19, #FR]
        tbz     w4, #5, 2f              // TXFF
        subs    w10, w10, #1
        b.ne    1b
        b       3f
2:      str     w9, [x19]
        b       print
3:      ret
        .ltorg
line0:  .asciz  "{{line0}}"
line1:  .asciz  "{{line1}}"
