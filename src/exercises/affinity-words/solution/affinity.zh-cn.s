// x0 是一个 MPIDR_EL1。返回：
//   x{{target:d}}：CPU_ON 的目标参数：只有亲和性字段
//   x{{index:d}}：核的编号：Aff1 是簇号，每簇 {{cores}} 个核，
//           Aff0 是簇内的位置；此时 Aff2、Aff3 是 0
// 可以用 x0 到 x15。
        .global affinity
affinity:
        ldr     x14, =0xff00ffffff
        and     x{{target:d}}, x0, x14
        ubfx    x14, x0, #8, #8
        ubfx    x15, x0, #0, #8
        mov     x13, #{{cores}}
        madd    x{{index:d}}, x14, x13, x15
        ret
