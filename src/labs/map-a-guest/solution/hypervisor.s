// EL2. Build stage 2 for the guest in guest.s and enter it at guest_entry,
// EL1h, D, A, I and F masked.
//   IPA 0x80000000 to 0x801fffff   PA 0x40400000
//       RAM: Normal, read, write, execute
//   IPA {{uart}}, one page   PA 0x09000000
//       UART: Device-nGnRE, read, write
// and nothing else. IPAs have 39 bits, the walk starts at level 1, the granule
// is 4 KiB, the VMID is {{vmid}}.
        .global _start
_start:
        adr     x0, vectors
        msr     vbar_el2, x0

        ldr     x0, =level1
        ldr     x1, =level2_devices + 3
        str     x1, [x0]                // IPA bits 38 to 30: 0
        ldr     x1, =level2_ram + 3
        str     x1, [x0, #(2 * 8)]      // 2
        ldr     x0, =level2_devices
        ldr     x1, =level3_uart + 3
        str     x1, [x0, #(({{uart}} >> 21) * 8)]
        ldr     x0, =level3_uart
        ldr     x1, =0x00400000090004c7 // page, Device-nGnRE, RW, AF, XN
        str     x1, [x0]
        ldr     x0, =level2_ram
        ldr     x1, =0x00000000404007fd // block, Normal, RW, SH inner, AF
        str     x1, [x0]
        dsb     sy

        ldr     x0, =0x80023559         // VTCR_EL2: PS 40 bits, 4 KiB,
                                        // write-back, SL0 level 1, T0SZ 25
        msr     vtcr_el2, x0
        ldr     x0, =level1
        mov     x1, #{{vmid}}
        orr     x0, x0, x1, lsl #48
        msr     vttbr_el2, x0
        ldr     x0, =0x80000001         // HCR_EL2: RW, VM
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
