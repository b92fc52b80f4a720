        .global _start
_start:
        mov     x{{p}}, #{{a}}
        mov     x{{q}}, #{{b}}
        add     x{{s}}, x{{p}}, x{{q}}, lsl #0
        adrp    x12, message
        add     x12, x12, :lo12:message
        mov     w13, #message_length
        mov     x3, #0x09000000
0:      ldrb    w4, [x12], #1
        sturb   w4, [x3]
        subs    w13, w13, #1
        b.gt    0b
        b       .
        .data
message:
        .ascii  "{{greeting}}\n"
        .equ    message_length, . - message
