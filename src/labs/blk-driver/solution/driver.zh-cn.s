// virtio-mmio（第 2 版）后面的 virtio 磁盘的驱动，
// 由 main.s 逐个调用这些函数。x0 到 x17 归它们用。
        .global find, negotiate, setup, submit, complete, acknowledge

// find()：x0 = 磁盘所在插槽的基址。共有 32 个插槽，
// 各 0x200 字节，从 0x0a000000 开始；空插槽的 DeviceID 为 0。
find:   mov     x0, #0x0a000000
        mov     w2, #32
1:      ldr     w1, [x0, #8]            // DeviceID：2 是块设备
        cmp     w1, #2
        b.eq    2f
        add     x0, x0, #0x200
        subs    w2, w2, #1
        b.ne    1b
        mov     x0, #0
2:      ret

// negotiate(x0：基址，w1：不可缺少的特性 31:0)：从复位
// 到 FEATURES_OK。x0 = 1；设备没有这些特性则为 0。
negotiate:
        str     wzr, [x0, #0x70]        // Status：复位
        mov     w2, #1                  // ACKNOWLEDGE
        str     w2, [x0, #0x70]
        mov     w2, #3                  // 加上 DRIVER
        str     w2, [x0, #0x70]
        str     wzr, [x0, #0x14]        // DeviceFeaturesSel：第 31:0 位
        ldr     w2, [x0, #0x10]
        bics    wzr, w1, w2             // 缺了哪一个吗？
        b.ne    1f
        str     wzr, [x0, #0x24]        // DriverFeaturesSel
        str     w1, [x0, #0x20]
        mov     w2, #1                  // 第 63:32 位
        str     w2, [x0, #0x24]
        str     w2, [x0, #0x20]         // VERSION_1 是第 32 位
        mov     w2, #11                 // 加上 FEATURES_OK
        str     w2, [x0, #0x70]
        ldr     w2, [x0, #0x70]         // 设备接受了吗？
        ubfx    w0, w2, #3, #1
        ret
1:      mov     x0, #0
        ret

// setup(x0：基址，x1：描述符，x2：可用环，x3：已用环)：
// 有 {{size:d}} 个描述符的队列 0，然后是 DRIVER_OK。
setup:  adr     x4, device
        stp     x0, x1, [x4]
        stp     x2, x3, [x4, #16]
        strh    wzr, [x4, #32]
        str     wzr, [x0, #0x30]        // QueueSel
        mov     w5, #{{size}}
        str     w5, [x0, #0x38]         // QueueNum
        str     w1, [x0, #0x80]
        lsr     x5, x1, #32
        str     w5, [x0, #0x84]
        str     w2, [x0, #0x90]
        lsr     x5, x2, #32
        str     w5, [x0, #0x94]
        str     w3, [x0, #0xa0]
        lsr     x5, x3, #32
        str     w5, [x0, #0xa4]
        mov     w5, #1
        str     w5, [x0, #0x44]         // QueueReady
        mov     w5, #15                 // 加上 DRIVER_OK
        str     w5, [x0, #0x70]
        ret

// submit(x0：扇区，x1：缓冲区，w2：d)：读 {{many:d}} 个扇区，用描述符
// d、d + 1、d + 2：头部、数据、状态。它不等待。
submit: adr     x3, device
        ldp     x4, x5, [x3]            // 基址，描述符
        ldr     x6, [x3, #16]           // 可用环
        add     x5, x5, x2, lsl #4

        adr     x7, headers
        add     x7, x7, x2, lsl #4
        str     xzr, [x7]               // 类型 0：读
        str     x0, [x7, #8]            // 扇区
        str     x7, [x5]
        mov     w8, #16
        str     w8, [x5, #8]
        mov     w8, #1                  // NEXT
        strh    w8, [x5, #12]
        add     w9, w2, #1
        strh    w9, [x5, #14]

        str     x1, [x5, #16]
        mov     w8, #{{bytes}}
        str     w8, [x5, #24]
        mov     w8, #3                  // NEXT, WRITE
        strh    w8, [x5, #28]
        add     w9, w2, #2
        strh    w9, [x5, #30]

        adr     x7, states
        add     x7, x7, x2
        mov     w8, #0xff               // 还没有写过
        strb    w8, [x7]
        str     x7, [x5, #32]
        mov     w8, #1
        str     w8, [x5, #40]
        mov     w8, #2                  // WRITE
        strh    w8, [x5, #44]

        ldrh    w9, [x6, #2]            // 可用环的 idx
        and     w8, w9, #({{size}} - 1)
        add     x8, x6, x8, lsl #1
        strh    w2, [x8, #4]
        dmb     ish                     // 项，先于索引
        add     w9, w9, #1
        strh    w9, [x6, #2]
        dmb     sy                      // 索引，先于敲门
        str     wzr, [x4, #0x50]        // QueueNotify
        ret

// complete()：设备用完的下一个。x0 = 它的 d，
// x1 = 可用的数据字节数：全部；失败则为 0。
// 没有的话：x0 = {{none}}。
complete:
        adr     x3, device
        ldr     x4, [x3, #24]           // 已用环
        ldrh    w5, [x3, #32]           // 我们取走了多少
        ldrh    w6, [x4, #2]
        cmp     w5, w6
        b.eq    1f
        dmb     ishld                   // 索引，先于项
        and     w6, w5, #({{size}} - 1)
        add     x6, x4, x6, lsl #3
        ldr     w0, [x6, #4]            // id
        add     w5, w5, #1
        strh    w5, [x3, #32]
        adr     x7, states
        ldrb    w8, [x7, x0]
        mov     x1, #{{bytes}}
        cmp     w8, #0                  // 成功
        csel    x1, x1, xzr, eq
        ret
1:      mov     x0, #{{none}}
        ret

// acknowledge(x0：基址)：x0 = 设备发中断的原因；
// 此后它的中断线放下。
acknowledge:
        mov     x1, x0
        ldr     w0, [x1, #0x60]         // InterruptStatus
        str     w0, [x1, #0x64]         // InterruptACK
        ret

        .balign 16
device: .skip   48
headers:
        .skip   16 * {{size}}
states: .skip   {{size}}
