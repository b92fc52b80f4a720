import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'The guest’s timer',
  'objective.link': 'Tie a virtual interrupt to the physical one behind it, and say who ends which',
  'objective.route': 'Find out whose an interrupt is that comes to EL2, whoever is on the core',
  'step.tick': 'The timer of the guest on this core: from GICC_IAR at EL2 to a list register, and again.',
  'step.ends': 'The guest ends it while its timer still asks, and when it does not: both ends have to agree.',
  'step.masked': 'Nobody looks at the timer, for three reasons. EL2 has to have its peace.',
  'step.lists': 'Several wait: each in a list register of its own, in the order that this hypervisor has.',
  'step.others': 'Two timers at once, a device while nobody is on the core, a neighbour, and what is no guest’s.',
  storm:
    'EL2 was interrupted {times} times and got nothing done: an interrupt whose wire is still up was deactivated, so it was pending again before the guest had executed an instruction. cpu.drop only drops its priority.',
  'never-listed': 'No list register was ever written with a pending interrupt: nothing can reach a guest.',
  'not-asked':
    'No guest has come to question {question}; the last that was answered is {last} (search guest.s for these numbers).',

  'tick.hint-1': 'Two functions are to do it: route finds whose it is, refill puts what waits into list registers.',
  'tick.hint-2':
    'In route: cpu.drop(iar), so that it stays active in the board’s GIC, and raisePhysical. In list: hardwareLink(intid) where bank.physical is true. In refill: for each candidate that is not active, a free register and list().',
  'tick.hint-3':
    'if (TIMERS.includes(intid)) { const { current } = cpu; if (current === undefined) return cpu.end(iar); cpu.drop(iar); return current.vm.vgic.raisePhysical(current, intid); }',
  'tick.first': 'The timer is due: GICC_IAR of the guest reads as {found}, it has to be {wanted}.',
  'tick.unheard':
    'The timer is due, and its guest has heard of nothing. It is the VCpu on this core that it belongs to.',
  'tick.active': 'The guest has taken its interrupt; in its ISACTIVER0 it is not active.',
  'tick.inactive': 'The guest has ended its interrupt; in its ISACTIVER0 it still is active.',
  'tick.nothing': 'Nothing is left to be signalled, and the guest was given {found} (question {question}).',
  'tick.once-more':
    'The guest has ended interrupt {found}, its timer is quiet, and it came once more (question {question}). Either it stood in two list registers, or without the bit HW: then nobody knows that its end was the physical one’s, and bank.physical stays.',
  'tick.again': 'The timer is due again: GICC_IAR reads as {found}, it has to be {wanted} (question {question}).',
  'tick.never-again':
    'The timer is due again, and its interrupt did not come (question {question}). The one before it was not ended at the board: it needs its priority dropped by EL2, and its deactivation, which the guest’s end does when the list register names the physical interrupt, too.',

  'ends.hint-1': 'A level is pending as long as its wire is up. The GIC looks at it when it is deactivated.',
  'ends.hint-2':
    'With HW the guest’s EOI deactivates the physical interrupt at once. If the wire is still up, that one is pending again, comes to EL2 again, and is listed again. There is nothing more to be done for it.',
  'ends.hint-3':
    'if (bank.physical[i] === true) link = hardwareLink(intid); no cpu.end, no second list() of what is active',
  'ends.first': 'The timer is due: GICC_IAR reads as {found}, it has to be {wanted}.',
  'ends.level':
    'The guest has ended its interrupt and the timer still asks: GICC_IAR reads as {found}, it has to be {wanted}.',
  'ends.level-lost':
    'The guest has ended its interrupt, its timer still asks, and it did not come again. Who deactivates the physical interrupt: the guest’s end, and at once?',
  'ends.quiet': 'The timer is quiet, and the guest was given {found}.',

  'masked.hint-1': 'An interrupt that a guest does not look at must not come to EL2 again and again.',
  'masked.hint-2':
    'Active in the board’s GIC, it cannot be signalled, whatever its wire does. That is what dropping and deactivating apart is for.',
  'masked.hint-3':
    'cpu.drop(iar) for what is a guest’s, and nothing else; cpu.end(iar) only where no guest will do it.',
  'masked.waits': 'The guest has opened its CPU interface again: GICC_IAR reads as {found}, it has to be {wanted}.',
  'masked.unheard':
    'The interrupt waited while the guest would not have it, and is gone now (question {question}). What waits has to be listed again whenever the VCpu is entered.',
  'masked.at-timer': 'The timer masks its interrupt itself (IMASK), and yet the guest was given {found}.',
  'masked.disabled': 'The guest has disabled the interrupt in its distributor, and yet was given {found}.',
  'masked.enabled': 'The guest has enabled the interrupt again: GICC_IAR reads as {found}, it has to be {wanted}.',
  'masked.often': 'EL2 was interrupted {times} times; a dozen timer interrupts and two characters need far less.',

  'lists.hint-1': 'ORDER at the top says which of the four list registers there are for you, and which goes first.',
  'lists.hint-2':
    'state.listRegisters has what stands in each; 0 is free. What has not been taken goes back first: evict.',
  'lists.hint-3':
    'const n = ORDER.find((one) => state.listRegisters[one] === 0); if (n === undefined) return; list(vcpu, n, intid);',
  'lists.first': 'The first interrupt went to the list register at {found}; ORDER says {wanted}.',
  'lists.not-used': 'Several interrupts wait, and list register {register} was not used, which is in ORDER.',
  'lists.order': 'List register {register} was used before {before}; in ORDER it comes behind it.',
  'lists.too-many': 'A list register was used that is not in ORDER.',
  'lists.all':
    'Five interrupts were pending at once, 40 to 44; what the guest was given adds up to {found}, not {wanted}.',
  'lists.unheard':
    'Five interrupts were pending at once and one of them never came. What finds no list register has to wait, and be listed later.',

  'others.hint-1': 'A timer is its core’s. A device has an owner, who can be anywhere, or asleep.',
  'others.hint-2':
    'call.vms.find(({ plan }) => plan.interrupts.includes(intid)) is the owner. If it is off, disable the interrupt and end it. What has no owner is EL2’s own: takeOwn does it, and ends it.',
  'others.hint-3':
    'const owner = call.vms.find(({ plan }) => plan.interrupts.includes(intid)); if (owner === undefined) return takeOwn(call, iar); cpu.drop(iar); owner.vgic.raisePhysical(owner.vcpus[0], intid);',
  'others.urgent': 'Both timers are due. {wanted} has the higher priority, and the guest was given {found} first.',
  'others.both': 'Both timers are due; as the second the guest was given {found}, it has to be {wanted}.',
  'others.device': 'A character was typed at the UART: GICC_IAR reads as {found}, it has to be {wanted}.',
  'others.unheard':
    'A character was typed at the UART, its VM was woken, and has heard of nothing: what has come for a VM goes into a list register of its VCpu.',
  'others.asleep':
    'A character was typed at the UART while no VCpu was on the core, and its VM sleeps on. The owner is in the plans, not on the core.',
  'others.character': 'The guest has read {found} from its UART: that is not what was typed.',
  'others.neighbour': 'The neighbour’s timer is due: its GICC_IAR reads as {found}, it has to be {wanted}.',
  'others.neighbour-lost':
    'The neighbour’s timer is due, and the neighbour has heard of nothing. A timer is of the VCpu on the core.',
  'others.emulated':
    'A character was typed for the neighbour’s emulated UART: its GICC_IAR reads as {found}, it has to be {wanted}.',
  'others.emulated-lost':
    'A character was typed for the neighbour’s emulated UART, and it has heard of nothing. Its wire is a candidate, too.',
  'others.emulated-again': 'The emulated UART is quiet, and the neighbour was given {found} once more.',
};
export default sentences;
