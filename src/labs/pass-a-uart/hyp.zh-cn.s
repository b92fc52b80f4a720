// EL2：两个 VM 在一个核上轮流运行。它们的 RAM 已经映射；设备由你
// 在 pass.s 里交出和收回。
        .set    UART, 0x09000000        // 它的物理地址
        .global _start
_start: adr     x0, vectors
        msr     vbar_el2, x0
        ldr     x0, =0x80023559         // IPA 39 位，从第 1 级开始，4 KiB
        msr     vtcr_el2, x0
        ldr     x0, =0x80000001         // HCR_EL2：RW，VM
        msr     hcr_el2, x0
        ldr     x0, =level1_0
        ldr     x1, =level2_0
        ldr     x2, =level3_0
        bl      build
        ldr     x0, =level1_1
        ldr     x1, =level2_1
        ldr     x2, =level3_1
        bl      build
        dsb     sy
        tlbi    alle1
        dsb     sy
        isb

giving: ldr     x0, =level3_0           // 交给 VM 0
        ldr     x1, ={{uart}}
        ldr     x2, =UART
        bl      give
        ldr     x1, =first
        bl      run_0
        ldr     x1, =look               // VM 1 去找它
        bl      run_1
taking: ldr     x0, =level3_0           // VM 0 失去它
        ldr     x1, ={{uart}}
        ldr     x2, =level1_0 + ({{vmid0:d}} << 48)
        bl      take
taken:  ldr     x1, =again              // 再去看一次
        bl      run_0
cleaning:
        ldr     x0, =UART               // 交给 VM 1
        bl      clean
        ldr     x0, =level3_1
        ldr     x1, ={{uart}}
        ldr     x2, =UART
        bl      give
        ldr     x1, =second
        bl      run_1
done:   b       done

// VM 0 或 VM 1，从 x1 运行到它的下一个 HVC。
run_0:  ldr     x0, =level1_0 + ({{vmid0:d}} << 48)
        b       1f
run_1:  ldr     x0, =level1_1 + ({{vmid1:d}} << 48)
1:      msr     tpidr_el2, x30
        msr     vttbr_el2, x0
        isb
        msr     elr_el2, x1
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        eret
back:   mrs     x30, tpidr_el2
        ret

// x0、x1、x2：第 1、2、3 级的表。
build:  add     x3, x2, #3
        str     x3, [x1, #(({{uart}} >> 21) * 8)]
        add     x3, x1, #3
        str     x3, [x0]                // 1 GiB 以下的 IPA
        ldr     x4, =level2_ram
        add     x3, x4, #3
        str     x3, [x0, #(2 * 8)]
        ldr     x3, =0x404007fd         // 0x80000000 处的 2 MiB
        str     x3, [x4]
        ret

// 客户机的访问被拒绝：它读到 -1，继续往下走。
refuse: mov     x2, #-1
        mrs     x16, elr_el2
        add     x16, x16, #4
        msr     elr_el2, x16
        eret
        .ltorg

        .balign 2048
vectors:
        .rept   8
        .balign 128
        b       .
        .endr
        .balign 128
        mrs     x16, esr_el2            // 来自 EL1
        lsr     x16, x16, #26
        cmp     x16, #0x16
        b.eq    back
        b       refuse
        .rept   7
        .balign 128
        b       .
        .endr

        .bss
        .balign 4096
level1_0:
        .skip   4096
level1_1:
        .skip   4096
level2_0:
        .skip   4096
level2_1:
        .skip   4096
level2_ram:
        .skip   4096
        .global level3_0, level3_1
level3_0:
        .skip   4096
level3_1:
        .skip   4096
