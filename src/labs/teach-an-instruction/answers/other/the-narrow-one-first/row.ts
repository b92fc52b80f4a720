import type { Row } from './types.ts';

export const ROWS: readonly Row[] = [
  {
    size: 'w',
    text: '{{name}} {{order}}',
    pattern: '  0 {{class}} 0 1101 0110 {{second}} {{opcode}} Rn:5 Rd:5  ',
    result: {{narrow}},
  },
  {
    size: 'x',
    text: '{{name}} {{order}}',
    pattern: '  1 {{class}} 0 1101 0110 {{second}} {{opcode}} Rn:5 Rd:5  ',
    result: {{wide}},
  },
];
