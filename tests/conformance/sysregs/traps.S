// Executes every MRS, MSR and SYS that EL2 knows at EL1 and EL0 under one set of trap controls after another, and prints
// where each access went: "<set> <level> <encoding> <r|w> <ok | level:ESR>", hexadecimal. An access that is UNDEFINED (EC 0)
// prints nothing. <encoding> is op0:op1:CRn:CRm:op2, bits [20:5] of the instruction.
// Started at EL2 by QEMU's virt board with virtualization=on.
        .equ    UART, 0x09000000

        .text
        .global _start
_start: ldr     x0, =stack_top
        mov     sp, x0
        adr     x0, vectors_el2
        msr     vbar_el2, x0
        adr     x0, vectors_el1
        msr     vbar_el1, x0
        mrs     x0, midr_el1
        msr     vpidr_el2, x0
        mrs     x0, mpidr_el1
        msr     vmpidr_el2, x0
        bl      collect
        mov     w20, #0                 // number of the set
        adr     x19, sets
next_set:
        ldr     x0, [x19]
        cmn     x0, #1
        b.eq    finish
        mov     w27, #1
1:      bl      program
        // Descend to level w27 and survey there; the survey ends in HVC or SVC.
        mov     x0, #0x3c5
        cmp     w27, #0
        mov     x1, #0x3c0
        csel    x0, x1, x0, eq
        msr     spsr_el2, x0
        adr     x0, survey
        msr     elr_el2, x0
        eret
continue:
        // Only EL0 lives under TGE.
        subs    w27, w27, #1
        b.pl    1b
        add     x19, x19, #80
        add     w20, w20, #1
        b       next_set
finish: mov     x0, #0x33ff
        msr     cptr_el2, x0
        ldr     x0, =0x84000008
        smc     #0
        b       .

        // Values of all registers as EL2 sees them under these controls: what MSR will write.
program:
        mov     x28, x30
        mov     x0, #0x33ff
        msr     cptr_el2, x0
        ldp     x0, x1, [x19]
        tbz     w27, #0, 1f
        bic     x0, x0, #0x8000000      // no TGE at EL1
