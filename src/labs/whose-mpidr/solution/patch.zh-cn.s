// 每次进入客户机之前、hyp.s 做完一切之后调用。
// x0：VCpu 的编号。可以用 x0 到 x18。有一个寄存器的值不对：
// 在这里改正它，让客户机走到 both。
        .global patch
patch:  ldr     x1, =0x80000000
        ldr     x2, ={{right}}
        cmp     x0, #0
        csel    x1, x1, x2, eq
        msr     vmpidr_el2, x1
        ret
