// 两台 VM 用同一个镜像：VM a 的设备树在 0x70000000，VM b 的在
// 0x50000000。VM a 是调试器，VM b 被调试，同在一个核上。
        .set    BREAK, ({{type}} << 8) + {{break}}
        .set    RUN,   ({{type}} << 8) + {{run}}
        .set    STEP,  ({{type}} << 8) + {{step}}
        .set    WHERE, ({{type}} << 8) + {{where}}
        .set    READ,  ({{type}} << 8) + {{read}}
        .set    WRITE, ({{type}} << 8) + {{write}}

        .macro  call function, x0=0, x1=0
        ldr     x0, =\x0
        ldr     x1, =\x1
        ldr     x7, =\function
        hvc     #0
        .endm
        // ERET 会留下一个事件（Arm ARM D1.16.1）：
        // 第二个 WFE 才真的要等。
        .macro  give_way
        wfe
        wfe
        .endm
        // 等 VM b 停下；不会一直等。
        .macro  stopped
        mov     x20, #10
1:      give_way
        call    WHERE
        cmn     x0, #1
        b.ne    2f
        sub     x20, x20, #1
        cbnz    x20, 1b
2:      nop
        .endm

        .global _start, running, set, hit, still, read1, read2, read32
        .global wrote, reread, step1, stepn, again, left, sum, round
        .global left2, unset, gone
        .global b_refused, b_loop, b_1, b_leaf, b_leaf1, b_2, b_vector
        .global b_vector1, b_3, b_end
_start: ldr     x1, =begin
        br      x1
begin:  tbz     x0, #29, b_begins

        // 1. 一个断点。
        call    WHERE
running:
        call    BREAK, b_loop
set:    stopped
hit:    give_way
        give_way
        give_way
        call    WHERE
still:

        // 2. 它的寄存器里有什么。
        call    READ, 1
read1:  call    READ, 2
read2:  call    READ, 32
read32: call    WRITE, 1, {{fresh}}
wrote:  call    READ, 1
reread:

        // 3. 一步一步。
        call    STEP, 1
        stopped
        ldr     x1, =b_1
step1:  call    STEP, {{steps:d}}
        stopped
        ldr     x1, ={{stop}}
stepn:

        // 4. 继续到下一次，然后到底。
        call    RUN
        stopped
again:  call    READ, 2
left:   call    READ, 3
sum:    call    RUN
        stopped
round:  call    READ, 2
left2:  call    BREAK, 0
unset:  call    RUN
        stopped
gone:   b       off

        // 被调试的。
b_begins:
        ldr     x1, =vectors
        msr     vbar_el1, x1
        isb
        call    BREAK, b_3
b_refused:
        ldr     x1, ={{stale}}
        mov     x2, #{{count:d}}
        mov     x3, #0
        mov     x4, #0
        mov     x5, #0
b_loop: add     x3, x3, x1
b_1:    bl      b_leaf
b_2:    svc     #0
b_3:    subs    x2, x2, #1
        svc     #1
        b.ne    b_loop
b_end:  nop
off:    ldr     x0, =0x84000008         // PSCI SYSTEM_OFF
        hvc     #0
        b       .
b_leaf: add     x4, x4, #1
b_leaf1:
        ret
        .ltorg
        .balign 2048
vectors:
        .skip   0x200
b_vector:
        add     x5, x5, #1
b_vector1:
        eret
