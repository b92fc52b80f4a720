import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'Teach the machine an instruction',
  'objective.row': 'Write an encoding as a row: fixed bits and fields, and nothing too wide',
  'objective.meaning': 'Write what an instruction does as a tree of typed operations',
  'step.decode':
    'In row.ts, write a row for each width. A word of this instruction is executed, and a word of any other stays UNDEFINED.',
  'step.meaning':
    'Write what it does. Operands are drawn anew for each check, and the flags are not touched. Then step back over it: the machine goes as easily as over its own.',
  'step.text':
    'Write it as an assembler has it: machine.ts disassembles each word that it executes, and shows it on channel 1.',
  'not-a-row': 'machine.ts cannot use a row. It says: {text}',
  'not-here': 'The guest has not come to the end of its words.',
  'decode.hint-1': 'The pattern goes from bit 31 to bit 0: fixed bits as they are, fields as name:width.',
  'decode.hint-2':
    'Everything that has a number in the manual’s line is fixed. sf decides which registers: a row with 1 for X, a row with 0 for W.',
  'decode.hint-3':
    'The manual’s line from left to right: 1 for sf, bit 30, 0, 11010110, then Rm:5 or 00000, the six bits of the opcode, Rn:5 Rd:5. The second row is the same with 0 in front.',
  'decode.wide': 'The word {word} is the X form, and no row has it.',
  'decode.narrow': 'The word {word} is the W form, and no row has it.',
  'decode.zero': 'The word {word} has XZR in it, and no row has it.',
  'decode.others':
    'Four words were not this instruction, and {found} of them stayed UNDEFINED. A field stands where the manual has fixed bits.',
  'meaning.hint-1': 'Work from the inside out: which registers, which comparison or count, and what is chosen by it?',
  'meaning.hint-2':
    "['i64.select', a, b, c] is a where c is not zero, else b. Comparisons are lt_s, lt_u, gt_s …, and give an i32. A row of x wants an i64, a row of w an i32, whose upper half becomes zero.",
  'meaning.hint-3':
    "The larger of two: ['i64.select', n, m, ['i64.gt_s', n, m]] with n for ['x', 'Rn']; unsigned gt_u, the smaller lt. ABS: select 0 − n where n < 0. CTZ: 63 − clz of n and 0 − n, and 64 where n is 0. For W the same with i32, w, 31 and 32.",
  'meaning.wide': 'The X form gave {found}; it should be {wanted}.',
  'meaning.flags': 'NZCV is {found}; it was {wanted} before, and the instruction has nothing to do with it.',
  'meaning.not-done': 'The W form, {word}, has written nothing.',
  'meaning.narrow': 'The W form gave {found}; it should be {wanted}: of the lower 32 bits alone, with zeros above.',
  'meaning.zero': 'With XZR as an operand it gave {found}; it should be {wanted}.',
  'text.hint-1': 'The order in the text is the assembler’s: the destination comes first.',
  'text.hint-2': 'machine.ts puts a register in the place of each field that begins with R: x3, w4, xzr.',
  'text.hint-3':
    'As in the manual’s line: the name in small letters, then Rd, Rn and, if there is one, Rm. The same in both rows.',
  'text.not-so': '{wanted} should be there. On channel 1 stands: {text}',
};
export default sentences;
