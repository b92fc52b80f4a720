/** English sentences of this chapter's figures. Its twin is text.zh-cn.ts. */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'tree.el2-mmu': 'What the lab’s solution has written.',
  'table.status': 'The status codes of this chapter, each as the machine reported it: low six bits of ESR_EL2.',
  'faults.no-stack': 'no stack: SP is still 0',
  'faults.ttbr-of-el1': 'TTBR0_EL1 written instead of TTBR0_EL2',
  'faults.devices-not-mapped': 'devices are not mapped',
  'faults.code-not-executable': 'RAM is mapped execute-never',
  'faults.t0sz-16': 'T0SZ for 48 bits: the walk begins a level higher than the tables do',
  'faults.ram-mapped-to-0': 'RAM mapped to physical address 0',
  'order.caption': 'Four steps. Each one is there to be needed by the next.',
  'order.vectors': 'Vectors',
  'order.vectors.why': 'From here on a mistake is a message.',
  'order.stack': 'Stack',
  'order.stack.why': 'From here on code can call functions.',
  'order.tables': 'Page tables',
  'order.tables.why': 'They lie in memory and do nothing yet.',
  'order.mmu': 'MMU on',
  'order.mmu.why': 'From here on every address goes through them, the next instruction’s first.',
};
