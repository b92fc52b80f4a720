import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, code: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'row.ts',
  edits,
  fails: code.split('.')[0] ?? '',
  code,
});
const WIDE = "'1 {{class}} 0 11010110 {{second}} {{opcode}} Rn:5 Rd:5'";
const NARROW = "'0 {{class}} 0 11010110 {{second}} {{opcode}} Rn:5 Rd:5'";

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('another-opcode', 'decode.wide', [WIDE, WIDE.replace('{{opcode}}', '000000')]),
  mutant('only-the-wide-one', 'decode.narrow', [NARROW, NARROW.replace("'0", "'1")]),
  mutant('bit-29-as-it-comes', 'decode.others', [WIDE, WIDE.replace('}} 0 1', '}} S 1')]),
  mutant('three-bits-of-the-opcode', 'decode.others', [WIDE, WIDE.replace('{{opcode}}', 'opcode:6')]),
  mutant('another-sign', 'meaning.wide', ['{{wide}}', '{{slip}}']),
  mutant('the-narrow-one-of-64-bits', 'meaning.narrow', ['{{narrow}}', "['i32.wrap_i64', {{wide}}]"]),
  mutant('one-row-for-both', 'meaning.narrow', [WIDE, WIDE.replace("'1", "'sf")]),
  { ...mutant('w-into-x', 'not-a-row', ["size: 'w'", "size: 'x'"]), fails: 'meaning' },
  { ...mutant('a-bit-too-few', 'not-a-row', [WIDE, WIDE.replace('Rn:5', 'Rn:4')]), fails: 'decode' },
  mutant('operands-in-another-order', 'text.not-so', ["text: '{{name}} {{order}}',\n    size: 'x'", "text: '{{name}} Rn, Rd',\n    size: 'x'"]),
];
export default mutants;
