import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'trapped';

const cheats: readonly Cheat[] = [
  {
    name: 'the-same-register-twice',
    claim: 'what the first trap says, for both',
    of: 'solution',
    file,
    edits: [
      ['rt-2 = {{rt2}}', 'rt-2 = {{rt1}}'],
      ['crn-2 = {{crn2}}', 'crn-2 = {{rt1}}'],
      ['crm-2 = {{crm2}}', 'crm-2 = {{rt1}}'],
      ['rt-1 = {{rt1}}', 'rt-1 = 31'],
    ],
  },
  {
    name: 'as-the-instruction-has-it',
    claim: 'the fields where an MSR has them, not where ISS has them',
    of: 'solution',
    file,
    edits: [
      ['crn-1 = {{crn1}}', 'crn-1 = {{esr1}}'],
      ['rt-1 = {{rt1}}', 'rt-1 = {{esr1}}'],
    ],
  },
];
export default cheats;
