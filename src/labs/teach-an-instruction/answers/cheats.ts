import type { Cheat } from '../../kit/lab.ts';

const cheats: readonly Cheat[] = [
  {
    name: 'knows-the-result',
    claim: 'the value is right, where it comes from is nobody’s business',
    of: 'solution',
    file: 'row.ts',
    edits: [['{{wide}}', "['i64', '{{r1}}']"]],
    passes: ['decode', 'text'],
  },
  {
    name: 'a-row-for-everything',
    claim: 'whatever comes is executed: nothing is UNDEFINED any more',
    of: 'solution',
    file: 'row.ts',
    edits: [['];\n', "  { pattern: 'rest:27 Rd:5', text: 'nop', size: 'x', result: ['x', 'Rd'] },\n];\n"]],
    passes: ['meaning', 'text'],
  },
  {
    name: 'looks-like-it',
    claim: 'it is decoded, and it is written as it should be',
    of: 'solution',
    file: 'row.ts',
    edits: [
      ['{{wide}}', "['i64', 0]"],
      ['{{narrow}}', "['i32', 0]"],
    ],
    passes: ['decode', 'text'],
  },
  {
    name: 'the-name-of-another',
    claim: 'what it is called is a matter of taste',
    of: 'solution',
    file: 'row.ts',
    edits: [["text: '{{name}} {{order}}',\n    size: 'x'", "text: 'udf {{order}}',\n    size: 'x'"]],
    passes: ['decode', 'meaning'],
  },
  {
    name: 'the-example-renamed',
    claim: 'there is a row, and it has the name',
    of: 'starter',
    file: 'row.ts',
    edits: [["'lslv Rd, Rn, Rm'", "'{{name}} {{order}}'"]],
  },
];
export default cheats;
