// x0 是一个 ESR_EL2。把它拆开：
//   x{{ec:d}}: EC，异常类别
//   x{{il:d}}: IL，指令是不是 32 位
//   x{{iss:d}}: ISS，其余的 25 位
// 可以用 x0 到 x15。
        .global fields
fields:
        ret
