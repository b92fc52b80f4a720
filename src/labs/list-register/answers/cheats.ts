import type { Cheat } from '../../kit/lab.ts';

const file = 'inject.ts';
const WRITE = '  call.el2.write(GICH.start + 0x100 + 4 * free, 4, BigInt(lr >>> 0));\n';

const cheats: readonly Cheat[] = [
  {
    name: 'asks-the-vgic',
    claim: 'the interrupt is pending: the hypervisor that was there before has latched it',
    of: 'solution',
    file,
    edits: [
      ['  _vcpu,\n  type,\n  event,\n) => {\n  if', '  vcpu,\n  type,\n  event,\n) => {\n  if'],
      [WRITE, '  void lr;\n  vcpu.vm.vgic.latch(vcpu, intid);\n'],
    ],
    passes: ['interface'],
  },
  {
    name: 'stands-in-for-the-interface',
    claim: 'the guest finds its CPU interface: each access is made for it at EL2',
    of: 'solution',
    file,
    edits: [
      ['(call, vcpu, { ipa }) => {', '(call, vcpu, { ipa, size }, value) => {'],
      [
        "  vcpu.vm.pageTable.map(GICC.start, GICV.start, GICC.page, 'device');\n  call.again = true;\n  return 0n;\n",
        '  void vcpu;\n  const at = GICV.start + ipa - GICC.start;\n  if (value === undefined) return call.el2.read(at, size);\n  return call.el2.write(at, size, value) ? 0n : undefined;\n',
      ],
    ],
  },
  {
    name: 'answers-what-is-expected',
    claim: 'pending, then active, then nothing: in the order in which the guest asks',
    of: 'starter',
    file,
    edits: [
      [
        '  void [type, event, list(call, LISTS - 1), GICC, GICV];\n  return NOT_SUPPORTED;\n',
        '  void [list(call, LISTS - 1), GICC, GICV, type, NOT_SUPPORTED];\n  if (event !== {{state}}) return 0n;\n  return [1n, 2n, 0n][asked++] ?? 0n;\n',
      ],
      ['const LISTS = 4;\n', 'const LISTS = 4;\nlet asked = 0;\n'],
    ],
  },
  {
    name: 'the-interrupts-of-this-variant',
    claim: 'the fields are right: they are those of this guest',
    of: 'solution',
    file,
    edits: [['((priority >> 3) << 23) | intid;', '(({{first_priority}} >> 3) << 23) | {{first}};']],
    passes: ['interface'],
  },
  {
    name: 'sends-the-guest-to-its-end',
    claim: 'the guest has finished: it was sent there',
    of: 'starter',
    file,
    edits: [
      [
        '  void [type, event, list(call, LISTS - 1), GICC, GICV];\n',
        '  void [type, event, list(call, LISTS - 1), GICC, GICV];\n  for (let i = 0; i < 58; i++) call.frame.skip();\n',
      ],
    ],
  },
];
export default cheats;
