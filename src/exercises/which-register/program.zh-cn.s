// 没有源码的客户机：两条指令，两条都陷入。
// SP_EL0 数陷入的次数。
        .global _start
_start: adr     x0, vectors
        msr     vbar_el2, x0
        ldr     x0, =0xc4000000         // HCR_EL2: RW, TVM, TRVM
        msr     hcr_el2, x0
        mov     x0, #1
        msr     sp_el0, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        adr     x0, guest
        msr     elr_el2, x0
        eret
guest:  .inst   {{word1}}
        .inst   {{word2}}
        b       .

        .balign 2048
vectors:
        .rept   16
        .balign 128
        b       taken
        .endr
taken:  mrs     x0, elr_el2             // 跳过：什么也不模拟
        add     x0, x0, #4
        msr     elr_el2, x0
        mrs     x0, sp_el0
        add     x0, x0, #1
        msr     sp_el0, x0
        eret
