import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '掉到哪里去',
  'objective.one': '说出陷入 EL2 时用到哪些字节：向量、栈和帧',
  'step.slot':
    '第一次陷入之前，得先有一张向量表接住它。这里写进 VBAR_EL2 的地址并不是表的地址：EL2 自己执行 HVC，会去哪里？',
  'step.stack': '各个核的栈一个挨一个往上排，核 0 的最低。这个核的 SP 从哪里开始？',
  'step.frame': '处理程序保存的东西，在这个栈的哪里？',
  'slot.hint-1': '一张表长 2 KiB，也按 2 KiB 对齐：VBAR_EL2 的第 [10:0] 位不算地址。',
  'slot.hint-2':
    '四组，每组四个向量，各 0x80 字节：本级用 SP_EL0、本级用 SP_ELx、来自更低异常级别的 AArch64、来自更低异常级别的 AArch32。',
  'slot.hint-3': '表的地址 + 0x200：同步异常，来自 EL2，用 SP_EL2。',
  'stack.hint-1': '栈往下长：SP 从这块内存的末尾开始。',
  'stack.hint-2': '核 n 的栈的末尾，就是核 n + 1 的栈的开头。',
  'stack.hint-3': '起点 + (核号 + 1) × 大小',
  'frame.hint-1': '先腾地方：SP 比之前小 272。',
  'frame.hint-2': '偏移从新的 SP 往上数：x0 在 0，x1 在 8，……',
  'frame.hint-3': 'saved = sp − 272 + 8n，elr = sp − 272 + 256',
  'slot.raw': '{answer} 把写进去的低位也算上了。VBAR_EL2 的低十一位不算数：核去了 {found}。',
  'slot.written': '{answer} 是写进去的值，连低位一起，那里不是向量：核去了 {found}。',
  'slot.lower': '{answer} 接的是来自更低异常级别的异常。这次 HVC 是 EL2 自己的：{found}。',
  'slot.first': '{answer} 是用 SP_EL0 时的向量。EL2 这里用自己的栈指针：{found}。',
  'slot.wrong': '你写的是 {answer}；核去了 {found}：表的地址，加上本级用自己 SP 的那一组。',
  'stack.low': '{answer} 是这个栈最低的字节。栈从末尾往下长：{found}。',
  'stack.next': '{answer} 是下一个核的栈的末尾。那样两个核就共用一个栈了：{found}。',
  'stack.shared': '{answer} 是核 0 的。这个核有自己的栈：{found}。',
  'stack.wrong': '你写的是 {answer}；SP_EL2 是 {found}：这个核的栈的末尾。',
  'frame.up': '{answer} 在栈的末尾之上。帧从末尾往下 272 字节处开始：{found}。',
  'frame.down': '{answer} 是从末尾往下数的。帧内偏移从新的 SP 往上数：{found}。',
  'frame.wrong': '你写的是 {answer}；这个寄存器在 {found}：新的 SP，加上它前面每个寄存器八字节。',
  'frame.sp-el0': '{answer} 是 SP_EL0 的位置，紧跟在 x30 后面。ELR_EL2 还在它后面：{found}。',
  'frame.elr': '你写的是 {answer}；ELR_EL2 在 {found}：比新的 SP 高 256。',
};
export default sentences;
