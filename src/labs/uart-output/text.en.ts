import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'A UART that sends',
  'objective.registers': 'Answer what a probing driver reads, and keep what it sets',
  'objective.output': 'Send what a guest writes to the console of its own VM',
  'step.identify': 'Say who you are: the identification registers, and the one that this board adds.',
  'step.registers':
    'Be a register file: reset values, bits that exist, registers that cannot be written, each VM its own.',
  'step.output': 'Send: each character once, on the console channel of the VM that wrote it.',
  aborted:
    'The guest got an abort at {elr}: the handler returned undefined for an access of its own page. A load gets a number, a store 0n; a place without a register reads as 0.',
  moved:
    'After its access at {elr} the guest of VM {vm} did not go on with the next instruction but at {pc}. Whatever stood in between was left out. Whoever calls you skips the instruction already; you only answer.',
  'not-reached': 'VM {vm} did not get as far as that.',
  'identify.hint-1':
    'Before a driver touches anything else, the kernel’s bus code reads eight registers at the end of the page: is this the part that the device tree promises?',
  'identify.hint-2':
    'PeriphID0 to 3 hold part, designer, revision: 0x11, 0x10, revision and 4, 0. PCellID0 to 3 are 0x0d, 0xf0, 0x05, 0xb1. They are four bytes apart: the index is (offset − ID) >> 2.',
  'identify.hint-3':
    'const ids = [0x11, 0x10, (REVISION << 4) | 4, 0, 0x0d, 0xf0, 0x05, 0xb1]; if (offset >= ID) return BigInt(ids[(offset - ID) >> 2] ?? 0);',
  'identify.revision':
    'UARTPeriphID2 read as {found}; it has to be {wanted}: the revision is in bits 7:4, and bits 3:0 are the upper half of the designer, 4.',
  'identify.reversed':
    'UARTPCellID{n} read as {found}; it has to be {wanted}. The four bytes are 0x0d, 0xf0, 0x05, 0xb1 from the lowest address on.',
  'identify.stride':
    'UARTPeriphID{n} read as {found}; it has to be {wanted}: that is four registers too far. They are words, four bytes apart: divide the offset by 4 before it is an index.',
  'identify.peripheral': 'UARTPeriphID{n} read as {found}; it has to be {wanted}.',
  'identify.component': 'UARTPCellID{n} read as {found}; it has to be {wanted}.',
  'identify.serial': 'SERIAL, at {place}, read as {found}; it has to be {wanted}.',
  'identify.serial-of-vm-0':
    'In the second VM SERIAL read as {found}, which is that of the first; it has to be {wanted}. The handler is one for all VMs; vm says for which it works.',
  'registers.hint-1':
    'A driver sets a register, and some time later changes one bit of it. What does it read in between?',
  'registers.hint-2':
    'Keep a number for each offset in KEPT, in an object that hangs at vm.state.uart, begun with { [CR]: 0x300, [IFLS]: 0x12 }. A store keeps value & mask; a load gives what was kept, or 0.',
  'registers.hint-3':
    'vm.state.uart ??= { [CR]: 0x300, [IFLS]: 0x12 }; … const mask = KEPT.get(offset); if (mask !== undefined) kept[offset] = Number(value) & mask;',
  'registers.flags':
    'UARTFR read as {found} before anything was sent; it has to be {wanted}: TXFE (bit 7), there is nothing left to send, and RXFE (bit 4), there is nothing to read.',
  'registers.reset': 'After its reset the register at {offset} read as {found}; its reset value is {wanted}.',
  'registers.readonly':
    'The guest wrote to the register at {offset}, and read {found} there afterwards; it has to be {wanted}: this one does not keep what is written.',
  'registers.shared':
    'In VM {vm} the register at {offset} reads as {found}, which the other VM has written; its own is {wanted}. One state for all: it belongs to vm.state, where each VM has its own.',
  'registers.mask':
    'VM {vm} wrote {written} to the register at {offset} and read all of it back; only {wanted} can be kept: the other bits do not exist.',
  'registers.kept': 'VM {vm} wrote {written} to the register at {offset} and read {found}; it has to be {wanted}.',
  'output.hint-1': 'Which register, which bits of it, and who listens?',
  'output.hint-2':
    'A store to DR sends its low byte. vm.plan.uartChannel is the number of the console channel; call.el2.console(n) is the channel, or undefined.',
  'output.hint-3':
    'if (offset === DR && value !== undefined) call.el2.console(vm.plan.uartChannel ?? 0)?.write(Number(value & 0xffn));',
  'output.busy':
    'The guest gave up: UARTFR read as {found} each time. BUSY (bit 3) or TXFF (bit 5) say “wait”; this UART has always sent everything by then, so both are 0.',
  'output.board':
    'The byte went to the UART of the board. That one is not yours to give to this guest: its console is the channel vm.plan.uartChannel.',
  'output.channel':
    'What VM {vm} wrote came out on channel {channel}, “{found}” on its own; its channel is {wanted}: vm.plan.uartChannel.',
  'output.silent': 'Nothing came out on channel {channel}; VM {vm} wrote “{wanted}” to DR.',
  'output.more':
    'On channel {channel} there is “{found}”; VM {vm} wrote “{wanted}”. Something else is sent too: only stores to DR send.',
  'output.other': 'On channel {channel} there is “{found}”; VM {vm} wrote “{wanted}”.',
};
export default sentences;
