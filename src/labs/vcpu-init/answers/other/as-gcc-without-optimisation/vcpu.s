        .global vcpu_init
vcpu_init:
        sub     sp, sp, #64
        str     x0, [sp, #24]
        str     x{{entry}}, [sp, #16]
        str     x{{tree}}, [sp, #8]
        str     x{{number}}, [sp]
        str     wzr, [sp, #60]
        b       .L2
.L3:    ldr     x0, [sp, #24]
        ldrsw   x1, [sp, #60]
        lsl     x1, x1, #3
        add     x0, x0, x1
        str     xzr, [x0]
        ldr     w0, [sp, #60]
        add     w0, w0, #1
        str     w0, [sp, #60]
.L2:    ldr     w0, [sp, #60]
        cmp     w0, #33
        b.le    .L3
        ldr     x0, [sp, #24]
        ldr     x1, [sp, #8]
        str     x1, [x0, #{{regs}}]
        ldr     x0, [sp, #24]
        ldr     x1, [sp, #16]
        str     x1, [x0, #{{elr}}]
        ldr     x0, [sp, #24]
        mov     x1, #965
        str     x1, [x0, #{{spsr}}]
        mov     x0, #56
        movk    x0, #0x8008, lsl #16
        msr     hcr_el2, x0
        mov     x0, #2048
        movk    x0, #0x30d0, lsl #16
        msr     sctlr_el1, x0
        mov     x0, #0
        msr     ttbr0_el1, x0
        mov     x0, #0
        msr     vbar_el1, x0
        mov     x0, #0
        msr     cpacr_el1, x0
        mov     x0, #0
        msr     tpidr_el1, x0
        mov     x0, #0
        msr     tpidr_el0, x0
        mrs     x0, midr_el1
        str     x0, [sp, #48]
        ldr     x0, [sp, #48]
        msr     vpidr_el2, x0
        ldr     x0, [sp]
        orr     x0, x0, #2147483648
        msr     vmpidr_el2, x0
        mov     x0, #3
        msr     cnthctl_el2, x0
        mov     x0, #0
        msr     cntvoff_el2, x0
        mov     x0, #13311
        msr     cptr_el2, x0
        nop
        add     sp, sp, #64
        ret
