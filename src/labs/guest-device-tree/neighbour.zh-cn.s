// 邻居的内存里最后 64 KiB：客户机不可以写。
// 这里拦住 Linux 的，只有客户机的设备树。
        .rept   8192
        .quad   {{mark}}
        .endr
