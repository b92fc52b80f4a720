import type { Cheat } from '../../kit/lab.ts';

const file = 'hypercall.ts';
const LAST = '  return 0n;\n};';

const cheats: readonly Cheat[] = [
  {
    name: 'asks-the-handler-that-is-built-in',
    claim: 'version, number and refusals are right: the hypervisor that was there before gives them',
    of: 'starter',
    file,
    edits: [
      [
        'import { HVC, HVC_SYS, NOT_SUPPORTED, type Handlers }',
        'import { documentCall as own, HVC, HVC_SYS, NOT_SUPPORTED, type Handlers }',
      ],
      [
        LAST,
        `  if (type !== {{type}}) return own(call, vcpu, type, event);
  void [HVC, HVC_SYS, NOT_SUPPORTED];
  return call.frame.x(0) + call.frame.x(1);\n};`,
      ],
    ],
  },
  {
    name: 'refuses-everybody',
    claim: 'what nobody has is refused: so is everything else',
    of: 'starter',
    file,
    edits: [[LAST, '  void [call, vcpu, type, event, HVC, HVC_SYS];\n  return NOT_SUPPORTED;\n};']],
  },
  {
    name: 'returns-the-results-of-this-variant',
    claim: 'the sums are right: they were read in guest.s and added beforehand',
    of: 'solution',
    file,
    edits: [
      [
        '    return BigInt.asUintN(bits, argument(0) + argument(1));',
        `    if (!smccc) return {{first}}n + {{second}}n;
    return bits === 64 ? {{third}}n + {{fourth}}n : BigInt.asUintN(32, {{fifth}}n + {{sixth}}n);`,
      ],
    ],
    passes: ['kept'],
  },
  {
    name: 'counts-as-this-guest-does',
    claim: 'the counts are right: they are those of this guest',
    of: 'solution',
    file,
    edits: [['return sums.get(vm) ?? 0n;', 'return smccc ? {{smcs}}n : {{docs}}n;']],
    passes: ['document', 'smccc', 'refused'],
  },
  {
    name: 'jumps-to-the-end',
    claim: 'the guest has finished, with its registers as they were: it was sent there',
    of: 'starter',
    file,
    edits: [
      [
        LAST,
        '  for (let i = 0; i < 58; i++) call.frame.skip();\n  void [vcpu, type, event, HVC, HVC_SYS, NOT_SUPPORTED];\n  return 0n;\n};',
      ],
    ],
  },
];
export default cheats;
