// Two VMs in turn on one core. Each has eight pages of POOL at HOME, writes
// into all of them, gives way, and looks whether it finds what it wrote.
//
// The plan: page n of VM v (1 or 2), n from 0 on, is page
// ({{step:d}} * (n + 8 * (v - 1)) + {{start:d}}) mod 32 of POOL; the hypervisor's own
// is page {{mine:d}}.
        .set    POOL, {{pool}}
        .set    MINE, POOL + {{mine:d}} * 0x1000
        .set    PLACES, {{tables}}
        .set    L1, 0                   // of a VM: three tables, of level 1,
        .set    L2, 0x1000              // level 2,
        .set    L3, 0x2000              // and level 3: the pages at HOME
        .set    SIZE, 0x3000
        .set    CODE, PLACES + 2 * SIZE // level 3: the guests' code, for both
        .set    PAGE, 0x7ff             // WB memory, RW, shareable, accessed
        .set    ROUNDS, {{rounds:d}}

        .global _start, broken, lost, clean, done
_start: ldr     x0, =vectors
        msr     vbar_el2, x0
        ldr     x0, =MINE
        ldr     x1, =KEY
        str     x1, [x0]

// The code.
        ldr     x0, =CODE
        ldr     x1, =guest
        ubfx    x2, x1, #12, #9
        ldr     x3, =0x77f              // read-only
        orr     x1, x1, x3
        str     x1, [x0, x2, lsl #3]

// Tables of a VM: x25 its first, x23 the numbers of its pages.
        ldr     x25, =PLACES
        ldr     x23, =first
        bl      make
        ldr     x25, =PLACES + SIZE
        ldr     x23, =second
        bl      make
        ldr     x0, =0x80023559
        msr     vtcr_el2, x0
        ldr     x0, =0x80000001         // RW, VM
        msr     hcr_el2, x0
        dsb     ish
        isb

// x21, x22: where VM 1 and VM 2 go on. x26: who runs, 0 or 1.
        ldr     x21, =guest
        ldr     x22, =guest
        mov     x24, #0
        mov     x27, #0
        mov     x26, #{{later:d}}
        b       next

make:   mov     x28, x30
        add     x0, x25, #L2
        orr     x1, x0, #3
        str     x1, [x25, #8]           // level 1: IPAs from 0x40000000 on
        ldr     x1, =CODE + 3
        str     x1, [x0]                // level 2: from 0x40000000 on,
        add     x1, x25, #L3
        orr     x1, x1, #3
        str     x1, [x0, #8]            // and from 0x40200000 on: HOME
        mov     x22, #0
1:      ldrb    w1, [x23, x22]
        ldr     x2, =POOL + PAGE
        add     x1, x2, x1, lsl #12
        add     x0, x25, #L3
        add     x0, x0, x22, lsl #3
        mov     x29, x0
        bl      patch
        str     x1, [x29]
        add     x22, x22, #1
        cmp     x22, #8
        b.ne    1b
        mov     x30, x28
        ret

// HVC #0: I give way. HVC #1: I have found what I did not write.
trapped:
        mrs     x9, esr_el2
        lsr     x10, x9, #26
        cmp     x10, #0x16
        b.ne    lost
        ands    x9, x9, #0xffff
        b.ne    halt
        ldr     x9, =MINE
        ldr     x10, [x9]
        ldr     x11, =KEY
        cmp     x10, x11
        b.ne    broken
        add     x27, x27, #1
        cmp     x27, #4 * ROUNDS
        b.eq    all
        mrs     x9, elr_el2
        cbnz    x26, 2f
        mov     x21, x9
        b       next
2:      mov     x22, x9
next:   eor     x26, x26, #1
        ldr     x9, =PLACES
        ldr     x10, =SIZE
        madd    x9, x26, x10, x9
        add     x10, x26, #1
        orr     x9, x9, x10, lsl #48    // VMID: 1 or 2
        msr     vttbr_el2, x9
        ldr     x20, =TAG1
        mov     x9, x21
        cbz     x26, 3f
        ldr     x20, =TAG2
        mov     x9, x22
3:      msr     elr_el2, x9
        mov     x9, #0x3c5
        msr     spsr_el2, x9
        isb
        eret

// Nobody has found anything. x12: the sum of all sixteen entries.
all:    mov     x12, #0
        ldr     x13, =PLACES + L3
        bl      sum
        ldr     x13, =PLACES + SIZE + L3
        bl      sum
clean:  nop
done:   b       halt
sum:    mov     x14, #8
4:      ldr     x15, [x13], #8
        add     x12, x12, x15
        subs    x14, x14, #1
        b.ne    4b
        ret

broken: nop                             // x9: an address, x10: what is there
        b       halt
lost:   nop
halt:   b       .
        .ltorg

first:  .byte   {{first}}
second: .byte   {{second}}
        .balign 2048
vectors:
        .space  0x400
        b       trapped
