import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'One interrupt by hand',
  'objective.enable': 'Know every gate that an interrupt passes on its way to the core',
  'objective.end': 'Take an interrupt and end it, in one step or in two',
  'step.open': 'Let the timer’s interrupt through: distributor, priority, group, mask, CPU interface.',
  'step.take': 'Take it: ask which one it is, stop the timer, end it.',
  'step.apart': 'With EOImode 1 ending is two things. Do them apart, with work in between.',
  'open.hint-1':
    'Follow one wire: enabled? in an enabled group? urgent enough for the mask? Each gate is one register.',
  'open.hint-2':
    'GICD_IGROUPR0 (0x80) and GICD_ISENABLER0 (0x100) have a bit for each INTID, GICD_IPRIORITYR (0x400) a byte. GICD_CTLR and GICC_CTLR are at 0, GICC_PMR at 4. Only the ISENABLER may be written without reading first.',
  'open.hint-3':
    'IGROUPR0 with bit INTID cleared; strb of PRIORITY to 0x400 + INTID; 1 << INTID to ISENABLER0; 1 to GICD_CTLR; MASK to GICC_PMR; 1 to GICC_CTLR.',
  'open.stuck': 'open never came back to board.s.',
  'open.group':
    'INTID {intid} is still in Group 1: GICD_IGROUPR0 is {found}. Only Group 0 is to be enabled, so it would never be forwarded.',
  'open.disabled': 'INTID {intid} is not enabled: GICD_ISENABLER0 reads {found}.',
  'open.another':
    'You have enabled another interrupt: GICD_ISENABLER0 reads {found}, and INTID {intid} is bit {intid} of it. PPI n is INTID 16 + n.',
  'open.priority': 'Its priority is {found}; it should be {wanted}. GICD_IPRIORITYR has a byte for each INTID.',
  'open.neighbour':
    'Its neighbour’s priority was {wanted} and is now {found}: a store of a word changes four of them. They can be written byte by byte.',
  'open.distributor': 'GICD_CTLR is {found}: bit 0 forwards Group 0, and without it the distributor forwards nothing.',
  'open.mask-zero': 'GICC_PMR is 0: no priority is higher than that, so nothing passes.',
  'open.mask': 'GICC_PMR is {found}; it should be {wanted}.',
  'open.interface': 'GICC_CTLR is {found}: bit 0 (EnableGrp0) is 0. Distributor and CPU interface have a switch each.',
  'open.fiq': 'GICC_CTLR is {found}: with bit 3 (FIQEn) Group 0 is signalled as FIQ.',
  'open.fiq-taken': 'A FIQ was taken, and no IRQ.',
  'open.not-taken': 'All gates are open, and yet no IRQ was taken.',
  'take.hint-1':
    'Reading GICC_IAR is what acknowledges. Its answer says which interrupt, and whether there is one at all.',
  'take.hint-2':
    'INTID is bits 9:0 of IAR (0x0c); from 1020 on it is none. First make the cause go away, then write what IAR said to EOIR (0x10).',
  'take.hint-3':
    'ldr w0, [x27, #0x0c]; and w1, w0, #0x3ff; cmp w1, #1020; b.hs end; cmp w1, #INTID; then either stop the timer (write 0 to its CTL) and add x19, or add x20; str w0, [x27, #0x10].',
  'take.stuck': 'irq did not come back to board.s.',
  'take.spurious':
    'Nothing was pending, IAR said 1023, and you counted an interrupt. Interrupts do go away again before anybody asks.',
  'take.not-acknowledged':
    'Nobody read the timer’s INTID from GICC_IAR. What is not acknowledged is not active, and cannot be ended.',
  'take.not-stopped':
    'The timer still asserts its interrupt when it is ended: it is taken again at once, and again. That is a storm.',
  'take.storm': 'A storm: the interrupt came again and again. What asserts it must be gone when you end it.',
  'take.storm-of-others': 'A storm of the other interrupt: it is never acknowledged, or never ended.',
  'take.not-ended': 'GICC_EOIR was not given {wanted}, what IAR had said. Until then its priority is the running one.',
  'take.running':
    'Afterwards GICC_RPR is still {found} (active: {active}): nothing less urgent than that comes through any more.',
  'take.counted': 'The timer went off three times, and x19 is {found}.',
  'take.order':
    'You end the interrupt before you stop the timer. This machine forgives it, because the line falls at once and IRQs are masked; on silicon the line takes its time, and you are interrupted again, for nothing.',
  'take.another':
    'Another interrupt came: x20 is {count}, the running priority {found}, active are {active}. It has to be counted once, and ended like the timer’s.',
  'apart.hint-1': 'EOImode is bit 9 of GICC_CTLR. Then EOIR only drops the priority; GICC_DIR, at 0x1000, deactivates.',
  'apart.hint-2':
    'EOIR comes first, then daifclr, blr x28, daifset, and DIR last. Everything that you need behind the call belongs on the stack: the other interrupt runs through the same code in between.',
  'apart.hint-3':
    'For the timer: str w0, [x27, #0x10]; stp x0, x30, [sp, #-16]!; msr daifclr, #2; blr x28; msr daifset, #2; ldp x0, x30, [sp], #16; stop it; str w0 to x27 + 0x1000. For the other: EOIR, x20, DIR.',
  'apart.before': 'The program has not come this far; finish step 2 first.',
  'apart.mode': 'GICC_CTLR is {found}: bit 9, EOImode, is 0.',
  'apart.closed': 'GICC_CTLR is {found}: EOImode is on, and Group 0 is off now. The other bits have to stay.',
  'apart.not-acknowledged': 'In irq_apart nobody read the timer’s INTID from GICC_IAR.',
  'apart.storm':
    'A storm: the timer came again while its handler worked. Between the drop and the end it has to stay active, because its line is still high.',
  'apart.no-work': 'The function at x28 was not called, or did not come back.',
  'apart.not-dropped':
    'While the work was done the running priority was {found}: it was not dropped, so nothing as urgent could come through.',
  'apart.deactivated':
    'While the work was done the timer’s interrupt was not active (active: {found}). It was ended too early, or never acknowledged.',
  'apart.masked': 'The other interrupt did not come through during the work: are IRQs open there (DAIF.I)?',
  'apart.stuck': 'irq_apart did not come back to board.s.',
  'apart.kept':
    'The timer’s interrupt is still active at the end ({found}), and DIR got the other one’s INTID, twice perhaps: the other interrupt ran through the same code and has changed the register that you kept yours in.',
  'apart.active': 'The timer’s interrupt is still active at the end ({found}): without GICC_DIR it never comes again.',
  'apart.another-active': 'The other interrupt is still active at the end ({found}): it has to be deactivated too.',
  'apart.no-dir': 'GICC_DIR was not written with the timer’s INTID.',
  'apart.counted': 'The timer went off twice and the other came twice; x19 is {timer}, x20 is {other}.',
  'apart.order':
    'You deactivate before you stop the timer: from that moment on it is pending again, and only the masked IRQs keep it away.',
};
export default sentences;
