import type { Mutant } from '../../kit/lab.ts';

const file = 'boot.s';
const [VBAR, SP, TTBR, MAIR, TCR] = [
  '        ldr     x0, =vectors\n        msr     vbar_el2, x0\n',
  '        ldr     x0, =stack_top\n        mov     sp, x0\n',
  '        ldr     x0, =level1\n        msr     ttbr0_el2, x0\n',
  '        ldr     x0, ={{mair}} // MAIR_EL2: Device, Normal write-back\n        msr     mair_el2, x0\n',
  '        ldr     x0, =0x80823519         // TCR_EL2: 39 bits, 4 KiB granule\n        msr     tcr_el2, x0\n',
] as const;
const PROBE = '        bl      probe_devices\n';
const TABLES = '        bl      build_tables\n';
const MAIN = '        b       main\n';
const code = (name: string): string => `${name}`;
/** A step left out; or done later, before `before`. */
const without = (step: string): Mutant['edits'] => [[step, '']];
const late = (step: string, before: string): Mutant['edits'] => [
  [step, ''],
  [before, step + before],
];
const answers = (name: string, from: string, to: string, fails: string, because = name): Mutant => ({
  name: `predicts-${name}`,
  file: 'predictions',
  edits: [[`${name} = ${from}`, `${name} = ${to}`]],
  fails,
  code: code(because),
});

const mutants: readonly Mutant[] = [
  { name: 'no-vectors', file, edits: without(VBAR), fails: 'vectors', code: code('vectors.unset') },
  { name: 'vectors-after-the-probe', file, edits: late(VBAR, SP), fails: 'vectors', code: code('vectors.unset') },
  { name: 'no-probe', file, edits: without(PROBE), fails: 'vectors', code: code('vectors.no-probe') },
  {
    name: 'vectors-of-el1',
    file,
    edits: [['vbar_el2', 'vbar_el1']],
    fails: 'vectors',
    code: code('vectors.unset'),
  },
  { name: 'no-stack', file, edits: without(SP), fails: 'stack', code: code('stack.fault') },
  { name: 'stack-after-the-tables', file, edits: late(SP, TTBR), fails: 'stack', code: code('stack.fault') },
  {
    name: 'stack-at-its-bottom',
    file,
    edits: [['=stack_top', '=stack_bottom']],
    fails: 'stack',
    code: code('stack.elsewhere'),
  },
  { name: 'no-tables', file, edits: without(TABLES), fails: 'mmu', code: code('mmu.no-tables') },
  { name: 'tables-after-the-mmu', file, edits: late(TABLES, MAIN), fails: 'mmu', code: code('mmu.no-tables') },
  { name: 'no-ttbr', file, edits: without(TTBR), fails: 'mmu', code: code('mmu.no-ttbr') },
  { name: 'ttbr-after-the-mmu', file, edits: late(TTBR, MAIN), fails: 'mmu', code: code('mmu.no-ttbr') },
  { name: 'no-tcr', file, edits: without(TCR), fails: 'mmu', code: code('mmu.no-tcr') },
  { name: 'tcr-after-the-mmu', file, edits: late(TCR, MAIN), fails: 'mmu', code: code('mmu.no-tcr') },
  { name: 'no-mair', file, edits: without(MAIR), fails: 'mmu', code: code('mmu.no-mair') },
  { name: 'mair-after-the-mmu', file, edits: late(MAIR, MAIN), fails: 'mmu', code: code('mmu.mair-late') },
  { name: 'mmu-off', file, edits: [['=0x30c5183d', '=0x30c5183c']], fails: 'mmu', code: code('mmu.off') },
  {
    name: 'geometry-of-four-levels',
    file,
    edits: [['=0x80823519', '=0x80823510']],
    fails: 'mmu',
    code: code('mmu.fetch'),
  },
  {
    name: 'forty-bits-less',
    file,
    edits: [['=0x80823519', '=0x80823520']],
    fails: 'mmu',
    code: code('mmu.t0sz'),
  },
  { name: 'no-branch-to-main', file, edits: without(MAIN), fails: 'mmu', code: code('mmu.before') },
  answers('no-stack', '0x04', '0x21', 'faults'),
  { ...answers('no-stack', '0x04', '0x96000004', 'faults', 'whole'), name: 'predicts-a-whole-syndrome' },
  answers('not-mapped', '{{notMapped}}', '{{otherLevel}}', 'faults', 'level'),
  answers('no-access-flag', '{{noAccess}}', '{{notMapped}}', 'faults'),
  answers('execute-never', '{{noExecute}}', '0x21', 'faults', 'class'),
  answers('no-attributes', '0x21', '0', 'faults'),
  answers('mmu-off', '0x21', '0', 'faults'),
  answers('no-tlbi-exceptions', '0', '1', 'silent'),
  answers('no-isb-exceptions', '0', '1', 'silent'),
  answers('at-once', '{{status}}', '0x21', 'silent', 'class'),
];
export default mutants;
