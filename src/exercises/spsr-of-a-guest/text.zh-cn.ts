import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '被打断的是谁？',
  'objective.one': '从 SPSR 里读出级别、栈指针、屏蔽位和标志',
  'step.mode': 'SPSR 的名字说它存在哪一级，它的值说之前是谁。ERET 对它的每一位都深信不疑。先看级别和栈指针。',
  'step.masks': '再看两次的屏蔽位，以及第一次的标志。',
  'mode.hint-1': 'M[3:0] 就是 [3:0]：两位级别，一个零，一位选栈指针。',
  'mode.hint-2': '0b0100 是 EL1t，0b0101 是 EL1h，0b1000 是 EL2t，0b1001 是 EL2h。',
  'mode.hint-3': '级别 = 第 [3:2] 位，sp = 第 [0] 位。',
  'masks.hint-1': 'D、A、I、F 是第 9、8、7、6 位；N、Z、C、V 是第 31 到 28 位。',
  'masks.hint-2': '右移 6 位，留四位；标志则右移 28 位。',
  'masks.hint-3': '0x3c0 就是 15：四个都屏蔽。0x80 就是 2：只有 I。',
  level: '你写的级别是 {answer}。这个字的 M[3:2] 是 {found}。',
  mode: '{answer} 是整个 M[3:0]。级别是它的高半，M[3:2]：{found}。',
  sp: '你写的是 {answer}。这个字的 M[0] 是 {found}：0 是 EL1t 的 “t”，用 SP_EL0；1 是 “h”，用这一级自己的栈指针。',
  daif: '你写的屏蔽位是 {answer}。第 [9:6] 位是 {found}。',
  'daif-four': '{answer} 是第 [7:4] 位。屏蔽位在 [9:6]：{found}。',
  'daif-order': '{answer} 是标志，[31:28]。屏蔽位在 [9:6]：{found}。',
  nzcv: '你写的标志是 {answer}。第 [31:28] 位是 {found}。',
};
export default sentences;
