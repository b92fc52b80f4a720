import type { Mutant } from '../../kit/lab.ts';

const file = 'predictions';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'hvc-at-el2-from-below', file, edits: [['hvc-at-el2 = EL2+{{group1}}', 'hvc-at-el2 = EL2+0x400']], fails: 'calls', code: 'group' },
  { name: 'hvc-stays', file, edits: [['hvc-at-el1 = EL2+0x400', 'hvc-at-el1 = EL1+0x200']], fails: 'calls', code: 'level-hvc' },
  { name: 'group-of-the-target', file, edits: [['hvc-at-el1 = EL2+0x400', 'hvc-at-el1 = EL2+0x200']], fails: 'calls', code: 'group' },
  { name: 'group-of-aarch32', file, edits: [['hvc-at-el1 = EL2+0x400', 'hvc-at-el1 = EL2+0x600']], fails: 'calls', code: 'group' },
  { name: 'svc-to-el2', file, edits: [['svc-at-el1 = EL1+{{group3}}', 'svc-at-el1 = EL2+0x400']], fails: 'calls', code: 'level-svc' },
  { name: 'msr-traps', file, edits: [['msr-vbar-el2-at-el1 = EL1+{{group5}}', 'msr-vbar-el2-at-el1 = EL2+0x400']], fails: 'traps', code: 'level-undefined' },
  { name: 'wfi-waits', file, edits: [['wfi-at-el1 = EL2+0x400', 'wfi-at-el1 = EL1+0x200']], fails: 'traps', code: 'level-trap' },
  { name: 'hvc-works-at-el0', file, edits: [['hvc-at-el0 = EL1+0x400', 'hvc-at-el0 = EL2+0x400']], fails: 'from-el0', code: 'level-undefined' },
  { name: 'svc-current-level', file, edits: [['svc-at-el0 = EL1+0x400', 'svc-at-el0 = EL1+0x200']], fails: 'from-el0', code: 'group' },
  { name: 'abort-to-el2', file, edits: [['abort-at-el0 = EL1+0x400', 'abort-at-el0 = EL2+0x400']], fails: 'from-el0', code: 'level-abort' },
  { name: 'virtual-irq-to-el2', file, edits: [['virtual-at-el0 = EL1+{{slot}}', 'virtual-at-el0 = EL2+{{slot}}']], fails: 'from-el0', code: 'level-virtual' },
  { name: 'slot-of-fiq', file, edits: [['virtual-at-el0 = EL1+{{slot}}', 'virtual-at-el0 = EL1+0x400']], fails: 'from-el0', code: 'group' },
  { name: 'no-multiple-of-128', file, edits: [['svc-at-el0 = EL1+0x400', 'svc-at-el0 = EL1+0x404']], fails: 'from-el0', code: 'no-vector' },
];
export default mutants;
