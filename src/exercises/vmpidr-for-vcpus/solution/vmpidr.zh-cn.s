// x0 是 VCpu 的编号，从 0 数起。在 x0 里返回它的 VMPIDR_EL2：
// 每 {{cores:d}} 个 VCpu 一簇：Aff0 是簇内的位置，Aff1 是簇号，
// Aff2 对这个 VM 都是 {{aff2}}。第 31 位是 RES1。
        .global vmpidr
vmpidr:
        mov     x1, #{{cores:d}}
        udiv    x2, x0, x1
        msub    x3, x2, x1, x0
        ldr     x0, =0x80000000 + ({{aff2}} << 16)
        orr     x0, x0, x2, lsl #8
        orr     x0, x0, x3
        ret
