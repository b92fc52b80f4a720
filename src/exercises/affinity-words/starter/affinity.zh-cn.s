// x0 是一个 MPIDR_EL1。返回：
//   x{{target:d}}：CPU_ON 的目标参数：只有亲和性字段
//   x{{index:d}}：核的编号：Aff1 是簇号，每簇 {{cores}} 个核，
//           Aff0 是簇内的位置；此时 Aff2、Aff3 是 0
// 可以用 x0 到 x15。
        .global affinity
affinity:
        ret
