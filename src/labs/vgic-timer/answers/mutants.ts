import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, fails: string, because: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'vgic.ts',
  edits,
  fails,
  code: because === 'storm' ? because : because.includes('.') ? because : `${fails}.${because}`,
});

const RAISE = '    return current.vm.vgic.raisePhysical(current, intid);';
const TIMER_DROP = `    cpu.drop(iar);\n${RAISE}`;
const OWNER_RAISE = '  owner.vgic.raisePhysical(first, intid);';
const LINK = 'link = hardwareLink(intid);';
const FIND = 'ORDER.find((one) => state.listRegisters[one] === 0)';

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('ends-it-itself', 'masked', 'storm', [TIMER_DROP, `    cpu.end(iar);\n${RAISE}`]),
  mutant('leaves-the-priority-up', 'ends', 'tick.never-again', [TIMER_DROP, RAISE]),
  mutant('forgets-the-hardware-bit', 'tick', 'never-again', [LINK, 'link = 0;']),
  mutant('hardware-without-its-number', 'tick', 'never-again', [LINK, 'link = LR.HW;']),
  mutant('lists-what-is-active', 'tick', 'once-more', ['    if (bank.active[i] === true) continue;\n', '']),
  mutant('whoever-is-first', 'others', 'neighbour-lost', [RAISE, '    const [vm = current.vm] = call.vms;\n    return vm.vgic.raisePhysical(vm.vcpus[0] ?? current, intid);']),
  mutant('only-the-virtual-timer', 'others', 'storm', ['[INTID.VIRTUAL_TIMER, INTID.PHYSICAL_TIMER]', '[INTID.VIRTUAL_TIMER]']),
  mutant('whoever-is-on-the-core', 'others', 'asleep', [OWNER_RAISE, '  cpu.current?.vm.vgic.raisePhysical(cpu.current, intid);']),
  mutant('devices-are-nobodys', 'others', 'storm', ['if (owner === undefined) return takeOwn(call, iar);', 'if (owner?.plan.index !== 2) return takeOwn(call, iar);']),
  mutant('ends-the-devices-itself', 'others', 'storm', [`  cpu.drop(iar);\n${OWNER_RAISE}`, `  cpu.end(iar);\n${OWNER_RAISE}`]),
  mutant('nobodys-are-ended-only', 'others', 'storm', ['return takeOwn(call, iar);', 'return cpu.end(iar);']),
  mutant('from-the-first-on', 'lists', 'first', [FIND, '[0, 1, 2, 3].find((one) => state.listRegisters[one] === 0)']),
  mutant('always-the-same-one', 'lists', 'not-used', [FIND, 'ORDER.slice(0, 1).find((one) => state.listRegisters[one] === 0)']),
  mutant('what-finds-no-place-is-gone', 'lists', 'unheard', ['    if (n === undefined) return;\n', '    if (n === undefined) {\n      bank.pending[i] = false;\n      continue;\n    }\n']),
  mutant('a-wire-is-no-reason', 'others', 'emulated-lost', ['return vgic.isForwarded(at) && isPending(at);', 'return vgic.isForwarded(at) && (at.bank.pending[at.i] === true || at.bank.physical[at.i] === true);']),
];
export default mutants;
