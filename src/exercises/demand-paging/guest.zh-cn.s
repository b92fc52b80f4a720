// 两台 VM 用同一个镜像：VM a 的设备树在 0x70000000，VM b 的在
// 0x50000000。它们共用一个核，窗口之外还共用一页。
        .set    RELEASE, ({{type}} << 8) + {{release}}
        .set    WINDOW, {{window}}
        .set    BEHIND, WINDOW + {{pages:d}} * 0x1000
        .set    FRAMES, {{frames:d}}
        .set    SHARED, 0x60800000

        // 客户机要碰的第 n 页。
        .macro  page to, n
        ldrb    w16, [x18, #\n]
        add     \to, x17, x16, lsl #12
        .endm
        .macro  give page
        mov     x0, \page
        ldr     x7, =RELEASE
        hvc     #0
        .endm
        // ERET 会留下一个事件（Arm ARM D1.16.1）：
        // 第二个 WFE 才真的要等。
        .macro  hand_over turn
        mov     x11, #\turn
        str     x11, [x10]
1:      wfe
        wfe
        ldr     x11, [x10]
        cmp     x11, #(\turn + 1)
        b.ne    1b
        .endm

        .global _start, touched, blank, fetched, outside, filled, full
        .global odd, unheld, foreign, given, twice, recycled, gone, kept
        .global lent, b_blank, b_full, b_refused, b_given, unmixed, back
        .global finished
_start: ldr     x1, =begin
        br      x1
begin:  ldr     x1, =vectors
        msr     vbar_el1, x1
        isb
        ldr     x10, =SHARED
        ldr     x17, =WINDOW
        ldr     x18, =order
        ldr     x19, ={{tag}}
        mov     x22, #0                 // 中止的次数
        tbz     x0, #29, b_begins

        // 1. 第一次碰：用存储，用成对的加载，用取指。
        page    x1, 0
        add     x1, x1, #{{offset}}
        str     x19, [x1]
        ldr     x2, [x1]
touched:
        ldr     x1, =BEHIND
        ldr     x1, [x1]
outside:
        page    x1, 1
        mov     x2, #-1
        mov     x3, #-1
        ldp     x2, x3, [x1, #{{pair}}]
blank:  page    x1, 2
        mov     x24, #-1
        blr     x1
fetched:

        // 2. 再要一页，再要一页，直到没有页框。
        mov     x5, #0
1:      ldrb    w16, [x18, x5]
        add     x1, x17, x16, lsl #12
        add     x2, x19, x5
        str     x2, [x1]
        add     x5, x5, #1
        cmp     x5, #FRAMES
        b.lo    1b
filled: ldrb    w16, [x18, x5]
        add     x21, x17, x16, lsl #12  // 多出来的那一页
        ldr     x2, [x21]
full:

        // 3. 气球。
        page    x20, 1
        add     x1, x20, #8
        give    x1
odd:    give    x21
unheld: ldr     x1, =0x40080000
        give    x1
foreign:
        give    x20
given:  give    x20
twice:  mov     x2, #-1
        ldr     x2, [x21]
recycled:
        nop
        str     x19, [x21]
        ldr     x2, [x20]
gone:   page    x1, 0
        ldr     x2, [x1]
        page    x1, 2
        ldr     x3, [x1]
kept:

        // 4. VM b，地址相同。
        page    x1, 0
        give    x1
lent:   hand_over 1
        page    x1, 2
        ldr     x2, [x1]
unmixed:
        page    x1, 0
        mov     x2, #-1
        ldr     x2, [x1]
back:
finished:
        b       off

b_begins:
1:      wfe
        wfe
        ldr     x11, [x10]
        cbz     x11, 1b
        page    x20, 2
        mov     x2, #-1
        ldr     x2, [x20]
b_blank:
        mvn     x2, x19
        str     x2, [x20]
        page    x1, 1
        ldr     x2, [x1]
b_full: ldrb    w16, [x18, #FRAMES]
        add     x1, x17, x16, lsl #12
        give    x1
b_refused:
        give    x20
b_given:
        mov     x11, #2
        str     x11, [x10]
off:    ldr     x0, =0x84000008         // PSCI SYSTEM_OFF
        hvc     #0
        b       .
        .ltorg

        // x22 计数，x23 是 FAR，x24 是类别。取指出错就回到 x30。
        .balign 2048
vectors:
        .skip   0x200
        mrs     x23, far_el1
        mrs     x24, esr_el1
        lsr     x24, x24, #26
        mrs     x25, elr_el1
        add     x25, x25, #4
        cmp     x24, #0x25
        csel    x25, x25, x30, eq
        cinc    x22, x22, eq
        msr     elr_el1, x25
        eret
order:  .byte   {{p0}}, {{p1}}, {{p2}}, {{p3}}, {{p4}}
        .balign 4
