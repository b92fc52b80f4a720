// EL2: a vector table of 16 slots, and a context frame of {{size:d}} bytes: x0 to x30
// one after the other from offset {{gap:d}} on, SP_EL0 at {{spAt:d}}, ELR_EL2 at {{elrAt:d}},
// SPSR_EL2 at {{spsrAt:d}}.
        .global _start
_start:
        ldr     x0, =el2_stack
        mov     sp, x0
        adr     x0, vectors
        msr     vbar_el2, x0

        mov     x0, #(1 << 31)
        msr     hcr_el2, x0
        ldr     x0, =el1_stack
        msr     sp_el1, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        ldr     x0, =el1_entry
        msr     elr_el2, x0
        eret

        // 1. VBAR_EL2 keeps bits 63 to 11: align the table.
        //    Each slot has 128 bytes.
vectors:

        // 2. Save everything in a frame on the stack, call trap_handler with
        //    the frame's address in x0.
        // 3. Put everything back, free the frame, and return.
enter:
        eret

        .bss
        .balign 16
        .skip   4096
el2_stack:
