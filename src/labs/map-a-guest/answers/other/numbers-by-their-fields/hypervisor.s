        .global _start
_start:
        adr     x0, vectors
        msr     vbar_el2, x0

        .set    TABLE, 0b11
        .set    PAGE, 0b11
        .set    BLOCK, 0b01
        .set    WB, 0b1111 << 2
        .set    nGnRE, 0b0001 << 2
        .set    RW, 0b11 << 6
        .set    ISH, 0b11 << 8
        .set    AF, 1 << 10
        .set    XN, 1 << 54
        ldr     x0, =level1
        ldr     x1, =level2_devices + TABLE
        ldr     x2, =level2_ram + TABLE
        stp     x1, xzr, [x0]
        stp     x2, xzr, [x0, #16]
        ldr     x1, =level3_uart + TABLE
        ldr     x0, =level2_devices + ({{uart}} >> 21) * 8
        str     x1, [x0]
        ldr     x0, =level3_uart
        ldr     x1, =0x09000000 | PAGE | nGnRE | RW | AF | XN
        str     x1, [x0]
        ldr     x0, =level2_ram
        ldr     x1, =0x40400000 | BLOCK | WB | RW | ISH | AF
        str     x1, [x0]
        dsb     ishst
        // RES1, PS 40 bits, 4 KiB, SH inner, WBWA twice, SL0 level 1, T0SZ 25
        ldr     x0, =1 << 31 | 2 << 16 | 0 << 14 | 3 << 12 | 1 << 10 | 1 << 8 | 1 << 6 | 25
        msr     vtcr_el2, x0
        ldr     x0, =level1 + ({{vmid}} << 48)
        msr     vttbr_el2, x0
        ldr     x0, =1 << 31 | 1 << 0
        msr     hcr_el2, x0
        isb
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        ldr     x0, =guest_entry
        msr     elr_el2, x0
        eret

        b       .

// What the guest may not do ends here.
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
