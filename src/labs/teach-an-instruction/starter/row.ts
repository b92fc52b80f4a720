import type { Row } from './types.ts';

// {{name}}: Arm has added it since (FEAT_CSSC). This processor has not got it,
// and the lab has drawn a place where its words are UNDEFINED. Its page:
//
//   sf {{class}} 0 11010110 {{second}} {{opcode}} Rn:5 Rd:5   {{name}} {{order}}
//
//   {{says}}
//   sf = 1: X registers; sf = 0: W registers.
//
// LSLV as an example. The processor has it, so its words never come here.
export const ROWS: readonly Row[] = [
  {
    pattern: '1 0 0 11010110 Rm:5 001000 Rn:5 Rd:5',
    text: 'lslv Rd, Rn, Rm',
    size: 'x',
    result: ['i64.shl', ['x', 'Rn'], ['x', 'Rm']],
  },
];
