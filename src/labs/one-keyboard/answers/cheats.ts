import type { Cheat } from '../../kit/lab.ts';

const file = 'consoles.ts';
const cheats: readonly Cheat[] = [
  {
    name: 'prints-what-is-wanted',
    claim: 'the screen shows what it should: the hypervisor has printed it',
    of: 'starter',
    file,
    edits: [
      ['  consoles[shown]?.typed.push(byte);\n', "  for (const one of '{{tail1}}') write(call, one.charCodeAt(0));\n"],
    ],
  },
  {
    name: 'knows-the-ends-of-the-lines',
    claim: 'at a switch the end of the line comes: it is known here, and was never kept',
    of: 'solution',
    file,
    edits: [
      ['  kept.push(byte);\n', ''],
      [
        '  shown = n;\n',
        "  shown = n;\n  for (const one of n === 1 ? '{{line1}}' : '{{line0}}') write(call, one.charCodeAt(0));\n",
      ],
    ],
    passes: ['keyboard', 'switch'],
  },
  {
    name: 'counts-instead-of-looking',
    claim: 'everybody gets what was typed for him: it is the third one that is the other guest’s',
    of: 'starter',
    file,
    edits: [
      [
        '  consoles[shown]?.typed.push(byte);\n',
        "  if ('{{a}}{{b}}{{e}}'.includes(String.fromCharCode(byte))) consoles[0]?.typed.push(byte);\n  else if ('{{c}}{{d}}'.includes(String.fromCharCode(byte))) consoles[1]?.typed.push(byte);\n",
      ],
    ],
  },
  {
    name: 'hands-the-guest-a-character',
    claim: 'VM 1 has read what it should: it was put into its register',
    of: 'starter',
    file,
    edits: [
      ['  const n = vm.plan.index;\n', '  const n = vm.plan.index;\n  if (offset === 0) call.frame.elr += 4n;\n'],
    ],
  },
];
export default cheats;
