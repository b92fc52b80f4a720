import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, fails: string, because: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'uart.ts',
  edits,
  fails,
  code: because === 'aborted' ? because : `${fails}.${because}`,
});

const CHANNEL = 'call.el2.console(vm.plan.uartChannel ?? 0)';
const STATE = 'vm.state.uart ??= { [CR]: 0x300, [IFLS]: 0x12 };\n  return vm.state.uart as Uart;';
const OF_VM = ' + {{step}} * vm.plan.index';

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('revision-in-the-low-nibble', 'identify', 'revision', ['({{revision}} << 4) | 4', '(4 << 4) | {{revision}}']),
  mutant('component-id-from-its-end', 'identify', 'reversed', ['0x0d, 0xf0, 0x05, 0xb1', '0xb1, 0x05, 0xf0, 0x0d']),
  mutant('identification-is-bytes', 'identify', 'stride', ['(offset - ID) >> 2', 'offset - ID']),
  mutant('serial-of-the-first-vm', 'identify', 'serial-of-vm-0', [OF_VM, '']),
  mutant('aborts-where-no-register-is', 'registers', 'aborted', ['return BigInt(kept[offset] ?? 0);', 'return offset in kept ? BigInt(kept[offset] ?? 0) : undefined;']),
  mutant('stores-give-nothing', 'registers', 'aborted', ['  return 0n;\n', '  return undefined;\n']),
  mutant('flags-are-zero', 'registers', 'flags', ['const IDLE = 0x90', 'const IDLE = 0']),
  mutant('begins-with-zeros', 'registers', 'reset', ['{ [CR]: 0x300, [IFLS]: 0x12 }', '{}']),
  mutant('keeps-all-bits', 'registers', 'mask', ['Number(value) & mask', 'Number(value)']),
  mutant('keeps-everything', 'registers', 'readonly', ['if (mask !== undefined) kept[offset] = Number(value) & mask;', 'kept[offset] = Number(value) & (mask ?? 0xff);']),
  mutant('one-state-for-all', 'registers', 'shared', [STATE, 'return ONE;'], ['type Uart = Record<number, number>;', 'type Uart = Record<number, number>;\nconst ONE: Uart = { [CR]: 0x300, [IFLS]: 0x12 };']),
  mutant('forgets-what-is-set', 'registers', 'kept', ['vm.state.uart ??=', 'vm.state.uart =']),
  mutant('always-busy', 'output', 'busy', ['const IDLE = 0x90', 'const IDLE = 0xb8']),
  mutant('to-the-uart-of-the-board', 'output', 'board', ['channel?.write(Number(value & 0xffn));', 'call.el2.write(0x09000000, 4, value & 0xffn);\n    void channel;']),
  mutant('one-channel-for-all', 'output', 'channel', [CHANNEL, 'call.el2.console(1)']),
  mutant('sends-the-offset', 'output', 'other', ['Number(value & 0xffn)', 'offset']),
  mutant('sends-whatever-is-stored', 'output', 'more', ['if (offset === DR) {', 'if (mask === undefined) {']),
  mutant('sends-nothing', 'output', 'silent', ['if (offset === DR) {', 'if (offset === DR && _size === 8) {']),
];
export default mutants;
