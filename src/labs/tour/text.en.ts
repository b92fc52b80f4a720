import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'The machine on this page',
  'objective.step': 'Follow three instructions through the registers',
  'objective.mmio': 'Write to a device by storing to its address',
  'step.sum': 'Add two registers into a third, as tour.s says, and step over the first three instructions.',
  'step.hello': 'Write two letters and a line feed to the UART; tour.s says which.',
  'step.stay': 'End the program with a branch to itself.',
  'sum.hint-1': 'One instruction is enough. It names the destination first.',
  'sum.hint-2': 'ADD takes a destination and two sources.',
  'sum.hint-3': 'As add x2, x0, x1, with the registers of your file',
  'sum.empty':
    'x{s} is still 0, and nothing has been added yet: x{p} + x{q} is {wanted}. Below “1.” in tour.s is room for the one instruction that does it.',
  'sum.nothing': 'At the end x{s} is still 0; x{p} + x{q} is {wanted}. Which register does your instruction write?',
  'sum.difference': 'x{s} is {found}, the difference. The sum is {wanted}: ADD, not SUB.',
  'sum.another-number':
    'At the end x{s} is {found}; x{p} + x{q} is {wanted}. Are these the registers that you add, and does a later instruction write x{s} once more?',
  'sum.not-added':
    'x{s} holds {found} at the end, and no instruction has added x{p} and x{q}, which makes {wanted}. Let the machine do it, with ADD.',
  'sum.known':
    'x{s} holds the right number, but no instruction has added x{p} and x{q}: it was computed before. Let the machine do it, with ADD.',
  'hello.hint-1': 'A device register is written like memory: with a store to its address.',
  'hello.hint-2': 'STRB stores one byte. The address stays in x3; put each character into w4 first.',
  'hello.hint-3': "mov w4, #'H' and strb w4, [x3] with your first letter; the same with the second, and with 10",
  'hello.nothing': "No device has been accessed yet: the UART's data register is at 0x09000000.",
  'hello.read': 'The UART was read, not written: LDRB loads, STRB stores.',
  'hello.elsewhere':
    'A store went to {address}. UARTDR is at 0x09000000 for every byte: the address must not move, and STRB stores one byte only.',
  'hello.no-line-feed': 'The console shows “{greeting}”, but the line does not end: a line feed is the byte 10.',
  'hello.again': 'The console shows “{text}”: the program comes round again. Where does its last branch go?',
  'hello.letters': 'The console shows “{text}”: the right form, other letters. tour.s asks for “{greeting}”.',
  'hello.other': 'The console shows “{text}”; it should show “{greeting}\\n”.',
  'stay.hint-1': 'A core never stops by itself: after your last instruction it executes what happens to be there.',
  'stay.hint-2': 'A branch whose target is its own address keeps the core where it is.',
  'stay.hint-3': 'b .',
  'stay.ran-on':
    'The core ran on past the end of your program: the word at {elr} is no instruction (EC {ec}). End with a branch to itself.',
  'stay.hlt':
    'The instruction at {elr} is HLT, which halts a core only for a debugger that is attached; without one it is no instruction (EC {ec}). End with a branch to itself.',
  'stay.jumped':
    'The core branched to {elr}, where there is no program. Nobody has called yours, so there is nowhere to return to: end with a branch to itself.',
  'stay.abort':
    'The access of the instruction at {elr} to {far} was answered by nobody (EC {ec}): neither RAM nor a device is there.',
  'stay.exception':
    'The instruction at {elr} takes an exception (EC {ec}), and there is no handler yet. A branch to itself needs none.',
  'stay.switched-off':
    'The program has switched the machine off. It should stay where it is, with the machine on: end with a branch to itself.',
  'stay.other': 'The program does not come to rest. Its last instruction should be a branch to itself.',
};
export default sentences;
