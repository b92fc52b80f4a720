import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'Fewer exits',
  'objective.count': 'Count by cause before anything is changed',
  'objective.fewer': 'Replace many exits by one, and trust nothing that comes with it',
  'step.count':
    'Run what you were given, and count: which class of exits is the most frequent, and how often does it come?',
  'step.fewer':
    'Make it ten times as rare at least: PRINT in print.ts, and puts in puts.s. Every byte has to arrive, in its order.',
  'step.guard': 'The guest asks PRINT for what it must not have. Refuse all of it, and send nothing.',
  'not-reached': 'The guest did not come to {behind}.',
  threw: 'The guest did not come to {behind}: print.ts threw an error. What a guest asks for wrongly is refused.',
  'count.hint-1': 'The list of calls has one row for each exit, with its class.',
  'count.hint-2':
    'For each byte the guest reads UARTFR and writes UARTDR; both are data aborts, EC 0x24. Count the bytes of the five lines, newlines too.',
  'count.hint-3': 'most = 0x24; how-many = 2 × the bytes of all five lines; reads = 5 × the MRS in the loop.',
  'count.most': '{answer} is not the class of which there are most.',
  'count.how-many': 'There are not {answer} exits of this class before `written`.',
  'count.one-each': '{answer} is the number of bytes. How often does the guest come to EL2 for each?',
  'count.reads': 'There are not {answer} exits by MRS before `written`.',
  'fewer.hint-1': 'What does one exit carry today, and what could it carry?',
  'fewer.hint-2':
    'puts calls PRINT with x0 and x1 as they are. PRINT reads the text by guestMemory(call.el2, vcpu.vm).read(ipa, length), and writes byte by byte to the console channel. That costs no exits: you are at EL2.',
  'fewer.hint-3':
    'puts: ldr x7, =PRINT; hvc #0; ret. const text = guestMemory(call.el2, vcpu.vm).read(Number(frame.x(0)), Number(frame.x(1))); for (const byte of text) call.el2.console(vcpu.vm.plan.uartChannel ?? 0)?.write(byte);',
  'fewer.nothing': 'Nothing has arrived at the console of the VM.',
  'fewer.text': 'The console should begin with {wanted}; what arrived is {found}.',
  'fewer.too-many':
    'The guest came to EL2 {found} times in all. With a tenth of the exits for its output it would be at most {most}.',
  'guard.hint-1': 'Which two numbers come from the guest, and what is the worst that each can be?',
  'guard.hint-2':
    'The length first: more than LONGEST is refused before anything is read. Then guestMemory: read gives undefined when one byte is not RAM of this VM. Only then send.',
  'guard.hint-3': 'if (length > LONGEST) return NOT_SUPPORTED; … if (text === undefined) return NOT_SUPPORTED;',
  'guard.over': 'A text that ends behind the RAM of the VM got {found}; it should be −1.',
  'guard.nowhere': 'A text at {ipa}, which is not RAM of the VM, got {found}; it should be −1.',
  'guard.long': 'A text of {length} bytes got {found}; it should be −1. The neighbour would wait for all of it.',
  'guard.direct': 'A text as it should be got {found}; it should be 0.',
  'guard.sent':
    'Something was sent that should have been refused, or not as it should be: behind the five lines only {wanted} should come. All of it: {found}',
  'guard.before': 'Nothing is guarded before something works: PRINT gave {found} for a text as it should be.',
};
export default sentences;
