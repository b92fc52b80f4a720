// 在 x0 里返回 HCR_EL2，客户机是 AArch64，不用第 2 阶段：
// {{first_zh}}陷入，{{second_zh}}也陷入；
// 物理 {{third}} 送到 EL2。其他都不陷入。
        .global hcr
hcr:
        ldr     x0, =0x80000000 + {{bit1}} + {{bit2}} + {{bit3}}
        ret
