// Four SPIs become pending at once, and are taken and ended one by one.
// pend: an interrupt and its priority.
        .global _start, done
        .macro  pend id, priority
        mov     w1, #\priority
        strb    w1, [x2, #\id]          // IPRIORITYR
        mov     w1, #1
        strb    w1, [x3, #\id]          // ITARGETSR: core 0
        ldr     w1, =1 << (\id % 32)
        str     w1, [x0, #0x100 + (\id / 32) * 4]
        str     w1, [x0, #0x200 + (\id / 32) * 4]
        .endm

_start: ldr     x0, =0x08000000         // GICD
        add     x2, x0, #0x400
        add     x3, x0, #0x800
        pend    {{id0}}, {{p0}}
        pend    {{id1}}, {{p1}}
        pend    {{id2}}, {{p2}}
        pend    {{id3}}, {{p3}}
        mov     w1, #1
        str     w1, [x0]
        ldr     x4, =0x08010000         // GICC
        mov     w1, #{{mask}}
        str     w1, [x4, #4]            // PMR
        mov     w1, #1
        str     w1, [x4]
        .macro  take to
        ldr     \to, [x4, #0xc]         // IAR
        .endm
        .macro  end of
        str     \of, [x4, #0x10]        // EOIR
        .endm
        take    w20
        ldr     w24, [x4, #0x14]        // RPR
        end     w20
        take    w21
        end     w21
        take    w22
        end     w22
        take    w23
done:   b       .
        .ltorg
