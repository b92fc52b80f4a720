import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'chain';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'no-such-descriptor', file, edits: [['second = {{second}}', 'second = 9']], fails: 'order', code: 'order.wrong' },
  { name: 'header-for-status', file, edits: [['status = {{status}}', 'status = {{header}}']], fails: 'order', code: 'order.header' },
  { name: 'buffer-for-status', file, edits: [['status = {{status}}', 'status = {{more}}']], fails: 'order', code: 'order.buffer' },
  { name: 'tail-for-head', file, edits: [['used-id = {{head}}', 'used-id = {{fourth}}']], fails: 'told', code: 'told.last' },
  { name: 'without-status', file, edits: [['used-len = {{used}}', 'used-len = {{data}}']], fails: 'told', code: 'told.status' },
  { name: 'with-header', file, edits: [['used-len = {{used}}', 'used-len = {{all}}']], fails: 'told', code: 'told.readable' },
];
export default mutants;
