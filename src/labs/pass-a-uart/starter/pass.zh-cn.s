// 把设备交出去，收回来，再弄得像新的一样。
// 可以用 x0 到 x15。IPA 有 39 位，一页 4 KiB。
        .global give, take, clean

// x0：某个 VM 的第 3 级表，x1：其中一页的 IPA，x2：这一页
// 要通到的 PA。Device-nGnRE，可读可写，不可执行。
give:   ret

// x0：某个 VM 的第 3 级表，x1：其中一页的 IPA，x2：那个 VM 的
// VTTBR_EL2。此后它在那里什么也够不着，靠 TLB 也不行。
take:   ret

// x0：一个 PL011 的 PA。此后它像刚复位一样，里面也是空的。
clean:  ret
