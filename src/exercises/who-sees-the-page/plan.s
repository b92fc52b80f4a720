// Stage 2 of two VMs, row by row: IPA, PA, bytes.
        .global _start
_start: b       .
        .balign 8
        .quad   0x40000000, {{aPa}}, {{aSize}}  // a: RAM
        .quad   0x60000000, {{linkPa}}, {{aLinkSize}}  // a: link
        .quad   0x40000000, {{bPa}}, 0x1000000  // b: RAM
        .quad   0x68000000, {{bLink}}, {{bLinkSize}}  // b: link
