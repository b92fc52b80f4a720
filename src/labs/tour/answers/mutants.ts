import type { Mutant } from '../../kit/lab.ts';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'subtracts', file: 'tour.s', edits: [['add     x{{s}}, x{{p}}, x{{q}}', 'sub     x{{s}}, x{{q}}, x{{p}}']], fails: 'sum', code: 'sum.difference' },
  { name: 'adds-x0-twice', file: 'tour.s', edits: [['add     x{{s}}, x{{p}}, x{{q}}', 'add     x{{s}}, x{{p}}, x{{p}}']], fails: 'sum', code: 'sum.another-number' },
  { name: 'sum-into-x0', file: 'tour.s', edits: [['add     x{{s}}, x{{p}}, x{{q}}', 'add     x{{p}}, x{{p}}, x{{q}}']], fails: 'sum', code: 'sum.nothing' },
  { name: 'no-line-feed', file: 'tour.s', edits: [['        mov     w4, #10\n        strb    w4, [x3]\n', '']], fails: 'hello', code: 'hello.no-line-feed' },
  { name: 'loads-instead-of-stores', file: 'tour.s', edits: [["'{{first}}'\n        strb", "'{{first}}'\n        ldrb"], ["'{{second}}'\n        strb", "'{{second}}'\n        ldrb"], ['#10\n        strb', '#10\n        ldrb']], fails: 'hello', code: 'hello.read' },
  { name: 'steps-the-address', file: 'tour.s', edits: [["'{{first}}'\n        strb    w4, [x3]", "'{{first}}'\n        strb    w4, [x3], #4"]], fails: 'hello', code: 'hello.elsewhere' },
  { name: 'says-ho', file: 'tour.s', edits: [["#'{{second}}'", "#'?'"]], fails: 'hello', code: 'hello.letters' },
  { name: 'branches-to-the-start', file: 'tour.s', edits: [['b       .', 'b       _start']], fails: 'hello', code: 'hello.again' },
  { name: 'runs-on', file: 'tour.s', edits: [['        b       .\n', '']], fails: 'stay', code: 'stay.ran-on' },
  { name: 'returns', file: 'tour.s', edits: [['b       .', 'ret']], fails: 'stay', code: 'stay.jumped' },
  { name: 'stops-with-brk', file: 'tour.s', edits: [['b       .', 'brk     #0']], fails: 'stay', code: 'stay.exception' },
  { name: 'stops-with-hlt', file: 'tour.s', edits: [['b       .', 'hlt     #0']], fails: 'stay', code: 'stay.hlt' },
  { name: 'loop-of-two', file: 'tour.s', edits: [['b       .', '1:      nop\n        b       1b']], fails: 'stay', code: 'stay.other' },
  { name: 'sum-overwritten', file: 'tour.s', edits: [['mov     w4, #10\n        strb    w4', 'mov     w{{s}}, #10\n        strb    w{{s}}']], fails: 'sum', code: 'sum.another-number' },
  { name: 'stores-64-bits', file: 'tour.s', edits: [["'{{first}}'\n        strb    w4", "'{{first}}'\n        str     x4"]], fails: 'hello', code: 'hello.elsewhere' },
  { name: 'another-address', file: 'tour.s', edits: [['=0x09000000', '=0x9000']], fails: 'stay', code: 'stay.abort' },
  { name: 'sum-as-a-number', file: 'tour.s', edits: [['add     x{{s}}, x{{p}}, x{{q}}', 'mov     x{{s}}, #{{a}} + {{b}}']], fails: 'sum', code: 'sum.known' },
];
export default mutants;
