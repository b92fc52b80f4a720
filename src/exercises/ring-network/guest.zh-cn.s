// 两台 VM 用同一个镜像：VM a 的设备树在 0x70000000，VM b 的在
// 0x50000000。它们共用一个核，还有链路的那一页。VM a 在第一个环里发，
// VM b 在第二个环里发。
        .set    BELL, ({{type}} << 8) + {{bell}}
        .set    LINK, {{link}}
        .set    BACK, LINK + 0x800
        .set    TURN, 0xff0             // 在这一页里
        .set    SLOTS, {{slots:d}}
        .set    HEAD, {{head:d}}
        .set    TAIL, {{tail:d}}
        .set    RINGS, 64
        .set    MOST, 56
        .set    GICD, 0x08000000
        .set    GICC, 0x08010000

        .macro  turn n
        mov     x11, #\n
        str     x11, [x10, #TURN]
        .endm
        // 一直让出，直到轮到；不会一直等。
        .macro  wait n
        mov     x12, #40
1:      ldr     x11, [x10, #TURN]
        cmp     x11, #\n
        b.hs    2f
        wfe
        wfe
        sub     x12, x12, #1
        cbnz    x12, 1b
        b       off
2:      nop
        .endm
        .macro  transmit ring, length
        ldr     x0, =\ring
        ldr     x1, =frame
        mov     x2, \length
        bl      send
        .endm
        .macro  take ring, size
        ldr     x0, =\ring
        ldr     x1, =buffer
        mov     x2, \size
        bl      receive
        .endm
        .macro  ring
        ldr     x7, =BELL
        mov     x0, #0
        hvc     #0
        .endm
        // x2：哪个中断；随即结束它。
        .macro  acknowledge
        ldr     x1, =GICC
        ldr     w2, [x1, #0xc]          // GICC_IAR
        str     w2, [x1, #0x10]         // GICC_EOIR
        and     w2, w2, #0x3ff
        .endm

        .global _start, sent, laid, got, empty, full, long, drained, wrapped
        .global lied, gone, unhurt, impossible, short, bell, quiet, rung
        .global pong, deaf
_start: ldr     x1, =begin
        br      x1
begin:  ldr     x10, =LINK
        ldr     x1, =buffer
        mov     sp, x1
        ldr     x26, =frame
        ldr     x27, =buffer
        ldr     x28, =0x5aa55aa55aa55aa5
        tbnz    x0, #29, a_begins
        b       b_begins

        // 1. 一帧。
a_begins:
        ldr     x1, ={{word}}
        str     x1, [x26]
        transmit LINK, #{{length:d}}
sent:   ldr     x10, =LINK
        ldr     w3, [x10, #HEAD]
        ldr     w4, [x10, #TAIL]
        ldr     w5, [x10, #RINGS]
        ldr     x6, [x10, #(RINGS + 8)]
laid:   turn    1

        // 2. 有多少空位就发多少，再多发一帧。
        wait    2
        mov     x20, #0
1:      add     x1, x20, #{{base:d}}
        str     x1, [x26]
        transmit LINK, #16
        ldr     x10, =LINK
        cbnz    x0, full
        add     x20, x20, #1
        cmp     x20, #32
        b.lo    1b
full:   turn    3
        wait    4
        transmit LINK, #(MOST + 1)
long:   ldr     x10, =LINK
        ldr     x1, ={{word}}
        str     x1, [x26]
        transmit LINK, #MOST
        ldr     x10, =LINK
        ldr     x6, [x10, #(RINGS + 8 + 64 * (1 % SLOTS))]
wrapped:

        // 3. VM a 撒谎：哪一格都放不下的长度，比格还多的帧。
        ldr     w1, =0x1000
        str     w1, [x10, #(RINGS + 64 * (1 % SLOTS))]
        turn    5
        wait    6
        ldr     w1, [x10, #HEAD]
        add     w1, w1, #(SLOTS + 5)
        str     w1, [x10, #HEAD]
        turn    7
        wait    8
        ldr     w1, [x10, #HEAD]
        sub     w1, w1, #(SLOTS + 5)
        str     w1, [x10, #HEAD]
        transmit LINK, #40
        ldr     x10, =LINK
        turn    9

        // 4. 铃。
        bl      open
        wait    10
        ring
bell:   acknowledge
quiet:  wait    11

        // 5. 来回三次。
        mov     x20, #3
        ldr     x21, ={{word}}
ping:   str     x21, [x26]
        transmit LINK, #24
        mrs     x24, cntpct_el0
        ring
        wfi
        acknowledge
        mov     x25, x2
        str     xzr, [x27]
        take    BACK, #MOST
        mrs     x1, cntpct_el0
        sub     x1, x1, x24             // 一个来回，按计数
        ldr     x6, [x27]
        sub     x6, x6, x21
pong:   add     x21, x21, x6
        sub     x20, x20, #1
        cbnz    x20, ping
        ldr     x10, =LINK
        turn    12
        wfe
        wfe
        wfe
        ring
deaf:   b       off

b_begins:
        wait    1
        str     xzr, [x27]
        take    LINK, #MOST
        ldr     x6, [x27]
got:    take    LINK, #MOST
empty:  ldr     x10, =LINK
        turn    2
        wait    3
        mov     x20, #0
        mov     x21, #0
        mov     x22, #0
1:      take    LINK, #MOST
        cmp     x0, #16
        b.ne    drained
        ldr     x1, [x27]
        add     x21, x1, x21, lsl #1
        add     x1, x20, #{{base:d}}
        add     x22, x1, x22, lsl #1
        add     x20, x20, #1
        cmp     x20, #32
        b.lo    1b
drained:
        ldr     x10, =LINK
        turn    4
        wait    5
        str     x28, [x27, #MOST]
        take    LINK, #MOST
lied:   take    LINK, #MOST
gone:   ldr     x5, [x27, #MOST]
unhurt: ldr     x10, =LINK
        turn    6
        wait    7
        take    LINK, #MOST
impossible:
        ldr     x10, =LINK
        turn    8
        wait    9
        str     x28, [x27, #16]
        take    LINK, #16
        ldr     x5, [x27, #16]
short:  ldr     x10, =LINK
        bl      open
        turn    10
        wfi
        acknowledge
rung:   turn    11
        mov     x20, #3
answer: wfi
        acknowledge
        take    LINK, #MOST
        ldr     x1, [x27]
        add     x1, x1, #{{more:d}}
        str     x1, [x26]
        mov     x2, x0
        transmit BACK, x2
        ring
        sub     x20, x20, #1
        cbnz    x20, answer
        ldr     x10, =LINK
        wait    12
off:    ldr     x0, =0x84000008         // PSCI SYSTEM_OFF
        hvc     #0
        b       .

        // 放行铃的中断；PSTATE.I 不动。
open:   ldr     x1, =GICD
        mov     w2, #1
        str     w2, [x1]                // GICD_CTLR
        ldr     w2, =1 << ({{intid:d}} - 32)
        str     w2, [x1, #0x104]        // GICD_ISENABLER1
        ldr     x1, =GICC
        mov     w2, #0xff
        str     w2, [x1, #4]            // GICC_PMR
        mov     w2, #1
        str     w2, [x1]                // GICC_CTLR
        ret
        .ltorg
        .balign 8
frame:  .fill   16, 8, 0
        .fill   64, 8, 0                // 栈
buffer: .fill   16, 8, 0
        .org    0x2000
        .incbin "net.s"
