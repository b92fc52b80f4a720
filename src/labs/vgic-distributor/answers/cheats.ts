import type { Cheat } from '../../kit/lab.ts';

const file = 'vgic.ts';
const IMPORT = "import type { Call, Handlers, Place, VCpu } from 'hypervisor';";
const FIRST = '  if (size === 8 || offset % size !== 0) return undefined;\n';
const withImport = (...names: readonly string[]): Cheat['edits'][number] => [
  IMPORT,
  `${IMPORT}\nimport { ${names.join(', ')} } from 'hypervisor';`,
];
const TARGETS = '  bank.targets[i] = value & all(at);\n';

const cheats: readonly Cheat[] = [
  {
    name: 'asks-the-built-in-one',
    claim: 'the hypervisor has a distributor: it answers everything',
    of: 'starter',
    file,
    edits: [
      withImport('HANDLERS'),
      [FIRST, `${FIRST}  if (offset !== 8) return HANDLERS.distributor(call, vcpu, offset, size, value);\n`],
    ],
  },
  {
    name: 'imports-the-built-in-one',
    claim: 'all but two registers come from the same function under its other name',
    of: 'starter',
    file,
    edits: [
      withImport('distributor as built'),
      [FIRST, `${FIRST}  if (offset > 8) return built(call, vcpu, offset, size, value);\n`],
    ],
  },
  {
    name: 'hands-everything-to-the-board',
    claim: 'the board has a GICv2, which knows how to be one',
    of: 'starter',
    file,
    edits: [
      withImport('GICD'),
      [
        FIRST,
        `${FIRST}  if (value === undefined) return call.el2.read(GICD.start + offset, size);
  return call.el2.write(GICD.start + offset, size, value) ? 0n : undefined;\n`,
      ],
    ],
  },
  {
    name: 'keeps-what-is-written',
    claim: 'a register reads as it was written: one can be had by keeping bytes',
    of: 'starter',
    file,
    edits: [
      [
        FIRST,
        `${FIRST}  const kept = (vcpu.vm.state.uart ??= {}) as Record<number, bigint>;
  if (value !== undefined) kept[offset] = value;
  return kept[offset] ?? 0n;\n`,
      ],
    ],
  },
  {
    name: 'goes-on-behind-a-question',
    claim: 'who was not to get the SGI has not said that it did: it was never asked',
    of: 'solution',
    file,
    edits: [
      [
        '    sendSgi(vcpu, word);\n',
        '    sendSgi(vcpu, word);\n    if (vcpu.vm.plan.index === 0) call.frame.elr += 12n;\n',
      ],
    ],
    passes: ['registers', 'states', 'banked'],
  },
  {
    name: 'knows-the-interrupt-that-moves',
    claim: 'targets of the one interrupt that this variant moves are kept',
    of: 'solution',
    file,
    edits: [[TARGETS, `  if (intid !== {{a}}) return;\n${TARGETS}`]],
    passes: ['states', 'board', 'sgi'],
  },
];
export default cheats;
