// 每次进入客户机之前、hyp.s 做完一切之后调用。
// x0：VCpu 的编号。可以用 x0 到 x18。有一个寄存器的值不对：
// 在这里改正它，让客户机走到 both。
        .global patch
patch:  ret
