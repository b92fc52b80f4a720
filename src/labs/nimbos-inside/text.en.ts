import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'NimbOS from inside',
  'objective.call': 'Follow a system call from svc through the kernel to the device, and back',
  'objective.source': 'Find the line of C that a core is executing, and the caller of a function, on the machine',
  'step.call': 'The call: which one it is, and what the program hands over.',
  'step.kernel': 'Into the kernel: vector, syndrome, and who looks at the number.',
  'step.source': 'The lines of C that it goes through.',
  'step.uart': 'At the device.',
  'call.hint-1':
    'Run to the end, and go backwards from there, exception by exception. Between two lines the program asks for more than one thing; its source, guests/nimbos/user/yield.c, has all of them.',
  'call.hint-2':
    'The number is in x8 and the arguments are in x0 to x2 when svc is executed. write() takes fd, buffer and size.',
  'call.hint-3':
    'yield, getpid and write: three. write is 1, fd is 1, and the line has 18 characters with its line feed.',
  'kernel.hint-1':
    'Under Levels the last exception stands with its vector and its syndrome. From which level does it come?',
  'kernel.hint-2':
    'A synchronous exception from a lower level in AArch64 has a vector of its own group. EC is ESR_EL1[31:26].',
  'kernel.hint-3':
    'EL1+0x400; SVC is class 0x15; SPSR_EL1.M[3:2] says EL0. handle_trap looks at the vector, system_call at the number.',
  'source.hint-1':
    'Beside each instruction of the kernel the code view shows the line that it was compiled from. Step on from the vector.',
  'source.hint-2':
    'Who has called a function is in x30 when it is entered: the line of the instruction before that address. And the store to UARTDR is the first access of the device that writes.',
  'source.hint-3':
    'trap.c: the line with system_call(frame). syscall.c: the for in sys_write. pl011.c: the line with uart(DR) in pl011_put.',
  'uart.hint-1': 'The terminal has a carriage return in it that the program has not sent.',
  'uart.hint-2': 'console_put looks at each character, and pl011_put at a flag of the device.',
  'uart.hint-3':
    '18 characters, and one byte more for the line feed. The doubling is console_put’s, the waiting pl011_put’s.',
  'wrong.calls':
    'You say that there are {answer} calls. The run has {found}: each svc of the program is one, also those that print nothing.',
  'wrong.number': 'You say {answer}. x8 holds {found}.',
  'wrong.number-linux': '{answer} is write in Linux. NimbOS has numbers of its own: x8 holds {found}.',
  'wrong.argument': 'You say {answer}. That register holds {found} when svc is executed.',
  'wrong.vector-el2': 'EL2 is empty by now: NimbOS has left it when it began. SVC goes to EL1: {found}.',
  'wrong.vector': 'You say {answer}. It comes from a lower level, in AArch64, and is synchronous: {found}.',
  'wrong.ec': 'You say {answer}. The class is {found}.',
  'wrong.ec-hvc': '{answer} is the class of HVC. This one is SVC: {found}.',
  'wrong.ec-esr': '{answer} is ESR_EL1 as a whole. The class is its bits 31:26: {found}.',
  'wrong.from': 'You say {answer}. SPSR_EL1 has kept where the program was, and goes back there: EL{found}.',
  'wrong.dispatches': 'You say number {answer}. It is number {found} that has a case for each system call.',
  'wrong.dispatches-vector':
    'Number {answer} is entered first, and looks at the vector. The number in x8 is looked at by number {found}.',
  'wrong.trap': 'You say line {answer} of trap.c. x30 at the entry of system_call leads to line {found}.',
  'wrong.loop': 'You say line {answer} of syscall.c. x30 at the entry of console_put leads to line {found}.',
  'wrong.loop-case': 'Line {answer} chooses the function. The characters are handed on in that function: line {found}.',
  'wrong.store': 'You say line {answer} of pl011.c. The store to UARTDR is line {found}.',
  'wrong.store-wait': 'In line {answer} it waits until the device has room. The character goes there in line {found}.',
  'wrong.bytes': 'You say {answer} bytes. The UART got {found}.',
  'wrong.bytes-length':
    '{answer} is what the program has handed over. The UART got {found}: a terminal wants a carriage return before a line feed.',
  'wrong.expands': 'You say number {answer}. It is number {found} that looks for a line feed.',
  'wrong.waits': 'You say number {answer}. It is number {found} that reads the device’s flags, until there is room.',
};
export default sentences;
