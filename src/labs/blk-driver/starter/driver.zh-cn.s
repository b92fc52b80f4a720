// virtio-mmio（第 2 版）后面的 virtio 磁盘的驱动，
// 由 main.s 逐个调用这些函数。x0 到 x17 归它们用。
        .global find, negotiate, setup, submit, complete, acknowledge

// find()：x0 = 磁盘所在插槽的基址。共有 32 个插槽，
// 各 0x200 字节，从 0x0a000000 开始；空插槽的 DeviceID 为 0。
find:   mov     x0, #0
        ret

// negotiate(x0：基址，w1：不可缺少的特性 31:0)：从复位
// 到 FEATURES_OK。x0 = 1；设备没有这些特性则为 0。
negotiate:
        // Status 0x70，DeviceFeatures 0x10（Sel 0x14），DriverFeatures 0x20
        // （Sel 0x24）。第 32 位 VERSION_1 总是要的。
        mov     x0, #0
        ret

// setup(x0：基址，x1：描述符，x2：可用环，x3：已用环)：
// 有 {{size:d}} 个描述符的队列 0，然后是 DRIVER_OK。
setup:  // QueueSel 0x30，QueueNum 0x38，QueueReady 0x44，QueueDesc 0x80，
        // QueueDriver 0x90，QueueDevice 0xa0：低半部分，
        // 高半部分在其后 4 字节。
        ret

// submit(x0：扇区，x1：缓冲区，w2：d)：读 {{many:d}} 个扇区，用描述符
// d、d + 1、d + 2：头部、数据、状态。它不等待。
submit: // 描述符：地址 8 字节，长度 4，标志 2（NEXT 1，WRITE 2），
        // next 2。头部：类型 4（0：读），4 字节的 0，扇区 8。
        // 可用环：标志 2，idx 2，然后是各 2 字节的项。
        // QueueNotify 0x50.
        ret

// complete()：设备用完的下一个。x0 = 它的 d，
// x1 = 可用的数据字节数：全部；失败则为 0。
// 没有的话：x0 = {{none}}。
complete:
        // 已用环：标志 2，idx 2，然后是项：id 4，长度 4。
        mov     x0, #0
        ret

// acknowledge(x0：基址)：x0 = 设备发中断的原因；
// 此后它的中断线放下。
acknowledge:
        // InterruptStatus 0x60, InterruptACK 0x64.
        ret

        .balign 16
device: .skip   48                      // 你想记住的东西
headers:
        .skip   16 * {{size}}               // 每个描述符一个
states: .skip   {{size}}
