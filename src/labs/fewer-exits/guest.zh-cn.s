// 一台会打印的客户机：五行字送到它的 UART，UART 由 EL2 模拟。
        .set    PRINT, ({{type}} << 8) + {{print}}
        .set    RAM_END, 0x71200000
        .set    LINES, 5

        .global _start, written, over, nowhere, long, direct, finished
_start: ldr     x0, =linked
        br      x0
linked: ldr     x19, =lines
        mov     x20, #LINES
1:      .rept   {{asks}}
        mrs     x1, id_aa64pfr0_el1     // EL2 让它陷入
        .endr
        ldr     x0, =0x80000000         // SMCCC_VERSION
        hvc     #0
        ldp     x0, x1, [x19], #16
        bl      puts
        subs    x20, x20, #1
        b.ne    1b
written:
        nop

// PRINT 不该做的，和该做的。
        ldr     x0, =RAM_END - {{inside}}
        mov     x1, #16
        ldr     x7, =PRINT
        hvc     #0
over:   ldr     x0, ={{nowhere}}
        mov     x1, #8
        ldr     x7, =PRINT
        hvc     #0
nowhere:
        ldr     x0, =text
        ldr     x1, ={{toolong}}
        ldr     x7, =PRINT
        hvc     #0
long:   ldr     x0, =last
        mov     x1, #end - last
        ldr     x7, =PRINT
        hvc     #0
direct: nop
finished:
        ldr     x0, =0x84000008         // PSCI SYSTEM_OFF
        hvc     #0
        b       .
        .ltorg

        .balign 8
lines:  .quad   text, second - text
        .quad   second, third - second
        .quad   third, fourth - third
        .quad   fourth, fifth - fourth
        .quad   fifth, last - fifth
text:   .ascii  "{{one}}\n"
second: .ascii  "{{two}}\n"
third:  .ascii  "{{three}}\n"
fourth: .ascii  "{{four}}\n"
fifth:  .ascii  "{{tail}}\n"
last:   .ascii  "{{bye}}\n"
end:
        .balign 4
        .org    0x2000
        .incbin "puts.s"
