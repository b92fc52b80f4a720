        .global _start
_start:
        adr     x0, vectors
        msr     vbar_el2, x0

        ldr     x0, =level1
        mov     x1, #0
        ldr     x2, =level2_devices
        bl      link
        mov     x1, #2
        ldr     x2, =level2_ram
        bl      link
        ldr     x0, =level2_devices
        mov     x1, #({{uart}} >> 21)
        ldr     x2, =level3_uart
        bl      link
        ldr     x0, =level3_uart
        mov     x1, #0
        ldr     x2, =0x00400000090004c4
        bl      link
        ldr     x0, =level2_ram
        ldr     x2, =0x404007fd
        str     x2, [x0]
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

// link(x0 = table, w1 = index, x2 = what it leads to)
link:   orr     x2, x2, #3
        str     x2, [x0, x1, lsl #3]
        ret
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
