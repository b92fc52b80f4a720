// 都写好之后在 EL2 调用。x0 到 x18 归你用。有一个寄存器的值不对：
// 在这里写对它，别的不要动。
        .global patch
patch:  ldr     x0, ={{right}}
        {{write}}
        ret
