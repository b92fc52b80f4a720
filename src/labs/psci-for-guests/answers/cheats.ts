import type { Cheat } from '../../kit/lab.ts';

const file = 'psci.ts';
const HEAD = "import { PSCI, type Handlers, type VCpu } from 'hypervisor';";
const LAST = '  return NOT_SUPPORTED;\n};';

const cheats: readonly Cheat[] = [
  {
    name: 'asks-the-built-in-one',
    claim: 'every answer is right: the built-in psci gave it',
    of: 'starter',
    file,
    edits: [
      [HEAD, "import { HANDLERS, PSCI, type Handlers, type VCpu } from 'hypervisor';"],
      [LAST, '  return HANDLERS.psci(call, vcpu, identifier);\n};'],
    ],
  },
  {
    name: 'imports-the-built-in-one',
    claim: 'only what the constants ask for is its own; all the rest is imported under another name',
    of: 'starter',
    file,
    edits: [
      [HEAD, "import { psci as answered, PSCI, type Handlers, type VCpu } from 'hypervisor';"],
      [
        LAST,
        '  if (identifier === PSCI.VERSION) return VERSION;\n  return answered(call, vcpu, identifier) ?? SUCCESS;\n};',
      ],
    ],
  },
  {
    name: 'says-success-to-all',
    claim: 'the guest goes on: it has heard SUCCESS',
    of: 'starter',
    file,
    edits: [[LAST, '  return identifier === PSCI.VERSION ? VERSION : SUCCESS;\n};']],
  },
  {
    name: 'answers-by-the-clock',
    claim: 'the answers of this variant, one after the other: no argument was looked at',
    of: 'solution',
    file,
    edits: [
      ['const SMCCC_VERSION', 'let turn = 0;\nconst SMCCC_VERSION'],
      [
        '    case PSCI.FEATURES:\n      return features(argument(1));',
        '    case PSCI.FEATURES:\n      return [0n, 0n, 0n, 0n, {{flags}}n, 0n, -1n, -1n, 0n][turn++] ?? 0n;',
      ],
    ],
    passes: ['on', 'off', 'system'],
  },
  {
    name: 'runs-the-second-core-on-the-first',
    claim: 'the entry was reached with the context in x0: the caller was sent there',
    of: 'solution',
    file,
    edits: [
      [
        '      return cpuOn(vcpu, argument(1), argument(2), argument(3));',
        '      if (bits === 64 && argument(1) === 1n && isRam(vcpu, Number(argument(2)))) {\n        call.el2.write(call.el2.frame + 8 * 32, 8, argument(2));\n        return argument(3);\n      }\n      return cpuOn(vcpu, argument(1), argument(2), argument(3));',
      ],
    ],
    passes: ['offer'],
  },
  {
    name: 'pokes-the-flags-of-the-guest',
    claim: 'the other VCpu is there: its flag in the guest’s memory says so',
    of: 'solution',
    file,
    edits: [
      [
        '  target.powerOn(entry, x0);\n  return SUCCESS;',
        '  for (let flag = 0; flag < 56; flag += 8) write(flag);\n  return SUCCESS;',
      ],
      [
        '  switch (identifier & ~SMC64) {',
        '  const flags = Number(call.frame.x(10)) - 0x40080000 + 0x70200000;\n  write = (flag) => void call.el2.write(flags + flag, 8, 1n);\n  switch (identifier & ~SMC64) {',
      ],
      ['function features(', 'let write = (_flag: number): void => undefined;\n\nfunction features('],
    ],
    passes: ['offer'],
  },
  {
    name: 'keeps-every-vcpu-on',
    claim: 'nobody ever goes: CPU_OFF only sleeps, and whoever is switched on again wakes',
    of: 'solution',
    file,
    edits: [["      state.power = 'off';\n", '      state.waiting = true;\n']],
    passes: ['offer', 'on'],
  },
];
export default cheats;
