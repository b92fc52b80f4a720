// 在 x0 里返回 VTCR_EL2：客户机的 IPA 有 {{bits:d}} 位，页大小 4 KiB。
// VTTBR_EL2 处只有一张表，从第 {{level}} 级开始查。物理地址有
// {{pa}} 位。查表：内外都是写回、写分配，
// 内共享。第 31 位是 RES1。
        .global vtcr
vtcr:
        ldr     x0, =0x80003500 + {{t0sz}} + ({{sl0}} << 6) + ({{ps}} << 16)
        ret
