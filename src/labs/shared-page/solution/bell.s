// Two routines for both guests. They may change x0 to x18, and the flags.
        .global send, take
        .set    RING, ({{type}} << 8) + {{ring}}
        .set    BELL, {{bell:d}}
        .set    GICC, 0x08010000

// x0: the page, x1 and x2: a message. x1 belongs at offset {{first}} of the
// page, x2 at {{second}}. Then RING is called: x7 = RING, hvc #0. Its result
// stays in x0.
send:   str     x1, [x0, #{{first}}]
        str     x2, [x0, #{{second}}]
        dmb     ishst
        ldr     x7, =RING
        hvc     #0
        ret

// x0: the page. Acknowledges what is pending (GICC_IAR, offset 0xc). If its
// number, bits 9 to 0, is BELL: the message goes to x1 and x2, and the
// interrupt is ended (GICC_EOIR, offset 0x10). The number goes to x0.
take:   ldr     x3, =GICC
        ldr     w4, [x3, #0xc]
        and     w5, w4, #0x3ff
        cmp     w5, #BELL
        b.ne    1f
        dmb     ishld
        ldr     x1, [x0, #{{first}}]
        ldr     x2, [x0, #{{second}}]
        str     w4, [x3, #0x10]
1:      mov     w0, w5
        ret
