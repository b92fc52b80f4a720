import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'A list register',
  'objective.interface': 'Give a guest a CPU interface of its own, by one entry of stage 2',
  'objective.lists': 'Make an interrupt pending that nobody raised, and follow it to its end',
  'step.interface': 'Lead the guest to its virtual CPU interface, where it looks for the real one.',
  'step.give': 'Put an interrupt into a list register, and say later what has become of it.',
  'step.several': 'Several: only into what is free, each INTID once, and no for an answer when all are in use.',
  'not-reached': 'The guest did not come as far as {behind}.',
  'interface.hint-1':
    'GICV has the same registers as GICC, at the same offsets. The guest must not notice that it is somewhere else.',
  'interface.hint-2':
    'In mmio, vm.pageTable.map(ipa, pa, size, attributes) makes the entry. The access that came here has to happen again, on what is mapped now: call.again.',
  'interface.hint-3':
    "If ipa is in GICC’s first page: vcpu.vm.pageTable.map(GICC.start, GICV.start, GICC.page, 'device'); call.again = true; return 0n. Else undefined.",
  'interface.absent': 'The guest’s access to 0x08010000 found nothing there: stage 2 has no entry for that page.',
  'interface.physical':
    'The page leads to GICC itself. That is the interface of EL2: the guest would acknowledge the hypervisor’s interrupts.',
  'interface.elsewhere': 'The page leads to {found}; GICV is at 0x08040000.',
  'interface.emulated':
    'Nothing is mapped, and {count} accesses came to EL2. They work, but each one is a trap; the point of GICV is that none is.',
  'interface.memory':
    'The page is mapped with the attribute {found}: registers are Device memory, or reads may be made up front.',
  'interface.outside': 'IPA {ipa} is mapped too, to {pa}. The interface is one page, and the next one at most.',
  'interface.read-back': 'The guest wrote {wanted} to GICC_PMR, and reads back {found}.',
  'interface.skipped':
    'The guest’s first access, a write to GICC_PMR, had no effect: it reads back {found}. Once the page is mapped, the access has to be made again.',
  'interface.trapped': '{count} accesses came to EL2. Behind the first one none has to.',
  'give.hint-1':
    'A list register is one word. Its fields are in the chapter’s figure; the state is what makes it live.',
  'give.hint-2':
    'State in 29:28 (1 is pending), group in bit 30, the upper five bits of the priority in 27:23, INTID in 9:0. HW stays 0. What the guest has done to it since is in the register, and nowhere else: read it.',
  'give.hint-3':
    'lr = (1 << 28) | (group << 30) | ((priority >> 3) << 23) | intid; call.el2.write(GICH.start + 0x100 + 4 * free, 4, BigInt(lr >>> 0)). STATE: find the one with this INTID that is not 0 in 29:28, and return these bits.',
  'give.number': 'The call returned {found}; all list registers are free, and the first of them is number {wanted}.',
  'give.refused': 'The call was refused, with all list registers free.',
  'give.not-listed': 'Nothing was written to GICH_LR0 to 3.',
  'give.hardware':
    '{word} has HW set: at its end the GIC would deactivate a physical interrupt, and there is none behind this one.',
  'give.intid': '{word} has another INTID in bits 9:0: {wanted} was asked for.',
  'give.state': '{word} is not pending: bits 29:28 are 1 for that. Active is what the guest makes of it.',
  'give.priority':
    '{word}: the priority that was asked for is {wanted}, and it is not what stands in bits 27:23. There are five bits, the upper ones of the eight.',
  'give.group': '{word}: bit 30 should be {wanted}, the group that was asked for.',
  'give.pending':
    'STATE returned {found} for an interrupt that the guest has not acknowledged yet; it should be {wanted}, pending.',
  'give.not-seen': 'GICC_HPPIR of the guest is {found}; {wanted} is pending.',
  'give.not-acknowledged': 'The guest read {found} from its IAR; {wanted} is pending.',
  'give.running': 'The guest’s running priority is {found}; it asked for {wanted}.',
  'give.active': 'The guest has acknowledged it, and STATE returned {found}; it should be {wanted}, active.',
  'give.remembered':
    'STATE still says pending, and the guest has acknowledged. Nobody told you: read the list register each time.',
  'give.freed': 'The guest has ended it, and STATE returned {found}: it is nowhere now, {wanted}.',
  'several.hint-1': 'The hardware frees list registers without telling. Look before you write.',
  'several.hint-2': 'Read all four. One with 0 in bits 29:28 is free. One that is not, and has this INTID, means no.',
  'several.hint-3':
    'own = the index of one whose state is not 0 and whose bits 9:0 are intid; free = the index of one whose state is 0. If own ≥ 0 or free < 0: NOT_SUPPORTED.',
  'several.before': 'The first call has to return {wanted} before; it returned {found}. Finish step 2 first.',
  'several.twice':
    'The same INTID was asked for while it is active, and got {found}. In two list registers at once it is UNPREDICTABLE (IHI 0048B §5.3.10); the answer is no.',
  'several.not-taken': 'The guest has opened its IRQs, and no interrupt came to its vector.',
  'several.vector': 'The guest’s handler ran {found} times, for one interrupt.',
  'several.which': 'At its vector the guest read {found} from IAR; it should be {wanted}.',
  'several.full': 'All list registers are in use, and a fifth call got {found}; the answer is no.',
  'several.overwritten':
    'Four calls returned list registers that make up the bits {found}; four different ones make {wanted}. What was in it before is lost.',
  'several.order':
    'The guest acknowledged {a}, {b}, {c}, {d}: not in the order of their priorities, or not all of them.',
  'several.reused':
    'All list registers are free again, and what was asked for now is not what the guest acknowledges: {found} and not {wanted}.',
};
export default sentences;
