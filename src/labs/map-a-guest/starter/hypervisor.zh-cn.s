// EL2。为 guest.s 中的客户机建立第 2 阶段，从 guest_entry 进入，
// EL1h，屏蔽 D、A、I、F。
//   IPA 0x80000000 到 0x801fffff   PA 0x40400000
//       RAM：普通内存（写回），可读、可写、可执行
//   IPA {{uart}}，一页   PA 0x09000000
//       UART：Device-nGnRE，可读、可写
// 此外什么都不映射。IPA 有 39 位，从第 1 级开始查表，
// 粒度 4 KiB，VMID 是 {{vmid}}。
        .global _start
_start:
        adr     x0, vectors
        msr     vbar_el2, x0

        // 1. level1、level2_devices、level3_uart、level2_ram 中的描述符。

        // 2. VTCR_EL2（RES1 第 31 位）、VTTBR_EL2、HCR_EL2.VM 和 RW。

        // 3. 进入客户机。

        b       .

// 客户机不许做的事，到这里为止。
        .balign 2048
vectors:
        .rept   16
        .balign 128
        b       .
        .endr

        .bss
        .balign 4096
        .global level1
level1: .skip   4096
level2_devices: .skip 4096
level3_uart: .skip 4096
level2_ram: .skip 4096
