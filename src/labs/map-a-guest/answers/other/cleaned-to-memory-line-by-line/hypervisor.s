        .global _start
_start:
        adr     x0, vectors
        msr     vbar_el2, x0

        ldr     x0, =level1
        ldr     x1, =level2_devices + 3
        str     x1, [x0]
        ldr     x1, =level2_ram + 3
        str     x1, [x0, #16]
        ldr     x0, =level2_devices
        ldr     x1, =level3_uart + 3
        str     x1, [x0, #(({{uart}} >> 21) * 8)]
        ldr     x0, =level3_uart
        ldr     x1, =0x00400000090004c7
        str     x1, [x0]
        ldr     x0, =level2_ram
        ldr     x1, =0x00000000404007fd
        str     x1, [x0]
        dsb     sy
        ldr     x0, =level1
        ldr     x1, =level2_ram + 4096
1:      dc      civac, x0
        add     x0, x0, #64
        cmp     x0, x1
        b.lo    1b
        dsb     sy
        ldr     x0, =0x80023559
        msr     vtcr_el2, x0
        ldr     x0, =level1
        mov     x1, #{{vmid}}
        orr     x0, x0, x1, lsl #48
        msr     vttbr_el2, x0
        ldr     x0, =0x80000001
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
