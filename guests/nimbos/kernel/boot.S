// From the first instruction to kernel_main: down to EL1, MMU on, off to the addresses that the kernel is linked for.
// It is entered at EL1, EL2 or EL3 with the MMU off; x0 (the device tree) is ignored.

#define KERNEL_OFFSET 0xffff000000000000

#define SPSR_EL2H 0x3c9 // EL2h, D A I F masked
#define SPSR_EL1H 0x3c5 // EL1h, D A I F masked

    .section .text.boot, "ax"
    .global _start
_start:
    mrs  x0, CurrentEL
    cmp  x0, #2 << 2
    b.lo at_el1
    b.eq at_el2

    // EL3: SCR_EL3 = RW (EL2 is AArch64), HCE, RES1 bits, NS.
    mov  x0, #0x531
    msr  scr_el3, x0
    mov  x0, #SPSR_EL2H
    msr  spsr_el3, x0
    adr  x0, at_el2
    msr  elr_el3, x0
    eret

at_el2:
    // EL1 may read the physical counter and use the physical timer, and its virtual counter is the physical one.
    mrs  x0, cnthctl_el2
    orr  x0, x0, #3
    msr  cnthctl_el2, x0
    msr  cntvoff_el2, xzr
    mov  x0, #1 << 31 // HCR_EL2.RW: EL1 is AArch64
    msr  hcr_el2, x0
    mov  x0, #SPSR_EL1H
    msr  spsr_el2, x0
    adr  x0, at_el1
    msr  elr_el2, x0
    eret

at_el1:
    msr  SPSel, #1
    // Attribute 0: Device-nGnRE; attribute 1: Normal, write-back.
    mov  x0, #0xff04
    msr  mair_el1, x0
    // Both halves: 48-bit addresses, 4 KiB pages, tables in inner shareable write-back memory; 40-bit physical addresses.
    ldr  x0, =(2 << 32) | (2 << 30) | (0x35 << 24) | (16 << 16) | (0x35 << 8) | 16
    msr  tcr_el1, x0
    // One root for both halves: this code goes on at its physical address until it jumps.
    adrp x0, boot_root
    msr  ttbr0_el1, x0
    msr  ttbr1_el1, x0
    tlbi vmalle1
    dsb  nsh
    isb
    mrs  x0, sctlr_el1
    mov  x1, #0x1005 // I, C, M
    orr  x0, x0, x1
    msr  sctlr_el1, x0
    isb

    ldr  x0, =boot_stack_end
    mov  sp, x0
    ldr  x0, =bss_start
    ldr  x1, =bss_zero_end
1:  cmp  x0, x1
    b.hs 2f
    stp  xzr, xzr, [x0], #16
    b    1b
2:  mov  x29, #0
    ldr  x0, =kernel_main
    br   x0

    .ltorg

// Boot tables: the first GiB as device memory, the second as normal memory; virtual = physical, and again at KERNEL_OFFSET,
// because T1SZ = 16 makes the upper half begin there.
    .data
    .balign 4096
boot_root:
    .quad boot_level1 - KERNEL_OFFSET + 3
    .fill 511, 8, 0
boot_level1:
    .quad 0x00000000 | 0x401           // block, AF, attribute 0
    .quad 0x40000000 | 0x401 | 0x304   // block, AF, inner shareable, attribute 1
    .fill 510, 8, 0
