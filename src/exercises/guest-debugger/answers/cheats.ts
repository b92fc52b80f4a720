import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'debug.ts';

const cheats: readonly Cheat[] = [
  {
    name: 'says-what-was-asked-for',
    claim: 'VM 1 has stopped where it was told to: WHERE says so',
    of: 'solution',
    file,
    edits: [
      ['      return registers[32] ?? 0n;\n', '      return breakpoint;\n'],
      [
        '  if (vcpu.vm !== debuggee(call.vms) || (ec !== 0x30n && ec !== 0x32n))\n    return HANDLERS.trap(call, vcpu, esr);\n',
        '  if (vcpu.vm !== debuggee(call.vms) || (ec !== 0x30n && ec !== 0x32n && ec !== 0x16n))\n    return HANDLERS.trap(call, vcpu, esr);\n',
      ],
    ],
  },
  {
    name: 'runs-to-the-next-address',
    claim: 'a step is a breakpoint behind the instruction',
    of: 'solution',
    file,
    edits: [
      [
        '      steps = Number(n);\n      thenRuns = false;\n',
        '      registers[32] = (registers[32] ?? 0n) + 4n * n;\n      steps = 0;\n      thenRuns = false;\n',
      ],
    ],
    passes: ['break', 'look'],
  },
  {
    name: 'writes-the-end-itself',
    claim: 'VM 1 has come to its end: all its registers are as they should be',
    of: 'solution',
    file,
    edits: [
      [
        '      steps = 1;\n      thenRuns = true;\n',
        '      registers[2] = (registers[2] ?? 1n) - 1n;\n      steps = 0;\n      thenRuns = false;\n',
      ],
    ],
    passes: ['break', 'look', 'step'],
  },
  {
    name: 'asks-the-hypervisor-that-was-there',
    claim: 'HANDLERS knows all traps, breakpoints too',
    of: 'starter',
    file,
    edits: [
      [
        '  return NOT_SUPPORTED;\n',
        '  void [DEBUGGER, DEBUGGEE, VALUE, CONTROL, ENABLED, MDCR_TDE, MDSCR_MDE, MDSCR_SS, SPSR_SS];\n  return type === {{type}} ? HANDLERS.documentCall(call, vcpu, 0, event) : NOT_SUPPORTED;\n',
      ],
    ],
  },
];
export default cheats;
