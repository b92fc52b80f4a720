import type { Cheat } from '../../kit/lab.ts';

const file = 'uart.ts';
const IMPORT = "import type { Bytes, Call, VM } from 'hypervisor';";
const WITH = "import { HANDLERS, type Bytes, type Call, type VM } from 'hypervisor';";
const LAST = '  return undefined;\n';
const OWN = 'if (offset === SERIAL) return BigInt({{serial}} + {{step}} * vm.plan.index);';

const cheats: readonly Cheat[] = [
  {
    name: 'hands-it-to-the-built-in-one',
    claim: 'the hypervisor has a PL011 already: only its revision and SERIAL are another',
    of: 'starter',
    file,
    edits: [
      [IMPORT, WITH],
      [
        LAST,
        `  if (value === undefined && offset === 0xfe8)
    return BigInt(({{revision}} << 4) | 4);
  if (value === undefined && offset === SERIAL)
    return BigInt({{serial}} + {{step}} * vm.plan.index);
  return HANDLERS.uart(call, vm, offset, _size, value);\n`,
      ],
    ],
  },
  {
    name: 'kept-the-built-in-one-before',
    claim: 'the built-in handler was taken down while the file was loaded, and is the part',
    of: 'starter',
    file,
    edits: [
      [IMPORT, `${WITH}\nconst { uart: own } = HANDLERS;`],
      [LAST, '  return own(call, vm, offset, _size, value);\n'],
    ],
  },
  {
    name: 'sends-the-lines-it-knows',
    claim: 'each guest has sent its line: the handler sent it, at the first character',
    of: 'solution',
    file,
    edits: [
      ['channel?.write(Number(value & 0xffn));', `for (const c of kept[0] ? '' : TEXTS[vm.plan.index] ?? '') channel?.write(c.charCodeAt(0));\n    kept[0] = 1;`],
      ['const IDLE = 0x90;', "const IDLE = 0x90;\nconst TEXTS = ['{{line0}}\\n', '{{line1}}\\n'];"],
    ],
    passes: ['identify', 'registers'],
  }, // prettier-ignore
  {
    name: 'says-what-was-written-before-it-was',
    claim: 'registers keep what is written: what these guests write is known',
    of: 'solution',
    file,
    edits: [
      ['if (mask !== undefined) kept[offset] = Number(value) & mask;', 'if (mask !== undefined) kept[offset] = told(vm, offset) & mask;'],
      ['type Uart = Record<number, number>;', `type Uart = Record<number, number>;
const ORDER = [IBRD, FBRD, LCRH, CR, IFLS, IMSC, ILPR, DMACR];
const told = (vm: VM, offset: number): number =>
  ([{{value0}}, {{value1}}][vm.plan.index] ?? 0) + ORDER.indexOf(offset) * 0x1030507;`],
    ],
    passes: ['identify', 'output'],
  }, // prettier-ignore
  {
    name: 'takes-the-guest-to-its-end',
    claim: 'the guest was never aborted and has reached its end: all on its way was left out',
    of: 'starter',
    file,
    edits: [[LAST, '  for (let i = 0; i < 76; i++) call.frame.skip();\n  return 0n;\n']],
  },
  {
    name: 'echoes-whatever-was-written',
    claim: 'a register is a place in memory',
    of: 'solution',
    file,
    edits: [
      ['const mask = KEPT.get(offset);\n  if (mask !== undefined) kept[offset] = Number(value) & mask;', 'kept[offset] = Number(value);'],
      [OWN, 'if (offset === SERIAL && kept[offset] === undefined)\n      return BigInt({{serial}} + {{step}} * vm.plan.index);'],
    ],
    passes: ['identify', 'output'],
  }, // prettier-ignore
];
export default cheats;
