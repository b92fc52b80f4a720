// EL2: two VMs take turns on one core. Their RAM is mapped; the device is
// yours to give and to take, in pass.s.
        .set    UART, 0x09000000        // its physical address
        .global _start
_start: adr     x0, vectors
        msr     vbar_el2, x0
        ldr     x0, =0x80023559         // 39 bits of IPA, from level 1, 4 KiB
        msr     vtcr_el2, x0
        ldr     x0, =0x80000001         // HCR_EL2: RW, VM
        msr     hcr_el2, x0
        ldr     x0, =level1_0
        ldr     x1, =level2_0
        ldr     x2, =level3_0
        bl      build
        ldr     x0, =level1_1
        ldr     x1, =level2_1
        ldr     x2, =level3_1
        bl      build
        dsb     sy
        tlbi    alle1
        dsb     sy
        isb

giving: ldr     x0, =level3_0           // VM 0 gets it
        ldr     x1, ={{uart}}
        ldr     x2, =UART
        bl      give
        ldr     x1, =first
        bl      run_0
        ldr     x1, =look               // VM 1 looks for it
        bl      run_1
taking: ldr     x0, =level3_0           // VM 0 loses it
        ldr     x1, ={{uart}}
        ldr     x2, =level1_0 + ({{vmid0:d}} << 48)
        bl      take
taken:  ldr     x1, =again              // and looks once more
        bl      run_0
cleaning:
        ldr     x0, =UART               // VM 1 gets it
        bl      clean
        ldr     x0, =level3_1
        ldr     x1, ={{uart}}
        ldr     x2, =UART
        bl      give
        ldr     x1, =second
        bl      run_1
done:   b       done

// VM 0 or VM 1, from x1 to its next HVC.
run_0:  ldr     x0, =level1_0 + ({{vmid0:d}} << 48)
        b       1f
run_1:  ldr     x0, =level1_1 + ({{vmid1:d}} << 48)
1:      msr     tpidr_el2, x30
        msr     vttbr_el2, x0
        isb
        msr     elr_el2, x1
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        eret
back:   mrs     x30, tpidr_el2
        ret

// x0, x1, x2: tables of level 1, 2 and 3.
build:  add     x3, x2, #3
        str     x3, [x1, #(({{uart}} >> 21) * 8)]
        add     x3, x1, #3
        str     x3, [x0]                // IPAs below 1 GiB
        ldr     x4, =level2_ram
        add     x3, x4, #3
        str     x3, [x0, #(2 * 8)]
        ldr     x3, =0x404007fd         // 2 MiB at 0x80000000
        str     x3, [x4]
        ret

// A guest's access that was refused: it reads -1, and goes on.
refuse: mov     x2, #-1
        mrs     x16, elr_el2
        add     x16, x16, #4
        msr     elr_el2, x16
        eret
        .ltorg

        .balign 2048
vectors:
        .rept   8
        .balign 128
        b       .
        .endr
        .balign 128
        mrs     x16, esr_el2            // from EL1
        lsr     x16, x16, #26
        cmp     x16, #0x16
        b.eq    back
        b       refuse
        .rept   7
        .balign 128
        b       .
        .endr

        .bss
        .balign 4096
level1_0:
        .skip   4096
level1_1:
        .skip   4096
level2_0:
        .skip   4096
level2_1:
        .skip   4096
level2_ram:
        .skip   4096
        .global level3_0, level3_1
level3_0:
        .skip   4096
level3_1:
        .skip   4096
