// memset(x0 = where, w1 = byte, x2 = how many)
memset: mov     x8, x0
        cbz     x2, 2f
1:      strb    w1, [x8], #1
        subs    x2, x2, #1
        b.ne    1b
2:      ret

        .global vcpu_init
vcpu_init:
        stp     x29, x30, [sp, #-48]!
        mov     x29, sp
        stp     x19, x20, [sp, #16]
        stp     x21, x22, [sp, #32]
        mov     x19, x0
        mov     x20, x{{entry}}
        mov     x21, x{{tree}}
        mov     x22, x{{number}}
        mov     w1, wzr
        mov     x2, #272
        bl      memset
        str     x21, [x19, #{{regs}}]
        str     x20, [x19, #{{elr}}]
        mov     x0, #0x3c5
        str     x0, [x19, #{{spsr}}]
        ldr     x0, =(1 << 31) | (1 << 19) | (7 << 3)
        msr     hcr_el2, x0
        ldr     x0, =0x30d00800
        msr     sctlr_el1, x0
        msr     ttbr0_el1, xzr
        msr     vbar_el1, xzr
        msr     cpacr_el1, xzr
        msr     tpidr_el1, xzr
        msr     tpidr_el0, xzr
        mrs     x0, midr_el1
        msr     vpidr_el2, x0
        movz    x0, #0x8000, lsl #16
        add     x0, x0, x22
        msr     vmpidr_el2, x0
        mov     x0, #3
        msr     cnthctl_el2, x0
        msr     cntvoff_el2, xzr
        mov     x0, #0x33ff
        msr     cptr_el2, x0
        ldp     x21, x22, [sp, #32]
        ldp     x19, x20, [sp, #16]
        ldp     x29, x30, [sp], #48
        ret
