/**
 * The guest of the terminal's page: it answers to what is typed. It sleeps until the UART interrupts, echoes, takes back
 * with Backspace, and says at Enter how long the line was.
 */
import { asm } from '../../../labs/kit/lab.ts';

export const consoleGuest = asm`
        .global _start
_start: ldr     x0, =0x08000000
        mov     w1, #1
        str     w1, [x0]                // GICD_CTLR
        mov     w1, #2
        str     w1, [x0, #0x104]        // GICD_ISENABLER1: SPI 1, the UART
        mov     w1, #(1 << 8)
        str     w1, [x0, #0x820]        // GICD_ITARGETSR8: to core 0
        ldr     x0, =0x08010000
        mov     w1, #0xf0
        str     w1, [x0, #4]            // GICC_PMR
        mov     w1, #1
        str     w1, [x0]                // GICC_CTLR
        ldr     x9, =0x09000000
        mov     w1, #0x10
        str     w1, [x9, #0x38]         // UARTIMSC: received
        ldr     w1, =0x301
        str     w1, [x9, #0x30]         // UARTCR: enable, transmit, receive
        adr     x0, hello
        bl      puts

prompt: adr     x0, sign
        bl      puts
        mov     x10, #0                 // characters of this line

// IRQs stay masked: a pending one ends WFI all the same, and the flag says why.
next:   ldr     w1, [x9, #0x18]         // UARTFR.RXFE
        tbz     w1, #4, take
        wfi
        b       next
take:   ldr     w0, [x9]
        and     w0, w0, #0xff
        cmp     w0, #13
        b.eq    enter
        cmp     w0, #127
        b.eq    erase
        cmp     w0, #32
        b.lo    next
        add     x10, x10, #1
        str     w0, [x9]
        b       next
erase:  cbz     x10, next
        sub     x10, x10, #1
        adr     x0, back
        bl      puts
        b       next

enter:  adr     x0, colour
        bl      puts
        mov     x11, #10
        mov     x2, x10
        adr     x3, digits + 20         // decimal, from its last digit on
        strb    wzr, [x3]
1:      udiv    x4, x2, x11
        msub    x5, x4, x11, x2
        add     w5, w5, #'0'
        strb    w5, [x3, #-1]!
        mov     x2, x4
        cbnz    x2, 1b
        mov     x0, x3
        bl      puts
        adr     x0, bytes
        bl      puts
        b       prompt

puts:   ldrb    w1, [x0], #1
        cbz     w1, 2f
        str     w1, [x9]
        b       puts
2:      ret

hello:  .asciz  "A PL011 at 0x09000000. Type!\r\n"
sign:   .asciz  "\033[36m> \033[0m"
back:   .asciz  "\b \b"
colour: .asciz  "\r\n\033[33m"
bytes:  .asciz  " bytes\033[0m\r\n"
digits: .skip   24
`;
