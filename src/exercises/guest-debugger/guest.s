// Both VMs have this image: VM a finds its device tree at 0x70000000, VM b
// at 0x50000000. VM a is the debugger, VM b the debuggee, on one core.
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
        // An ERET leaves an event behind (Arm ARM D1.16.1): only the second
        // WFE has something to wait for.
        .macro  give_way
        wfe
        wfe
        .endm
        // Until VM b has stopped; not for ever.
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

        // 1. A breakpoint.
        call    WHERE
running:
        call    BREAK, b_loop
set:    stopped
hit:    give_way
        give_way
        give_way
        call    WHERE
still:

        // 2. What it has in its registers.
        call    READ, 1
read1:  call    READ, 2
read2:  call    READ, 32
read32: call    WRITE, 1, {{fresh}}
wrote:  call    READ, 1
reread:

        // 3. Step by step.
        call    STEP, 1
        stopped
        ldr     x1, =b_1
step1:  call    STEP, {{steps:d}}
        stopped
        ldr     x1, ={{stop}}
stepn:

        // 4. On to the next time, and then to the end.
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

        // The debuggee.
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
