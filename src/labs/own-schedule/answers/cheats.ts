import type { Cheat } from '../../kit/lab.ts';

const file = 'schedule.ts';
const IMPORT = "import { settle, switchTo, type Handlers, type VCpu } from 'hypervisor';";

const cheats: readonly Cheat[] = [
  {
    name: 'asks-the-scheduler-that-is-built-in',
    claim: 'everybody has a turn: the hypervisor that was there before has seen to it',
    of: 'starter',
    file,
    edits: [
      [IMPORT, "import { schedule as theirs, settle, switchTo, type Handlers, type VCpu } from 'hypervisor';"],
      ['  // 1. Whoever was switched off leaves the core.\n', '  if (call.cpu.id === 0) return theirs(call);\n'],
    ],
  },
  {
    name: 'writes-the-switches-into-the-guests-page',
    claim: 'the core has changed hands: the page that both guests look at says so',
    of: 'solution',
    file,
    edits: [
      [
        '  cpu.state.turn = 0;\n',
        `  cpu.state.turn = 0;
  const busy = (el2.read(0x60000050, 8) ?? 0n) < 5n && (el2.read(0x60000038, 8) ?? 0n) === 1n;
  if (busy && before !== undefined && isReady(before) && now < cpu.state.turnEnd)
    el2.write(0x60000040, 8, (el2.read(0x60000040, 8) ?? 0n) ^ 1n);
`,
      ],
    ],
    passes: ['turns', 'waits', 'timers'],
  },
  {
    name: 'lets-nobody-wait',
    claim: 'all are awake in the end, and others had turns meanwhile: a WFI only gave the turn away',
    of: 'solution',
    file,
    edits: [['vcpu.admitted && (!vcpu.state.waiting || vcpu.hasEvent())', 'vcpu.admitted']],
    passes: ['turns', 'slice'],
  },
  {
    name: 'rings-its-own-bell',
    claim: 'who waited for an interrupt is awake: it was woken without one',
    of: 'solution',
    file,
    edits: [
      [
        'vcpu.admitted && (!vcpu.state.waiting || vcpu.hasEvent())',
        'vcpu.admitted && (!vcpu.state.waiting || vcpu.hasEvent() || vcpu.timerDeadline() >= 1n << 64n)',
      ],
    ],
    passes: ['turns', 'slice'],
  },
  {
    name: 'moves-the-alarms-of-those-that-sleep',
    claim: 'nobody was woken before the alarm: the alarm was due when they were',
    of: 'solution',
    file,
    edits: [
      [
        '  const isOver = before',
        `  for (const { state } of all)
    if (state.saved !== null && state.saved.registers['CNTV_CTL_EL0'] === 1n)
      state.saved.registers['CNTV_CVAL_EL0'] = now;

  const isOver = before`,
      ],
    ],
    passes: ['turns', 'slice'],
  },
];
export default cheats;
