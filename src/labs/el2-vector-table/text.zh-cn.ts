import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '向量表与上下文帧',
  'objective.table': '按架构的要求布置 16 个向量',
  'objective.frame': '保存并恢复陷入不得改变的一切',
  'step.table': '表按 2 KiB 对齐，16 个槽各 128 字节，并调用 trap_handler。',
  'step.frame': '把 x0 到 x30、SP_EL0、ELR_EL2 和 SPSR_EL2 保存到帧里，偏移见 vectors.s。',
  'step.return': '恢复全部内容，释放帧，然后返回。',
  'table.hint-1': '有两种对齐：表的和每个槽的。',
  'table.hint-2': '标号之前 .balign 2048；每个槽之前 .balign 128。一个槽可放 32 条指令；一条跳转就够。',
  'table.hint-3': '.rept 16、.balign 128、b enter、.endr',
  'table.not-aligned': '表在 {vectors}，VBAR_EL2 是 {vbar}：它只保留第 63 到 11 位，所以表必须 2 KiB 对齐。',
  'table.not-set': 'VBAR_EL2 是 {vbar}，表在 {vectors}。',
  'table.slot-empty': 'EL1 的 HVC 进入了 {slot}，那里什么也没有运行：来自低级别 AArch64 使用从 0x400 开始的槽。',
  'table.packed':
    '表里的各项一条紧接一条，只隔 4 字节。一个槽有 128 字节：放的是 32 条指令，不是一个地址；每个槽之前写 .balign 128。',
  'table.slot-missing': '表内偏移 {offset} 处没有指令：16 个槽相隔 128 字节，每个都需要一条。',
  'table.no-handler': 'trap_handler 从未被调用。',
  'frame.hint-1': '先保存再使用：在改动任何寄存器之前，前两个寄存器必须已在帧里。',
  'frame.hint-2': 'SP 减去帧的大小；然后成对 STP；再借已保存的寄存器用 MRS 读 SP_EL0、ELR_EL2 和 SPSR_EL2。',
  'frame.hint-3':
    'stp x0, x1, [sp, #偏移] … str x30；mrs x0, sp_el0 再 str x0；ELR_EL2 和 SPSR_EL2 同样；mov x0, sp；bl trap_handler',
  'frame.none': '还没有帧：trap_handler 没有被调用，也就没有收到帧的地址。',
  'frame.not-aligned': '帧在 {frame}。SP 必须是 16 的倍数，所以帧的大小也是 16 的倍数。',
  'frame.not-on-stack': '帧在 {frame}；它的 {size} 个字节放不进栈顶 {stack} 之下。存储之前先把 SP 下移整个帧的大小。',
  'frame.not-passed': '调用 trap_handler 时 x0 是 {frame}，它不在 EL2 的栈上（栈顶是 {stack}）：x0 应为帧的地址。',
  'frame.register':
    '帧里 x{n}（偏移 {offset}）是 {found}；EL1 当时是 {wanted}。存了没有？存的是这个偏移吗？是在改动它之前存的吗？',
  'frame.again': '第二次 HVC 时，帧里 x{n} 是 {found}；EL1 当时是 {wanted}。每次陷入都要存下当时的值，而不是上一次的。',
  'frame.sp': '帧的偏移 {offset} 处是 {found}；SP_EL0 当时是 {wanted}。',
  'frame.elr': '帧的偏移 {offset} 处是 {found}；ELR_EL2 当时是 {wanted}。',
  'frame.spsr': '帧的偏移 {offset} 处是 {found}；SPSR_EL2 当时是 {wanted}。',
  'return.hint-1': '按相反的次序恢复：先恢复要借通用寄存器中转（MSR）的那几个，x0、x1 留到最后。',
  'return.hint-2': '一切都取自帧，而不是寄存器：trap_handler 可以改动其中任何一项，它的回答就在 x0 的位置上。',
  'return.hint-3': '最后一条加载是 ldp x0, x1，然后 SP 加上帧的大小，然后 eret',
  'return.none': 'EL1 在 HVC 之后再没有继续。',
  'return.ret': 'EL2 跳到了 {pc}，那是 EL1 的 x30：RET 只是在同一级别跳转，只有 ERET 能回到 EL1。',
  'return.elsewhere': '返回到了 {pc}；trap_handler 在帧里留下的 ELR_EL2 是 {wanted}。',
  'return.pstate': 'EL1 继续时 PSTATE 是 {found}；trap_handler 在帧里留下的 SPSR_EL2 是 {wanted}。',
  'return.answer': 'EL1 在 x0 里看到 {found}；处理程序在帧里留的是 {wanted}。x0 是从那里加载的吗？',
  'return.register': 'EL1 在 x{n} 里看到 {found}；trap_handler 在帧里留下的是 {wanted}。',
  'return.sp': '返回后 SP_EL0 是 {found}；trap_handler 在帧里留下的是 {wanted}。',
  'return.lost': 'EL1 继续了，但没有走到第二个 HVC。',
  'return.unhandled':
    'EL1 继续了，trap_handler 却从未被调用：EL1 该看到的是处理程序在帧里改的内容，而不是你的代码替它写好的。',
  'return.stack': '两次调用之后 SP_EL2 是 {found}；原来是 {wanted}。每次陷入都必须释放自己占用的帧。',
};
export default sentences;
