import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'A hypercall of your own',
  'objective.conventions': 'Answer one call in two conventions: where arguments are, and how wide',
  'objective.refuse': 'Refuse what you do not have, so that a caller can ask for it',
  'step.document': "The document's convention: a sum, the version, the VM's number.",
  'step.smccc': 'The same by SMCCC, with 64 and with 32 bits.',
  'step.refused': 'Everything else: NOT_SUPPORTED, −1.',
  'step.kept': 'Count per VM, and leave all other registers as they are.',
  'not-reached': 'The guest did not come to {behind}: an earlier call has not returned.',
  'call.moved':
    'After its call the guest went on at {pc}, not at {elr}, where ELR_EL2 pointed. An HVC has been executed when you see it: a call gives a result and moves nobody. frame.skip() is not for it.',
  'call.sum': 'The sum at {behind} is {found}; it should be {wanted}.',
  'call.refused': 'The sum was refused: {found} is −1. Type and event come as numbers, in both conventions.',
  'call.cut': 'The sum is {found}, with 32 bits only; the arguments have 64, so it is {wanted}.',
  'call.system': 'The call before {behind} gave {found}; it should be {wanted}.',
  'document.hint-1': 'Where are the arguments of a call whose number is in x7?',
  'document.hint-2':
    'In x0 and x1: call.frame.x(0) and x(1). The handler returns the result, and whoever called it puts it into x0.',
  'document.hint-3': 'if (type === … && event === …) return BigInt.asUintN(64, call.frame.x(0) + call.frame.x(1));',
  'document.arguments': "The sum is {found}, of x1 and x2. In the document's convention arguments begin at x0.",
  'document.other-vm': 'The second VM asked for its number and got {found}; it is 1.',
  'smccc.hint-1': 'The number is in x0 now. What does that do to the arguments? And what does bit 30 say?',
  'smccc.hint-2':
    'Bit 31 of x0: SMCCC, so arguments begin at x1. Bit 30 clear: they are w registers, and what is above bit 31 is not part of them (BigInt.asUintN(32, …)), nor of the result.',
  'smccc.hint-3':
    'const smccc = (x0 & 0x80000000n) !== 0n; const bits = smccc && (x0 & 0x40000000n) === 0n ? 32 : 64; const argument = (n: number) => BigInt.asUintN(bits, call.frame.x(smccc ? n + 1 : n));',
  'smccc.arguments': 'The sum is {found}: x0, which is the identifier, was added. In SMCCC the arguments begin at x1.',
  'smccc.width':
    'With bit 30 of x0 clear the call has 32 bits: the sum is {wanted}, not {found}. What stands above bit 31 of x1 and x2 is no part of w1 and w2.',
  'refused.hint-1': 'How does a guest find out whether a call exists?',
  'refused.hint-2':
    'It makes it, and looks for −1. So whatever is not on your list returns NOT_SUPPORTED: another event, another type, and BOOT.',
  'refused.hint-3': 'return NOT_SUPPORTED;',
  'refused.first': 'Nothing is refused before something is answered: the first sum gave {found}, not {wanted}.',
  'refused.event':
    'An event that nobody has gave {found}; it should be −1, {wanted}. Otherwise the guest takes it for a result.',
  'refused.type':
    'The event of the sum, but of another type, gave {found}; it should be −1, {wanted}. Both have to fit.',
  'refused.boot': 'BOOT gave {found}. A guest that enters guests is no guest any more: −1, {wanted}.',
  'refused.smccc': 'An SMCCC number that nobody has gave {found}; it should be −1, {wanted}.',
  'kept.hint-1': 'Two VMs call the same handler. What does it remember, and of whom?',
  'kept.hint-2':
    'Count for vcpu.vm.plan.index, in a Map or an array outside the function. Only sums count. And the only register that changes is x0, which is not yours to write.',
  'kept.hint-3': 'sums.set(vm, (sums.get(vm) ?? 0n) + 1n); … return sums.get(vm) ?? 0n;',
  'kept.refused':
    'The guest asked how many sums it has had, and was refused: {found} is −1. It had {wanted}, and that event is one of yours.',
  'kept.count': 'At {behind} the guest asked for the number of its sums and got {found}; it had {wanted}.',
  'kept.shared': 'The second VM has had {wanted} sums, and was told {found}: each VM has a count of its own.',
  'kept.register': '{register} was {wanted} and is {found}: a call leaves everything but its result alone.',
};
export default sentences;
