// EL2. Build stage 2 for the guest in guest.s and enter it at guest_entry,
// EL1h, D, A, I and F masked.
//   IPA 0x80000000 to 0x801fffff   PA 0x40400000
//       RAM: Normal, read, write, execute
//   IPA 0x09000000 to 0x09000fff   PA 0x09000000
//       UART: Device-nGnRE, read, write
// and nothing else. IPAs have 39 bits, the walk starts at level 1, the granule
// is 4 KiB, the VMID is {{vmid}}.
        .global _start
_start:
        adr     x0, vectors
        msr     vbar_el2, x0

        ldr     x0, =level1
        ldr     x1, =l2_low + 3
        str     x1, [x0]
        ldr     x1, =l2_ram + 3
        str     x1, [x0, #16]
        ldr     x0, =l2_low
        ldr     x1, =l3_uart + 3
        str     x1, [x0, #(({{uart}} >> 21) * 8)]
        ldr     x0, =l3_uart
        ldr     x1, =0x090004c7
        str     x1, [x0]
        ldr     x0, =l2_ram
        ldr     x1, =l3_ram + 3
        str     x1, [x0]
        ldr     x0, =l3_ram
        ldr     x1, =0x404007ff
        mov     x2, #512
1:      str     x1, [x0], #8
        add     x1, x1, #0x1000
        subs    x2, x2, #1
        b.ne    1b
        dsb     ish
        ldr     x0, =0x80000001 | (1 << 19)
        msr     hcr_el2, x0
        ldr     x0, =level1
        mov     x1, #{{vmid}}
        bfi     x0, x1, #48, #8
        msr     vttbr_el2, x0
        ldr     x0, =0x80020059
        msr     vtcr_el2, x0
        isb
        ldr     x0, =guest_entry
        msr     elr_el2, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
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
l2_low: .skip 4096
l3_uart: .skip 4096
l3_ram: .skip 4096
l2_ram: .skip 4096
