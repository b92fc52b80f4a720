import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'request.s';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'byte-for-sector', file, edits: [['.quad   {{sector}}', '.quad   {{offset}}']], fails: 'header', code: 'header.bytes' },
  { name: 'a-write', file, edits: [['header: .word   0,', 'header: .word   1,']], fails: 'header', code: 'header.write' },
  { name: 'device-reads-data', file, edits: [['.hword  3, 2', '.hword  1, 2']], fails: 'flags', code: 'flags.driver' },
  { name: 'chain-goes-on', file, edits: [['.hword  2, 0', '.hword  3, 0']], fails: 'flags', code: 'flags.beyond' },
  { name: 'sectors-for-bytes', file, edits: [['.word   {{bytes}}', '.word   {{count}}']], fails: 'read', code: 'read.sectors' },
  { name: 'one-sector', file, edits: [['.word   {{bytes}}', '.word   512']], fails: 'read', code: 'read.one' },
];
export default mutants;
