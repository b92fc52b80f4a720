// 要求：{{cores}} 个核，从 EL2 开始。一个客户机的 RAM 从 {{ram}} 开始：
// guest.bin 放在它之后 2 MiB 处，initrd 放在它之后 {{far}} 字节处。
// -m 取能容下两者的最小的 2 的幂，从 256 MiB 起。
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
