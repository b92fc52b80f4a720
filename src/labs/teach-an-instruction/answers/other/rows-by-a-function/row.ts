import type { Expr, Row } from './types.ts';

const row = (sf: 0 | 1, result: Expr): Row => ({
  pattern: `${sf}{{class}}011010110 {{second}} {{opcode}} Rn:5 Rd:5`,
  text: '{{name}} {{order}}',
  size: sf === 1 ? 'x' : 'w',
  result,
});
export const ROWS: readonly Row[] = [
  row(1, {{wide}}),
  row(0, {{narrow}}),
];
