import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '晚了一步的 VBAR',
  'objective.whose': '向量表还不在时，说出异常走谁的向量、综合信息是什么、最后落到哪里',
  'objective.order': '知道哪些东西必须在 ERET 之前写好，为什么中间不需要屏障',
  'step.first': '读 boot.s 和 parts.s。最先来的是哪个异常？预测它的向量、综合信息和 ELR 指着哪里，再单步看一遍。',
  'step.end': '它走到的那个向量上放着什么？预测接下来的异常，以及整件事怎样收场。',
  'step.repair': '改好 boot.s。客户机走完之后，实验把原来的 boot.s 重演一遍，和你的预测对照。',
  'boot-first': '要等改好的启动代码让客户机走完，预测才能对照：先修 boot.s。',
  'first.hint-1': '核在哪一级执行 next？到底有没有 MSR VBAR_EL2？',
  'first.hint-2':
    'EL1 没有 VBAR_EL2：UNDEFINED 就进入 EL1 自己，第一组还是第二组看 SP。没有那条 MSR 的话，来的是客户机自己的陷入，进入 EL2，来自低级别。',
  'first.hint-3':
    'UNDEFINED：ESR_EL1 是 0x02000000（只有 IL）。HVC 和 SMC：0x5a000000、0x5e000000，加上它们的号。WFI：0x07e00000。MSR TTBR0_EL1, XZR：0x62300be0。异常进来时只有 HVC 已经做完：ELR 指着下一条。',
  'first.level': '你说 {answer}；机器走的是 {taken}。那条指令在哪一级不存在，又在哪一级陷入？',
  'first.group': '你说 {answer}；机器走的是 {taken}。级别是对的。是同级还是低级别，用的是哪个 SP？',
  'first.trapped': '{answer} 是陷入的 MSR。某一级没有的东西谈不上陷入，在那里就是 UNDEFINED：{esr}。',
  'first.class': '{answer} 只是类别。整个寄存器是 {esr}：类别在第 31:26 位，IL 是第 25 位。',
  'first.esr': '你说 {answer}；ESR 是 {esr}。',
  'first.names': '指令在 {trap}，ELR 是 {elr}。异常进来时，这条指令的事做完了没有？',
  'end.hint-1': '那是谁的表？看看加载程序在那一级留下了什么，槽里放着什么。',
  'end.hint-2':
    'b . 停住。字 0 是 UNDEFINED，就在处理程序那一级。ERET 回到 ELR：回到那条指令自己，或者 HVC 的下一条。VBAR 是 0 的话，向量处没有内存，取指本身就出错。',
  'end.hint-3':
    '向量的第一条指令自己出错，来自同一级、用本级的 SP：+0x200，没完没了。EL1 的 HVC 走 EL2+0x400。陷入之后直接 ERET：同一个异常再来一次。',
  'end.second': '你说 {answer}；第一个之后来的是 {taken}。',
  'end.none': '你说 {answer}；没有第二个异常。',
  'end.nowhere': '你说 {answer}。{target} 处没有内存：取那里的第一条指令就出错，就在向量那一级。',
  'end.no-such': '三种结局里没有 {answer}。',
  'end.endless': '不是 {answer}：异常一个接一个，没完没了。',
  'end.served': '不是 {answer}：处理程序返回了，HVC 已经做完，客户机带着寄存器里不知什么值走了下去。',
  'end.stays': '不是 {answer}：核停在 {pc}。',
  'repair.hint-1': 'boot.s 里哪条指令是在 EL2 的最后一条？',
  'repair.hint-2': 'ERET。客户机陷入时 EL2 要用的，都得在它之前写好。ERET 本身就同步：中间不需要 ISB。',
  'repair.hint-3': 'ldr x0, =vectors 之后紧接着写 msr vbar_el2, x0；next 处只剩去客户机的路。',
  'repair.not-entered': '没有进入过 EL1。ERET 还在吗？',
  'repair.late': 'ERET 时 VBAR_EL2 还是 {vbar}，加载程序留下的样子。',
  'repair.elsewhere': 'ERET 时 VBAR_EL2 是 {vbar}。表从 {vectors} 开始，槽从那里数起。',
  'repair.state': '进入客户机时 PSTATE 是 {pstate}；级别和栈指针应该和原来一样。',
  'repair.again': '表及时写好了，客户机还是在 {elr} 处遇到 UNDEFINED：那里还留着什么只有 EL2 能做的事？',
  'repair.target': '客户机在 {elr} 的异常进了 {target}，而不是你的表里低级别的那个槽。',
  'repair.guest': '客户机在 {elr} 陷入之后，没有走到最后一句话。',
};
export default sentences;
