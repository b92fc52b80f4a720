import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'A distributor for each VM',
  'objective.registers': 'Emulate the registers of a GICv2 distributor: what sets, what clears, what is only read',
  'objective.own': 'Keep apart what is a VCpu’s, what is a VM’s, and what is the board’s',
  'step.registers':
    'Who are you, and what is set: TYPER and IIDR, enables, priorities, targets, and which interrupts are edges.',
  'step.states': 'Pending and active, as software sets and clears them.',
  'step.board': 'Behind some interrupts stands one of the board: it follows, for the VM that owns it and for no other.',
  'step.banked': 'Private interrupts: each VCpu has its own.',
  'step.sgi': 'GICD_SGIR: to a list of VCpus, to all others, to the sender itself.',
  aborted:
    'The guest got an abort at {elr}: distributor returned undefined. Loads have a result, stores give 0n, reserved places read as zero.',
  'not-asked':
    'The guest has not come to question {question}; the last that was answered is {last} (search guest.s for these numbers).',

  'registers.hint-1':
    'Rows of FIELDS are all that most of this needs: where an array begins, how many bits an interrupt has in it, and what reading and writing do. One row is there to look at.',
  'registers.hint-2':
    'TYPER: bits 7:5 are VCpus − 1, bits 4:0 are COUNT / 32 − 1. ICENABLER reads as ISENABLER does. Keep of a priority the bits in PRIORITY, and of targets those of VCpus that there are.',
  'registers.hint-3':
    '{ start: 0x180, bits: 1, read: enabledBit, write: ones((at) => { at.bank.enabled[at.i] = false; changed(at); }) }, { start: 0x400, bits: 8, read: ({ bank, i }) => bank.priority[i], write: ({ bank, i }, value) => { bank.priority[i] = value & PRIORITY; } }; ICFGR: read (bank.edge[i] ? 2 : 0), write bank.edge[i] = (value & 2) !== 0 from INTID 16 on',
  'registers.type': 'GICD_TYPER reads as {found}; for two VCpus and COUNT interrupts it has to be {wanted}.',
  'registers.type-cpus':
    'GICD_TYPER reads as {found}, it has to be {wanted}: bits 7:5 are the number of this VM’s VCpus, less one.',
  'registers.type-lines':
    'GICD_TYPER reads as {found}, it has to be {wanted}: bits 4:0 count in words of 32 interrupts, less one.',
  'registers.identification': 'GICD_IIDR reads as {found}; this distributor is {wanted}.',
  'registers.control': 'GICD_CTLR was written with {wanted} and reads as {found}.',
  'registers.enabled-at-first':
    'In the beginning no private interrupt but SGIs is enabled; ISENABLER0 reads as {found}.',
  'registers.enable':
    'Two interrupts were enabled, one after the other: the register reads as {found}, it has to be {wanted} (question {question}).',
  'registers.overwritten':
    'The second store has disabled what the first enabled: {found} is left of {wanted}. In ISENABLER a 0 does nothing.',
  'registers.disable': 'After a store to ICENABLER the enables are {found}; they have to be {wanted}.',
  'registers.disable-inverted':
    'A store to ICENABLER has left {found} and taken {wanted} away: ones disable, zeros do nothing.',
  'registers.disable-all':
    'A store to ICENABLER has disabled everything. Ones disable, zeros do nothing: {wanted} stays.',
  'registers.disable-none': 'A store to ICENABLER has disabled nothing: {found} instead of {wanted}.',
  'registers.behind': 'Behind the last interrupt, COUNT − 1, nothing can be enabled; the register reads as {found}.',
  'registers.priority': 'Four priorities were written with ones; they read as {found}, it has to be {wanted}.',
  'registers.priority-bits':
    'A priority reads as it was written, {found}. This distributor has only the bits in PRIORITY: {wanted} (question {question}).',
  'registers.priority-neighbour':
    'One byte of four priorities was written; the one beside it is {found} now, and was {wanted}.',
  'registers.targets': 'The targets of a shared interrupt were written with ones; they read as {found}, not {wanted}.',
  'registers.targets-bits': 'ITARGETSR keeps {found}: it has bits only for VCpus that there are, {wanted}.',
  'registers.targets-one':
    'ITARGETSR reads as zero. So it is with one VCpu; this VM has two, and has to choose: {wanted}.',
  'registers.configuration':
    'GICD_ICFGR reads as {found}; it has to be {wanted} (question {question}): two bits each, the upper one says edge.',
  'registers.configuration-low': 'GICD_ICFGR keeps {found}. The lower bit of the two is reserved: {wanted}.',
  'registers.configuration-bit': 'GICD_ICFGR reads as {found}: edge is the upper bit of the two, {wanted}.',
  'registers.configuration-sgi':
    'ICFGR0 was written with zeros and reads as {found}: SGIs are edges, and cannot be made anything else: {wanted}.',

  'states.hint-1':
    'Who is pending and who is active your distributor need not count: vcpu.vm.vgic knows, list registers included.',
  'states.hint-2':
    'Both registers of a pair read alike. In the writing halves a one acts and a zero does nothing: that is what ones() is for. SGIs have ISPENDR bits that are only read.',
  'states.hint-3':
    'read: ({ vcpu, intid }) => vcpu.vm.vgic.isPending(vcpu, intid), write: ones(({ vcpu, intid }) => { if (intid >= 16) vcpu.vm.vgic.latch(vcpu, intid); }); the others with clearPending, activate, deactivate',
  'states.pending':
    'An interrupt was made pending: the register reads as {found}, it has to be {wanted} (question {question}).',
  'states.disabled':
    'An interrupt that is disabled is pending, and must not be signalled: the guest was given {found}.',
  'states.pending-cleared': 'Its pending state was cleared by ICPENDR, and yet ISPENDR reads as {found}.',
  'states.pending-listed':
    'Its pending state was cleared by ICPENDR, and yet the guest was given {found}: it stood in a list register by then. vgic.clearPending looks there, too.',
  'states.through': 'An interrupt was made pending and is enabled: GICC_IAR reads as {found}, it has to be {wanted}.',
  'states.unprioritised':
    'Interrupt {wanted} is pending and enabled, and does not come. Nobody has given it a priority: then it is 0, the highest, and not the lowest. (NimbOS never gives one.)',
  'states.active': 'The guest has taken an interrupt: ISACTIVER reads as {found}, it has to be {wanted}.',
  'states.pending-taken': 'The guest has taken an interrupt, and ISPENDR reads as {found} still.',
  'states.active-ended': 'The guest has ended its interrupt, and ISACTIVER reads as {found} still.',
  'states.activated': 'A one was written to ISACTIVER: it reads as {found}, it has to be {wanted}.',
  'states.deactivated': 'A one was written to ICACTIVER; ISACTIVER reads as {found} still (question {question}).',
  'states.order': 'Two interrupts wait, with different priorities: the guest was given {found}, it has to be {wanted}.',
  'states.order-lost':
    'Interrupt {found} came before {wanted}, which is more urgent: 0x40 goes before 0x80. What is written to IPRIORITYR has to stand in bank.priority.',
  'states.closed': 'GICD_CTLR is 0: nothing is forwarded, and yet the guest was given {found}.',
  'states.opened': 'GICD_CTLR is on again: what waited has to come, {wanted}; GICC_IAR reads as {found}.',
  'states.sgi': 'A one in the part of ISPENDR0 that is SGIs’ has to do nothing; the guest was given {found}.',
  'states.sgi-pending': 'SGI {found} came because a one was written to ISPENDR0. Its bits 15:0 are only read.',

  'board.hint-1':
    'The board’s distributor belongs to EL2. What a guest enables in its own one has to reach the board’s, sometimes.',
  'board.hint-2':
    'vm.plan.interrupts lists the shared interrupts of this VM’s devices; 27 and 30 are its timers’. For these and for no others call.cpu.enable(intid, on).',
  'board.hint-3':
    'if (intid === INTID.VIRTUAL_TIMER || intid === INTID.PHYSICAL_TIMER || vcpu.vm.plan.interrupts.includes(intid)) call.cpu.enable(intid, on);',
  'board.not-reached': 'The guest has not come to its UART yet; the last question that was answered is {last}.',
  'board.not-enabled':
    'The guest has enabled interrupt 33, of its UART, in its distributor; in the board’s it is not enabled: nothing was written to {address}.',
  'board.taken': 'The UART has sent a character, and interrupts: GICC_IAR reads as {found}, it has to be {wanted}.',
  'board.unheard': 'The UART has sent a character and asks for attention. The guest has heard of nothing.',
  'board.not-disabled':
    'The guest has disabled interrupt 33 again; in the board’s distributor it still is enabled: nothing was written to {address}.',
  'board.type': 'The neighbour’s GICD_TYPER reads as {found}. It has one VCpu: {wanted}.',
  'board.shared':
    'The neighbour reads {found} as its enables, and has never set one: these are of the other VM. Each VM has its vm.state.distributor.',
  'board.meddled':
    'The neighbour wrote to its distributor, and {value} arrived at {address} of the board’s. It owns none of these interrupts.',
  'board.sgi': 'At the end nothing is pending for VCpu 0; GICC_IAR reads as {found}.',
  'board.sgi-sent':
    'An SGI that the neighbour sent has come to this VM. SGIs are among the VCpus of one VM: vcpu.vm.vcpus.',

  'banked.hint-1':
    'INTIDs 0 to 31 are there once for each VCpu: the registers at one address are others for each of them.',
  'banked.hint-2':
    'vm.vgic.place(vcpu, intid) finds the right bank if it is asked with the VCpu that trapped. The target of a private interrupt is that VCpu, and nobody can change it.',
  'banked.hint-3': 'read: isShared(at) ? at.bank.targets[at.i] : 1 << at.vcpu.index; write: only from INTID 32 on',
  'banked.targets':
    'ITARGETSR0 reads as {found}, it has to be {wanted}: private interrupts are the reading VCpu’s (question {question}).',
  'banked.targets-zero':
    'ITARGETSR0 was written with zeros and reads as zero. For private interrupts it is only read: {wanted}.',
  'banked.targets-first': 'VCpu 1 reads {found} in ITARGETSR0, as VCpu 0 does. It is to find itself there: {wanted}.',
  'banked.enable': 'VCpu 0 has enabled a private interrupt, and VCpu 1 finds {found} in its ISENABLER0.',
  'banked.priority':
    'The priority of a private interrupt is {found}, it has to be {wanted}: the other VCpu’s is another one (question {question}).',
  'banked.pending': 'A private interrupt of VCpu 0 is pending, and VCpu 1 finds {found} in its ISPENDR0.',
  'banked.shared': 'Shared interrupts are one for all: VCpu 1 reads {found} as their enables, it has to be {wanted}.',
  'banked.not-shared':
    'VCpu 0 has enabled shared interrupts, and VCpu 1 finds none. Only INTIDs below 32 are banked: {wanted}.',
  'banked.overwritten': 'VCpu 1 has set a priority of its own, and VCpu 0’s is gone: {found} instead of {wanted}.',
  'banked.target': 'A shared interrupt was targeted at VCpu 1: it was given {found} there, it has to be {wanted}.',
  'banked.target-lost':
    'A shared interrupt was targeted at VCpu 1, and has not come there. Its targets are bank.targets; changed() has the VCpu’s core look.',
  'banked.target-both': 'The interrupt was targeted at VCpu 1 alone; VCpu 0 was given {found}.',

  'sgi.hint-1':
    'The filter, bits 25:24, says who is meant; bits 23:16 are a list, and count only when the filter is 0.',
  'sgi.hint-2':
    'Make of all three filters a list of VCpus in bits. vgic.sendSgi(senders, to, sgi) wants senders as bits too: 1 << vcpu.index.',
  'sgi.hint-3':
    'const self = 1 << vcpu.index; const list = [(word >>> 16) & 0xff, ~self, self][(word >>> 24) & 3] ?? 0; for (const to of vcpu.vm.vcpus) if ((list & (1 << to.index)) !== 0) vcpu.vm.vgic.sendSgi(self, to, word & 15);',
  'sgi.unheard':
    'An SGI was sent and has not come: GICC_IAR reads as {found}, it has to be {wanted} (question {question}).',
  'sgi.sender':
    'The right SGI came with another sender: GICC_IAR reads as {found}, it has to be {wanted}. Bits 12:10 say which VCpu has sent it (question {question}).',
  'sgi.list': 'VCpu 0 has sent an SGI to VCpu 1: GICC_IAR reads as {found} there, it has to be {wanted}.',
  'sgi.list-others': 'An SGI for VCpu 1 alone; VCpu 0 was given {found}.',
  'sgi.list-self':
    'An SGI for VCpu 1 alone came to its sender, too. With filter 0 the list in bits 23:16 says who is meant.',
  'sgi.others': 'VCpu 1 has sent an SGI to all others: GICC_IAR of VCpu 0 reads as {found}, it has to be {wanted}.',
  'sgi.others-self': 'Filter 1 is for all VCpus but the sender; it was given {found} itself.',
  'sgi.self': 'VCpu 0 has sent an SGI to itself: GICC_IAR reads as {found}, it has to be {wanted}.',
  'sgi.self-others': 'Filter 2 is for the sender alone; VCpu 1 was given {found}.',
  'sgi.nobody': 'An SGI went to a list of VCpus that there are not; VCpu 0 was given {found}.',
};
export default sentences;
