// 一份代码里的两个客户机：一个违反规则的驱动，和它的邻居。
        .set    SIZE, 8
        .set    NEXT, 1
        .set    WRITE, 2
        .set    BOTH, 3
        .set    INDIRECT, 4
        .set    stack, 0x40200000
        .set    descriptors, 0x40200000
        .set    table, 0x40200400
        .set    available, 0x40200800
        .set    used, 0x40200900
        .set    header, 0x40200a00
        .set    state, 0x40200a10
        .set    buffer, 0x40201000
        .set    end, 0x71200000         // 这个客户机的 RAM 到此为止
        .set    secret, {{secret}}      // 邻居的，就在这个地址
        .set    vast, 0xffffffff

        .global _start
_start: mov     x28, x0                 // 0x70000000，或者 0x50000000
        ldr     x0, =linked
        br      x0
linked: ldr     x0, =stack
        mov     sp, x0
        adr     x0, vectors
        msr     vbar_el1, x0
        ldr     x19, =0x0a003e00        // 磁盘
        ldr     x21, =0x08000208        // GICD_ISPENDR2
        ldr     x22, =descriptors
        ldr     x23, =available
        ldr     x24, =used
        ldr     x27, ={{mask}}
        mov     w26, #0
        tbz     x28, #29, neighbour

