import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '客户机的定时器',
  'objective.link': '把虚拟中断和它背后的物理中断连起来，说清楚谁结束哪一个',
  'objective.route': '弄清来到 EL2 的中断是谁的，不管这时谁在核上',
  'step.tick': '本核上客户机的定时器：从 EL2 的 GICC_IAR 到列表寄存器，再来一次。',
  'step.ends': '客户机在定时器还在要求时结束中断，以及不再要求时结束：两头要对得上。',
  'step.masked': '没有人看定时器，原因有三种。EL2 不能不得安宁。',
  'step.lists': '几个中断在等：每个占一个列表寄存器，按这个 hypervisor 的顺序。',
  'step.others': '两个定时器同时到，没有谁在核上时来了设备中断，还有一个邻居，以及不属于任何客户机的中断。',
  storm:
    'EL2 被打断了 {times} 次，什么也没做成：中断线还有效，中断就被去激活了，客户机一条指令都没执行，它又挂起了。cpu.drop 只降优先级。',
  'never-listed': '从来没有向列表寄存器写过挂起的中断：什么也到不了客户机。',
  'not-asked': '没有哪个客户机走到第 {question} 个问题；最后回答的是第 {last} 个（在 guest.s 里搜索这些编号）。',
  'tick.hint-1': '要靠两个函数：route 找出中断是谁的，refill 把在等的放进列表寄存器。',
  'tick.hint-2':
    'route 里：cpu.drop(iar)，让它在板子的 GIC 里保持活跃，再 raisePhysical。list 里：bank.physical 为 true 时用 hardwareLink(intid)。refill 里：每个没有活跃的候选，找一个空的寄存器，调用 list()。',
  'tick.hint-3':
    'if (TIMERS.includes(intid)) { const { current } = cpu; if (current === undefined) return cpu.end(iar); cpu.drop(iar); return current.vm.vgic.raisePhysical(current, intid); }',
  'tick.first': '定时器到期了：客户机的 GICC_IAR 读出 {found}，应当是 {wanted}。',
  'tick.unheard': '定时器到期了，客户机什么也没收到。它属于本核上的 VCpu。',
  'tick.active': '客户机已经应答了中断；它的 ISACTIVER0 里却没有活跃。',
  'tick.inactive': '客户机已经结束了中断；它的 ISACTIVER0 里却还是活跃的。',
  'tick.nothing': '已经没有什么要送的，客户机却收到了 {found}（第 {question} 个问题）。',
  'tick.once-more':
    '客户机结束了中断 {found}，定时器也安静了，它却又来了一次（第 {question} 个问题）。要么它占了两个列表寄存器，要么没有 HW 位：那就没有人知道它的结束也是物理中断的结束，bank.physical 一直留着。',
  'tick.again': '定时器又到期了：GICC_IAR 读出 {found}，应当是 {wanted}（第 {question} 个问题）。',
  'tick.never-again':
    '定时器又到期了，中断却没有来（第 {question} 个问题）。前一个在板子上没有结束：要由 EL2 降优先级，还要去激活；列表寄存器里也写明物理中断时，客户机结束中断就会让它去激活。',
  'ends.hint-1': '只要中断线有效，电平触发的中断就一直挂起。去激活时 GIC 会看它一眼。',
  'ends.hint-2':
    '有了 HW，客户机写 EOIR 就立刻让物理中断去激活。线还有效，物理中断就又挂起，又来到 EL2，又被列入列表寄存器。不用再做别的。',
  'ends.hint-3': 'if (bank.physical[i] === true) link = hardwareLink(intid)；不用 cpu.end，已经活跃的不要再 list()',
  'ends.first': '定时器到期了：GICC_IAR 读出 {found}，应当是 {wanted}。',
  'ends.level': '客户机结束了中断，定时器还在要求：GICC_IAR 读出 {found}，应当是 {wanted}。',
  'ends.level-lost': '客户机结束了中断，定时器还在要求，它却没有再来。谁让物理中断去激活？是客户机的结束，而且立刻？',
  'ends.quiet': '定时器已经安静，客户机却收到了 {found}。',
  'masked.hint-1': '客户机不看的中断，不能一次又一次来到 EL2。',
  'masked.hint-2': '在板子的 GIC 里保持活跃，它就不会再被送出来，不管线怎么变。降优先级和去激活分两步，就是为了这个。',
  'masked.hint-3': '属于客户机的只用 cpu.drop(iar)；没有客户机会去结束的才用 cpu.end(iar)。',
  'masked.waits': '客户机又打开了 CPU 接口：GICC_IAR 读出 {found}，应当是 {wanted}。',
  'masked.unheard':
    '客户机不要它的时候，中断在等，现在却没有了（第 {question} 个问题）。每次进入 VCpu，都要把在等的重新列入。',
  'masked.at-timer': '定时器自己屏蔽了中断（IMASK），客户机却收到了 {found}。',
  'masked.disabled': '客户机在分发器里关掉了这个中断，却还收到了 {found}。',
  'masked.enabled': '客户机又使能了这个中断：GICC_IAR 读出 {found}，应当是 {wanted}。',
  'masked.often': 'EL2 被打断了 {times} 次；十几个定时器中断加两个字符，远用不了这么多。',
  'lists.hint-1': '顶上的 ORDER 说明四个列表寄存器中哪些归你用、先用哪一个。',
  'lists.hint-2': 'state.listRegisters 记着每个里面有什么；0 是空的。还没有被应答的先归还：evict。',
  'lists.hint-3':
    'const n = ORDER.find((one) => state.listRegisters[one] === 0); if (n === undefined) return; list(vcpu, n, intid);',
  'lists.first': '第一个中断放进了 {found} 处的列表寄存器；按 ORDER 应当是 {wanted}。',
  'lists.not-used': '几个中断在等，列表寄存器 {register} 却没有用上，它在 ORDER 里。',
  'lists.order': '列表寄存器 {register} 比 {before} 先用；在 ORDER 里它排在后面。',
  'lists.too-many': '用了一个不在 ORDER 里的列表寄存器。',
  'lists.all': '40 到 44 号五个中断同时挂起；客户机收到的加起来是 {found}，不是 {wanted}。',
  'lists.unheard': '五个中断同时挂起，有的一直没有来。找不到列表寄存器的要等着，以后再列入。',
  'others.hint-1': '定时器属于它的核。设备有主人，主人可能在任何地方，也可能在睡。',
  'others.hint-2':
    'call.vms.find(({ plan }) => plan.interrupts.includes(intid)) 就是主人。主人关了电源，就关掉这个中断并结束它。没有主人的是 EL2 自己的：交给 takeOwn，由它结束。',
  'others.hint-3':
    'const owner = call.vms.find(({ plan }) => plan.interrupts.includes(intid)); if (owner === undefined) return takeOwn(call, iar); cpu.drop(iar); owner.vgic.raisePhysical(owner.vcpus[0], intid);',
  'others.urgent': '两个定时器都到期了。{wanted} 的优先级更高，客户机却先收到了 {found}。',
  'others.both': '两个定时器都到期了；第二个收到的是 {found}，应当是 {wanted}。',
  'others.device': 'UART 上输入了一个字符：GICC_IAR 读出 {found}，应当是 {wanted}。',
  'others.unheard':
    'UART 上输入了一个字符，它的 VM 醒了，却什么也没收到：给一台 VM 的中断，要放进它的 VCpu 的列表寄存器。',
  'others.asleep': '没有 VCpu 在核上时，UART 上输入了一个字符，它的 VM 却还在睡。主人要在计划里找，不在核上找。',
  'others.character': '客户机从 UART 读到 {found}：输入的不是它。',
  'others.neighbour': '邻居的定时器到期了：它的 GICC_IAR 读出 {found}，应当是 {wanted}。',
  'others.neighbour-lost': '邻居的定时器到期了，邻居什么也没收到。定时器属于本核上的 VCpu。',
  'others.emulated': '邻居的模拟 UART 上输入了一个字符：它的 GICC_IAR 读出 {found}，应当是 {wanted}。',
  'others.emulated-lost': '邻居的模拟 UART 上输入了一个字符，它什么也没收到。模拟设备的中断线也是候选。',
  'others.emulated-again': '模拟 UART 已经安静，邻居却又收到了 {found}。',
};
export default sentences;