1:      msr     hcr_el2, x0
        msr     mdcr_el2, x1
        ldp     x0, x1, [x19, #16]
        mov     x26, x0
        msr     cnthctl_el2, x1
        ldp     x0, x1, [x19, #32]
        msr     cntkctl_el1, x0
        msr     pmuserenr_el0, x1
        ldp     x0, x1, [x19, #48]
        msr     sctlr_el1, x0
        msr     cpacr_el1, x1
        ldp     x0, x1, [x19, #64]
        msr     mdscr_el1, x0
        isb
        ldr     x22, =values
        ldr     x23, =list
1:      ldrh    w21, [x23], #2
        cbz     w21, 2f
        tbz     w21, #15, 1b
        movz    w0, #0xd520, lsl #16
        bl      at_el2
        str     x0, [x22, w21, uxtw #3]
        b       1b
2:      msr     cptr_el2, x26
        isb
        br      x28

        // The encodings (op0 = 1 to 3) that are not UNDEFINED at EL2, to the list.
collect:
        mov     x28, x30
        ldr     x23, =list
        mov     w21, #0x4000
1:      tbz     w21, #15, 2f
        movz    w0, #0xd520, lsl #16
        bl      at_el2
        cbz     x25, 3f
2:      movz    w0, #0xd500, lsl #16
        bl      at_el2
        cbz     x25, 3f
        ubfx    x25, x25, #26, #6       // DC ZVA may fault on Device memory: it exists all the same
        cbz     x25, 4f
3:      strh    w21, [x23], #2
4:      add     w21, w21, #1
        tbz     w21, #16, 1b
        strh    wzr, [x23]
        br      x28

        // Executes encoding w21 of the class in w0 at EL2 with X0. SYS gets the address of some memory, MSR zero.
at_el2: orr     w0, w0, w21, lsl #5
        adr     x1, slot_el2
        str     w0, [x1]
        dsb     sy
        isb
        ldr     x0, =scratch
        tbz     w21, #15, 1f
        mov     x0, #0
1:      mov     x25, #0
slot_el2:
        nop
        ret

        // At EL1 or EL0. w21 encoding, x22 values, x25 outcome (0: completed).
survey: ldr     x22, =values
        ldr     x23, =list
next:   ldrh    w21, [x23], #2
        cbz     w21, 5f
        // 1. read
        tbz     w21, #15, 2f
        movz    w0, #0xd520, lsl #16
        orr     w0, w0, w21, lsl #5
        add     w0, w0, #7              // Rt = X7
        adr     x1, slot_read
        str     w0, [x1]
        dsb     sy
        isb
        mov     x25, #0
slot_read:
        nop
        mov     w26, #'r'
        bl      report
2:      // 2. write
        movz    w0, #0xd500, lsl #16
        orr     w0, w0, w21, lsl #5
        add     w0, w0, #9              // Rt = X9
        adr     x1, slot_write
        str     w0, [x1]
        dsb     sy
        isb
        ldr     x9, [x22, w21, uxtw #3]
        tbnz    w21, #15, 3f
        ldr     x9, =scratch
3:      mov     x25, #0
slot_write:
        nop
        mov     w26, #'w'
        bl      report
        b       next
5:      cbz     w27, 4f
        hvc     #0
4:      svc     #0

report: mov     x29, x30
        cbz     x25, 1f
        ubfx    x0, x25, #26, #6
        cbz     x0, 9f                  // UNDEFINED
1:      mov     x0, x20
        mov     w3, #4
        bl      hex
        add     w0, w27, #'0'
        bl      put
        mov     w0, #' '
        bl      put
        mov     x0, x21
        mov     w3, #12
        bl      hex
        mov     w0, w26
        bl      put
        mov     w0, #' '
        bl      put
        cbnz    x25, 2f
        mov     w0, #'o'
        bl      put
        mov     w0, #'k'
        bl      put
        b       3f
2:      lsr     x0, x25, #32
        add     w0, w0, #'0'
        bl      put
        mov     w0, #':'
        bl      put
        mov     w0, w25
        mov     w3, #28
        bl      hex
3:      mov     w0, #'\n'
        bl      put
9:      br      x29

put:    mov     x1, #UART
        strb    w0, [x1]
        ret
hex:    mov     x4, x0
        mov     x5, x30
1:      lsr     x0, x4, x3
        and     x0, x0, #15
        cmp     x0, #10
        add     x6, x0, #'0'
        add     x7, x0, #'a' - 10
        csel    x0, x6, x7, lo
        bl      put
        subs    w3, w3, #4
        b.pl    1b
        mov     w0, #' '
        mov     x30, x5
        b       put

        // Sixteen entries that do the same. x25 = level << 32 | ESR, and on behind the instruction.
        .balign 2048
vectors_el2:
        .rept   16
        .balign 128
        mrs     x25, esr_el2
        ubfx    x24, x25, #26, #6
        cmp     x24, #0x15              // SVC under TGE ends a survey
        b.eq    continue
        cmp     x24, #0x16
        b.eq    hypercall
        mov     w25, w25
        orr     x25, x25, #0x200000000
        mrs     x24, elr_el2
        add     x24, x24, #4
        msr     elr_el2, x24
        eret
        .endr
        // HVC #0 ends a survey. HVC #1 comes from EL1's vector, which may not be allowed to read ESR_EL1 itself.
hypercall:
        tbz     x25, #0, continue
        mrs     x25, esr_el1
        ubfx    x24, x25, #26, #6
        cmp     x24, #0x15
        b.eq    continue
        mov     w25, w25
        orr     x25, x25, #0x100000000
        mrs     x24, elr_el1
        add     x24, x24, #4
        msr     elr_el1, x24
        eret
        .balign 2048
vectors_el1:
        .rept   16
        .balign 128
        hvc     #1
        eret
        .endr
        .ltorg

        .equ    RW, 1 << 31
        .equ    SCTLR, 0xc50838
        .equ    USER, 1 << 26 | 1 << 15 | 1 << 14 | 1 << 9
        .macro  set hcr=RW, mdcr=6, cptr=0x33ff, cnthctl=3, cntkctl=0x303, pmuserenr=15, sctlr=SCTLR|USER, cpacr=3<<20, mdscr=0
        .quad   \hcr, \mdcr, \cptr, \cnthctl, \cntkctl, \pmuserenr, \sctlr, \cpacr, \mdscr, 0
        .endm
        .balign 8
sets:   set
        set     cntkctl=0, pmuserenr=0, sctlr=SCTLR, cpacr=1<<20, mdscr=1<<12
        set     hcr=(RW | 1<<15 | 1<<16 | 1<<17 | 1<<18 | 1<<20 | 1<<21 | 1<<22 | 1<<23 | 1<<24 | 1<<25 | 1<<26 | 1<<28 | 1<<30), cptr=0x800033ff
        set     hcr=(RW | 1<<15 | 1<<16 | 1<<17 | 1<<18 | 1<<20 | 1<<21 | 1<<22 | 1<<23 | 1<<24 | 1<<25 | 1<<26 | 1<<28 | 1<<30), sctlr=SCTLR, cpacr=0
        set     mdcr=(6 | 1<<6 | 1<<9 | 1<<10 | 1<<11), cnthctl=0
        set     mdcr=(6 | 1<<8), cptr=0x37ff
        set     mdcr=(6 | 1<<5), pmuserenr=8, cnthctl=1, cntkctl=1, cpacr=0, cptr=0x37ff
        set     pmuserenr=6, cnthctl=2, cntkctl=2
        set     hcr=(RW | 1<<27), cntkctl=0, pmuserenr=0, sctlr=SCTLR, cpacr=0
        set     hcr=(RW | 1<<27)
        .quad   -1

        .bss
        .balign 64
scratch:
        .space  256
values: .space  0x80000
list:   .space  0x2000
        .balign 16
        .space  4096
stack_top:
