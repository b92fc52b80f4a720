import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'share.ts';

const cheats: readonly Cheat[] = [
  {
    name: 'asks-the-scheduler-that-is-built-in',
    claim: 'the hypervisor that was there before shares the core out already',
    of: 'starter',
    file,
    edits: [
      [
        "import { settle, switchTo, type Handlers } from 'hypervisor';",
        "import { HANDLERS, settle, switchTo, type Handlers } from 'hypervisor';",
      ],
      ['  settle(call);\n', '  if (settle !== undefined) return HANDLERS.schedule(call);\n'],
    ],
  },
  {
    name: 'writes-into-the-page-of-appointments',
    claim: 'VM b had the core: the page that both guests look at says so',
    of: 'starter',
    file,
    edits: [['  settle(call);\n', '  settle(call);\n  call.el2.write(0x6080_0000, 8, 3n);\n']],
  },
  {
    name: 'leaves-the-window-to-one',
    claim: 'both had their turns, and the heavier one had more of them: all',
    of: 'solution',
    file,
    edits: [
      [
        '    const cost = ((all < SLICE ? all : SLICE) * 12n) / weightOf(last);\n',
        '    const cost = weightOf(last) === WEIGHTS[0] ? all * 100n : 0n;\n',
      ],
    ],
    passes: ['both'],
  },
  {
    name: 'counts-for-the-guest',
    claim: 'a guest has had its share: the register in which it counts says so',
    of: 'solution',
    file,
    edits: [
      ['* 12n) / weightOf(last);', '* 12n) / (weightOf(last) / weightOf(last));'],
      [
        '  call.handlers.refill(call, chosen);\n',
        '  call.handlers.refill(call, chosen);\n  if (call.frame.x(13) > 0n) call.frame.setX(13, (WEIGHTS[chosen.vm.plan.index] ?? 1n) * 7000n);\n',
      ],
    ],
    passes: ['both', 'sleep', 'credit'],
  },
];
export default cheats;
