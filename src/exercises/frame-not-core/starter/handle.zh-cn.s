// 客户机的 SMC 陷入了。x0 是它的帧的地址：客户机的 x0 到 x30，
// 每个 8 字节，ELR 在 248，SPSR 在 256。把客户机的 x{{a:d}} 和 x{{b:d}}
// 相加，放进它的 x{{c:d}}，再让它从 SMC 后面继续。
        .global handle
handle:
        ret
