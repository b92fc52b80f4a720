import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'stolen.ts';
const WRITE = '    el2.write(placeOf(vcpu.vm).pa + 8, 8, all * NANOSECONDS);\n';

const cheats: readonly Cheat[] = [
  {
    name: 'half-of-all-time',
    claim: 'two share the core: half of the time is stolen from each',
    of: 'solution',
    file,
    edits: [[WRITE, '    void all;\n    el2.write(placeOf(vcpu.vm).pa + 8, 8, (now * NANOSECONDS) / 2n);\n']],
    passes: ['call'],
  },
  {
    name: 'so-much-a-switch',
    claim: 'whoever comes back has lost something: five thousand counts will do',
    of: 'solution',
    file,
    edits: [
      [
        '    const all = (stolen.get(index) ?? 0n) + waited;\n',
        '    const all = (stolen.get(index) ?? 0n) + (waited > 0n ? 5000n : 0n);\n',
      ],
    ],
    passes: ['call', 'both'],
  },
  {
    name: 'only-the-calls',
    claim: 'paravirtualized time is there: it says so itself',
    of: 'solution',
    file,
    edits: [[WRITE, '    void all;\n']],
    passes: ['call'],
  },
  {
    name: 'asks-the-hypervisor-that-was-there',
    claim: 'HANDLERS answers all calls that there are',
    of: 'starter',
    file,
    edits: [
      [
        '  HANDLERS.trap(call, vcpu, esr);\n',
        '  void [NOT_SUPPORTED, OFFSET, FEATURES, ST, NANOSECONDS];\n  HANDLERS.trap(call, vcpu, esr);\n',
      ],
    ],
  },
];
export default cheats;
