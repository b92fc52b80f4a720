// 客户机用 identifier 返回的标识来调用；
// hypervisor 只认识一个标识。
        .global _start, used, done
_start: ldr     x0, =stack
        mov     sp, x0
        adr     x0, vectors
        msr     vbar_el2, x0
        ldr     x0, =0x80000000
        msr     hcr_el2, x0
        bl      identifier
used:   mov     x19, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        adr     x0, guest
        msr     elr_el2, x0
        eret
guest:  mov     x0, x19                 // 像调用者那样放好
        hvc     #0
done:   b       .
        .ltorg

        .balign 2048
vectors:
        .rept   16
        .balign 128
        b       taken
        .endr
taken:  ldr     x1, ={{all}}
        cmp     w0, w1                  // 只有这一个
        mov     x2, #-1                 // NOT_SUPPORTED
        csel    x0, xzr, x2, eq
        eret

        .bss
        .balign 16
        .skip   256
stack:
