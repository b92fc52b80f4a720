// Two routines for both guests. They may change x0 to x18, and the flags.
        .global send, take
        .set    RING, ({{type}} << 8) + {{ring}}
        .set    BELL, {{bell:d}}
        .set    GICC, 0x08010000

// x0: the page, x1 and x2: a message. x1 belongs at offset {{first}} of the
// page, x2 at {{second}}. Then RING is called: x7 = RING, hvc #0. Its result
// stays in x0.
send:   ret

// x0: the page. Acknowledges what is pending (GICC_IAR, offset 0xc). If its
// number, bits 9 to 0, is BELL: the message goes to x1 and x2, and the
// interrupt is ended (GICC_EOIR, offset 0x10). The number goes to x0.
take:   ret
