// NimbOS 什么也不问，也没有人告诉它什么：从第一个字节进入就行。
        .global _start
_start: ldr     x4, =0x40080000
        br      x4
