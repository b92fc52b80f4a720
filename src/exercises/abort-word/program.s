// A guest of which there is no source, with its own MMU on: two accesses,
// both to where stage 2 maps nothing.
        .global _start
_start: adr     x0, vectors
        msr     vbar_el2, x0
        ldr     x0, =0x80023559
        msr     vtcr_el2, x0
        adr     x0, stage2
        msr     vttbr_el2, x0
        mov     x0, #0xff
        msr     mair_el1, x0
        ldr     x0, =0x200803519
        msr     tcr_el1, x0
        adr     x0, stage1
        msr     ttbr0_el1, x0
        ldr     x0, =0x30d00801
        msr     sctlr_el1, x0
        ldr     x0, =0x80000001         // HCR_EL2: RW, VM
        msr     hcr_el2, x0
        mov     x0, #1
        msr     sp_el0, x0
        ldr     x28, ={{far1}}
        ldr     x29, ={{far2}}
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        adr     x0, guest
        msr     elr_el2, x0
        isb
        eret
guest:  .inst   {{word1}}
        .inst   {{word2}}
        b       .
        .ltorg

        .balign 2048
vectors:
        .rept   16
        .balign 128
        b       taken
        .endr
taken:  mrs     x30, elr_el2            // skipped: nothing is emulated
        add     x30, x30, #4
        msr     elr_el2, x30
        mrs     x30, sp_el0
        add     x30, x30, #1
        msr     sp_el0, x30
        eret

        .balign 4096
stage1: .quad   0, 0x40000701, 0x00000701
        .balign 4096
stage2: .quad   0, 0x400007fd           // below 1 GiB: a hole
        .balign 4096
        .byte   0
