/** Chinese sentences of this chapter's figures. Its twin is text.en.ts. */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'tree.el2-mmu': '实验参考答案写出的页表。',
  'table.status': '本章的状态码，都由机器报告，在 ESR_EL2 的低六位。',
  'faults.no-stack': '没有设栈，SP 还是 0',
  'faults.ttbr-of-el1': '该写 TTBR0_EL2，写成了 TTBR0_EL1',
  'faults.devices-not-mapped': '没有映射设备',
  'faults.code-not-executable': 'RAM 被映射成不可执行',
  'faults.t0sz-16': 'T0SZ 按 48 位写：查表比页表高一级开始',
  'faults.ram-mapped-to-0': 'RAM 映射到了物理地址 0',
  'order.caption': '四步，每一步都是为下一步铺路。',
  'order.vectors': '向量表',
  'order.vectors.why': '从这里起，出错就会有说法。',
  'order.stack': '栈',
  'order.stack.why': '从这里起，代码可以调用函数。',
  'order.tables': '页表',
  'order.tables.why': '它们只是躺在内存里，还没有作用。',
  'order.mmu': '开 MMU',
  'order.mmu.why': '从这里起，所有地址都要过一遍页表，首当其冲的就是下一条指令。',
};
