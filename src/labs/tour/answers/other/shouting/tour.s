        .GLOBAL _start
_start:
        MOV     X{{p}}, #{{a}}
        MOV     X{{q}}, #{{b}}
        ADD     X{{s}}, X{{q}}, X{{p}}

        LDR     X3, =0X09000000
        MOV     W4, #'{{first}}'
        STRB    W4, [X3]
        MOV     W4, #'{{second}}'
        STRB    W4, [X3]
        MOV     W4, #0X0A
        STRB    W4, [X3]
        B       .
