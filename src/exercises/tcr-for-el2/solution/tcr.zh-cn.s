// 在 x0 里返回 TCR_EL2：EL2 的地址有 {{bits:d}} 位，物理地址有
// {{pa}} 位。页大小 4 KiB。查表可缓存，内外都是 {{how_zh}}，
// {{share_zh}}共享。RES1 是 0x80800000。
        .global tcr
tcr:
        .set    SIZES, {{t0sz}} + ({{ps}} << 16)
        .set    CACHED, ({{attribute}} << 8) + ({{attribute}} << 10)
        ldr     x0, =0x80800000 + SIZES + CACHED + ({{sh}} << 12)
        ret
