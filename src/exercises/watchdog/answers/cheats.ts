import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'watchdog.ts';

const cheats: readonly Cheat[] = [
  {
    name: 'counts-what-never-happened',
    claim: 'the guest has been restarted: the page that both look at says so',
    of: 'starter',
    file,
    edits: [
      [
        '  return HANDLERS.schedule(call);\n',
        '  void [MIN, MAX, LIVES];\n  if ((call.el2.read(0x6080_0000, 8) ?? 0n) === 1n) call.el2.write(0x6080_0000, 8, 3n);\n  return HANDLERS.schedule(call);\n',
      ],
    ],
  },
  {
    name: 'restarts-by-the-clock',
    claim: 'whoever hangs is restarted: so is everybody else, all the time',
    of: 'solution',
    file,
    edits: [['    watch.deadline = now + watch.period;\n    return 0n;\n', '    return 0n;\n']],
    passes: ['arm'],
  },
  {
    name: 'leaves-it-to-the-scheduler',
    claim: 'HANDLERS.schedule looks after everybody: nothing has to be watched',
    of: 'solution',
    file,
    edits: [
      [
        '  const outcome = HANDLERS.schedule(call);\n',
        '  const outcome = HANDLERS.schedule(call);\n  if (outcome) return outcome;\n',
      ],
    ],
    passes: ['arm', 'feed'],
  },
  {
    name: 'stops-the-dead-for-good',
    claim: 'a dead guest disturbs nobody any more',
    of: 'solution',
    file,
    edits: [['  vm.restart();\n', "  vm.stop('failed');\n"]],
    passes: ['arm', 'feed'],
  },
];
export default cheats;
