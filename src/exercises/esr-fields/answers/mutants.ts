import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'fields.s';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'ec-of-seven-bits', file, edits: [['#26, #6', '#25, #7']], fails: 'ec', code: 'ec.with-il' },
  { name: 'ec-of-a-byte', file, edits: [['#26, #6', '#24, #8']], fails: 'ec', code: 'ec.byte' },
  { name: 'il-with-ec', file, edits: [['ubfx    x{{il:d}}, x0, #25, #1', 'lsr     x{{il:d}}, x0, #25']], fails: 'il', code: 'il.wrong' },
  { name: 'iss-of-26-bits', file, edits: [['#0, #25', '#0, #26']], fails: 'iss', code: 'iss.with-il' },
  { name: 'iss-is-the-whole', file, edits: [['ubfx    x{{iss:d}}, x0, #0, #25', 'mov     x{{iss:d}}, x0']], fails: 'iss', code: 'iss.whole' },
  { name: 'iss-of-16-bits', file, edits: [['#0, #25', '#0, #16']], fails: 'iss', code: 'iss.sixteen' },
];
export default mutants;
