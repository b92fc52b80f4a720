// kernel.s 里那个内核的头，64 个字节，依次是：
//   code0、code1、text_offset、image_size、flags、res2 到 res4、magic、res5
// 内核的第一条指令带标号 start。
        .space  64
