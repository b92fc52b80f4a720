// A guest whose SMC traps. Before `handle` is called, the core's own registers
// are overwritten, as a compiler may do any time.
        .global _start, back, skipped, told
_start: ldr     x0, =stack
        mov     sp, x0
        adr     x0, vectors
        msr     vbar_el2, x0
        ldr     x0, =0x80080000         // HCR_EL2: RW, TSC
        msr     hcr_el2, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        adr     x0, guest
        msr     elr_el2, x0
        eret
guest:
        mov     x1, #0x101
        mov     x2, #0x102
        mov     x3, #0x103
        mov     x4, #0x104
        mov     x5, #0x105
        mov     x6, #0x106
        mov     x7, #0x107
        mov     x8, #0x108
        mov     x9, #0x109
        mov     x10, #0x110
        mov     x11, #0x111
        mov     x12, #0x112
        mov     x13, #0x113
        mov     x14, #0x114
        mov     x15, #0x115
        mov     x16, #0x116
        mov     x17, #0x117
        mov     x18, #0x118
        mov     x19, #0x119
        mov     x20, #0x120
        mov     x21, #0x121
        mov     x22, #0x122
        mov     x23, #0x123
        mov     x24, #0x124
        mov     x25, #0x125
        mov     x26, #0x126
        mov     x27, #0x127
        mov     x28, #0x128
        mov     x29, #0x129
        mov     x30, #0x130
        ldr     x{{a:d}}, ={{one}}
        ldr     x{{b:d}}, ={{two}}
        smc     #0                      // goes to EL2
back:   mov     x0, #1
told:   b       .
skipped:
        b       .
        .ltorg

        .balign 2048
vectors:
        .rept   16
        .balign 128
        b       trap
        .endr
trap:   sub     sp, sp, #272            // the frame
        stp     x0, x1, [sp]
        stp     x2, x3, [sp, #16]
        stp     x4, x5, [sp, #32]
        stp     x6, x7, [sp, #48]
        stp     x8, x9, [sp, #64]
        stp     x10, x11, [sp, #80]
        stp     x12, x13, [sp, #96]
        stp     x14, x15, [sp, #112]
        stp     x16, x17, [sp, #128]
        stp     x18, x19, [sp, #144]
        stp     x20, x21, [sp, #160]
        stp     x22, x23, [sp, #176]
        stp     x24, x25, [sp, #192]
        stp     x26, x27, [sp, #208]
        stp     x28, x29, [sp, #224]
        str     x30, [sp, #240]
        mrs     x0, elr_el2
        mrs     x1, spsr_el2
        stp     x0, x1, [sp, #248]
        mrs     x9, tpidr_el2
        cbnz    x9, .                   // a second time: once is enough
        mov     x9, #0xbad
        msr     tpidr_el2, x9
        mov     x{{a:d}}, x9
        mov     x{{b:d}}, x9
        mov     x{{c:d}}, x9
        mov     x0, sp
        bl      handle
        ldp     x0, x1, [sp, #248]
        msr     elr_el2, x0
        msr     spsr_el2, x1
        ldp     x0, x1, [sp]
        ldp     x2, x3, [sp, #16]
        ldp     x4, x5, [sp, #32]
        ldp     x6, x7, [sp, #48]
        ldp     x8, x9, [sp, #64]
        ldp     x10, x11, [sp, #80]
        ldp     x12, x13, [sp, #96]
        ldp     x14, x15, [sp, #112]
        ldp     x16, x17, [sp, #128]
        ldp     x18, x19, [sp, #144]
        ldp     x20, x21, [sp, #160]
        ldp     x22, x23, [sp, #176]
        ldp     x24, x25, [sp, #192]
        ldp     x26, x27, [sp, #208]
        ldp     x28, x29, [sp, #224]
        ldr     x30, [sp, #240]
        add     sp, sp, #272
        eret

        .bss
        .balign 16
        .skip   1024
stack:
