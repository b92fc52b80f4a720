import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'hcr.s';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'no-rw', file, edits: [['0x80000000 + ', '']], fails: 'width', code: 'width.rw' },
  { name: 'first-forgotten', file, edits: [['{{bit1}} + ', '']], fails: 'traps', code: 'traps.missing' },
  { name: 'second-forgotten', file, edits: [['{{bit2}} + ', '']], fails: 'traps', code: 'traps.missing' },
  { name: 'one-trap-more', file, edits: [['{{bit1}} + ', '0x44480000 + ']], fails: 'traps', code: 'traps.more' },
  { name: 'interrupts-forgotten', file, edits: [[' + {{bit3}}', '']], fails: 'interrupts', code: 'interrupts.missing' },
  { name: 'all-interrupts', file, edits: [['{{bit3}}', '0x38']], fails: 'interrupts', code: 'interrupts.more' },
];
export default mutants;
