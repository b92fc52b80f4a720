// A small hypervisor with one guest. Its device is a number: so many bytes are
// left for the guest, and the line of INTID {{intid}} is high while there are any.
// HVC takes one. There is no stage 2: the guest uses GICV where it is.
// Every write to the GIC goes through `put`, which calls `patch`, in your file.
        .set    GICD, 0x08000000
        .set    GICC, 0x08010000
        .set    GICH, 0x08030000
        .set    LIST, {{list}}          // priority, INTID, pending ...
        .global _start, p1, p2, p3, p4, p5, p6, p7, p8, left

_start: ldr     x0, =stack
        mov     sp, x0
        ldr     x0, =vectors
        msr     vbar_el2, x0
        ldr     x0, =0x80000018         // RW, IMO, FMO
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

// Before each entry into the guest: what does the line say?
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

// HVC: x0 is a byte, or 0 when there is none; x1 how many are left.
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

// The maintenance interrupt: to be here is all it is for.
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

// x0: address of a register of the GIC, w1: what is to be written there.
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
