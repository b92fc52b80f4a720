        .global _start
_start:
        adr     x0, vectors
        msr     vbar_el2, x0

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

        .data
        .balign 4096
        .global level1
level1: .quad   level2_devices + 3, 0, level2_ram + 3
        .balign 4096
level2_devices:
        .skip   ({{uart}} >> 21) * 8
        .quad   level3_uart + 3
        .balign 4096
level3_uart: .quad 0x00400000090004c7
        .balign 4096
level2_ram: .quad 0x404007fd
        .balign 4096
