import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '预测向量',
  'objective.level': '说出异常进入哪个级别',
  'objective.group': '说出它用四组向量中的哪一组',
  'step.calls': '来自 EL2 和 EL1 的 HVC、SVC 和 BRK：情形 1 到 4。',
  'step.traps': '情形 5 和 6：EL1 无权执行的指令，以及会陷入的指令。',
  'step.from-el0': '来自 EL0：情形 7 到 10。',
  'calls.hint-1': '先看级别，再看组：异常来自同一级别还是更低的级别？',
  'calls.hint-2':
    '同一级别：用 SP_EL0 是 0x000，用 SP_ELx 是 0x200。来自低级别 AArch64：0x400。IRQ 再加 0x80，FIQ 加 0x100，SError 加 0x180。',
  'calls.hint-3': 'HVC 去 EL2。EL1 的 SVC 和 BRK 留在 EL1。',
  'traps.hint-1': '某级别没有的指令，与会陷入的指令，是两回事。',
  'traps.hint-2': '对 EL1 来说 VBAR_EL2 不存在：UNDEFINED 进入执行它的那个级别。TWI 把 WFI 送到 EL2。',
  'traps.hint-3': '情形 5：EL1，同一级别，哪一组看 PSTATE.SP。情形 6：EL2，来自低级别。',
  'from-el0.hint-1': '没有异常会进入 EL0。',
  'from-el0.hint-2': 'EL0 的 HVC 是 UNDEFINED，而且 HCR_EL2.TGE 是 0。虚拟中断是给 EL1 的。',
  'from-el0.hint-3': '四个都进入 EL1，来自低级别。一组里的槽依次是：同步、IRQ、FIQ、SError。',
  unanswered: '情形 {case} 还没有答案。',
  level: '情形 {case}：你的答案是 {answer}；机器走的是 {taken}，级别不同。',
  group:
    '情形 {case}：你的答案是 {answer}；机器走的是 {taken}。级别是对的。组说明异常来自哪里：同级用 SP_EL0、同级用 SP_ELx、低级别 AArch64、低级别 AArch32；槽说明是哪一类。',
  'no-vector': '情形 {case}：{answer} 不是向量：向量每 0x80 字节一个。机器走的是 {taken}。',
  'level-hvc': '情形 {case}：你的答案是 {answer}；HVC 就是用来到达 EL2 的：{taken}。',
  'level-svc': '情形 {case}：你的答案是 {answer}；只要 HCR_EL2.TGE 为 0，SVC 就进入 EL1：{taken}。',
  'level-undefined':
    '情形 {case}：你的答案是 {answer}；该指令在那个级别是 UNDEFINED，由 EL1 处理，而不是陷入：{taken}。',
  'level-trap': '情形 {case}：你的答案是 {answer}；HCR_EL2.TWI 把 WFI 送到 EL2：{taken}。',
  'level-abort': '情形 {case}：你的答案是 {answer}；第 2 阶段关闭，所以这是第 1 阶段的异常，进入 EL1：{taken}。',
  'level-virtual': '情形 {case}：你的答案是 {answer}；HCR_EL2.IMO 把物理中断送到 EL2，并让虚拟中断到达 EL1：{taken}。',
};
export default sentences;
