import type { Mutant } from '../../kit/lab.ts';

const file = 'drop.s';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'forgot-rw', file, edits: [['        msr     hcr_el2, x0\n', '']], fails: 'width', code: 'width.illegal' },
  { name: 'rw-one-bit-off', file, edits: [['={{hcr}} ', '={{hcr}} - 0x40000000 ']], fails: 'return', code: 'return.illegal-width' },
  { name: 'spsr-of-el2h', file, edits: [['#{{spsr}}', '#{{spsr}} + 4']], fails: 'return', code: 'return.stayed' },
  { name: 'spsr-of-el0', file, edits: [['#{{spsr}}', '#{{spsr}} - 5']], fails: 'return', code: 'return.to-el0' },
  { name: 'spsr-of-aarch32', file, edits: [['#{{spsr}}', '#{{spsr}} + 14']], fails: 'return', code: 'return.illegal' },
  { name: 'spsr-reserved-mode', file, edits: [['#{{spsr}}', '#{{spsr}} - 4']], fails: 'return', code: 'return.illegal' },
  { name: 'el1t', file, edits: [['#{{spsr}}', '#{{spsr}} - 1']], fails: 'state', code: 'state.sp0' },
  { name: 'unmasked', file, edits: [['#{{spsr}}', '#5']], fails: 'state', code: 'state.unmasked' },
  { name: 'elr-of-el1', file, edits: [['msr     elr_el2, x0', 'msr     elr_el1, x0']], fails: 'return', code: 'return.elsewhere' },
  { name: 'entry-plus-4', file, edits: [['adr     x0, el1_entry', 'adr     x0, el1_entry + 4']], fails: 'return', code: 'return.elsewhere' },
  { name: 'branches-instead', file, edits: [['        eret\n', '        b       el1_entry\n']], fails: 'return', code: 'return.stayed' },
  { name: 'no-eret', file, edits: [['        eret\n', '        b       .\n']], fails: 'return', code: 'return.no-eret' },
  { name: 'no-stack', file, edits: [['        msr     sp_el1, x0\n', '']], fails: 'state', code: 'state.stack' },
  { name: 'vm-too', file, edits: [['={{hcr}} ', '={{hcr}} + 1 ']], fails: 'state', code: 'state.stage-2' },
  { name: 'stack-not-aligned', file, edits: [['{{down}}', '{{down}} - 8']], fails: 'state', code: 'state.stack-not-aligned' },
  { name: 'loads-the-entry', file, edits: [['adr     x0, el1_entry', 'ldr     x0, el1_entry']], fails: 'return', code: 'return.loaded' },
  { name: 'spsr-of-el1', file, edits: [['msr     spsr_el2, x0', 'msr     spsr_el1, x0']], fails: 'return', code: 'return.to-el0' },
  { name: 'ret', file, edits: [['        eret\n', '        ret\n']], fails: 'return', code: 'lab.ended.astray' },
  { name: 'tge-too', file, edits: [['={{hcr}} ', '={{hcr}} + 0x8000000 ']], fails: 'return', code: 'return.illegal-tge' },
  { name: 'no-elr', file, edits: [['        msr     elr_el2, x0\n', '']], fails: 'state', code: 'return.elsewhere' },
  { name: 'another-mask', file, edits: [['#{{spsr}}', '#{{spsr}} ^ 0x80']], fails: 'state', code: 'state.unmasked' },
  { name: 'stack-of-a-neighbour', file, edits: [['{{down}}', '{{down}} - 32']], fails: 'state', code: 'state.stack-elsewhere' },
  { name: 'runs-out-without-eret', file, edits: [['        eret\n', '']], fails: 'return', code: 'lab.ended.ran-on' },
];
export default mutants;
