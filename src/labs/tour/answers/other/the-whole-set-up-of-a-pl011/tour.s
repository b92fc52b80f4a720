        .equ    UART, 0x09000000
        .equ    DR, 0x00
        .equ    ECR, 0x04
        .equ    FR, 0x18
        .equ    IBRD, 0x24
        .equ    FBRD, 0x28
        .equ    LCR_H, 0x2c
        .equ    CR, 0x30
        .equ    IMSC, 0x38
        .equ    ICR, 0x44
        .equ    DMACR, 0x48
        .global _start
_start:
        mov     x{{p}}, #{{a}}
        mov     x{{q}}, #{{b}}
        add     x{{s}}, x{{p}}, x{{q}}

        ldr     x3, =UART
        str     wzr, [x3, #CR]          // off while it is set up
1:      ldr     w4, [x3, #FR]
        tbnz    w4, #3, 1b              // BUSY
        str     wzr, [x3, #LCR_H]       // FIFOs flushed
        mov     w4, #0x7ff
        str     w4, [x3, #ICR]
        str     wzr, [x3, #ECR]         // errors of before forgotten
        mov     w4, #13                 // 115200 baud of 24 MHz
        str     w4, [x3, #IBRD]
        mov     w4, #1
        str     w4, [x3, #FBRD]
        mov     w4, #0x70               // 8n1, FIFOs
        str     w4, [x3, #LCR_H]
        str     wzr, [x3, #IMSC]
        str     wzr, [x3, #DMACR]
        mov     w4, #0x301
        str     w4, [x3, #CR]

        adr     x12, text
2:      ldrb    w4, [x12], #1
        cbz     w4, 4f
3:      ldr     w13, [x3, #FR]
        tbnz    w13, #5, 3b             // TXFF
        str     w4, [x3, #DR]
        b       2b
4:      ldr     w4, [x3, #FR]
        tbnz    w4, #3, 4b
        b       .
text:   .asciz  "{{greeting}}\n"
