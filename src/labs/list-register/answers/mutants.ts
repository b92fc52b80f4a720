import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, fails: string, because: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'inject.ts',
  edits,
  fails,
  code: `${fails}.${because}`,
});
const MAP = "map(GICC.start, GICV.start, GICC.page, 'device')";
const AGAIN = '  call.again = true;\n';

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('leads-to-the-real-interface', 'interface', 'physical', [MAP, "map(GICC.start, GICC.start, GICC.page, 'device')"]),
  mutant('leads-to-the-page-behind', 'interface', 'elsewhere', [MAP, "map(GICC.start, GICV.start + GICC.page, GICC.page, 'device')"]),
  mutant('as-memory', 'interface', 'memory', [MAP, "map(GICC.start, GICV.start, GICC.page, 'memory')"]),
  mutant('sixteen-pages', 'interface', 'outside', [MAP, "map(GICC.start, GICV.start, 16 * GICC.page, 'device')"]),
  mutant('the-first-access-is-lost', 'interface', 'skipped', [AGAIN, '']),
  mutant('answered-without-a-mapping', 'interface', 'absent', [`  vcpu.vm.pageTable.${MAP};\n${AGAIN}`, '  void [vcpu, call, GICV];\n']),
  mutant('priority-as-it-is', 'give', 'priority', ['((priority >> 3) << 23)', '(priority << 23)']),
  mutant('priority-in-eight-bits', 'give', 'priority', ['((priority >> 3) << 23)', '((priority >> 3) << 20)']),
  mutant('group-lost', 'give', 'group', ['(1 << 28) | (group << 30)', '(1 << 28) | ((1 - group) << 30)']),
  mutant('active-at-once', 'give', 'state', ['(1 << 28) | (group', '(1 << 29) | (group']),
  mutant('tied-to-hardware', 'give', 'hardware', ['(1 << 28) | (group', '(1 << 28) | (1 << 31) | (intid << 10) | (group']),
  mutant('state-without-asking', 'give', 'remembered', ['return BigInt(stateOf(all[own] ?? 0));', 'return own < 0 ? 0n : 1n;']),
  mutant('the-same-one-twice', 'several', 'twice', ['if (own >= 0 || free < 0)', 'if (free < 0)']),
  mutant('one-list-register-for-all', 'several', 'overwritten', ['const free = all.findIndex((lr) => stateOf(lr) === 0);', 'const free = 0;'], ['if (own >= 0 || free < 0)', 'if (own >= 0)'], ['  return BigInt(free);\n', '  if (count++ % 7 === 6) return NOT_SUPPORTED;\n  return BigInt(free);\n'], ['const LISTS = 4;\n', 'const LISTS = 4;\nlet count = 0;\n']),
  mutant('five-list-registers', 'several', 'full', ['const LISTS = 4;', 'const LISTS = 5;']),
  mutant('number-of-the-one-behind', 'give', 'number', ['  return BigInt(free);\n', '  return BigInt(free + 1);\n']),
];
export default mutants;
