import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '给每台 VM 一个分发器',
  'objective.registers': '模拟 GICv2 分发器的寄存器：哪些写 1 置位，哪些写 1 清除，哪些只能读',
  'objective.own': '分清什么属于一个 VCpu，什么属于一台 VM，什么属于板子',
  'step.registers': '你是谁、设置了什么：TYPER 与 IIDR，使能、优先级、目标，哪些中断是边沿触发。',
  'step.states': '挂起与活跃：由软件置位和清除。',
  'step.board': '有些中断背后是板子上的一个中断：它跟着变，只跟拥有它的 VM，不跟别的 VM。',
  'step.banked': '私有中断：每个 VCpu 各有一份。',
  'step.sgi': 'GICD_SGIR：发给列表中的 VCpu、发给其他所有 VCpu、发给自己。',
  aborted: '客户机在 {elr} 收到中止：处理函数返回了 undefined。读要有结果，写返回 0n，保留的位置读作零。',
  'not-asked': '客户机还没有走到第 {question} 个问题；最后回答的是第 {last} 个（在 guest.s 里搜索这些编号）。',
  'registers.hint-1':
    '这一步大部分只要给 FIELDS 添几行：一组寄存器从哪里开始，每个中断占几位，读写时做什么。已经有一行可以参考。',
  'registers.hint-2':
    'TYPER：第 7:5 位是 VCpu 数减一，第 4:0 位是 COUNT / 32 − 1。ICENABLER 读出来和 ISENABLER 一样。优先级只留 PRIORITY 里的位，目标只留存在的 VCpu 的位。',
  'registers.hint-3':
    '{ start: 0x180, bits: 1, read: enabledBit, write: ones((at) => { at.bank.enabled[at.i] = false; changed(at); }) }、{ start: 0x400, bits: 8, read: ({ bank, i }) => bank.priority[i], write: ({ bank, i }, value) => { bank.priority[i] = value & PRIORITY; } }；ICFGR：读 (bank.edge[i] ? 2 : 0)，从 16 号中断起写 bank.edge[i] = (value & 2) !== 0',
  'registers.type': 'GICD_TYPER 读出 {found}；有两个 VCpu、COUNT 个中断，应当是 {wanted}。',
  'registers.type-cpus': 'GICD_TYPER 读出 {found}，应当是 {wanted}：第 7:5 位是这台 VM 的 VCpu 数减一。',
  'registers.type-lines': 'GICD_TYPER 读出 {found}，应当是 {wanted}：第 4:0 位以 32 个中断为单位计数，再减一。',
  'registers.identification': 'GICD_IIDR 读出 {found}；这个分发器是 {wanted}。',
  'registers.control': '向 GICD_CTLR 写了 {wanted}，读出的却是 {found}。',
  'registers.enabled-at-first': '一开始，除了 SGI，没有哪个私有中断是使能的；ISENABLER0 读出 {found}。',
  'registers.enable': '先后使能了两个中断：寄存器读出 {found}，应当是 {wanted}（第 {question} 个问题）。',
  'registers.overwritten': '第二次写把第一次使能的关掉了：{wanted} 只剩下 {found}。在 ISENABLER 里写 0 什么也不做。',
  'registers.disable': '写过 ICENABLER 之后，使能位是 {found}，应当是 {wanted}。',
  'registers.disable-inverted': '写 ICENABLER 之后留下的是 {found}，去掉的却是 {wanted}：写 1 是关，写 0 什么也不做。',
  'registers.disable-all': '写一次 ICENABLER 就全关掉了。写 1 是关，写 0 什么也不做：{wanted} 要留着。',
  'registers.disable-none': '写 ICENABLER 什么也没关掉：是 {found}，不是 {wanted}。',
  'registers.behind': '最后一个中断（COUNT − 1）之后没有什么可以使能；寄存器却读出 {found}。',
  'registers.priority': '四个优先级都写了全 1；读出 {found}，应当是 {wanted}。',
  'registers.priority-bits':
    '优先级怎么写就怎么读出来：{found}。这个分发器只有 PRIORITY 里的那些位：{wanted}（第 {question} 个问题）。',
  'registers.priority-neighbour': '四个优先级里只写了一个字节；旁边那个原来是 {wanted}，现在成了 {found}。',
  'registers.targets': '向一个共享中断的目标写了全 1；读出 {found}，不是 {wanted}。',
  'registers.targets-bits': 'ITARGETSR 留下了 {found}：它只有存在的 VCpu 的位，{wanted}。',
  'registers.targets-one': 'ITARGETSR 读作零。只有一个 VCpu 时才这样；这台 VM 有两个，得选：{wanted}。',
  'registers.configuration':
    'GICD_ICFGR 读出 {found}，应当是 {wanted}（第 {question} 个问题）：每个中断两位，高的那位表示边沿。',
  'registers.configuration-low': 'GICD_ICFGR 留下了 {found}。两位中低的那位是保留的：{wanted}。',
  'registers.configuration-bit': 'GICD_ICFGR 读出 {found}：表示边沿的是两位中高的那位，{wanted}。',
  'registers.configuration-sgi': '向 ICFGR0 写了全 0，读出 {found}：SGI 就是边沿触发，改不了：{wanted}。',
  'states.hint-1': '谁挂起、谁活跃，不用分发器自己记：vcpu.vm.vgic 知道，列表寄存器里的也算在内。',
  'states.hint-2':
    '一对寄存器读出来是一样的。写的时候，1 起作用，0 什么也不做：ones() 就是干这个的。SGI 在 ISPENDR 里的位只能读。',
  'states.hint-3':
    'read: ({ vcpu, intid }) => vcpu.vm.vgic.isPending(vcpu, intid)，write: ones(({ vcpu, intid }) => { if (intid >= 16) vcpu.vm.vgic.latch(vcpu, intid); })；其余的用 clearPending、activate、deactivate',
  'states.pending': '把一个中断设为挂起：寄存器读出 {found}，应当是 {wanted}（第 {question} 个问题）。',
  'states.disabled': '一个没有使能的中断挂起了，不该送出去：客户机却收到了 {found}。',
  'states.pending-cleared': '已经用 ICPENDR 清除了挂起状态，ISPENDR 却还读出 {found}。',
  'states.pending-listed':
    '已经用 ICPENDR 清除了挂起状态，客户机却还收到了 {found}：它那时已经在列表寄存器里。vgic.clearPending 也会看那里。',
  'states.through': '一个使能的中断挂起了：GICC_IAR 读出 {found}，应当是 {wanted}。',
  'states.unprioritised':
    '中断 {wanted} 挂起了，也使能了，却没有来。没有谁给过它优先级：那就是 0，最高，而不是最低。（NimbOS 从来不设优先级。）',
  'states.active': '客户机应答了一个中断：ISACTIVER 读出 {found}，应当是 {wanted}。',
  'states.pending-taken': '客户机已经应答了中断，ISPENDR 却还读出 {found}。',
  'states.active-ended': '客户机已经结束了中断，ISACTIVER 却还读出 {found}。',
  'states.activated': '向 ISACTIVER 写了 1：读出 {found}，应当是 {wanted}。',
  'states.deactivated': '向 ICACTIVER 写了 1；ISACTIVER 却还读出 {found}（第 {question} 个问题）。',
  'states.order': '两个中断在等，优先级不同：客户机收到的是 {found}，应当是 {wanted}。',
  'states.order-lost':
    '中断 {found} 先来了，更紧急的是 {wanted}：0x40 排在 0x80 前面。写进 IPRIORITYR 的要放进 bank.priority。',
  'states.closed': 'GICD_CTLR 是 0，什么也不转发，客户机却收到了 {found}。',
  'states.opened': 'GICD_CTLR 又打开了，在等的就该来：{wanted}；GICC_IAR 读出 {found}。',
  'states.sgi': '在 ISPENDR0 中属于 SGI 的位写 1 不该起作用；客户机却收到了 {found}。',
  'states.sgi-pending': '向 ISPENDR0 写 1，就来了 SGI {found}。它的第 15:0 位只能读。',
  'board.hint-1': '板子的分发器属于 EL2。客户机在自己的分发器里使能的，有时要传到板子的分发器。',
  'board.hint-2':
    'vm.plan.interrupts 列出这台 VM 的设备的共享中断；27 和 30 是它的定时器的。只对这些调用 call.cpu.enable(intid, on)。',
  'board.hint-3':
    'if (intid === INTID.VIRTUAL_TIMER || intid === INTID.PHYSICAL_TIMER || vcpu.vm.plan.interrupts.includes(intid)) call.cpu.enable(intid, on);',
  'board.not-reached': '客户机还没有走到它的 UART；最后回答的是第 {last} 个问题。',
  'board.not-enabled':
    '客户机在自己的分发器里使能了 33 号，也就是它的 UART 的中断；板子上的却没有使能：{address} 没有人写过。',
  'board.taken': 'UART 发完一个字符，发出了中断：GICC_IAR 读出 {found}，应当是 {wanted}。',
  'board.unheard': 'UART 发完一个字符，要人来处理。客户机什么也没收到。',
  'board.not-disabled': '客户机又关掉了 33 号中断；板子的分发器里它还开着：{address} 没有人写过。',
  'board.type': '邻居的 GICD_TYPER 读出 {found}。它只有一个 VCpu：{wanted}。',
  'board.shared':
    '邻居读自己的使能位读出 {found}，可它一个也没设过：那是另一台 VM 的。每台 VM 都有自己的 vm.state.distributor。',
  'board.meddled': '邻居写自己的分发器，{value} 却写到了板子分发器的 {address}。这些中断没有一个是它的。',
  'board.sgi': '到最后 VCpu 0 没有什么挂起的；GICC_IAR 却读出 {found}。',
  'board.sgi-sent': '邻居发的 SGI 跑到了这台 VM 里。SGI 只在一台 VM 的 VCpu 之间传：vcpu.vm.vcpus。',
  'banked.hint-1': '0 到 31 号中断每个 VCpu 各有一份：同一个地址上的寄存器，对每个 VCpu 是不同的。',
  'banked.hint-2':
    '只要拿陷入的那个 VCpu 去问，vm.vgic.place(vcpu, intid) 就能找到正确的那一份。私有中断的目标就是这个 VCpu，谁也改不了。',
  'banked.hint-3': 'read: isShared(at) ? at.bank.targets[at.i] : 1 << at.vcpu.index；写：只对 32 号起的中断',
  'banked.targets': 'ITARGETSR0 读出 {found}，应当是 {wanted}：私有中断属于读它的 VCpu（第 {question} 个问题）。',
  'banked.targets-zero': '向 ITARGETSR0 写了 0，就读出 0。对私有中断来说它只能读：{wanted}。',
  'banked.targets-first': 'VCpu 1 在 ITARGETSR0 里读到 {found}，和 VCpu 0 一样。它应当读到自己：{wanted}。',
  'banked.enable': 'VCpu 0 使能了一个私有中断，VCpu 1 却在自己的 ISENABLER0 里读到 {found}。',
  'banked.priority':
    '一个私有中断的优先级是 {found}，应当是 {wanted}：另一个 VCpu 的是另外一份（第 {question} 个问题）。',
  'banked.pending': 'VCpu 0 的一个私有中断挂起了，VCpu 1 却在自己的 ISPENDR0 里读到 {found}。',
  'banked.shared': '共享中断大家共用一份：VCpu 1 读到的使能位是 {found}，应当是 {wanted}。',
  'banked.not-shared': 'VCpu 0 使能了共享中断，VCpu 1 却一个也没读到。只有小于 32 的中断号才每个 VCpu 一份：{wanted}。',
  'banked.overwritten': 'VCpu 1 设了自己的优先级，VCpu 0 的就没了：是 {found}，不是 {wanted}。',
  'banked.target': '一个共享中断的目标是 VCpu 1：它在那里收到 {found}，应当是 {wanted}。',
  'banked.target-lost':
    '一个共享中断的目标是 VCpu 1，却没有到那里。目标放在 bank.targets；changed() 让那个 VCpu 的核来看一看。',
  'banked.target-both': '这个中断的目标只有 VCpu 1；VCpu 0 却收到了 {found}。',
  'sgi.hint-1': '第 25:24 位的过滤方式决定发给谁；第 23:16 位是列表，只有过滤方式为 0 时才算数。',
  'sgi.hint-2':
    '三种过滤方式都化成一个按位的 VCpu 列表。vgic.sendSgi(senders, to, sgi) 的发送者也是按位的：1 << vcpu.index。',
  'sgi.hint-3':
    'const self = 1 << vcpu.index; const list = [(word >>> 16) & 0xff, ~self, self][(word >>> 24) & 3] ?? 0; for (const to of vcpu.vm.vcpus) if ((list & (1 << to.index)) !== 0) vcpu.vm.vgic.sendSgi(self, to, word & 15);',
  'sgi.unheard': '发了一个 SGI，却没有来：GICC_IAR 读出 {found}，应当是 {wanted}（第 {question} 个问题）。',
  'sgi.sender':
    'SGI 对了，发送者不对：GICC_IAR 读出 {found}，应当是 {wanted}。第 12:10 位说明是哪个 VCpu 发的（第 {question} 个问题）。',
  'sgi.list': 'VCpu 0 给 VCpu 1 发了一个 SGI：那边的 GICC_IAR 读出 {found}，应当是 {wanted}。',
  'sgi.list-others': '只发给 VCpu 1 的 SGI，VCpu 0 收到了 {found}。',
  'sgi.list-self': '只发给 VCpu 1 的 SGI，发送者自己也收到了。过滤方式为 0 时，由第 23:16 位的列表决定发给谁。',
  'sgi.others': 'VCpu 1 给其他所有 VCpu 发了一个 SGI：VCpu 0 的 GICC_IAR 读出 {found}，应当是 {wanted}。',
  'sgi.others-self': '过滤方式 1 是发给除自己以外的所有 VCpu；发送者自己却收到了 {found}。',
  'sgi.self': 'VCpu 0 给自己发了一个 SGI：GICC_IAR 读出 {found}，应当是 {wanted}。',
  'sgi.self-others': '过滤方式 2 只发给自己；VCpu 1 却收到了 {found}。',
  'sgi.nobody': 'SGI 发给了不存在的 VCpu；VCpu 0 收到了 {found}。',
};
export default sentences;
