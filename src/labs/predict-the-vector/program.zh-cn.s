// EL2 做好准备，降到 EL1；EL1 再到 EL0，然后回来。
// 每种情形之前，x8 先设为它的编号。
        .global _start
_start:
        adr     x0, vectors2
        msr     vbar_el2, x0
        adr     x0, vectors1
        msr     vbar_el1, x0
        adr     x0, stack_top
        msr     sp_el1, x0

        mov     x8, #1                  // 情形 1：EL2 的 HVC，PSTATE.SP = {{sp1}}
        msr     spsel, #{{sp1}}
        hvc     #0
        msr     spsel, #1

        ldr     x0, =0x80002038         // HCR_EL2：RW、TWI（WFI 陷入）、IMO、
                                        // FMO、AMO（中断和 SError
                                        // 归 EL2）
        msr     hcr_el2, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        adr     x0, el1
        msr     elr_el2, x0
        eret

el1:    mov     x8, #2                  // 情形 2：EL1 的 HVC
        hvc     #0
        mov     x8, #3                  // 情形 3：EL1 的 SVC，PSTATE.SP = {{sp3}}
        msr     spsel, #{{sp3}}
        svc     #0
        msr     spsel, #1
        mov     x8, #4                  // 情形 4：EL1 的 BRK，PSTATE.SP = {{sp4}}
        msr     spsel, #{{sp4}}
        brk     #0
        msr     spsel, #1
        mov     x8, #5                  // 情形 5：EL1 的 MSR VBAR_EL2，
                                        // PSTATE.SP = {{sp5}}
        msr     spsel, #{{sp5}}
        msr     vbar_el2, x0
        msr     spsel, #1
        mov     x8, #6                  // 情形 6：EL1 的 WFI
        wfi

        mov     x0, #0x200              // 到 EL0，A、I、F 为 0
        msr     spsr_el1, x0
        adr     x0, el0
        msr     elr_el1, x0
        eret

el0:    mov     x8, #7                  // 情形 7：EL0 的 SVC
        svc     #0
        mov     x8, #8                  // 情形 8：EL0 的 HVC
        hvc     #0
        mov     x8, #9                  // 情形 9：EL0 的一次加载，
                                        // 那里什么都没有
        mov     x9, #0xf00000000000
        ldr     x9, [x9]
        mov     x8, #10                 // 情形 10：EL2 挂起一个虚拟 {{virtual}}；
                                        // EL0 继续运行
        wfi
        b       .

        .macro  slots handler
        .rept   16
        .balign 128
        b       \handler
        .endr
        .endm

        .balign 2048
vectors1:
        slots   handler1
        .balign 2048
vectors2:
        slots   handler2

// 跳过引起异常的指令；SVC 的返回地址已在它之后。
// 情形 10 之后就没有事可做了。
handler1:
        cmp     x8, #10
        b.eq    done
        mrs     x10, esr_el1
        lsr     x10, x10, #26
        cmp     x10, #0x15
        b.eq    1f
        mrs     x10, elr_el1
        add     x10, x10, #4
        msr     elr_el1, x10
1:      eret

handler2:
        cmp     x8, #10
        b.ne    2f
        ldr     x10, ={{hcr}}           // HCR_EL2：IMO、FMO、AMO、{{bit}}
        msr     hcr_el2, x10
2:      mrs     x10, esr_el2
        lsr     x10, x10, #26
        cmp     x10, #0x16
        b.eq    1f
        mrs     x10, elr_el2
        add     x10, x10, #4
        msr     elr_el2, x10
1:      eret

done:   b       .

        .bss
        .balign 16
        .skip   256
stack_top:
