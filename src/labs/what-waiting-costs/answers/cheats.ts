import type { Cheat } from '../../kit/lab.ts';

const NAMES = ['wfi-free', 'wfi-trapped', 'wfe-free', 'wfe-trapped', 'wfe-event', 'wfi-pending'];
const all = (value: string): Cheat['edits'] => NAMES.map((name) => [`${name} = ?`, `${name} = ${value}`] as const);

const cheats: readonly Cheat[] = [
  {
    name: 'one-number-for-all',
    claim: 'the number that is right most often',
    of: 'starter',
    file: 'slices',
    edits: all('1'),
  },
  {
    name: 'more-than-there-can-be',
    claim: 'it has taken no longer than that',
    of: 'starter',
    file: 'slices',
    edits: all('1000'),
  },
  {
    name: 'one-answer-left-open',
    claim: 'the others tell what this one is',
    of: 'solution',
    file: 'slices',
    edits: [['wfi-pending = {{a6:d}}', 'wfi-pending = ?']],
  },
  {
    name: 'one-round-at-a-time',
    claim: 'one prediction is told right or wrong, and then the next',
    of: 'starter',
    file: 'slices',
    edits: [['wfi-free = ?', 'wfi-free = {{a1:d}}']],
  },
];
export default cheats;
