// 用四个综合信息调用 fields：HVC、BRK、够不着任何东西的加载，
// 以及 T32 客户机留下的一个。x20 留着整个值。
        .global _start, told1, told2, told3, told4
_start: ldr     x0, =stack
        mov     sp, x0
        adr     x0, vectors
        msr     vbar_el2, x0
        hvc     #{{imm}}
told1:  nop
        brk     #{{brk}}
told2:  nop
        ldr     x9, =0x90000000         // 那里什么也没有
        ldrb    w0, [x9]
told3:  nop
        ldr     x0, ={{t32}}           // 加载，长 16 位
        mov     x20, x0
        bl      fields
told4:  b       .
        .ltorg

        .balign 2048
vectors:
        .rept   16
        .balign 128
        b       taken
        .endr
taken:  mrs     x0, esr_el2
        mov     x20, x0
        bl      fields
        mrs     x13, elr_el2            // 到它后面：HVC 已经在后面了
        lsr     x14, x20, #26
        cmp     x14, #0x16
        cinc    x14, xzr, ne
        add     x13, x13, x14, lsl #2
        msr     elr_el2, x13
        eret

        .bss
        .balign 16
        .skip   256
stack:
