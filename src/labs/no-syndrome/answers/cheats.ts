import type { Cheat } from '../../kit/lab.ts';

const file = 'abort.ts';
const EMULATE = '  void [offset, decode(instructionAt(call, vcpu, call.frame.elr))];\n  return false;\n';
const DECODE = 'const access = decode(instructionAt(call, vcpu, frame.elr));';

// prettier-ignore
const cheats: readonly Cheat[] = [
  {
    name: 'knows-the-registers-of-this-guest',
    claim: 'every probe was emulated: which it is tells the turn, and its registers stand in guest.s',
    of: 'starter',
    file,
    edits: [
      [EMULATE, `  const { frame } = call;
  const turn = turns++;
  const load = (r: number, at: number, size: number): void => frame.setX(r, readDevice(offset + at, size));
  const [a, b] = [{{ra}}, {{rb}}];
  if (turn === 0) { load(a, 0, 4); frame.setX(1, frame.x(1) + {{step}}n); }
  if (turn === 1) { load(b, 0, 8); frame.setX(1, frame.x(1) + 16n); }
  if (turn === 2) { frame.setX(a, BigInt.asUintN(64, BigInt.asIntN(8, readDevice(offset, 1)))); frame.setX(1, frame.x(1) - 3n); }
  if (turn === 3) { writeDevice(offset, 4, frame.x(b)); frame.setX(1, frame.x(1) - 8n); }
  if (turn === 4) { writeDevice(offset, 1, frame.x(b)); frame.setX(1, frame.x(1) + 1n); }
  if (turn === 5) { load(a, 0, 4); load(b, 4, 4); }
  if (turn === 6) { load(a, 0, 8); load(b, 8, 8); frame.setX(1, frame.x(1) + 16n); }
  if (turn === 7) { load(a, 0, 8); load(b, 8, 8); frame.setX(1, frame.x(1) - 8n); }
  if (turn === 8) { writeDevice(offset, 8, frame.x(b)); writeDevice(offset + 8, 8, frame.x(a)); }
  if (turn === 9) { writeDevice(offset, 4, 0n); writeDevice(offset + 4, 4, frame.x(b)); }
  return turn < 10;
`],
      ['type Trap =', 'let turns = 0;\ntype Trap ='],
    ],
    passes: ['refuse'],
  },
  {
    name: 'skips-them-all',
    claim: 'no probe gave an abort: all without a syndrome were left out',
    of: 'starter',
    file,
    edits: [[EMULATE, '  void [offset, decode(instructionAt(call, vcpu, call.frame.elr))];\n  return true;\n']],
  },
  {
    name: 'turns-the-mmu-of-its-guest-off',
    claim: 'the VA is an IPA: there was no stage 1 when it was read',
    of: 'solution',
    file,
    edits: [[DECODE, "call.el2.msr('SCTLR_EL1', call.el2.mrs('SCTLR_EL1') & ~1n);\n  const access = decode(Number(readIpa(call, vcpu, Number(frame.elr), 4)));"], ['function instructionAt', 'export function instructionAt']],
  },
  {
    name: 'looks-where-this-guest-has-put-it',
    claim: 'the instruction was found: the page with the probes is at SPARE, as guest.s says',
    of: 'solution',
    file,
    edits: [[DECODE, 'const access = decode(Number(readIpa(call, vcpu, {{spare}} + Number(frame.elr & 0xfffn), 4)));'], ['function instructionAt', 'export function instructionAt']],
  },
  {
    name: 'changes-the-instruction',
    claim: 'the probe could be emulated: it is another one by now, with a syndrome',
    of: 'starter',
    file,
    edits: [
      [EMULATE, `  const spare = vcpu.vm.pageTable.translate({{spare}} + Number(call.frame.elr & 0xfffn));
  if (spare === undefined) return false;
  call.el2.write(spare.pa, 4, 0xb9400022n);
  call.frame.x(0);
  return offset < 0;
`],
      ['    if (!emulate(call, vcpu, ipa - DEVICE))\n      return HANDLERS.trap(call, vcpu, esr);\n    return frame.skip();\n', '    emulate(call, vcpu, ipa - DEVICE);\n    return;\n'],
    ],
  },
];
export default cheats;
