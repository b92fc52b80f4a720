// 在 x0 里返回一个 GICH_LR：虚拟中断 {{vid:d}}，挂起，组 0，
// 优先级按客户机的写法是 {{priority}}。它对应物理中断
// {{pid:d}}，客户机结束中断时要停用它。
        .global listed
listed:
        ldr     x0, =(1 << 31) + (1 << 28) + ({{five}} << 23) + ({{pid:d}} << 10) + {{vid:d}}
        ret
