        .macro  ventry label
        .align  7
        b       \label
        .endm

        .text
        .global _start
_start:
        adrp    x0, el2_vectors
        add     x0, x0, :lo12:el2_vectors
        msr     vbar_el2, x0
        ldr     x0, =(1 << 31) | (1 << 19)
        msr     hcr_el2, x0
        isb
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        adrp    x0, el1_entry
        add     x0, x0, :lo12:el1_entry
        msr     elr_el2, x0
        eret

        .align  11
el2_vectors:
        ventry  el2_invalid             // synchronous, EL2t
        ventry  el2_invalid
        ventry  el2_invalid
        ventry  el2_invalid
        ventry  el2_invalid             // synchronous, EL2h
        ventry  el2_invalid
        ventry  el2_invalid
        ventry  el2_invalid
        ventry  el1_sync                // synchronous, 64-bit EL1
        ventry  el2_invalid
        ventry  el2_invalid
        ventry  el2_invalid
        ventry  el2_invalid             // 32-bit EL1
        ventry  el2_invalid
        ventry  el2_invalid
        ventry  el2_invalid

el1_sync:
        mrs     x16, esr_el2
        lsr     x16, x16, #26
        sub     x16, x16, #0x16
        cbnz    x16, el1_trap
        {{op}}     x{{reg:d}}, x{{reg:d}}, #{{increment}}
        eret
el1_trap:
        sub     x16, x16, #1            // EC 0x17
        cbnz    x16, el2_invalid
        mrs     x16, elr_el2
        add     x16, x16, #4
        msr     elr_el2, x16
        eret
el2_invalid:
        b       el2_invalid
