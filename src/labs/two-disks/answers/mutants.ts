import type { Mutant } from '../../kit/lab.ts';

const mutant = (file: string, name: string, fails: string, code: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file,
  edits,
  fails,
  code,
});
const [ATTACK, SLOTS] = ['attack.s', 'slots.ts'];
const OWN_DISK = 'call.handlers.disk(call, vcpu.vm, 0, offset, size, value)';
const OWN_SLOT = 'slot === SLOTS[vcpu.vm.plan.index]';
const EMPTY = 'return offset === 0 ? 0x7472_6976n : offset === 4 ? 2n : 0n;';

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant(ATTACK, 'its-own-disk', 'page', 'page.own-disk', ['{{s0:d}}, 0, {{wanted:d}}', '{{s1:d}}, 0, {{wanted:d}}']),
  mutant(ATTACK, 'another-sector', 'page', 'page.another', ['{{s0:d}}, 0, {{wanted:d}}', '{{s0:d}}, 0, {{spare:d}}']),
  mutant(ATTACK, 'to-where-nobody-looks', 'page', 'page.elsewhere', ['{{wanted:d}}, {{mine}}', '{{wanted:d}}, {{mine}} + 0x1000']),
  mutant(ATTACK, 'the-ipa', 'dma', 'dma.ipa', ['{{there}}', '{{secret}}']),
  mutant(ATTACK, 'without-the-offset-of-the-alias', 'dma', 'dma.alias', ['{{there}}', '{{direct}}']),
  mutant(ATTACK, 'the-wrong-way', 'dma', 'dma.direction', ['1, {{spare:d}}, {{there}}', '0, {{spare:d}}, {{there}}']),
  mutant(ATTACK, 'from-another-sector', 'dma', 'dma.not-the-secret', ['0, {{spare:d}}, {{mine}}', '0, {{spare:d}} + 1, {{mine}}']),
  mutant(SLOTS, 'passed-through', 'own', 'own.empty', ['  const slot = ', "  vcpu.vm.pageTable.map(page, page, PAGE, 'device');\n  call.again = true;\n  if (ipa > 0) return 0n;\n  const slot = "]),
  mutant(SLOTS, 'the-slot-of-the-other', 'own', 'own.empty', [OWN_SLOT, 'slot === SLOTS[1 - vcpu.vm.plan.index]']),
  mutant(SLOTS, 'one-disk-for-all', 'own', 'own.not-read', [OWN_DISK, OWN_DISK.replace('vcpu.vm', 'call.vms[0] ?? vcpu.vm')]),
  mutant(SLOTS, 'from-the-page-on', 'own', 'own.empty', ['ipa % SIZE', 'ipa - OWN']),
  mutant(SLOTS, 'nobody-answers', 'own', 'aborted', [EMPTY, 'return undefined;']),
  mutant(SLOTS, 'in-every-slot', 'apart', 'apart.sees', [OWN_SLOT, 'slot >= 0']),
  mutant(SLOTS, 'in-both-slots', 'apart', 'apart.sees', [OWN_SLOT, 'SLOTS.includes(slot)']),
  mutant(SLOTS, 'nothing-for-a-slot', 'apart', 'apart.no-slots', [EMPTY, 'return 0n;']),
];
export default mutants;
