import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'Core 1 wakes up at EL2',
  'objective.wake': 'Switch a core on by PSCI, and give it a context of its own',
  'objective.meet': 'Let two cores agree on something: exclusives, a flag with barriers, sleep and wake',
  'step.wake': 'start_core: call CPU_ON by SMC, and return what the firmware answers.',
  'step.own': 'secondary: from the context in x0 to SP, VBAR_EL2 and TPIDR_EL2; then on at MAIN.',
  'step.meet': 'add, release, await: two cores that lose nothing, see data before its flag, and sleep while they wait.',

  'wake.hint-1':
    'start_core is called with two arguments, CPU_ON takes four registers. Who calls whom, and by which instruction?',
  'wake.hint-2':
    'x3 is the context, x1 the MPIDR, x2 the entry, x0 the function: move them in an order that overwrites nothing.',
  'wake.hint-3': 'mov x3, x1; mov x1, x0; ldr x2, =secondary; ldr x0, =CPU_ON; smc #0; ret',
  'wake.not-called': 'start_core has returned its own argument: nobody was called.',
  'wake.hvc':
    'An HVC at EL2 goes to EL2 itself, to your own vectors. The firmware sits above, and on this board it is called by SMC.',
  'wake.stuck': 'start_core has not returned.',
  'wake.core-0':
    'Core 0 itself has gone to secondary, and core 1 is still off. secondary is the entry that the firmware gives to core 1; start_core comes back to its caller, on core 0.',
  'wake.nobody':
    'For a core that does not exist the answer was {found}; the firmware says −2, INVALID_PARAMETERS. Is its MPIDR in x1?',
  'wake.parameters':
    'CPU_ON of core 1 was refused: INVALID_PARAMETERS. In x1 must be the MPIDR, in x2 an address that is a multiple of 4.',
  'wake.refused': 'CPU_ON of core 1 was answered with {found}; it has to be 0, SUCCESS.',
  'wake.twice':
    'When core 1 was on already the answer was {found}; the firmware says −4, ALREADY_ON: hand it on as it is.',
  'wake.elsewhere': 'Core 1 was switched on, but nothing ran at secondary: which entry did it get?',

  'own.hint-1': 'A fresh core has one value that you can trust: x0. All the others are what power-on left in them.',
  'own.hint-2':
    'Load from the block that x0 points at: SP from STACK, VBAR_EL2 from VECTORS. TPIDR_EL2 keeps the pointer itself.',
  'own.hint-3':
    'msr tpidr_el2, x0; ldr x1, [x0, #STACK]; mov sp, x1; ldr x1, [x0, #VECTORS]; msr vbar_el2, x1; isb; ldr x1, [x0, #MAIN]; br x1',
  'own.not-arrived': 'Nobody has come to core_main.',
  'own.another': 'It was not core 1 that came to core_main at EL2.',
  'own.tpidr-zero': 'TPIDR_EL2 is 0 at core_main: core 1 does not know which one it is.',
  'own.tpidr':
    'TPIDR_EL2 is {found} at core_main; the context identifier was {context}. A place that is worked out from MPIDR is another one.',
  'own.shared-stack':
    'SP of core 1 is {found}: that is the stack of core 0. Two cores that push onto one stack overwrite each other’s return addresses. Its own ends at {stack}.',
  'own.stack': 'SP of core 1 is {found} at core_main; its stack ends at {stack}.',
  'own.shared-vectors': 'VBAR_EL2 of core 1 is {found}: the vectors of core 0. Its own are in the block.',
  'own.vectors': 'VBAR_EL2 of core 1 is {found}; the block says {vectors}.',
  'own.no-vector': 'Core 1 has executed HVC at EL2, and its own vector has not been reached.',

  'meet.hint-1':
    'Two loads, two additions, two stores: if the other core comes in between, one addition is lost. And a flag says nothing about what was written before it, unless a barrier does.',
  'meet.hint-2':
    'add: LDXR, ADD, STXR, and again while STXR says 1. release: DMB before the store of the flag, DSB behind it, then SEV. await: load, compare, WFE, and look again: an event means nothing in itself.',
  'meet.hint-3':
    'add: ldxr w2, [x0]; add w2, w2, w1; stxr w3, w2, [x0]; cbnz w3, add; ret — release: dmb ish; str w1, [x0]; dsb ish; sev; ret — await: ldr w2, [x0]; cmp w2, w1; b.eq 1f; wfe; b await; 1: dmb ish; ret',
  'meet.asleep':
    'Both cores sleep, and nobody wakes them. WFE ends by an event: SEV of the other core, or the loss of the exclusive monitor that LDXR has set.',
  'meet.not-reached': 'Core 1 has not come that far; steps 1 and 2 come first.',
  'meet.early':
    'Core 1 went on with {found} before it had been told to; the data was {wanted}. WFE may end for any event, one of somebody else’s too: look at the word again.',
  'meet.awake':
    'Core 0 has executed {count} instructions while it waited: it reads over and over, keeps the bus busy and burns power. WFE sleeps.',
  'meet.lost':
    'Both cores have added, and the sum is {found} instead of {wanted}: additions were lost. Between your load and your store the other core was there.',
  'meet.sum': 'The sum is {found}; it has to be {wanted}.',
  'meet.not-exclusive':
    'The sum is right by luck: no store-exclusive was executed. With other timing the other core comes between load and store.',
  'meet.no-barrier':
    'release has no barrier: this machine keeps its stores in order, an A72 need not. Its neighbour may see the flag before the data.',
  'meet.one-barrier':
    'release has one barrier, and there are two things to keep apart: data before flag (DMB before the store, or STLR), and flag before wake (DSB before SEV).',
};
export default sentences;
