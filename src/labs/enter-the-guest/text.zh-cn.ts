import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '进入客户机，再回来',
  'objective.enter': '把宿主的上下文换成客户机的，让 ERET 进入客户机',
  'objective.exit': '客户机陷入时回到宿主，就像 run_guest 只是一次函数调用',
  'step.enter': '加载帧并进入客户机。',
  'step.exit': '客户机陷入时保存它，并返回到 run_guest 的调用者。',
  'step.host': '保住宿主自己的东西：x19 到 x29 和 SP。',
  'step.turns': '让两个客户机轮流运行。',
  'enter.hint-1': '客户机从 ERET 开始，而 ERET 的 PC 和 PSTATE 取自两个寄存器。其余一切都要在此之前就位。',
  'enter.hint-2': '先借 x1、x2 设置系统寄存器；再从 x2、x3 往上用 LDP；包含基址的那一对最后加载。',
  'enter.hint-3':
    'ldr x1, [x0, #ELR]；msr elr_el2, x1；SPSR 和 SP0 同理；ldr x30, [x0, #REGS + 240]；……；ldp x0, x1, [x0, #REGS]；eret',
  'enter.none': 'run_guest 返回了，但没有进入过客户机：没有执行 ERET。',
  'enter.ret': 'EL2 跑到了 {pc}，那是客户机的 x30：RET 只是同级跳转。只有 ERET 能进入客户机。',
  'enter.stack': '客户机的第一次压栈在 {far} 失败：SP_EL1 为 {sp}。host.s 已经设置过它；帧里放的是 SP_EL0。',
  'enter.stayed': '客户机的代码是在 EL2 执行的（SPSR_EL2 是 {spsr}，ELR_EL2 是 {elr}）。只有 ERET 会离开 EL2。',
  'enter.swapped': '返回到了 {pc}，那是帧里的 SPSR；客户机从 {wanted} 开始。ELR_EL2 在偏移 {elr}，SPSR_EL2 在 {spsr}。',
  'enter.elsewhere': '返回到了 {pc}；帧里的 ELR_EL2（偏移 {elr}）是 {wanted}。',
  'enter.to-el0': '返回去了 EL0，PSTATE 是 {found}：SPSR_EL2 没有从帧里加载（偏移 {offset}），那里是 {wanted}。',
  'enter.pstate': '客户机开始时 PSTATE 是 {found}；帧里的 SPSR_EL2 是 {wanted}。',
  'enter.register': '客户机在 x{n} 里看到 {found}；帧的偏移 {offset} 处是 {wanted}。加载了吗？加载之后又被用过吗？',
  'enter.sp': '客户机在 SP_EL0 里看到 {found}；帧的偏移 {offset} 处是 {wanted}。',
  'enter.touched':
    '客户机开始时，它看得到的某个寄存器是 {found}；调用 run_guest 时是 {wanted}。run_guest 只改帧里有的寄存器和 EL2 自己的寄存器：TPIDR_EL1、SIMD 寄存器都不能拿来存放东西。',
  'exit.touched':
    '从客户机陷入到 run_guest 返回，客户机看得到的某个寄存器变成了 {found}；原来是 {wanted}。TPIDR_EL1、ELR_EL1、SIMD 寄存器等等都是客户机的：把东西暂存在那里，客户机原来的值就丢了。',
  'exit.hint-1': '客户机陷入时，31 个寄存器全是它的。要找到帧，你得有一个寄存器可用：先把两个压到栈上。',
  'exit.hint-2':
    'stp x0, x1, [sp, #-16]!，再用 MRS 从 TPIDR_EL2 读到 x0；保存 x2 到 x29；把 x0、x1 从栈上取回来保存；然后是 SP_EL0、ELR_EL2、SPSR_EL2。',
  'exit.hint-3':
    '最后：ldp x29, x30, [sp], #96；mrs x0, esr_el2；ret。这时 x30 就是 run_guest 的调用者继续执行的地方。',
  'exit.no-trap': '客户机还没有陷入：要先进入它（第 1 步），它才会走到 HVC。',
  'exit.link':
    '返回到了 {pc}：那是客户机的 x30。加载客户机的 x30 时，宿主自己的 x30 被覆盖了：进入之前先保存，出来之后再恢复。',
  'exit.entered-again':
    '陷入之后又走了一遍 run_guest，guest_exit 留在寄存器里的东西被当成了帧的地址：guest_exit 的 RET 回到了 run_guest 内部。x30 在保存之前就被 BL 覆盖了。',
  'exit.frame-lost': '{elr} 处的指令访问 {far} 时出错：TPIDR_EL2 是 {tpidr}。guest_exit 怎么知道帧在哪里？',
  'exit.no-return': '客户机陷入之后，run_guest 没有回到 host.s。',
  'exit.register': '帧里 x{n}（偏移 {offset}）是 {found}；客户机陷入时是 {wanted}。',
  'exit.sp': '帧里 SP_EL0（偏移 {offset}）是 {found}；客户机的是 {wanted}。',
  'exit.elr-moved': '帧里 ELR_EL2 是 {found}，多走了一条指令：HVC 进入 EL2 时，它已经指着下一条 {wanted}。',
  'exit.elr': '帧里 ELR_EL2（偏移 {offset}）是 {found}；客户机陷入时是 {wanted}。下次进入就会从错误的地方开始。',
  'exit.spsr': '帧里 SPSR_EL2（偏移 {offset}）是 {found}；客户机陷入时是 {wanted}。客户机的标志位就在里面。',
  'exit.reason': 'run_guest 在 x0 里返回了 {found}；ESR_EL2 是 {wanted}。',
  'host.hint-1': '对调用者来说，run_guest 和别的函数一样，尽管中间运行了整个客户机。',
  'host.hint-2': '在加载客户机的第一个寄存器之前压入 x19 到 x30；在保存完最后一个之后弹出。这期间 SP 必须回到原处。',
  'host.hint-3':
    'stp x29, x30, [sp, #-96]!，另外五对放在 16 到 80；guest_exit 里换成 ldp，第一对最后：ldp x29, x30, [sp], #96',
  'host.register': 'run_guest 之后 host.s 在 x{n} 里看到 {found}；原来是 {wanted}。函数要保持 x19 到 x29 不变。',
  'host.stack': 'run_guest 之后 SP 是 {found}；原来是 {wanted}。压入的都要弹出。',
  'host.misaligned': '{elr} 处的指令访问出错（EC 0x26）：SP 不是 16 的倍数。请以 16 字节为单位压栈和出栈。',
  'turns.hint-1': 'guest_exit 保存到的，是谁的帧？',
  'turns.hint-2': '每次调用 run_guest 都会说明这次是哪个帧；要记住的就是它。',
  'turns.hint-3': '每次进入都要把 run_guest 收到的帧地址写进 TPIDR_EL2，并且在从帧里加载那个寄存器之前',
  'turns.register': '客户机 B 第一次进入时在 x{n} 里看到 {found}；它的帧在偏移 {offset} 处是 {wanted}。',
  'turns.sp': '客户机 B 第一次进入时在 SP_EL0 里看到 {found}；它的帧在偏移 {offset} 处是 {wanted}。',
  'turns.elsewhere': '客户机 A 第二次是从 {pc} 进入的；它应当在调用之后的 {wanted} 继续。',
  'turns.other': '客户机 A 带着属于客户机 B 的内容继续了：x0 是 {found}，应为 {wanted}。两个客户机绝不能看到彼此。',
  'turns.answer': '客户机 A 调用之后在 x0 里看到 {found}；宿主写进它的帧的是 {wanted}。',
  'turns.kept.register': '客户机 A 调用之后在 x{n} 里看到 {found}；之前是 {wanted}。',
  'turns.kept.sp': '客户机 A 调用之后在 SP_EL0 里看到 {found}；之前是 {wanted}。',
  'turns.lost': '两个客户机没有都轮到第二次。',
};
export default sentences;
