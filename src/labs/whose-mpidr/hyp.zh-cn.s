// 一个小 hypervisor：两个 VCpu 在一个核上轮流运行，占着核的那个
// 一等待（HCR_EL2.TWI）或一调用就换人。最后调用你文件里的 patch。
        .set    SP_, 248
        .set    ELR, 256
        .set    SPSR, 264
        .set    NUMBER, 272
        .set    ON, 280
        .set    SIZE, 288
        .global _start, e1, e2, e3, e4, e5, e6

_start: ldr     x0, =stack
        mov     sp, x0
        ldr     x0, =vectors
        msr     vbar_el2, x0
        ldr     x0, =0x80002000         // RW、TWI
        msr     hcr_el2, x0
        msr     cntvoff_el2, xzr
        ldr     x19, =vcpu0
        .rept   {{gap}}
        nop
        .endr

// x19：接下来的 VCpu。
enter:  ldr     x0, [x19, #ELR]
e1:     msr     elr_el2, x0
        ldr     x0, [x19, #SPSR]
e2:     msr     spsr_el2, x0
        ldr     x0, [x19, #SP_]
e3:     msr     sp_el1, x0
        mrs     x0, midr_el1
e4:     msr     vpidr_el2, x0
        mrs     x0, mpidr_el1
e5:     msr     vmpidr_el2, x0
e6:     msr     tpidr_el2, x19
        ldr     x0, [x19, #NUMBER]
        bl      patch
        mov     x30, x19
        ldp     x0, x1, [x30, #0]
        ldp     x2, x3, [x30, #16]
        ldp     x4, x5, [x30, #32]
        ldp     x6, x7, [x30, #48]
        ldp     x8, x9, [x30, #64]
        ldp     x10, x11, [x30, #80]
        ldp     x12, x13, [x30, #96]
        ldp     x14, x15, [x30, #112]
        ldp     x16, x17, [x30, #128]
        ldp     x18, x19, [x30, #144]
        ldp     x20, x21, [x30, #160]
        ldp     x22, x23, [x30, #176]
        ldp     x24, x25, [x30, #192]
        ldp     x26, x27, [x30, #208]
        ldr     x28, [x30, #224]
        ldp     x29, x30, [x30, #232]
        eret

// 客户机的 HVC 和 WFI；其他一律停住。
trapped:
        stp     x0, x1, [sp, #-16]!
        mrs     x0, tpidr_el2
        stp     x2, x3, [x0, #16]
        stp     x4, x5, [x0, #32]
        stp     x6, x7, [x0, #48]
        stp     x8, x9, [x0, #64]
        stp     x10, x11, [x0, #80]
        stp     x12, x13, [x0, #96]
        stp     x14, x15, [x0, #112]
        stp     x16, x17, [x0, #128]
        stp     x18, x19, [x0, #144]
        stp     x20, x21, [x0, #160]
        stp     x22, x23, [x0, #176]
        stp     x24, x25, [x0, #192]
        stp     x26, x27, [x0, #208]
        str     x28, [x0, #224]
        stp     x29, x30, [x0, #232]
        ldp     x2, x3, [sp], #16
        stp     x2, x3, [x0]
        mov     x19, x0
        mrs     x0, sp_el1
        str     x0, [x19, #SP_]
        mrs     x0, elr_el2
        str     x0, [x19, #ELR]
        mrs     x0, spsr_el2
        str     x0, [x19, #SPSR]
        mrs     x0, esr_el2
        lsr     x0, x0, #26
        cmp     x0, #0x16
        b.eq    call
        cmp     x0, #0x01
        b.ne    stop
        ldr     x0, [x19, #ELR]         // WFI：从它之后继续，不过先
        add     x0, x0, #4              // 让另一个来，如果它开着
        str     x0, [x19, #ELR]
        ldr     x0, =vcpu0
        ldr     x1, =vcpu1
        cmp     x19, x0
        csel    x0, x1, x0, eq
        ldr     x1, [x0, #ON]
        cmp     x1, #0
        csel    x19, x0, x19, ne
        b       enter

call:   ldp     x0, x1, [x19]
        ldr     x2, =0xc4000003
        cmp     x0, x2
        b.ne    off
        ldr     x2, ={{affinity}}
        cmp     x1, x2
        b.ne    stop
        ldp     x2, x3, [x19, #16]
        ldr     x4, =vcpu1
        str     x3, [x4]
        str     x2, [x4, #ELR]
        mov     x5, #1
        str     x5, [x4, #ON]
        str     xzr, [x19]              // SUCCESS
        b       enter
off:    ldr     x0, =0x84000008
        smc     #0
stop:   b       .
        .ltorg

        .balign 2048
vectors:
        .rept   16
        .balign 128
        b       trapped
        .endr

        .balign 16
vcpu0:  .skip   ELR
        .quad   boot, 0x3c5, 0, 1
vcpu1:  .skip   ELR
        .quad   0, 0x3c5, 1, 0
        .skip   256
stack:
