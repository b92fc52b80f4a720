import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'More than list registers',
  'objective.maintenance':
    'Deliver more interrupts than there are list registers, and learn of ends that none of them holds',
  'objective.sgi': 'Hand over SGIs with their senders, one at a time',
  'step.more':
    'Eight interrupts wait for three or four list registers, and the guest never traps on its way through them.',
  'step.nested': 'Six handlers interrupt each other: more are active than list registers can hold.',
  'step.again': 'An edge comes while its own handler is at work.',
  'step.sgi': 'Two VCpus send the same SGI: it comes twice, each time with its sender.',
  storm:
    'EL2 was interrupted {times} times and got nothing done: a maintenance interrupt stays as long as its reason does. UIE only while something finds no room.',
  'not-asked':
    'The guest has not come to question {question}; the last that was answered is {last} (search guest.s for these numbers).',

  'more.hint-1':
    'Between GICC_IAR and GICC_EOIR nothing traps. The guest empties the list registers, and EL2 has to be told that they are.',
  'more.hint-2':
    'GICH_HCR.UIE: an interrupt when none or one of the list registers is in use. refill is called then, as always.',
  'more.hint-3':
    'let isLeft = false; … if (n === undefined) { isLeft = true; break; } … state.hcr = GICH_HCR.EN | (isLeft ? GICH_HCR.UIE : 0);',
  'more.identification': 'GICD_IIDR reads as {found}; this distributor is {wanted}.',
  'more.not-yours': 'List register {register} was used; it is not in ORDER.',
  'more.order': 'The guest was given interrupt {found}; the most urgent of those that waited is {wanted}.',
  'more.stuck':
    'Interrupt {wanted} waits, all before it were taken and ended, and it does not come: the list registers are empty, and nobody has told EL2. What found no room asks for UIE.',
  'more.once-more': 'All eight have been taken and ended, and the guest was given {found} once more.',
  'more.often':
    'EL2 was interrupted {times} times: for eight interrupts through three registers a handful is enough. UIE has to go when nothing is left over.',

  'nested.hint-1': 'What is active needs its list register only for its end. It can give it to something more urgent.',
  'nested.hint-2':
    'lists.evict(n, lr) puts what is active into state.evicted. Its EOI meets no list register: GICH_HCR.LRENPIE has EL2 told, and what was counted is taken off before refill is called.',
  'nested.hint-3':
    'const [least] = ORDER.filter((n) => isActive(lr(n)) && priorityOf(lr(n)) > priority >> 3).sort((a, b) => priorityOf(lr(b)) - priorityOf(lr(a))); if (least !== undefined) lists.evict(least, lr(least)); return least; … | (state.evicted.length > 0 ? GICH_HCR.LRENPIE : 0)',
  'nested.order': 'The guest was given interrupt {found}; the most urgent is {wanted}.',
  'nested.stuck':
    'Interrupt {wanted} is more urgent than all that are active, and does not come: they hold all list registers. The least urgent one gives way.',
  'nested.active': 'Six interrupts are active; ISACTIVER1 reads as {found}, it has to be {wanted}.',
  'nested.running': 'All six have ended, and the running priority is {found}; idle is {wanted}.',
  'nested.still-active':
    'All six have ended, and ISACTIVER1 reads as {found}: the end of what stood in no list register was not noticed. LRENPIE counts it.',
  'nested.next': 'The guest was given {found}, it has to be {wanted}.',
  'nested.blocked':
    'Interrupt {wanted} has ended, is pending anew, and does not come: for the distributor it is active still.',

  'again.hint-1': 'While it is active, the same interrupt cannot be signalled again; when it has ended, it has to be.',
  'again.hint-2':
    'A list register with LR.EOI and without HW has EL2 interrupted at its end. That can be set later, too.',
  'again.hint-3':
    'if (!isHardware(lr)) vcpu.lists.write(n, lr | LR.EOI); else if (bank.pending[i] === true) vcpu.lists.evict(n, lr);',
  'again.first': 'An edge came: GICC_IAR reads as {found}, it has to be {wanted}.',
  'again.pending': 'An edge came while its handler is at work: ISPENDR1 reads as {found}, it has to be {wanted}.',
  'again.early': 'Its handler is at work, and the guest was given {found} in the middle of it.',
  'again.second': 'The handler has ended, and an edge waits: GICC_IAR reads as {found}, it has to be {wanted}.',
  'again.never':
    'The handler has ended, and the edge that came in the meantime does not: nobody has told EL2 of the end. LR.EOI does.',
  'again.once-more': 'Two edges came, and two were taken; the guest was given {found} once more.',

  'sgi.hint-1': 'An SGI is pending once for each sender. GICC_IAR says which one it is.',
  'sgi.hint-2':
    'state.sgiSources[intid] has a bit for each sender. Take the lowest off, put its number into bits 12:10 of the list register, and leave bank.pending true while there are others.',
  'sgi.hint-3':
    'const source = 31 - Math.clz32(sources & -sources); const left = sources & ~(1 << source); state.sgiSources[intid] = left; bank.pending[i] = left !== 0; link = (source << 10) | (left === 0 ? 0 : LR.EOI);',
  'sgi.both': 'Two VCpus have sent one SGI: what the guest was given adds up to {found}, not {wanted}.',
  'sgi.sender':
    'The SGI came twice, and each time from VCpu 0: the second has another sender. Bits 12:10 of the list register.',
  'sgi.one':
    'Two VCpus have sent the SGI, and it came once: the other sender waits in state.sgiSources, and is listed when the first has ended.',
  'sgi.none': 'Two VCpus have sent an SGI, and none has come.',
  'sgi.once-more': 'No SGI is left, and the guest was given {found} (question {question}).',
  'sgi.sent': 'VCpu 0 has sent SGI {wanted} to VCpu 1, which was given {found}.',
};
export default sentences;
