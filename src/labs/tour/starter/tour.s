// The machine on this page: one Cortex-A72 core at EL2, 64 MiB of RAM from
// 0x40000000, a UART at 0x09000000.
        .global _start
_start:
        mov     x0, #{{a}}
        mov     x1, #{{b}}
        // 1. Put the sum of x0 and x1 into x2.

        ldr     x3, =0x09000000         // UARTDR: a byte written here
                                        // appears on the console
        // 2. Write the two letters "Hi" and a line feed (10), one byte after
        //    the other.

        // 3. Stay here: a branch to itself.
