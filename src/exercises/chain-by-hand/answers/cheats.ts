import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'chain';

const cheats: readonly Cheat[] = [
  {
    name: 'data-alone',
    claim: 'a read is as long as its data',
    of: 'solution',
    file,
    edits: [['used-len = {{used}}', 'used-len = {{data}}']],
    passes: ['order'],
  },
  {
    name: 'another-request',
    claim: 'the chain that stands beside it in the table',
    of: 'solution',
    file,
    edits: [
      ['second = {{second}}', 'second = {{o1}}'],
      ['third = {{third}}', 'third = {{o2}}'],
      ['fourth = {{fourth}}', 'fourth = {{o3}}'],
    ],
    passes: ['told'],
  },
];
export default cheats;
