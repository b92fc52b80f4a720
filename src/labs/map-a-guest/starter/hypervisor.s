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

        // 1. Descriptors in level1, level2_devices, level3_uart and level2_ram.

        // 2. VTCR_EL2 (RES1 bit 31), VTTBR_EL2, HCR_EL2.VM and RW.

        // 3. Enter the guest.

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
