// The guest of two VMs that share a core. Each fills its registers with
// numbers of its own, and looks at them after every exception.
        .set    GICD, 0x08000000
        .set    GICC, 0x08010000
        .set    PRIORITIES, GICD + 0x400

// The word that register n stores into a device.
        .macro  word n
        ldr     w\n, =((\n & 15) << 4) + ((\n >> 4) << 12) + ({{mark}} << 20)
        .endm
// Registers from 1 on: {{fill}} and so on, more by where the VM is.
        .macro  fill_all
        ldr     x0, =place
        ldr     x0, [x0]
        .irp    n, 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
        ldr     x\n, ={{fill}} + (\n << 32)
        add     x\n, x\n, x0
        .endr
        .irp    n, 16,17,18,19,20,21,22,23,24,25,26,27,28,29,30
        ldr     x\n, ={{fill}} + (\n << 32)
        add     x\n, x\n, x0
        .endr
        msr     sp_el0, x20
        .endm

        .global _start, switched, flags, called, spun, woken
_start: ldr     x1, =place              // x0: the device tree, at the start
        ldr     x2, =linked             // of the VM's memory
        br      x2
linked: str     x0, [x1]

// Every register is stored into an emulated device, and loaded from it.
        ldr     x29, =PRIORITIES
        .irp    n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20
        word    \n
        str     w\n, [x29]
        mov     w\n, #0
        ldr     w\n, [x29]
        .global kept\n
kept\n: nop
        .endr
        .irp    n, 21,22,23,24,25,26,27,28
        word    \n
        str     w\n, [x29]
        mov     w\n, #0
        ldr     w\n, [x29]
        .global kept\n
kept\n: nop
        .endr
        ldr     x0, =PRIORITIES
        .irp    n, 29,30
        word    \n
        str     w\n, [x0]
        mov     w\n, #0
        ldr     w\n, [x0]
        .global kept\n
kept\n: nop
        .endr

// The other VM has the core in between. It, too, fills all registers.
        ldr     x1, ={{nzcv}} << 28
        msr     nzcv, x1
        fill_all
        sevl
        wfe
        wfe
switched:
        nop
        mrs     x1, nzcv
flags:  nop

        ldr     x0, =0x84000000         // PSCI VERSION
        hvc     #0
called: nop

// A timer interrupt, anywhere in a loop. PSTATE.I is set: EL2 takes it, and
// the guest goes on where it was.
        ldr     x2, =GICD
        mov     w1, #1
        str     w1, [x2]
        mov     w1, #1 << 27
        str     w1, [x2, #0x100]
        ldr     x2, =GICC
        mov     w1, #0xff
        str     w1, [x2, #4]
        mov     w1, #1
        str     w1, [x2]
        mov     x1, #{{ticks:d}}
        msr     cntv_tval_el0, x1
        mov     x1, #1
        msr     cntv_ctl_el0, x1
        fill_all
        mov     x0, #800
1:      subs    x0, x0, #1
        b.ne    1b
spun:   nop
        ldr     x2, =GICC
        msr     cntv_ctl_el0, xzr
        ldr     w1, [x2, #0xc]          // IAR
        str     w1, [x2, #0x10]         // EOIR

// Nobody has anything to do: EL2 waits for the timer.
        ldr     x1, =300000
        msr     cntv_tval_el0, x1
        mov     x1, #1
        msr     cntv_ctl_el0, x1
        wfi
woken:  nop
        msr     cntv_ctl_el0, xzr
        ldr     x0, =0x84000008         // PSCI SYSTEM_OFF
        hvc     #0
        b       .
        .ltorg
        .balign 8
place:  .quad   0
