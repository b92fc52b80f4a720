        .global _start
_start:
        adr     x0, vectors
        msr     vbar_el2, x0

        ldr     x19, ={{uart}}
        ldr     x20, =0x00400000090004c7
        ldr     x21, =level2_devices
        ldr     x22, =level3_uart
        bl      map
        mov     x19, #0x80000000
        ldr     x20, =0x404007ff
        ldr     x21, =level2_ram
        ldr     x22, =level3_ram
1:      bl      map
        add     x19, x19, #0x1000
        add     x20, x20, #0x1000
        tst     x19, #0x1fffff
        b.ne    1b
        dsb     ish
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

// The page of IPA x19 becomes x20; x21 and x22 are the tables on the way.
map:    ldr     x0, =level1
        ubfx    x1, x19, #30, #9
        orr     x2, x21, #3
        str     x2, [x0, x1, lsl #3]
        ubfx    x1, x19, #21, #9
        orr     x2, x22, #3
        str     x2, [x21, x1, lsl #3]
        ubfx    x1, x19, #12, #9
        str     x20, [x22, x1, lsl #3]
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
level3_ram: .skip 4096
