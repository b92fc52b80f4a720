import type { Row } from './types.ts';

// {{name}}：Arm 后来加上的（FEAT_CSSC）。这个处理器没有，
// 实验抽了一个位置，那里的字是 UNDEFINED。它的那一页：
//
//   sf {{class}} 0 11010110 {{second}} {{opcode}} Rn:5 Rd:5   {{name}} {{order}}
//
//   {{zh}}
//   sf = 1：X 寄存器；sf = 0：W 寄存器。
export const ROWS: readonly Row[] = [
  {
    pattern: '1 {{class}} 0 11010110 {{second}} {{opcode}} Rn:5 Rd:5',
    text: '{{name}} {{order}}',
    size: 'x',
    result: {{wide}},
  },
  {
    pattern: '0 {{class}} 0 11010110 {{second}} {{opcode}} Rn:5 Rd:5',
    text: '{{name}} {{order}}',
    size: 'w',
    result: {{narrow}},
  },
];
