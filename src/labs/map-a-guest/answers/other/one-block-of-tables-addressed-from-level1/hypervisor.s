        .global _start
_start:
        adr     x0, vectors
        msr     vbar_el2, x0

        adrp    x8, level1
        add     x8, x8, #:lo12:level1
        add     x9, x8, #4096           // devices
        add     x10, x9, #4096          // UART
        add     x11, x10, #4096         // RAM
        orr     x0, x9, #3
        str     x0, [x8]
        orr     x0, x11, #3
        str     x0, [x8, #16]
        orr     x0, x10, #3
        mov     x1, #({{uart}} >> 21)
        str     x0, [x9, x1, lsl #3]
        movz    x0, #0x04c7
        movk    x0, #0x0900, lsl #16
        movk    x0, #0x0040, lsl #48
        str     x0, [x10]
        movz    x0, #0x07fd
        movk    x0, #0x4040, lsl #16
        str     x0, [x11]
        dsb     ish
        mov     w0, #0x3559
        movk    w0, #0x8002, lsl #16
        msr     vtcr_el2, x0
        movz    x1, #{{vmid}}, lsl #48
        orr     x1, x1, x8
        msr     vttbr_el2, x1
        mov     x1, #0x80000000
        orr     x1, x1, #1
        msr     hcr_el2, x1
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
