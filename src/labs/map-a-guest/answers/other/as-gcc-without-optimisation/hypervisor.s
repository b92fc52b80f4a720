        .global _start
_start:
        adr     x0, vectors
        msr     vbar_el2, x0

        ldr     x0, =stack
        mov     sp, x0
        sub     sp, sp, #32
        ldr     x0, =level1
        str     x0, [sp, #24]
        ldr     x0, =level2_devices
        str     x0, [sp, #16]
        ldr     x0, [sp, #16]
        orr     x1, x0, 3
        ldr     x0, [sp, #24]
        str     x1, [x0]
        ldr     x0, =level2_ram
        str     x0, [sp, #8]
        ldr     x0, [sp, #24]
        add     x0, x0, 16
        ldr     x1, [sp, #8]
        orr     x1, x1, 3
        str     x1, [x0]
        ldr     x0, =level3_uart
        str     x0, [sp]
        ldr     x0, [sp, #16]
        add     x0, x0, ({{uart}} >> 21) * 8
        ldr     x1, [sp]
        orr     x1, x1, 3
        str     x1, [x0]
        ldr     x0, [sp]
        ldr     x1, =18014398660478151
        str     x1, [x0]
        ldr     x0, [sp, #8]
        mov     x1, 2045
        movk    x1, 0x4040, lsl 16
        str     x1, [x0]
        add     sp, sp, 32
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
        .skip   256
stack:
