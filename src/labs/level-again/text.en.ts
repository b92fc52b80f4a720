import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'Find the fault: again, or never again',
  'objective.backwards': 'Go backwards from a missing interrupt, or one too many, to the write that is to blame',
  'objective.level': 'Know when the line of a level-sensitive interrupt has to be looked at',
  'step.trace': 'What does the guest see? Say whether its interrupt stays away, or comes once too often, and when.',
  'step.cause': 'Which write to the GIC is to blame? Name its place, the register, the value, and what was due.',
  'step.repair': 'Make that one value right in patch.s, so that the guest gets all bytes and then has its peace.',
  'trace.hint-1': 'Run to the end. Is the guest asleep in `wait`, or has it come to `empty`?',
  'trace.hint-2': 'x19 is the number of bytes that the guest has, x20 that of its interrupts.',
  'trace.hint-3': 'Asleep in `wait`, with x19 below COUNT: 1. Standing at `empty`: 2. bytes is x19 there.',
  'trace.symptom': '{answer} is not what happens. Where does the guest stand in the end?',
  'trace.bytes': 'The guest does not have {answer} bytes at that moment. It counts them in x19.',
  'trace.all': '{answer} is all that the device has. The guest has not got all of them.',
  'trace.interrupts': '{answer} is the number of interrupts; each one brings several bytes.',
  'cause.hint-1':
    'Look at GICH_LR0 when the guest ends its interrupt for the last time. Who should hear of that end, and how?',
  'cause.hint-2':
    'Four things have to be right. A listed level has bit 19, EOI, so that its end is a maintenance interrupt. INTID 25, the maintenance interrupt, is enabled. It is ended itself, so that it can come again. And what is active is not made pending, since the line may have fallen until its end.',
  'cause.hint-3':
    'Compare: p6 writes LIST (bit 19?), p7 what was there already (bit 28 and 29 both?), p2 1 << 25, p4 1 (bit 9 wants a GICC_DIR, and nobody writes one).',
  'cause.put': 'All writes go through put. Who called it with the wrong value?',
  'cause.maintenance': 'At {answer} the maintenance interrupt is ended, with what IAR said. That is right.',
  'cause.first-time': 'At {answer} the interrupt is listed when its line is high and nothing is listed. That is right.',
  'cause.listed-well': 'At {answer} the interrupt is listed, with EOI. That is right; who hears of the end?',
  'cause.unchanged': 'At {answer} is written what was there already. That is no fault.',
  'cause.put-at': 'The call at {answer} is not to blame, or it is none.',
  'cause.register': 'Register {answer} of the list is not the one that is written wrongly.',
  'cause.hcr': 'GICH_HCR is 1: the virtual interface is on, and nothing more is needed here.',
  'cause.written': '{answer} is not written there. Stop at the call, and look at w1 the first time that it is wrong.',
  'cause.right-instead': '{answer} is what should have been written. What was?',
  'cause.right': '{answer} is not what is due there.',
  'cause.written-instead': '{answer} is what is written. What should it be?',
  'cause.nothing': 'With 0 the interrupt, or what tells of its end, would be gone altogether.',
  'repair.hint-1': 'patch is called for every write; change only the one that is wrong.',
  'repair.hint-2':
    'Compare x0 with the address of the register. Of GICH_LR0 a 0 has to stay 0: that is how it is freed.',
  'repair.hint-3':
    'ldr x3, =address; cmp x0, x3; b.ne 1f; then: GICH_LR0 without EOI: orr w1, w1, #0x80000 if w1 is not 0. Both states: clear bit 28 if bit 29 is set. GICD_ISENABLER0: 1 << 25. GICC_CTLR: clear bit 9. 1: ret.',
  'repair.none': 'The guest was not interrupted at all. Has your patch changed something else?',
  'repair.too-often': 'The guest was interrupted for nothing: it was interrupt number {count}, and no byte was left.',
  'repair.never':
    'The guest sleeps, and has {bytes} of {count} bytes at its last interrupt: its interrupt does not come again.',
  'repair.storm':
    'The guest does not come on: EL2 is interrupted again and again. A list register that is free must not have EOI set.',
  'repair.not-quiet': 'The guest did not come to `quiet`.',
  'repair.bytes':
    'The guest has {found} bytes, and their sum is {sum}; it should be {wanted}. It has to fetch them itself.',
  'repair.interrupts': 'The guest needed {found} interrupts; with its bursts it should be {wanted}.',
};
export default sentences;
