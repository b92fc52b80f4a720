// What runs at EL1 under KVM: turns its MMU on, greets, waits for ten interrupts of its virtual timer, powers off.
        .equ    GICD, 0x08000000
        .equ    GICC, 0x08010000
        .equ    UART, 0x09000000
        .equ    TIMER_PPI, 27
        .equ    TICKS, 1000
        .equ    PSCI_SYSTEM_OFF, 0x84000008

        .global _start
_start: ldr     x20, =UART
        adr     x0, vectors
        msr     vbar_el1, x0
        // Two blocks of 1 GiB: devices, and memory.
        adrp    x0, table
        add     x0, x0, :lo12:table
        mov     x1, #0x401
        ldr     x2, =(0x40000000 | 0x705)
        stp     x1, x2, [x0]
        msr     ttbr0_el1, x0
        ldr     x1, =0xff00
        msr     mair_el1, x1
        ldr     x1, =((2 << 32) | (1 << 23) | (3 << 12) | (1 << 10) | (1 << 8) | 25)
        msr     tcr_el1, x1
        isb
        mrs     x1, sctlr_el1
        ldr     x2, =0x1005             // M, C, I
        orr     x1, x1, x2
        msr     sctlr_el1, x1
        isb
        adr     x1, hello
1:      ldrb    w2, [x1], #1
        cbz     w2, 2f
        strb    w2, [x20]
        b       1b
2:      ldr     x2, =GICD
        mov     w3, #1
        str     w3, [x2]                // GICD_CTLR
        mov     w3, #(1 << TIMER_PPI)
        str     w3, [x2, #0x100]        // GICD_ISENABLER0
        ldr     x2, =GICC
        mov     w3, #0xff
        str     w3, [x2, #4]            // GICC_PMR
        mov     w3, #1
        str     w3, [x2]                // GICC_CTLR
        msr     daifclr, #2
        mov     x21, #0                 // interrupts so far
next:   mov     x22, x21
        mrs     x0, cntvct_el0
        add     x0, x0, #TICKS
        msr     cntv_cval_el0, x0
        mov     x0, #1
        msr     cntv_ctl_el0, x0
1:      cmp     x22, x21
        b.ne    2f
        wfi
        b       1b
2:      mov     w0, #'.'
        strb    w0, [x20]
        cmp     x21, #10
        b.lo    next
        ldr     x0, =PSCI_SYSTEM_OFF
        hvc     #0
        b       .

irq:    ldr     x2, =GICC
        ldr     w3, [x2, #0xc]          // GICC_IAR
        mov     x4, #2                  // IMASK
        msr     cntv_ctl_el0, x4
        str     w3, [x2, #0x10]         // GICC_EOIR
        add     x21, x21, #1
        eret
unexpected:
        mov     w0, #'!'
        strb    w0, [x20]
        b       .

hello:  .asciz  "hello from EL1 under KVM\n"
        .ltorg
        .balign 2048
vectors:
        .rept   5
        b       unexpected
        .balign 128
        .endr
        b       irq
        .balign 128
        .rept   10
        b       unexpected
        .balign 128
        .endr
        .bss
        .balign 4096
table:  .space  4096
