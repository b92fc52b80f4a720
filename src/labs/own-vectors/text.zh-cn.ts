import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '写出进来的路和出去的路',
  'objective.frame': '把异常会毁掉的一切都存到别人找得到的地方',
  'objective.both': '两个客户机轮流运行，各自拿回自己原来的东西',
  'step.enter': '写 leave：第一个客户机从处理程序填好的帧启动。',
  'step.frame': '写向量表和 enter：每个寄存器都在处理程序会去找的位置。',
  'step.restore': '两个客户机共用一个核：各自找回自己的寄存器。',
  'step.interrupts': '中断随时会来，EL2 空等的时候也会来：给每个槽它的原因号。',
  'step.count': '在 TPIDR_EL2 里数进来的次数。',
  fault: 'EL2 自己发生了异常：{elr} 处的指令出错（ESR_EL2 {esr}，FAR_EL2 {far}）。SP 在它该在的地方吗？',
  'enter.hint-1': '没有别人来启动客户机：leave 在 SP 处找到一个帧，由它变出一个客户机。',
  'enter.hint-2':
    'ELR_EL2 和 SPSR_EL2 取自 256 和 264，SP_EL0 取自 248，x0 到 x30 从 0 开始。搬运 ELR 和 SPSR 时用过的寄存器最后再加载。然后 SP 加 272。',
  'enter.hint-3':
    'leave: ldp x1, x2, [sp, #256]; msr elr_el2, x1; msr spsr_el2, x2; ldp x30, x1, [sp, #240]; msr sp_el0, x1; …… ldp x0, x1, [sp], #272; eret',
  'enter.not-entered':
    '没有进入任何客户机：leave 没有返回到 EL1。ERET 回到哪一级，由 SPSR_EL2 决定。它取自偏移 264 吗？那时 SP 还在帧的位置吗？',
  'enter.elr': '客户机从 {found} 开始执行；它的帧在偏移 256 处写的是 {wanted}。',
  'enter.spsr': '进入客户机时 PSTATE 是 {found}；帧在偏移 264 处写的是 EL1h、中断全部屏蔽，即 0x3c5。',
  'enter.x0': '客户机在 x0 里拿到 {found}；它的帧里是 {wanted}，即设备树的地址。',
  'enter.register': '客户机在 x{n} 里拿到 {found}；它的帧里那里是 0。leave 拿来倒手的寄存器，要在那之后再加载。',
  'frame.hint-1': '处理程序读写的是帧，不是寄存器：不在帧里的东西，对它们来说就不存在。',
  'frame.hint-2':
    '每个槽有 128 字节，放几条指令和一条跳转绰绰有余：在栈上腾出位置，存下 x0 和 x1，把原因号放进 x0，跳到各个槽共用的代码。用 .macro vector reason …… .endm 可以少打很多字。',
  'frame.hint-3':
    'sub sp, sp, #272; stp x0, x1, [sp]; mov x0, #\\reason; b enter；enter 处：stp x2, x3, [sp, #16]; …… mrs x1, sp_el0; stp x30, x1, [sp, #240]; mrs x1, elr_el2; mrs x2, spsr_el2; stp x1, x2, [sp, #256]; b door',
  'frame.register':
    '客户机把 x{n} 存进一个设备再加载回来，得到 {found}，应当是 {wanted}。第 {n} 号寄存器在帧里的位置是偏移 {offset}，进来和出去都一样。',
  'frame.stuck':
    '客户机用第 {n} 号寄存器做的访问在 {elr} 处进了 EL2，客户机却没有从它后面接着走。0x400 处的槽给的是哪个原因号？ELR_EL2 是从帧里取的吗？',
  'frame.not-reached': '客户机没有走到用第 {n} 号寄存器做的那次访问。',
  'restore.hint-1': '客户机轮换时，帧会被抄走，换上另一个帧。',
  'restore.hint-2':
    '不在帧里的东西由客户机们共用。客户机看得见哪些寄存器？x0 到 x30、SP_EL0、PC，以及 PSTATE，其中有 NZCV。',
  'restore.hint-3': 'SP_EL0 用 mrs 存到 248，用 msr 取回；NZCV 在 SPSR_EL2 里：恢复了 264，也就恢复了它。',
  'restore.register':
    'VM {vm} 让出核之后又拿了回来。x{n} 原来是 {wanted}，现在是 {found}。它进出都在帧里吗？它拿来倒过手的话，是在那之后才加载的吗？',
  'restore.sp': 'VM {vm} 让出核之后又拿了回来。SP_EL0 原来是 {wanted}，现在是 {found}。它的位置在偏移 248。',
  'restore.flags': 'NZCV 原来是 {wanted}；客户机重新拿到核的时候是 {found}。它是 SPSR_EL2 的一部分。',
  'restore.call': '客户机做了一次调用，x0 里还是它自己放进去的 {found}：答案在帧里，偏移 0。',
  'restore.not-reached': '客户机没有走到这一步。',
  'interrupts.hint-1': '中断没有综合信息。来的是什么，只有槽说得出来。',
  'interrupts.hint-2':
    '偏移对客户机是 0x400，对用 SP_EL2 的 EL2 是 0x200；再往里，0 是同步异常，0x80 是 IRQ，0x100 是 FIQ，0x180 是 SError。没有客户机有事可做的时候，EL2 开着中断等待，让它醒来的中断走的是它自己的 IRQ 槽 0x280。',
  'interrupts.hint-3': '按表的顺序，原因号是：5 5 5 5、5 2 3 4、1 2 3 4、5 5 5 5。',
  'interrupts.none': '客户机运行期间没有来过中断。客户机走到设定时器那一步了吗？',
  'interrupts.no-return': '来了一个中断，之后却再也没有进入客户机。',
  'interrupts.elr': '客户机在 {wanted} 处被打断，却从 {found} 接着走。',
  'interrupts.spsr': '客户机被打断时 PSTATE 是 {wanted}，接着走时是 {found}。',
  'interrupts.register': '中断来的时候 x{n} 是 {wanted}，之后是 {found}。没有别的东西改过它。',
  'interrupts.sp': '中断来的时候 SP_EL0 是 {wanted}，之后是 {found}。',
  'interrupts.again': '接连来了 {times} 个中断：没有人去应答。处理程序看的是 x0 里的原因号，IRQ 是 2。',
  'interrupts.not-spun': '中断之后，客户机没有走到循环的末尾。',
  'interrupts.not-parked': 'EL2 从来没有等过中断：客户机没有走到各自的 WFI。',
  'interrupts.not-woken':
    '一个客户机在等它的定时器，却没有被叫醒。EL2 等待期间，中断从它自己的槽 0x280 进来，原因号也是 2。',
  'interrupts.stack':
    '全部结束时 SP_EL2 是 {found}，末几位应当是 {wanted}。进来一次取 272 字节，leave 就还 272 字节：否则帧会一点点挪动，挪到处理程序放在帧后面的工作区里去。',
  'count.hint-1': 'TPIDR_EL2 是一个谁也不看的寄存器：它归 EL2 的软件自己用。',
  'count.hint-2': '读出来，加上去，写回去；要在需要用到的寄存器都存好之后做，每次进来只做一次。',
  'count.hint-3': 'mrs x1, tpidr_el2; add x1, x1, #……; msr tpidr_el2, x1，放在 enter 里，最后一条存储之后。',
  'count.wrong': '从一次异常到从它返回，TPIDR_EL2 增加了 {found}；要的是 {wanted}。',
  'count.not-reached': '客户机没有走到它的调用，或者没有等到中断。',
};
export default sentences;
