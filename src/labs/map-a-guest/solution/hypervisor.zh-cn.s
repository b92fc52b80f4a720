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

        ldr     x0, =level1
        ldr     x1, =level2_devices + 3
        str     x1, [x0]                // IPA 第 38:30 位：0
        ldr     x1, =level2_ram + 3
        str     x1, [x0, #(2 * 8)]      // 2
        ldr     x0, =level2_devices
        ldr     x1, =level3_uart + 3
        str     x1, [x0, #(({{uart}} >> 21) * 8)]
        ldr     x0, =level3_uart
        ldr     x1, =0x00400000090004c7 // 页，Device-nGnRE，RW，AF，XN
        str     x1, [x0]
        ldr     x0, =level2_ram
        ldr     x1, =0x00000000404007fd // 块，Normal，RW，SH 内共享，AF
        str     x1, [x0]
        dsb     sy

        ldr     x0, =0x80023559         // VTCR_EL2：PS 40 位，4 KiB，
                                        // 写回，SL0 第 1 级，T0SZ 25
        msr     vtcr_el2, x0
        ldr     x0, =level1
        mov     x1, #{{vmid}}
        orr     x0, x0, x1, lsl #48
        msr     vttbr_el2, x0
        ldr     x0, =0x80000001         // HCR_EL2：RW、VM
        msr     hcr_el2, x0
        isb
        tlbi    vmalls12e1
        dsb     sy
        isb

        mov     x0, #0x3c5
        msr     spsr_el2, x0
        ldr     x0, =guest_entry
        msr     elr_el2, x0
        eret

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