// 守规则的，照办。
        bl      recover
        adr     x0, good
        bl      try
        ldr     w0, [x19, #12]
        ldr     w1, [x19, #0x34]
trusted:

// 要写的一段后面，又来了要读的一段。
        adr     x0, mixed_chain
        bl      try
        ldr     w13, [x19, #0x60]
        ldr     w14, [x21]
        ubfx    w14, w14, #15, #1
mixed:  nop
        str     w13, [x19, #0x64]
        adr     x0, good                // 没有复位
        bl      try
ignored:
        bl      recover
        adr     x0, good
        bl      try
revived:

// 没有尽头的路，和走出表外的路。
        adr     x0, self_chain
        bl      try
loop_self:
        bl      recover
        adr     x0, round_chain
        bl      try
loop_round:
        bl      recover
        adr     x0, next_chain
        bl      try
next_outside:
        bl      recover
        adr     x0, head_chain
        bl      try
head_outside:
        bl      recover

// 不属于这个客户机的。
        adr     x0, theirs_chain
        bl      try
theirs: bl      recover
        mov     x0, #1                  // 把那里的东西写到这块磁盘上
        mov     x1, #{{target}}
        bl      ask
        adr     x0, stolen_chain
        bl      try
stolen: bl      recover
        mov     x0, #0
        mov     x1, #{{target}}
        bl      ask
        adr     x0, good
        bl      try
kept:   mov     x0, #0
        mov     x1, #{{sector}}
        bl      ask
        adr     x0, over_chain
        bl      try
over_end:
        bl      recover
        adr     x0, vast_chain
        bl      try
vastly: bl      recover

// 长度。
        adr     x0, empty_chain
        bl      try
empty:  ldr     x1, =buffer
        mov     w2, #0x55
        strb    w2, [x1, #0x7ff]
        strb    w2, [x1, #512]
        adr     x0, last_chain
        bl      try
        ldr     x1, =buffer
        ldrb    w2, [x1, #512]
        ldrb    w3, [x1, #0x7ff]
empty_last:
        adr     x0, split_chain
        bl      try
split:  bl      recover
        adr     x0, none_chain
        bl      try
no_status:
        bl      recover
        adr     x0, short_chain
        bl      try
short:  bl      recover
        adr     x0, written_chain
        bl      try
written:
        bl      recover

// 索引。
        adr     x0, full_chain
        bl      try
full:   adr     x0, ahead_chain
        bl      try
ahead:  bl      recover
        adr     x0, good
        bl      try
        adr     x0, behind_chain
        bl      try
behind: bl      recover

// 别处的表：先是没谈好，然后谈好了。
        adr     x1, good_table
        bl      lay
        adr     x0, table_chain
        bl      try
not_agreed:
        mov     w26, #1
        lsl     w26, w26, #28
        bl      recover
        adr     x1, good_table
        bl      lay
        adr     x0, table_chain
        bl      try
tabled:
        adr     x0, odd_chain
        bl      try
odd:    bl      recover
        adr     x0, and_chain
        bl      try
and_next:
        bl      recover
        adr     x1, nested_table
        bl      lay
        adr     x0, table_chain
        bl      try
nested: bl      recover
        adr     x1, endless_table
        bl      lay
        adr     x0, table_chain
        bl      try
endless:
        mov     w26, #0
        bl      recover

// 办不到的事，不是停下来的理由。
        mov     x0, #0
        mov     x1, #299
        bl      ask
        adr     x0, double_chain
        bl      try
beyond: mov     x0, #0
        ldr     x1, =(1 << {{high:d}}) + {{sector}}
        bl      ask
        adr     x0, good
        bl      try
wrapped:
        mov     x0, #0
        mov     x1, #{{sector}}
        bl      ask
        adr     x0, half_chain
        bl      try
half:   adr     x0, good
        bl      try
goes_on:

        adr     x0, good
        bl      try
finished:
        ldr     x0, =0x84000008         // PSCI SYSTEM_OFF
        hvc     #0
        b       .

// 邻居守规则，时不时读一下。
neighbour:
        ldr     x20, =secret
        ldr     x25, ={{canary}}
        mov     x0, #0
1:      str     x25, [x20, x0]
        add     x0, x0, #8
        cmp     x0, #0x200
        b.lo    1b
        ldr     x20, =0x08000000        // 它的定时器中断，27 号
        ldr     x29, =0x08010000
        mov     w1, #1
        str     w1, [x20]
        str     w1, [x29]
        lsl     w1, w1, #27
        str     w1, [x20, #0x100]
        mov     w1, #0xff
        str     w1, [x29, #4]
        mov     x27, #0
        bl      recover
        mov     x25, #0                 // 读成了几次
2:      adr     x0, good
        bl      try
        ldr     x0, ={{first}}
        cmp     x15, x0
        b.ne    unserved
        cbnz    w10, unserved
        add     x25, x25, #1
        str     xzr, [x16, #0x5f0]      // 缓冲区
        mov     x0, #{{rest:d}}
        msr     cntv_tval_el0, x0
        mov     x0, #1
        msr     cntv_ctl_el0, x0
        wfi
        ldr     w0, [x29, #0xc]
        msr     cntv_ctl_el0, xzr
        str     w0, [x29, #0x10]
        ldr     x20, =secret            // 自己的东西还是原样
        ldr     x2, ={{canary}}
        mov     x1, #0
5:      ldr     x0, [x20, x1]
        cmp     x0, x2
        b.ne    changed
        add     x1, x1, #8
        cmp     x1, #0x200
        b.lo    5b
served: b       2b
unserved:
        nop
        b       gone
changed:
        nop
gone:   ldr     x0, =0x84000008         // 它走了，走的是另一条路
        smc     #0
        b       .

// 从复位到 DRIVER_OK，特性是 w26。有时夹一条好的链。
recover:
        mov     x18, x30
        str     wzr, [x19, #0x70]
        cbz     w26, 1f
        str     w26, [x19, #0x20]
1:      mov     w1, #1
        str     w1, [x19, #0x24]
        str     w1, [x19, #0x20]
        mov     w1, #11
        str     w1, [x19, #0x70]
        mov     w1, #SIZE
        str     w1, [x19, #0x38]
        str     w22, [x19, #0x80]
        str     w23, [x19, #0x90]
        str     w24, [x19, #0xa0]
        str     wzr, [x23]              // 两个环的 flags 和 idx
        str     wzr, [x24]
        mov     w1, #1
        str     w1, [x19, #0x44]
        mov     w1, #15
        str     w1, [x19, #0x70]
        mov     x0, #0
        mov     x1, #{{sector}}
        bl      ask
        tbz     x27, #0, 2f
        adr     x0, good
        bl      try
2:      ror     x27, x27, #1
        ldr     x1, =buffer
        str     xzr, [x1]
        ret     x18

// 头部：类型 x0，扇区 x1。
ask:    ldr     x2, =header
        stp     x0, x1, [x2]
        ret

// 把 x1 处的四个描述符放进别处的表。
lay:    ldr     x2, =table
        mov     w3, #4
1:      ldp     x5, x6, [x1], #16
        stp     x5, x6, [x2], #16
        subs    w3, w3, #1
        b.ne    1b
        ret

// x0 处的一条链：头，idx 往前走多少，几个描述符。
// w10：状态字节，w11：用完了几个，w12：Status，
// x15：缓冲区。
try:    ldrh    w1, [x0], #2
        ldrh    w2, [x0], #2
        ldrh    w3, [x0], #4
        mov     x4, x22
1:      cbz     w3, bell
        ldp     x5, x6, [x0], #16
        stp     x5, x6, [x4], #16
        sub     w3, w3, #1
        b       1b
bell:   ldr     x16, =state
        mov     w10, #0xee
        strb    w10, [x16]
        ldrh    w17, [x24, #2]
        orr     w1, w1, w1, lsl #16     // 放进环的每个位置
        add     x5, x23, #4
        stp     w1, w1, [x5]
        stp     w1, w1, [x5, #8]
        ldrh    w8, [x23, #2]
        add     w8, w8, w2
        dmb     ish
        strh    w8, [x23, #2]
        dmb     sy
        str     wzr, [x19, #0x50]
        ldrb    w10, [x16]
        ldrh    w11, [x24, #2]
        sub     w11, w11, w17
        and     w11, w11, #0xffff
        ldr     w12, [x19, #0x70]
        ldr     x15, =buffer
        ldr     x15, [x15]
        ret

// 一条链：头，idx 的步长，描述符个数，0；然后是描述符。
        .macro  piece address, length, flags, next
        .quad   \address
        .word   \length
        .hword  \flags, \next
        .endm
        .balign 8
good:   .hword  0, 1, 3, 0
        piece   header, 16, NEXT, 1
        piece   buffer, 512, BOTH, 2
        piece   state, 1, WRITE, 0
mixed_chain:
        .hword  0, 1, 4, 0
        piece   header, 16, NEXT, 1
        piece   buffer, 512, BOTH, 2
        piece   header, 16, NEXT, 3
        piece   state, 1, WRITE, 0
self_chain:
        .hword  0, 1, 1, 0
        piece   header, 16, NEXT, 0
round_chain:
        .hword  0, 1, 4, 0
        piece   header, 16, NEXT, 1
        piece   buffer, 4, BOTH, 2
        piece   buffer, 4, BOTH, 3
        piece   state, 1, BOTH, 1
next_chain:
        .hword  0, 1, SIZE + 1 + {{beside:d}}, 0
        piece   header, 16, NEXT, 1
        piece   buffer, 512, BOTH, (SIZE + {{beside:d}})
        .skip   16 * (SIZE - 2 + {{beside:d}})
        piece   state, 1, WRITE, 0
head_chain:
        .hword  SIZE, 1, SIZE + 1, 0
        .skip   16
        piece   buffer, 512, BOTH, 2
        piece   state, 1, WRITE, 0
        .skip   16 * (SIZE - 3)
        piece   header, 16, NEXT, 1
theirs_chain:
        .hword  0, 1, 3, 0
        piece   header, 16, NEXT, 1
        piece   secret, 512, BOTH, 2
        piece   state, 1, WRITE, 0
stolen_chain:
        .hword  0, 1, 3, 0
        piece   header, 16, NEXT, 1
        piece   secret, 512, NEXT, 2
        piece   state, 1, WRITE, 0
over_chain:
        .hword  0, 1, 3, 0
        piece   header, 16, NEXT, 1
        piece   (end - {{tail:d}}), 512, BOTH, 2
        piece   state, 1, WRITE, 0
vast_chain:
        .hword  0, 1, 3, 0
        piece   header, 16, NEXT, 1
        piece   buffer, vast, BOTH, 2
        piece   state, 1, WRITE, 0
empty_chain:
        .hword  0, 1, 4, 0
        piece   header, 16, NEXT, 1
        piece   (buffer + 0x800), 0, BOTH, 2
        piece   buffer, 512, BOTH, 3
        piece   state, 1, WRITE, 0
last_chain:
        .hword  0, 1, 3, 0
        piece   header, 16, NEXT, 1
        piece   buffer, 513, BOTH, 2
        piece   (buffer + 0x800), 0, WRITE, 0
split_chain:
        .hword  0, 1, 5, 0
        piece   header, {{cut:d}}, NEXT, 1
        piece   (header + {{cut:d}}), (16 - {{cut:d}}), NEXT, 2
        piece   buffer, {{part:d}}, BOTH, 3
        piece   (buffer + {{part:d}}), (512 - {{part:d}}), BOTH, 4
        piece   state, 1, WRITE, 0
none_chain:
        .hword  0, 1, 1, 0
        piece   header, 16, 0, 0
short_chain:
        .hword  0, 1, 3, 0
        piece   header, {{cut:d}}, NEXT, 1
        piece   buffer, 512, BOTH, 2
        piece   state, 1, WRITE, 0
written_chain:
        .hword  0, 1, 3, 0
        piece   header, 16, BOTH, 1
        piece   buffer, 512, BOTH, 2
        piece   state, 1, WRITE, 0
full_chain:
        .hword  0, SIZE, 3, 0
        piece   header, 16, NEXT, 1
        piece   buffer, 512, BOTH, 2
        piece   state, 1, WRITE, 0
ahead_chain:
        .hword  0, SIZE + 1 + {{beside:d}}, 0, 0
behind_chain:
        .hword  0, 0xffff, 0, 0
table_chain:
        .hword  0, 1, 1, 0
        piece   table, 48, (INDIRECT | WRITE), 0
odd_chain:
        .hword  0, 1, 1, 0
        piece   table, (48 + {{cut:d}}), INDIRECT, 0
and_chain:
        .hword  0, 1, 2, 0
        piece   table, 48, (INDIRECT | NEXT), 1
        piece   state, 1, WRITE, 0
double_chain:
        .hword  0, 1, 3, 0
        piece   header, 16, NEXT, 1
        piece   buffer, 1024, BOTH, 2
        piece   state, 1, WRITE, 0
half_chain:
        .hword  0, 1, 3, 0
        piece   header, 16, NEXT, 1
        piece   buffer, {{part:d}}, BOTH, 2
        piece   state, 1, WRITE, 0
good_table:
        piece   header, 16, NEXT, 1
        piece   buffer, 512, BOTH, 2
        piece   state, 1, WRITE, 0
        .quad   0, 0
nested_table:
        piece   header, 16, NEXT, 1
        piece   (table + 32), 32, INDIRECT, 0
        piece   buffer, 512, BOTH, 1
        piece   state, 1, WRITE, 0
endless_table:
        piece   header, 16, NEXT, 1
        piece   buffer, 4, BOTH, 2
        piece   state, 1, BOTH, 1
        .quad   0, 0
        .ltorg

aborted:
        mrs     x0, elr_el1
stuck:  b       stuck

        .balign 2048
vectors:
        .skip   0x200
        b       aborted
