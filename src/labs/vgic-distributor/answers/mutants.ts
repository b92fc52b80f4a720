import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, fails: string, because: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'vgic.ts',
  edits,
  fails,
  code: `${fails}.${because}`,
});

const SET = 'write: ones((at) => enable(at, true)),';
const CLEAR = 'write: ones((at) => enable(at, false)),';
const LIST = '[(word >>> 16) & 0xff, ~self, self][(word >>> 24) & 3]';
const PLACE = '...vcpu.vm.vgic.place(vcpu, intid)';

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('counts-vcpus-from-one', 'registers', 'type-cpus', ['((vm.vcpus.length - 1) << 5)', '(vm.vcpus.length << 5)']),
  mutant('a-store-sets-all-enables', 'registers', 'overwritten', [SET, 'write: (at, value) => enable(at, value === 1),']),
  mutant('icenabler-is-a-mirror', 'registers', 'disable-inverted', [CLEAR, 'write: (at, value) => enable(at, value === 1),']),
  mutant('all-bits-of-a-priority', 'registers', 'priority-bits', ['value & PRIORITY;', 'value;']),
  mutant('targets-nobody-has', 'registers', 'targets-bits', ['value & all(at);', 'value;']),
  mutant('the-lower-bit-is-edge', 'registers', 'configuration-bit', ['=== true ? 2 : 0', '=== true ? 1 : 0']),
  mutant('interrupts-without-end', 'registers', 'behind', ['return first < COUNT ? { field, first } : undefined;', 'return { field, first };']),
  mutant('unset-is-the-lowest-priority', 'states', 'unprioritised', ['  bank.enabled[i] = on;\n', '  bank.enabled[i] = on;\n  if (bank.priority[i] === 0) bank.priority[i] = 0xf8;\n']),
  mutant('sgis-by-ispendr', 'states', 'sgi-pending', ['      if (intid >= 16) vcpu.vm.vgic.latch(vcpu, intid);', '      vcpu.vm.vgic.latch(vcpu, intid);']),
  mutant('clears-what-is-not-listed-yet', 'states', 'pending-listed', ['write: ones(({ vcpu, intid }) => vcpu.vm.vgic.clearPending(vcpu, intid)),', 'write: ones(({ bank, i }) => { bank.pending[i] = false; }),']),
  mutant('icactiver-is-only-read', 'states', 'deactivated', ['    write: ones(({ vcpu, intid }) => vcpu.vm.vgic.deactivate(vcpu, intid)),\n', '']),
  mutant('priorities-of-its-own', 'states', 'order-lost', ['const SGIR = 0xf00;', 'const SGIR = 0xf00;\nconst own: number[] = [];'], ['read: ({ bank, i }) => bank.priority[i],', 'read: ({ intid }) => own[intid],'], ['write: ({ bank, i }, value) => {\n      bank.priority[i] = value & PRIORITY;', 'write: ({ intid }, value) => {\n      own[intid] = value & PRIORITY;']),
  mutant('the-board-is-not-told', 'board', 'not-enabled', ['  if (isPhysical(at)) call.cpu.enable(intid, on);\n', '']),
  mutant('the-board-is-told-of-everything', 'board', 'meddled', ['if (isPhysical(at)) call.cpu.enable', 'if (intid !== INTID.MAINTENANCE) call.cpu.enable']),
  mutant('the-board-is-told-of-ones-only', 'board', 'not-disabled', ['if (isPhysical(at)) call.cpu.enable', 'if (on && isPhysical(at)) call.cpu.enable']),
  mutant('one-distributor-for-all', 'board', 'shared', [PLACE, '...(call.vms[0] ?? vcpu.vm).vgic.place(vcpu, intid)']),
  mutant('everybody-is-vcpu-0', 'banked', 'targets-first', ['1 << at.vcpu.index', '1']),
  mutant('one-bank-for-both', 'banked', 'enable', [PLACE, '...vcpu.vm.vgic.place(vcpu.vm.vcpus[0] ?? vcpu, intid)']),
  mutant('the-list-whatever-the-filter', 'sgi', 'unheard', [LIST, '[(word >>> 16) & 0xff][0]']),
  mutant('the-sender-is-a-number', 'sgi', 'unheard', ['sendSgi(self, to', 'sendSgi(vcpu.index, to']),
  mutant('always-sent-by-vcpu-0', 'sgi', 'sender', ['sendSgi(self, to', 'sendSgi(1, to']),
  mutant('all-others-and-itself', 'sgi', 'others-self', [LIST, LIST.replace('~self', '0xff')]),
  mutant('itself-and-all-others', 'sgi', 'self-others', [LIST, LIST.replace('self][', '0xff][')]),
];
export default mutants;
