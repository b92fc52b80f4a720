        .global _start
_start: ldr     x0, ={{ram}}
        mov     x1, #1
        bfi     x0, x1, #0, #2
        mov     x1, #{{attribute1}}
        bfi     x0, x1, #2, #4
        mov     x1, #3
        bfi     x0, x1, #6, #2
        mov     x1, #{{sh1}}
        bfi     x0, x1, #8, #2
        mov     x1, #1
        bfi     x0, x1, #10, #1
        mov     x1, #{{xn1}}
        bfi     x0, x1, #54, #1
        adr     x2, block
        str     x0, [x2]
        ldr     x0, ={{device}}
        mov     x1, #3
        bfi     x0, x1, #0, #2
        bfi     x0, x1, #54, #1
        bfi     x0, x1, #10, #1
        mov     x1, #{{attribute2}}
        bfi     x0, x1, #2, #4
        mov     x1, #{{s2ap2}}
        bfi     x0, x1, #6, #2
        str     x0, [x2, #8]
        ldr     x0, ={{table}}
        mov     x1, #3
        bfi     x0, x1, #0, #2
        str     x0, [x2, #16]
        ldr     x0, ={{rom}}
        mov     x1, #{{rombits}}
        bfi     x0, x1, #0, #2
        mov     x1, #{{attribute4}}
        bfi     x0, x1, #2, #4
        mov     x1, #{{sh4}}
        bfi     x0, x1, #8, #2
        mov     x1, #1
        bfi     x0, x1, #6, #2
        bfi     x0, x1, #10, #1
        str     x0, [x2, #24]
        b       .

        .balign 8
        .global block, page, table, rom
block:  .quad   0
page:   .quad   0
table:  .quad   0
rom:    .quad   0
