// 一个小 hypervisor，一个客户机。它的设备就是一个数：还剩多少字节
// 给客户机；只要还有，INTID {{intid}} 的线就是高的。HVC 取走一个。
// 没有第 2 阶段：客户机直接用 GICV 所在的地方。
// 对 GIC 的每次写都经过 put，put 会调用你文件里的 patch。
        .set    GICD, 0x08000000
        .set    GICC, 0x08010000
        .set    GICH, 0x08030000
        .set    LIST, {{list}}          // 优先级、INTID、挂起等
        .global _start, p1, p2, p3, p4, p5, p6, p7, p8, left

_start: ldr     x0, =stack
        mov     sp, x0
        ldr     x0, =vectors
        msr     vbar_el2, x0
        ldr     x0, =0x80000018         // RW、IMO、FMO
        msr     hcr_el2, x0
        .rept   {{gap}}
        nop
        .endr
        ldr     x0, =GICD               // GICD_CTLR
        mov     w1, #1
p1:     bl      put
        ldr     x0, =GICD + 0x100       // GICD_ISENABLER0
        ldr     w1, ={{enable}}
p2:     bl      put
        ldr     x0, =GICC + 4           // GICC_PMR
        mov     w1, #0xf0
p3:     bl      put
        ldr     x0, =GICC               // GICC_CTLR
        mov     w1, #{{control}}
p4:     bl      put
        ldr     x0, =GICH               // GICH_HCR
        mov     w1, #1
p5:     bl      put
        ldr     x0, =boot
        msr     elr_el2, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        sub     sp, sp, #160

// 每次进入客户机之前：线现在怎样？
enter:  ldr     x3, =left
        ldr     w2, [x3]
        ldr     x0, =GICH + 0x100       // GICH_LR0
        ldr     w3, [x0]
        ubfx    w4, w3, #28, #2
        cbnz    w4, held
        mov     w1, #0
        cbz     w2, p6
        ldr     w1, =LIST
p6:     bl      put
        b       back
held:   cbz     w2, back
        {{again}}
p7:     bl      put
back:   ldp     x2, x3, [sp, #16]
        ldp     x4, x5, [sp, #32]
        ldp     x6, x7, [sp, #48]
        ldp     x8, x9, [sp, #64]
        ldp     x10, x11, [sp, #80]
        ldp     x12, x13, [sp, #96]
        ldp     x14, x15, [sp, #112]
        ldp     x16, x17, [sp, #128]
        ldp     x18, x30, [sp, #144]
        ldp     x0, x1, [sp], #160
        eret

save:   stp     x2, x3, [sp, #16]
        stp     x4, x5, [sp, #32]
        stp     x6, x7, [sp, #48]
        stp     x8, x9, [sp, #64]
        stp     x10, x11, [sp, #80]
        stp     x12, x13, [sp, #96]
        stp     x14, x15, [sp, #112]
        stp     x16, x17, [sp, #128]
        ret

// HVC：x0 是一个字节，没有就是 0；x1 是还剩多少。
called: stp     x0, x1, [sp, #-160]!
        stp     x18, x30, [sp, #144]
        bl      save
        ldr     x3, =left
        ldr     w1, [x3]
        mov     x0, #0
        cbz     w1, 1f
        sub     w1, w1, #1
        str     w1, [x3]
        mov     x0, #{{key}}
1:      stp     x0, x1, [sp]
        b       enter

// 维护中断：它的用处就是让我们来到这里。
came:   stp     x0, x1, [sp, #-160]!
        stp     x18, x30, [sp, #144]
        bl      save
        ldr     x0, =GICC
        ldr     w1, [x0, #0xc]          // GICC_IAR
        and     w3, w1, #0x3ff
        cmp     w3, #1020
        b.hs    enter
        add     x0, x0, #0x10           // GICC_EOIR
p8:     bl      put
        b       enter

// x0：GIC 寄存器的地址，w1：要写进去的值。
put:    stp     x29, x30, [sp, #-16]!
        bl      patch
        str     w1, [x0]
        ldp     x29, x30, [sp], #16
        ret
        .ltorg

        .balign 2048
vectors:
        .rept   8
        .balign 128
        b       .
        .endr
        .balign 128
        b       called
        .balign 128
        b       came
        .balign 2048
left:   .word   {{count}}
        .balign 16
        .skip   1024
stack:
