// Tells over the serial port how it was started: x0 to x3, where it runs, at which level, and the magic of the device tree at
// x0, or at the start of RAM; then what the firmware answers, from one core and from two; at last it resets the board once, and switches it off.
// Position-independent. The serial port is at 0x09000000; the words from 0x43000000 are ours.
        .equ    UART, 0x09000000
        .equ    OURS, 0x43000000
        .equ    CPU_ON, 0xc4000003

        .macro  say character
        mov     w13, #\character
        bl      put
        .endm

        // name, x0: a line "name=0123456789abcdef"
        .macro  show character, register
        mov     x14, \register
        mov     w13, #\character
        bl      line
        .endm

        // A line with what the firmware answers.
        .macro  ask function, first, second, third
        ldr     x0, =\function
        ldr     x1, =\first
        ldr     x2, =\second
        ldr     x3, =\third
        bl      firmware
        show    0x3d, x0
        .endm

start:  mov     x20, x0
        mov     x21, x1
        mov     x22, x2
        mov     x23, x3
        mrs     x24, CurrentEL
        adr     x25, start
        mrs     x26, mpidr_el1
        mrs     x27, daif
        ldr     x28, =OURS
        mov     w15, #UART >> 16
        lsl     x15, x15, #16
        show    0x30, x20
        show    0x31, x21
        show    0x32, x22
        show    0x33, x23
        show    0x45, x24
        show    0x50, x25
        show    0x4d, x26
        show    0x44, x27
        mov     x0, x20
        cbnz    x0, 1f
        mov     x0, #0x40000000
1:      ldr     w0, [x0]
        show    0x54, x0
        ldr     x0, [x28]
        cbnz    x0, again

        ask     0x84000000, 0, 0, 0
        ask     0xc4000000, 0, 0, 0
        ask     0x80000000, 0, 0, 0
        ask     0x84000006, 0, 0, 0
        ask     0x84000005, 0, 0, 0
        ask     0xc4000005, 0, 0, 0
        ask     0x84000007, 0, 0, 0
        ask     0x8400000b, 0, 0, 0
        ask     0x84000012, 0, 0, 0
        ask     0xc4000012, 0, 0, 0
        ask     0x84000015, 0, 0, 0
        ask     0, 0, 0, 0
        ask     0xffffffffffffffff, 0, 0, 0
        // PSCI_FEATURES of the calls that there are, one by one
        ldr     x19, =0x84000000
2:      ldr     x0, =0x8400000a
        mov     x1, x19
        bl      firmware
        show    0x66, x0
        add     x19, x19, #1
        ldr     x1, =0x84000020
        cmp     x19, x1
        b.ne    3f
        ldr     x19, =0xc4000000
3:      ldr     x1, =0xc4000020
        cmp     x19, x1
        b.ne    2b
        ask     0x8400000a, 0x80000000, 0, 0
        // AFFINITY_INFO
        ask     0x84000004, 0, 0, 0
        ask     0xc4000004, 0, 0, 0
        ask     0xc4000004, 1, 0, 0
        ask     0xc4000004, 2, 0, 0
        ask     0xc4000004, 0x100, 0, 0
        ask     0xc4000004, 0x80000000, 0, 0
        ask     0xc4000004, 0x100000000, 0, 0
        ask     0xc4000004, 1, 1, 0
        ask     0xc4000004, 7, 3, 0
        ask     0xc4000004, 0, 4, 0
        // CPU_ON that must fail
        ask     CPU_ON, 0, 0x40080000, 0
        ask     CPU_ON, 0, 0x40080002, 0
        ask     CPU_ON, 5, 0x40080000, 0
        ask     CPU_ON, 1, 0x40080002, 0
        ask     CPU_ON, 0x80000000, 0x40080000, 0
        // CPU_SUSPEND with parameters that there are not
        ask     0x84000001, 0x20000, 0, 0
        ask     0xc4000001, 0x1000000, 0, 0
        ask     0xc4000001, 0x80000000, 0, 0

        // Core 1, if there is one
        ldr     x0, =0xc4000004
        mov     x1, #1
        mov     x2, #0
        bl      firmware
        cmp     x0, #1
        b.ne    off
        mov     x19, #2
4:      str     xzr, [x28, #8]
        ldr     x0, =CPU_ON
        mov     x1, #1
        adr     x2, second
        ldr     x3, =0x1234567890abcdef
        bl      firmware
        mov     x17, x0
5:      ldr     x0, [x28, #8]
        cbz     x0, 5b
        show    0x6f, x17
        ldr     x0, =CPU_ON
        mov     x1, #1
        adr     x2, second
        bl      firmware
        show    0x6f, x0
        ask     0xc4000004, 1, 0, 0
        mov     x0, #1
        str     x0, [x28, #16]
6:      ldr     x0, =0x84000004
        mov     x1, #1
        mov     x2, #0
        bl      firmware
        cbz     x0, 6b
        show    0x61, x0
        str     xzr, [x28, #16]
        sub     x19, x19, #1
        cbnz    x19, 4b

        // Once more: everything that was written but the images stays
off:    mov     x0, #1
        str     x0, [x28]
        ldr     x0, =0x84000009
        bl      firmware
        say     0x21
        b       .
again:  str     xzr, [x28]
        ldr     x0, =0x84000008
        bl      firmware
        say     0x21
        b       .

        // Core 1: how it came here; off when it is told so.
second: mov     x18, x0
        ldr     x28, =OURS
        mov     w15, #UART >> 16
        lsl     x15, x15, #16
        mrs     x24, CurrentEL
        show    0x63, x18
        mrs     x0, mpidr_el1
        show    0x6d, x0
        show    0x65, x24
        mrs     x0, daif
        show    0x64, x0
        mov     x0, #1
        dmb     sy
        str     x0, [x28, #8]
7:      ldr     x0, [x28, #16]
        cbz     x0, 7b
        ldr     x0, =0x84000002
        bl      firmware
        say     0x21
        b       .

        // SMC where EL2 is, else HVC; "~" when another register changed
firmware:
        mov     x10, x30
        mov     x4, #4
        mov     x5, x1
        mov     x6, x2
        mov     x7, x3
        cmp     x24, #8
        b.eq    8f
        hvc     #0x55
        b       9f
8:      smc     #0x55
9:      cmp     x5, x1
        ccmp    x6, x2, #0, eq
        ccmp    x7, x3, #0, eq
        ccmp    x4, #4, #0, eq
        b.eq    10f
        mov     w13, #0x7e
        str     w13, [x15]
10:     ret     x10

put:    str     w13, [x15]
        ret

line:   mov     x9, x30
        bl      put
        say     0x3d
        mov     x11, #60
11:     lsr     x12, x14, x11
        and     w12, w12, #15
        add     w13, w12, #0x30
        cmp     w12, #9
        b.ls    12f
        add     w13, w12, #0x57
12:     bl      put
        subs    x11, x11, #4
        b.ge    11b
        say     0x0a
        ret     x9
        .ltorg
