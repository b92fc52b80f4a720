import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '亲手处理一个中断',
  'objective.enable': '知道一个中断到达核之前要过哪些门',
  'objective.end': '接住一个中断，再结束它：一步做完，或分两步',
  'step.open': '放定时器的中断过来：分发器、优先级、组、屏蔽、CPU 接口。',
  'step.take': '接住它：问清是哪一个，让定时器停下，结束它。',
  'step.apart': 'EOImode 1 时，结束是两件事。把它们分开做，中间干活。',
  'open.hint-1': '顺着一根线走：使能了吗？所在的组打开了吗？够急，过得了屏蔽吗？每道门是一个寄存器。',
  'open.hint-2':
    'GICD_IGROUPR0（0x80）和 GICD_ISENABLER0（0x100）里每个 INTID 一位，GICD_IPRIORITYR（0x400）里每个一个字节。GICD_CTLR 和 GICC_CTLR 在 0 处，GICC_PMR 在 4 处。只有 ISENABLER 可以不读就写。',
  'open.hint-3':
    'IGROUPR0 清掉第 INTID 位；用 strb 把 PRIORITY 写到 0x400 + INTID；把 1 << INTID 写进 ISENABLER0；GICD_CTLR 写 1；GICC_PMR 写 MASK；GICC_CTLR 写 1。',
  'open.stuck': 'open 没有返回 board.s。',
  'open.group': 'INTID {intid} 还在第 1 组：GICD_IGROUPR0 是 {found}。只打开第 0 组，它就永远不会被转发。',
  'open.disabled': 'INTID {intid} 没有使能：GICD_ISENABLER0 读出来是 {found}。',
  'open.another':
    '使能的是另一个中断：GICD_ISENABLER0 读出来是 {found}，INTID {intid} 是其中的第 {intid} 位。PPI n 就是 INTID 16 + n。',
  'open.priority': '它的优先级是 {found}；应为 {wanted}。GICD_IPRIORITYR 里每个 INTID 一个字节。',
  'open.neighbour': '它邻居的优先级原来是 {wanted}，现在是 {found}：按字写会一次改掉四个。可以按字节写。',
  'open.distributor': 'GICD_CTLR 是 {found}：第 0 位转发第 0 组，没有它，分发器什么都不转发。',
  'open.mask-zero': 'GICC_PMR 是 0：没有哪个优先级比它更高，什么都过不去。',
  'open.mask': 'GICC_PMR 是 {found}；应为 {wanted}。',
  'open.interface': 'GICC_CTLR 是 {found}：第 0 位（EnableGrp0）是 0。分发器和 CPU 接口各有一个开关。',
  'open.fiq': 'GICC_CTLR 是 {found}：第 3 位（FIQEn）置位时，第 0 组以 FIQ 通知。',
  'open.fiq-taken': '发生的是 FIQ，不是 IRQ。',
  'open.not-taken': '门都开了，却没有发生 IRQ。',
  'take.hint-1': '读 GICC_IAR 就是应答。读出来的值说明是哪个中断，也说明究竟有没有。',
  'take.hint-2': 'INTID 是 IAR（0x0c）的第 9:0 位；1020 以上表示没有。先让起因消失，再把 IAR 给的值写进 EOIR（0x10）。',
  'take.hint-3':
    'ldr w0, [x27, #0x0c]; and w1, w0, #0x3ff; cmp w1, #1020; b.hs 到末尾; cmp w1, #INTID；然后要么让定时器停（CTL 写 0）并加 x19，要么加 x20；str w0, [x27, #0x10]。',
  'take.stuck': 'irq 没有返回 board.s。',
  'take.spurious': '什么都没有挂起，IAR 给的是 1023，你却数了一个中断。中断确实会在有人来问之前又消失。',
  'take.not-acknowledged': '没有人从 GICC_IAR 读到定时器的 INTID。没有应答就不活跃，也就无从结束。',
  'take.not-stopped': '结束它的时候，定时器还在请求：中断马上又来，来个没完。这就是中断风暴。',
  'take.storm': '中断风暴：中断来了一次又一次。结束它的时候，请求它的原因必须已经消失。',
  'take.storm-of-others': '另一个中断成了风暴：它没有被应答，或者没有被结束。',
  'take.not-ended': 'GICC_EOIR 没有得到 {wanted}，即 IAR 给的那个值。在那之前，它的优先级一直是运行优先级。',
  'take.running': '之后 GICC_RPR 还是 {found}（活跃的：{active}）：不比它急的，都再也进不来了。',
  'take.counted': '定时器响了三次，x19 是 {found}。',
  'take.order':
    '你先结束中断，后让定时器停。这台机器不计较，因为线马上就落，IRQ 又屏蔽着；在真的芯片上线要过一会儿才落，你就会白白再被打断一次。',
  'take.another':
    '来了另一个中断：x20 是 {count}，运行优先级是 {found}，活跃的是 {active}。它该数一次，并像定时器的一样结束。',
  'apart.hint-1': 'EOImode 是 GICC_CTLR 的第 9 位。这时 EOIR 只降优先级；去激活靠 0x1000 处的 GICC_DIR。',
  'apart.hint-2':
    '先是 EOIR，然后 daifclr、blr x28、daifset，最后 DIR。调用之后还要用的东西都要放在栈上：其间另一个中断走的是同一段代码。',
  'apart.hint-3':
    '定时器的：str w0, [x27, #0x10]; stp x0, x30, [sp, #-16]!; msr daifclr, #2; blr x28; msr daifset, #2; ldp x0, x30, [sp], #16；让它停；把 w0 写到 x27 + 0x1000。另一个的：EOIR、x20、DIR。',
  'apart.before': '程序还没走到这里；请先完成第 2 步。',
  'apart.mode': 'GICC_CTLR 是 {found}：第 9 位 EOImode 是 0。',
  'apart.closed': 'GICC_CTLR 是 {found}：EOImode 开了，第 0 组却关了。其余的位要保留。',
  'apart.not-acknowledged': '在 irq_apart 里，没有人从 GICC_IAR 读到定时器的 INTID。',
  'apart.storm':
    '中断风暴：处理程序还在干活，定时器的中断又来了。从优先级下降到结束，它必须一直活跃，因为它的线还是高的。',
  'apart.no-work': '没有调用 x28 里的函数，或者它没有返回。',
  'apart.not-dropped': '干活期间运行优先级是 {found}：没有降下来，同样急的就进不来。',
  'apart.deactivated': '干活期间定时器的中断不是活跃的（活跃的：{found}）。结束得太早，或者从没应答过。',
  'apart.masked': '干活期间另一个中断没能进来：那里的 IRQ 打开了吗（DAIF.I）？',
  'apart.stuck': 'irq_apart 没有返回 board.s。',
  'apart.kept':
    '到最后定时器的中断还是活跃的（{found}），DIR 得到的是另一个的 INTID，也许有两次：另一个中断走了同一段代码，改掉了你用来存自己那个值的寄存器。',
  'apart.active': '到最后定时器的中断还是活跃的（{found}）：不写 GICC_DIR，它就再也不会来。',
  'apart.another-active': '到最后另一个中断还是活跃的（{found}）：它也要去激活。',
  'apart.no-dir': '没有把定时器的 INTID 写进 GICC_DIR。',
  'apart.counted': '定时器响了两次，另一个来了两次；x19 是 {timer}，x20 是 {other}。',
  'apart.order': '你先去激活，后让定时器停：从那一刻起它又挂起了，只是屏蔽着的 IRQ 把它挡在外面。',
};
export default sentences;
