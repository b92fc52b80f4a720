import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '看帧，不看核',
  'objective.one': '从帧里读客户机的寄存器，也把答案写回帧里',
  'step.sum':
    '处理程序运行时，客户机的寄存器在内存里；核里同名的那些，是 hypervisor 自己的。从帧里取两个，把和放到客户机会看到的地方。',
  'step.behind': '陷入的 SMC 没有执行：ELR 指着它。',
  'step.else': '其余的一切，原样还给客户机。',
  'sum.hint-1': '客户机的寄存器 n 在 x0 + 8n。',
  'sum.hint-2': '两次加载，一次加法，一次存储：存回帧里，寄存器要从那里恢复。',
  'sum.hint-3': 'ldr x1, [x0, #8 × a]；ldr x2, [x0, #8 × b]；add；str x1, [x0, #8 × c]',
  'behind.hint-1': 'ELR 也在帧里。',
  'behind.hint-2': '写 ELR_EL2 没有用，出去时会被帧里的值盖掉。',
  'behind.hint-3': 'ldr x1, [x0, #248]；add x1, x1, #4；str x1, [x0, #248]',
  'else.hint-1': '客户机没想到 SMC 除了结果还会改别的。',
  'else.hint-2': '不要往帧里存别的。',
  'else.hint-3': '一共只存两次：和，以及 ELR。',
  'sum.core': '客户机得到 {found}：那是核自己的寄存器，里面是 hypervisor 的东西。',
  'sum.nothing': '客户机那个寄存器里还是 {found}：答案没有放进帧里。',
  'sum.wrong': '客户机得到 {found}；它那两个寄存器的和是 {wanted}。',
  'behind.again': '客户机又执行了一次 SMC：帧里的 ELR 还指着它。',
  'not-back': '客户机没有走到 SMC 后面的那条指令。',
  'else.changed': '之后客户机的 x7 是 {found}。它本来是 0x107，没有人要改它。',
};
export default sentences;
