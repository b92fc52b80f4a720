import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'accesses';

const cheats: readonly Cheat[] = [
  {
    name: 'virtual-addresses',
    claim: 'FAR_EL2 is the address that faulted',
    of: 'solution',
    file,
    edits: [
      ['ipa-1 = {{ipa1}}', 'ipa-1 = {{far1}}'],
      ['ipa-2 = {{ipa2}}', 'ipa-2 = {{far2}}'],
    ],
    passes: ['what'],
  },
  {
    name: 'every-access-is-a-word',
    claim: 'four bytes, register 0, unsigned: as most drivers do',
    of: 'solution',
    file,
    edits: [
      ['size-1 = {{size1}}', 'size-1 = 4'],
      ['size-2 = {{size2}}', 'size-2 = 4'],
      ['register-1 = {{rt1}}', 'register-1 = 31'],
      ['register-2 = {{rt2}}', 'register-2 = 31'],
    ],
    passes: ['where'],
  },
];
export default cheats;
