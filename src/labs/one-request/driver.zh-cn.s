// 一个驱动，已经从磁盘读过几个扇区，现在再读一个。
// 走到 bell，看一眼队列；往前一步，再看一眼；再退回来。
        .set    SIZE, {{size}}
        .set    NEXT, 1
        .set    WRITE, 2
        .set    descriptors, {{descriptors}}
        .set    available, {{available}}
        .set    used, {{used}}
        .set    header, 0x40140000
        .set    other, 0x40141000       // 之前那些请求的缓冲区和状态

        .global _start, bell, done, why, quiet
_start: ldr     x19, ={{base}}          // 磁盘的插槽
        ldr     x22, =descriptors
        ldr     x23, =available
        ldr     x24, =used

        str     wzr, [x19, #0x70]       // 从复位到 FEATURES_OK
        mov     w1, #3
        str     w1, [x19, #0x70]
        mov     w1, #1
        str     w1, [x19, #0x24]
        str     w1, [x19, #0x20]        // VERSION_1，别的都不要
        mov     w1, #11
        str     w1, [x19, #0x70]
        mov     w1, #SIZE               // 队列
        str     w1, [x19, #0x38]
        str     w22, [x19, #0x80]
        str     w23, [x19, #0x90]
        str     w24, [x19, #0xa0]
        mov     w1, #1
        str     w1, [x19, #0x44]
        mov     w1, #15
        str     w1, [x19, #0x70]

// 之前的请求：总是同样三个描述符。
        mov     x25, #{{before:d}}
1:      mov     w0, #0
        mov     w6, #1
        mov     x1, #{{earlier}}
        ldr     x2, =other
        ldr     x3, =other + 512
        bl      submit
        str     wzr, [x19, #0x50]
        ldr     w0, [x19, #0x60]
        str     w0, [x19, #0x64]
        subs    x25, x25, #1
        b.ne    1b

// 然后是这一个。
        mov     w0, #{{head}}
        mov     w6, #{{stride}}
        mov     x1, #{{sector}}
        ldr     x2, ={{buffer}}
        ldr     x3, ={{state}}
        bl      submit
bell:   str     wzr, [x19, #0x50]       // QueueNotify
done:   ldr     w20, [x19, #0x60]       // InterruptStatus
why:    str     w20, [x19, #0x64]       // InterruptACK
quiet:  nop
        b       .

// 把扇区 x1 读到 x2，状态放到 x3；从描述符 w0 开始，
// 每次往后 w6 个。
submit: ldr     x7, =header
        str     xzr, [x7]               // 类型 0
        str     x1, [x7, #8]
        mov     w8, w0
        mov     x11, x30
        mov     w9, #NEXT
        mov     w10, #16
        bl      put
        mov     x7, x2
        mov     w9, #NEXT | WRITE
        mov     w10, #512
        bl      put
        mov     x7, x3
        mov     w9, #WRITE
        mov     w10, #1
        bl      put
        ldrh    w8, [x23, #2]           // 可用环的 idx
        and     w9, w8, #(SIZE - 1)
        add     x9, x23, x9, lsl #1
        strh    w0, [x9, #4]
        dmb     ish
        add     w8, w8, #1
        strh    w8, [x23, #2]
        dmb     sy
        ret     x11

// 描述符 w8：x7 处的 w10 个字节，标志 w9；然后 w8 是下一个。
put:    add     x12, x22, x8, lsl #4
        str     x7, [x12]
        str     w10, [x12, #8]
        strh    w9, [x12, #12]
        add     w8, w8, w6
        and     w8, w8, #(SIZE - 1)
        strh    w8, [x12, #14]
        ret
