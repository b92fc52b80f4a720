// Wanted: {{cores}} core(s) that begin at EL2. A guest's RAM begins at {{ram}}:
// guest.bin goes 2 MiB behind that, initrd {{far}} bytes behind it.
// -m is to be the least power of two, from 256 MiB on, that has both in it.
        .global _start
_start: mrs     x0, CurrentEL
        lsr     x0, x0, #2
        ldr     x1, ={{kernel}}
        ldr     x1, [x1]
        ldr     x2, ={{initrd}}
        ldr     x2, [x2]
        mov     x9, #0x40700000
        stp     x0, x1, [x9]
        str     x2, [x9, #16]
        b       .
        .ltorg
