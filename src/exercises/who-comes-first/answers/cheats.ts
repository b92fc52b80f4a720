import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'order';

const cheats: readonly Cheat[] = [
  {
    name: 'in-the-order-of-their-numbers',
    claim: 'lowest first, all of them',
    of: 'solution',
    file,
    edits: [
      ['first = {{first:d}}', 'first = {{id0:d}}'],
      ['second = {{second:d}}', 'second = {{id3:d}}'],
      ['third = {{third:d}}', 'third = {{id2:d}}'],
      ['fourth = 1023', 'fourth = {{id3:d}}'],
    ],
  },
  {
    name: 'higher-is-more-urgent',
    claim: 'a high number is a high priority',
    of: 'solution',
    file,
    edits: [
      ['first = {{first:d}}', 'first = {{masked:d}}'],
      ['running = {{urgent}}', 'running = {{mask}}'],
    ],
  },
];
export default cheats;
