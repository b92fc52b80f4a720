import type { Row } from './types.ts';

// {{name}}: Arm has added it since (FEAT_CSSC). This processor has not got it,
// and the lab has drawn a place where its words are UNDEFINED. Its page:
//
//   sf {{class}} 0 11010110 {{second}} {{opcode}} Rn:5 Rd:5   {{name}} {{order}}
//
//   {{says}}
//   sf = 1: X registers; sf = 0: W registers.
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
