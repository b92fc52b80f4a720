import type { Expr, Row } from './types.ts';

const BITS = '0 11010110 {{second}} {{opcode}} Rn:5 Rd:5';
const TEXT = '{{name}} {{order}}';
const wide: Expr = ['i64.xor', ['i64', 0], {{wide}}];
const narrow: Expr = ['i32.add', {{narrow}}, ['i32', 0]];
export const ROWS: readonly Row[] = [
  { pattern: '1 {{class}} ' + BITS, text: TEXT, size: 'x', result: wide },
  { pattern: '0 {{class}} ' + BITS, text: TEXT, size: 'w', result: narrow },
];
