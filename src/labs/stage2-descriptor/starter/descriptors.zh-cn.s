// 第 2 阶段的描述符，4 KiB 粒度。请造出每一个，存到它的标号处；
// 开始时都是 0（无效）。
        .global _start
_start:
        // 1. block：第 2 级，{{ram}} 处的 2 MiB RAM。普通内存（写回），
        //    内共享，可读可写，已置访问标志。

        // 2. page：第 3 级，{{device}} 处的 UART。Device-nGnRE，
        //    不共享，可读可写，已置访问标志，不可执行。

        // 3. table：第 1 级，指向 {{table}} 处的第 2 级页表。

        // 4. rom：第 3 级，{{rom}} 处的一页 RAM，
        //    同 1，但只读。

        b       .

        .balign 8
        .global block, page, table, rom
block:  .quad   0
page:   .quad   0
table:  .quad   0
rom:    .quad   0
