// kernel.s 里那个内核的头，64 个字节，依次是：
//   code0、code1、text_offset、image_size、flags、res2 到 res4、magic、res5
// 内核的第一条指令带标号 start。
        b       start                   // code0
        .long   0                       // code1
        .quad   {{offset}}              // text_offset
        .quad   {{image}}               // image_size，连同 BSS
        .quad   {{pages}} << 1 | {{anywhere}} << 3
        .quad   0                       // res2
        .quad   0                       // res3
        .quad   0                       // res4
        .long   0x644d5241              // magic：“ARM”加 0x64
        .long   0                       // res5
