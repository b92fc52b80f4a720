import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'fields.s';

const cheats: readonly Cheat[] = [
  {
    name: 'what-hvc-gives',
    claim: 'the answers for one HVC, whatever comes',
    of: 'solution',
    file,
    edits: [
      ['ubfx    x{{ec:d}}, x0, #26, #6', 'mov     x{{ec:d}}, #0x16'],
      ['ubfx    x{{il:d}}, x0, #25, #1', 'mov     x{{il:d}}, #1'],
      ['ubfx    x{{iss:d}}, x0, #0, #25', 'mov     x{{iss:d}}, #{{imm}}'],
    ],
  },
  {
    name: 'registers-of-another-variant',
    claim: 'the same fields, in registers of somebody else',
    of: 'solution',
    file,
    edits: [
      ['ubfx    x{{ec:d}}, x0', 'ubfx    x12, x0'],
      ['ubfx    x{{il:d}}, x0', 'ubfx    x13, x0'],
      ['ubfx    x{{iss:d}}, x0', 'ubfx    x14, x0'],
    ],
  },
];
export default cheats;
