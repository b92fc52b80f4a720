import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'visits';

const cheats: readonly Cheat[] = [
  {
    name: 'one-a-line',
    claim: 'each loop once',
    of: 'solution',
    file,
    edits: [
      ['aborts = {{bytes:d}}', 'aborts = 1'],
      ['hvcs = {{calls:d}}', 'hvcs = 0'],
      ['visits = {{all:d}}', 'visits = 4'],
    ],
  },
  {
    name: 'a-guest-is-interpreted',
    claim: 'the hypervisor sees all that a guest does',
    of: 'solution',
    file,
    edits: [
      ['aborts = {{bytes:d}}', 'aborts = {{touched:d}}'],
      ['registers = 0', 'registers = {{reads:d}}'],
      ['visits = {{all:d}}', 'visits = {{every:d}}'],
    ],
  },
];
export default cheats;
