// 两台 VM 用的是同一个镜像。第一个有两个 VCpu 和 UART；
// 它的邻居有一个 VCpu。读到的东西在 `said` 处：w2，
// 问题的编号在 x28 里。
        .set    GICD, 0x08000000
        .set    GICC, 0x08010000
        .set    UART, 0x09000000
        .set    CTLR, 0x000
        .set    TYPER, 0x004
        .set    IIDR, 0x008
        .set    ISENABLER, 0x100
        .set    ICENABLER, 0x180
        .set    ISPENDR, 0x200
        .set    ICPENDR, 0x280
        .set    ISACTIVER, 0x300
        .set    ICACTIVER, 0x380
        .set    IPRIORITYR, 0x400
        .set    ITARGETSR, 0x800
        .set    ICFGR, 0xc00
        .set    SGIR, 0xf00
        .set    NONE, 1023
        .set    A, {{a}}                // 三个共享中断，32 到 63
        .set    B, {{b}}
        .set    C, {{c}}
        .set    A_BIT, 1 << (A & 31)
        .set    B_BIT, 1 << (B & 31)
        .set    C_BIT, 1 << (C & 31)
        .set    PPI, {{ppi}}            // 还有一个没有谁驱动的私有中断

        // 读分发器的一个寄存器，或者其中一个字节；写。
        .macro  look number, offset
        mov     w2, #-1
        ldr     w2, [x19, #(\offset)]
        mov     x28, #\number
        bl      said
        .endm
        .macro  look_byte number, offset
        mov     w2, #-1
        ldrb    w2, [x19, #(\offset)]
        mov     x28, #\number
        bl      said
        .endm
        .macro  set offset, value
        ldr     w1, =\value
        str     w1, [x19, #(\offset)]
        .endm
        .macro  set_byte offset, value
        mov     w1, #\value
        strb    w1, [x19, #(\offset)]
        .endm
        // 读一次 GICC_IAR，或者读到有中断来（不会一直等）。以及结束它。
        .macro  take number
        ldr     w2, [x20, #0xc]
        mov     x28, #\number
        bl      said
        mov     w21, w2
        .endm
        .macro  await number
        mov     x28, #\number
        bl      waits
        mov     w21, w2
        .endm
        .macro  end
        str     w21, [x20, #0x10]
        .endm
        .macro  flag n
        mov     x11, #1
        str     x11, [x10, #\n]
        .endm
        .macro  until n
        mov     x12, #\n
        bl      flagged
        .endm
        .set    ONE_IS_THERE, 0
        .set    ONE_HAS_LOOKED, 8
        .set    TARGETED, 16
        .set    ONE_HAS_TAKEN, 24
        .set    SENT, 32
        .set    ONE_HAS_SENT, 40
        .set    SELF_SENT, 48
        .set    ONE_IS_DONE, 56

        .global _start, said, aborted, finished
_start: ldr     x1, =neighbour
        tbz     x0, #29, 1f             // VM 1 的设备树在 0x50000000
        ldr     x1, =linked
1:      br      x1
        .ltorg
begin:  ldr     x1, =vectors
        msr     vbar_el1, x1
        ldr     x10, =flags
        ldr     x19, =GICD
        ldr     x20, =GICC
        mov     w1, #0xf0               // GICC_PMR：只挡最低的
        str     w1, [x20, #4]
        mov     w1, #1
        str     w1, [x20]               // GICC_CTLR
        ret

linked: bl      begin

// 1. 有什么，设置了什么。
        look    1, TYPER
        look    2, IIDR
        set     CTLR, {{control}}
        look    3, CTLR
        look    10, ISENABLER
        set     ISENABLER + 4, A_BIT
        set     ISENABLER + 4, B_BIT
        look    11, ISENABLER + 4
        look    12, ICENABLER + 4
        set     ICENABLER + 4, A_BIT
        look    13, ISENABLER + 4
        set     ISENABLER + {{count}} / 8, 0xffffffff
        look    14, ISENABLER + {{count}} / 8
        set     IPRIORITYR + (C & ~3), 0xffffffff
        look    20, IPRIORITYR + (C & ~3)
        set_byte IPRIORITYR + C, {{priority}}
        look_byte 21, IPRIORITYR + C
        look_byte 22, IPRIORITYR + (C ^ 1)
        set_byte ITARGETSR + A, 0xff
        look_byte 23, ITARGETSR + A
        set_byte ITARGETSR + A, 1
        set     ITARGETSR, 0
        look    24, ITARGETSR
        set     ICFGR + 8, 0xffffffff
        look    25, ICFGR + 8
        set     ICFGR, 0
        look    26, ICFGR
        set     ICFGR + 8, 0
        look    27, ICFGR + 8

// 2. 挂起与活跃。A 和 B 从来没有设过优先级。
        set     ISPENDR + 4, A_BIT      // A 没有使能
        look    30, ISPENDR + 4
        look    31, ICPENDR + 4
        take    32
        set     ICPENDR + 4, A_BIT
        look    33, ISPENDR + 4
        set     ISPENDR + 4, A_BIT
        set     ISENABLER + 4, A_BIT
        take    34
        look    35, ISACTIVER + 4
        look    36, ISPENDR + 4
        end
        look    37, ISACTIVER + 4
        set     ISPENDR + 4, B_BIT
        take    38
        set     ICACTIVER + 4, B_BIT
        look    39, ISACTIVER + 4
        end
        set     ISPENDR + 4, B_BIT      // 这时它已经在
        set     ICPENDR + 4, B_BIT      // 列表寄存器里
        take    47
        set     ISACTIVER + 4, C_BIT
        look    40, ISACTIVER + 4
        set     ICACTIVER + 4, C_BIT
        look    41, ISACTIVER + 4
        set_byte IPRIORITYR + A, 0x80
        set_byte IPRIORITYR + B, 0x40
        set     ISPENDR + 4, A_BIT | B_BIT
        take    42
        end
        take    43
        end
        set     CTLR, 0
        set     ISPENDR + 4, A_BIT
        take    44
        set     CTLR, {{control}}
        take    45
        end
        set     ISPENDR, 1 << {{sgi1}}
        take    46

// 3. UART 是这台 VM 的，它的 33 号中断也是。
        set     ISENABLER + 4, 2
        ldr     x22, =UART
        mov     w1, #0x20
        str     w1, [x22, #0x38]        // UARTIMSC：发送
        mov     w1, #'.'
        str     w1, [x22]
        await   50
        mov     w1, #0x20
        str     wzr, [x22, #0x38]
        str     w1, [x22, #0x44]        // UARTICR
        end
        set     ICENABLER + 4, 2

// 4. 另一个 VCpu 有自己的一份私有中断。
        set     ISENABLER, 1 << PPI
        set_byte IPRIORITYR + PPI, {{priority}}
        set     ISPENDR, 1 << (PPI + 1)
        ldr     x0, =0xc4000003         // PSCI CPU_ON
        mov     x1, #1
        ldr     x2, =one
        hvc     #0
        until   ONE_HAS_LOOKED
        look_byte 75, IPRIORITYR + PPI
        set     ICPENDR, 1 << (PPI + 1)
        set_byte ITARGETSR + A, 2
        set     ISPENDR + 4, A_BIT
        take    77
        flag    TARGETED
        until   ONE_HAS_TAKEN

// 5. SGI：发给列表、发给其他所有、发给自己、不发给谁。
        set     SGIR, (2 << 16) | {{sgi1}}
        take    81
        flag    SENT
        until   ONE_HAS_SENT
        await   82
        end
        set     SGIR, (2 << 24) | {{sgi3}}
        take    84
        end
        flag    SELF_SENT
        set     SGIR, (0xfc << 16) | {{sgi1}}
        take    86
        until   ONE_IS_DONE
        take    62
finished:
        nop
stop:   wfi
        b       stop
        .ltorg

one:    bl      begin
        flag    ONE_IS_THERE
        look    70, ISENABLER
        look_byte 71, IPRIORITYR + PPI
        look    72, ISPENDR
        look    73, ITARGETSR
        look    74, ISENABLER + 4
        set_byte IPRIORITYR + PPI, 0
        flag    ONE_HAS_LOOKED
        until   TARGETED
        await   76
        end
        flag    ONE_HAS_TAKEN
        await   80
        end
        until   SENT
        set     SGIR, (1 << 24) | {{sgi2}}
        take    83
        flag    ONE_HAS_SENT
        until   SELF_SENT
        take    85
        flag    ONE_IS_DONE
        b       stop

// 邻居有自己的分发器，这些中断却一个也不是它的。
neighbour:
        bl      begin
        ldr     x11, ={{pause}}
1:      subs    x11, x11, #1
        b.ne    1b
        look    60, TYPER
        look    61, ISENABLER + 4
        set     CTLR, 3
        set     ISENABLER + 4, 0xffffffff
        set     ICENABLER + 4, 0xffffffff
        set     ISENABLER + 4, 2
        set_byte ITARGETSR + 33, 2
        set     ICFGR + 8, 0xffffffff
        set     SGIR, (0xff << 16) | {{sgi2}}
        ldr     x0, =0x84000008         // PSCI SYSTEM_OFF
        hvc     #0
        b       .
        .ltorg

waits:  mov     x12, #60
1:      ldr     w2, [x20, #0xc]
        cmp     w2, #NONE
        b.ne    said
        mov     x11, #64
2:      subs    x11, x11, #1
        b.ne    2b
        subs    x12, x12, #1
        b.ne    1b
said:   ret

flagged:
        add     x12, x10, x12
        ldr     x13, =12000
1:      subs    x13, x13, #1
        b.eq    stop
        ldr     x11, [x12]
        cbz     x11, 1b
        ret

        // 中止：没有谁应答。从这条指令的下一条继续。
refused:
        mrs     x23, elr_el1
aborted:
        add     x23, x23, #4
        msr     elr_el1, x23
        eret
        .ltorg

        .balign 8
flags:  .skip   64
        .balign 2048
vectors:
        .skip   0x200
        b       refused
        .balign 128
        .skip   0x580
