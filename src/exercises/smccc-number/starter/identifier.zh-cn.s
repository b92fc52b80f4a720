// 按 SMC 调用约定，在 x0 里返回一个调用的标识：
// {{kind_zh}}，{{width_zh}} 约定，功能号 {{number:d}}，
// 属于{{owner_zh}}。
        .global identifier
identifier:
        mov     x0, #0
        ret
