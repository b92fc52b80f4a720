// 加载程序做的事：设备树的地址放进 x0，x1 到 x3 为零，MMU 关闭，
// 然后跳到 Image 的第一个字节（Documentation/arch/arm64/booting）。
        .global _start
_start: ldr     x0, =0x48000000
        mov     x1, #0
        mov     x2, #0
        mov     x3, #0
        ldr     x4, =0x48200000
        br      x4
