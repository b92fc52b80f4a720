// x0 是一个第 2 阶段第 2 级块描述符的地址，x1 是一个空页的地址。
// 在那里建一张表，用页映射同样的 2 MiB，属性不变；
// 但第 {{hole:d}} 页（从 0 数）要出错。然后把表放到块的位置上。
// 客户机还没运行过，TLB 里没有这个块。
// 可以用 x0 到 x15。
        .global split
split:
        ldr     x2, [x0]
        orr     x2, x2, #2              // 是页，不是块
        mov     x3, #0
1:      cmp     x3, #{{hole:d}}
        csel    x4, xzr, x2, eq
        str     x4, [x1, x3, lsl #3]
        add     x2, x2, #0x1000
        add     x3, x3, #1
        cmp     x3, #512
        b.ne    1b
        orr     x1, x1, #3
        dsb     ishst
        str     x1, [x0]
        ret
