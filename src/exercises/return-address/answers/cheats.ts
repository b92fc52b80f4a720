import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'addresses';

const cheats: readonly Cheat[] = [
  {
    name: 'all-are-calls',
    claim: 'every exception comes back behind its instruction',
    of: 'solution',
    file,
    edits: [
      ['smc = {{at_smc}}', 'smc = {{smc4}}'],
      ['wfi = {{at_wfi}}', 'wfi = {{wfi4}}'],
      ['brk = {{at_brk}}', 'brk = {{brk4}}'],
      ['undefined = {{at_undefined}}', 'undefined = {{undefined4}}'],
    ],
    passes: ['calls'],
  },
  {
    name: 'none-is-a-call',
    claim: 'every exception comes back to its instruction',
    of: 'solution',
    file,
    edits: [
      ['hvc = {{hvc4}}', 'hvc = {{at_hvc}}'],
      ['svc = {{svc4}}', 'svc = {{at_svc}}'],
    ],
    passes: ['traps', 'faults'],
  },
];
export default cheats;
