// The machine on this page: one Cortex-A72 core at EL2, 64 MiB of RAM from
// 0x40000000, a UART at 0x09000000.
        .global _start
_start:
        mov     x{{p}}, #{{a}}
        mov     x{{q}}, #{{b}}
        // 1. Put the sum of x{{p}} and x{{q}} into x{{s}}.

        ldr     x3, =0x09000000         // UARTDR: a byte written here
                                        // appears on the console
        // 2. Write the two letters "{{greeting}}" and a line feed (10), one byte after
        //    the other.

        // 3. Stay here: a branch to itself.
