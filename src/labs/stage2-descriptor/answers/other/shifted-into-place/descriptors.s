        .global _start
_start: mov     x0, #{{xn1}}
        lsl     x0, x0, #44             // up to bit 10 from here
        orr     x0, x0, #1              // AF
        lsl     x0, x0, #2
        orr     x0, x0, #{{sh1}}
        lsl     x0, x0, #2
        orr     x0, x0, #3              // S2AP
        lsl     x0, x0, #4
        mov     x1, #{{attribute1}}
        orr     x0, x0, x1
        lsl     x0, x0, #2
        orr     x0, x0, #1
        ldr     x1, ={{ram}}
        orr     x0, x0, x1
        adr     x1, block
        str     x0, [x1]
        mov     x0, #1
        lsl     x0, x0, #44
        orr     x0, x0, #1
        lsl     x0, x0, #4
        mov     x1, #{{s2ap2}}
        orr     x0, x0, x1
        lsl     x0, x0, #4
        mov     x1, #{{attribute2}}
        orr     x0, x0, x1
        lsl     x0, x0, #2
        orr     x0, x0, #3
        ldr     x1, ={{device}}
        add     x0, x0, x1
        adr     x1, page
        str     x0, [x1]
        ldr     x0, ={{table}} + 3
        adr     x1, table
        str     x0, [x1]
        mov     x0, #1
        lsl     x0, x0, #2
        mov     x1, #{{sh4}}
        orr     x0, x0, x1
        lsl     x0, x0, #2
        orr     x0, x0, #1
        lsl     x0, x0, #4
        mov     x1, #{{attribute4}}
        orr     x0, x0, x1
        lsl     x0, x0, #2
        mov     x1, #{{rombits}}
        orr     x0, x0, x1
        ldr     x1, ={{rom}}
        orr     x0, x0, x1
        adr     x1, rom
        str     x0, [x1]
        b       .

        .balign 8
        .global block, page, table, rom
block:  .quad   0
page:   .quad   0
table:  .quad   0
rom:    .quad   0
