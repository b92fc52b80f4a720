import type { Mutant } from '../../../labs/kit/lab.ts';

const mutant = (name: string, fails: string, because: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'pager.ts',
  edits,
  fails,
  code: `${fails}.${because}`,
});
const CLEAR = '  call.el2.writeBytes(frame, new Uint8Array(PAGE));\n';
const UNMAP = '  vcpu.vm.pageTable.unmap(page, PAGE);\n';

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('the-access-is-skipped', 'touch', 'skipped', ['  pagesOf(vcpu.vm).set(page, frame);\n', '  pagesOf(vcpu.vm).set(page, frame);\n  call.frame.skip();\n']),
  mutant('only-what-has-a-syndrome', 'touch', 'pair', ['(esr & 0x3cn) !== 4n', '(esr & 0x3cn) !== 4n || (ec === 0x24n && ((esr >> 24n) & 1n) === 0n)']),
  mutant('fetches-are-not-looked-at', 'touch', 'fetch', ['ec === 0x20n || ec === 0x24n', 'ec === 0x24n']),
  mutant('everywhere-is-the-window', 'touch', 'outside', ['ipa < WINDOW + PAGES * PAGE', 'ipa <= WINDOW + PAGES * PAGE']),
  mutant('tables-for-frames', 'pool', 'elsewhere', ['isInWindow(page) ? free.pop() : undefined', 'isInWindow(page) && free.pop() !== undefined ? call.newTable() : undefined']),
  mutant('one-more-than-there-are', 'pool', 'more', ['{ length: FRAMES }', '{ length: FRAMES + 1 }']),
  mutant('one-fewer', 'pool', 'early', ['{ length: FRAMES }', '{ length: FRAMES - 1 }']),
  mutant('the-page-of-an-address', 'balloon', 'odd', ['const page = Number(call.frame.x(0));', 'const page = Number(call.frame.x(0) & ~0xfffn);']),
  mutant('still-listed', 'balloon', 'twice', ['  pagesOf(vcpu.vm).delete(page);\n', '']),
  mutant('the-frame-is-forgotten', 'balloon', 'unused', ['  free.push(frame);\n', '']),
  mutant('cleared-only-at-the-start', 'balloon', 'dirty', [CLEAR, '']),
  mutant('mapped-for-ever', 'balloon', 'still', [UNMAP, '']),
  mutant('one-table-for-all', 'two', 'foreign', ['function pagesOf({ plan: { index } }: VM): Map<number, number> {\n', 'function pagesOf(vm: VM): Map<number, number> {\n  const index = vm.plan.index * 0;\n']),
];
export default mutants;
