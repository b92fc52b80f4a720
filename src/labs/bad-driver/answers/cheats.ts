import type { Cheat } from '../../kit/lab.ts';

const file = 'disk.ts';
const ANSWER = '  if (value === undefined) return read(device, channel, offset, size);\n';
const IMPORT = "import type { Call, DiskChannel, GuestMemory, Handlers, VM } from 'hypervisor';";
const BROKEN = '  if (isBroken()) {';

const cheats: readonly Cheat[] = [
  {
    name: 'hands-everything-on',
    claim: 'the disk refuses what has to be refused: it is the built-in one',
    of: 'solution',
    file,
    edits: [
      [IMPORT, `${IMPORT}\nimport { disk as other } from 'hypervisor';`],
      [ANSWER, `${ANSWER}  if (offset === 0x50) return other(call, vm, n, offset, size, value);\n`],
    ],
  },
  {
    name: 'refuses-everything',
    claim: 'no chain that breaks a rule is believed: none is',
    of: 'solution',
    file,
    edits: [[BROKEN, '  if (!isBroken() || isBroken()) {']],
  },
  {
    name: 'counts-the-bells',
    claim: 'what is wrong is refused: it is the one behind each reset, whatever stands in it',
    of: 'starter',
    file,
    edits: [
      [
        '  const idx = u16(memory, available + 2) ?? 0;\n',
        `  const idx = u16(memory, available + 2) ?? 0;
  const bell = (Reflect.get(globalThis, 'bell') ?? 0) as number;
  Reflect.set(globalThis, 'bell', bell + 1);
  if (device.taken === 0 && bell > 4) {
    device.status |= 0x40;
    device.interrupt |= 2;
    return;
  }
`,
      ],
    ],
  },
  {
    name: 'knows-the-address',
    claim: "nothing of the neighbour's is touched: its address in this variant is known",
    of: 'solution',
    file,
    edits: [
      [
        '    return map && map.pa + (ipa - map.ipa);',
        '    return map ? map.pa + (ipa - map.ipa) : ipa === {{secret}} || ipa > 2 ** 32 ? undefined : ipa;',
      ],
    ],
    passes: ['refuse', 'loops', 'lengths', 'index', 'indirect', 'requests'],
  },
];
export default cheats;
