// 客户机。它的 MMU 是关着的：它的地址就是 IPA。计划给了它的，
// 和没有给它的，它都要试一试。
        .set    SAME, 0x70180000 - 0x40000000
        .set    LARGE, {{large}}
        .set    ROM, {{rom}}
        .set    CLOCK, {{clock}}

        .global _start, same, window, wrote_rom, clock, past_ram, past_rom
        .global past_large, neighbour, finished
_start: ldr     x0, =linked             // 从镜像装载的地方
                                        // 跳到它链接的地方
        br      x0
linked: ldr     x0, =vectors
        msr     vbar_el1, x0
        isb

// RAM 映射了两次：在这里写，在那里读。
        ldr     x2, =cell
        ldr     w1, ={{first}}
        str     w1, [x2]
        ldr     x3, =SAME
        add     x3, x2, x3
        mov     w1, #0
        ldr     w1, [x3]
same:   nop

// ROM 是大区间里的一段，从这边不能写。
        ldr     x2, =LARGE - {{large_pa}} + {{rom_pa}} + {{rom_size}} - 8
        ldr     w1, ={{second}}
        str     w1, [x2]
        ldr     x3, =ROM + {{rom_size}} - 8
        mov     w1, #0
        ldr     w1, [x3]
window: nop
        mov     x27, #0
        str     wzr, [x3]
wrote_rom:
        nop

        .if     {{order}} == 0
        bl      devices
        bl      beyond
        .else
        bl      beyond
        bl      devices
        .endif
        ldr     x0, =0x84000008         // PSCI SYSTEM_OFF，关机
finished:
        nop
        hvc     #0
        b       .

devices:
        ldr     x2, =0x09000000
        mov     w1, #'o'
        strb    w1, [x2]
        mov     w1, #'k'
        strb    w1, [x2]
        ldr     x2, =CLOCK
        ldr     w1, [x2, #0xfe0]        // PL031：PeriphID0 是 0x31
clock:  ret

beyond:
        .if     {{order}} == 2
        ldr     x2, =CLOCK + 0x1000
        mov     x27, #0
        ldr     w1, [x2]
neighbour:
        nop
        .endif
        ldr     x2, =0x71200000         // 18 MiB 之后
        mov     x27, #0
        ldr     w1, [x2]
past_ram:
        nop
        ldr     x2, =ROM + {{rom_size}}
        mov     x27, #0
        ldr     w1, [x2]
past_rom:
        nop
        ldr     x2, =LARGE + {{large_size}}
        mov     x27, #0
        ldr     w1, [x2]
past_large:
        nop
        .if     {{order}} != 2
        ldr     x2, =CLOCK + 0x1000
        mov     x27, #0
        ldr     w1, [x2]
neighbour:
        nop
        .endif
        ret

// hypervisor 转交来的中止：记下来，从后面接着走。
refused:
        mov     x27, #1
        mrs     x28, elr_el1
        add     x28, x28, #4
        msr     elr_el1, x28
        eret
        .ltorg

        .balign 2048
vectors:
        .skip   0x200
        b       refused
        .balign 8
cell:   .quad   0
