// Entry at EL1 with the MMU off: identity map, caches on, floating point on, then main(selected).
// What is at 0 to 1 GiB (devices) is Device-nGnRnE, RAM is normal write-back memory (Arm ARM D5.5, D13.2.97).
        .section .text.start, "ax"
        .globl  _start
_start:
        ldr     x0, =stack_top
        mov     sp, x0
        ldr     x0, =0xff00                     // MAIR_EL1: 0 device, 1 normal write-back
        msr     mair_el1, x0
        ldr     x0, =0x200803519                // TCR_EL1: T0SZ 25, inner shareable write-back, EPD1, 40 bits of IPA
        msr     tcr_el1, x0
        ldr     x0, =level1
        msr     ttbr0_el1, x0
        mov     x0, #(3 << 20)
        msr     cpacr_el1, x0
        tlbi    vmalle1
        dsb     sy
        isb
        mrs     x0, sctlr_el1
        mov     x1, #0x1005                     // I, C, M
        orr     x0, x0, x1
        msr     sctlr_el1, x0
        isb
        ldr     x0, =selected
        bl      main
        b       .                               // not off: the host still has to read the clocks of the process
        .ltorg

        .section .data.tables, "aw"
        .balign 4096
level1: .quad   0x0000000000000401 | (3 << 53)  // block, access flag, execute never
        .quad   0x0000000040000705              // block, access flag, inner shareable, attribute 1
        .fill   510, 8, 0

        .bss
        .balign 16
        .skip   65536
stack_top:
