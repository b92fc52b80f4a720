// The loader of this machine. It knows of the file at FILE what its header
// says, and nothing else.
        .set    FILE, 0x40100000
        .set    LOW, {{low}}            // RAM for kernels begins here,
        .set    LOW_END, LOW + {{room}}
        .set    HIGH, {{high}}          // and there is more of it here
        .set    HIGH_END, HIGH + 0x180000
        .global _start, chosen, refused

_start: adr     x0, vectors
        msr     vbar_el2, x0
        msr     vbar_el1, x0
        mov     x0, #1 << 31            // HCR_EL2.RW
        msr     hcr_el2, x0

        ldr     x20, =FILE
        mov     x28, #1                 // what it refuses for, if it does
        ldr     w21, [x20, #56]
        ldr     w0, =0x644d5241
        cmp     w21, w0
        b.ne    refused
        ldp     x22, x23, [x20, #8]     // text_offset, image_size
        ldr     x24, [x20, #24]         // flags
        mov     x15, x23
        mov     x28, #2                 // bit 0: a big-endian kernel
        tbnz    x24, #0, refused
        mov     x28, #3                 // bits 2:1: 1 4 KiB, 2 16 KiB, 3 64 KiB
        ubfx    x0, x24, #1, #2
        cmp     x0, #2
        b.ne    1f
        mrs     x0, id_aa64mmfr0_el1
        ubfx    x0, x0, #20, #4         // TGran16: 0, this core has none
        cbz     x0, refused
1:      cbnz    x23, 2f                 // before Linux 3.17 no kernel said it:
        mov     x22, #0x80000           // then this is where it stands,
        ldr     x23, =kernel_end - FILE // and its size is anybody's guess
2:      ldr     x26, =LOW
        ldr     x27, =LOW_END
        tbz     x24, #3, 3f             // bit 3: anywhere will do
        ldr     x26, =HIGH
        ldr     x27, =HIGH_END
3:      add     x19, x26, x22           // the kernel's first byte,
        add     x18, x19, x23           // and what is behind its last one
        mov     x28, #4
        orr     x0, x22, x23
        lsr     x0, x0, #24
        cbnz    x0, refused
        add     x0, x18, #16
        cmp     x0, x27
        b.hi    refused
chosen: mov     x1, x20                 // x19 address, x26 where RAM begins
        mov     x2, x19
        ldr     x3, =kernel_end
4:      ldr     w0, [x1], #4
        str     w0, [x2], #4
        cmp     x1, x3
        b.lo    4b
        ldr     w0, =0xedfe0dd0         // its tree, as short as can be, at x18
        str     w0, [x18]
        mov     w0, w26
        rev     w0, w0                  // where memory begins
        str     w0, [x18, #4]
        ic      iallu
        dsb     sy
        isb

        mov     x0, #{{spsr}}
        msr     spsr_el2, x0
        msr     elr_el2, x19
        mov     x0, x18
        mov     x1, #0
        mov     x2, #0
        mov     x3, #0
        eret

refused:
        nop
off:    ldr     x0, =0x84000008         // SYSTEM_OFF
        smc     #0

called: msr     tpidr_el2, x30
        mrs     x30, esr_el2
        lsr     x30, x30, #26
        cmp     x30, #0x16              // HVC: the kernel tells something
        b.ne    off
        mrs     x30, tpidr_el2
        eret

        .balign 2048
vectors:
        .rept   4
        b       off
        .balign 128
        .endr
        b       called
        .balign 128
        .rept   3
        b       off
        .balign 128
        .endr
        b       called
        .balign 128
        .rept   7
        b       off
        .balign 128
        .endr
