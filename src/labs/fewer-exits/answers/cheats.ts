import type { Cheat } from '../../kit/lab.ts';

const [PRINT, PUTS] = ['print.ts', 'puts.s'];
const CALL = 'puts:   ldr     x7, =PRINT\n        hvc     #0\n';
const READ = '  const text = guestMemory(el2, vcpu.vm).read(ipa, length);\n';

const cheats: readonly Cheat[] = [
  {
    name: 'prints-nothing',
    claim: 'there are fewer exits: nothing is printed any more',
    of: 'solution',
    file: PUTS,
    edits: [[CALL, 'puts:\n']],
    passes: ['count'],
  },
  {
    name: 'prints-what-stood-in-the-guest',
    claim: 'not a byte is lost: the text was read in guest.s',
    of: 'solution',
    file: PRINT,
    edits: [
      [
        READ,
        "  const known = ['{{one}}', '{{two}}', '{{three}}', '{{four}}', '{{tail}}', '{{bye}}'].find((line) => line.length + 1 === length && guestMemory(el2, vcpu.vm).read(ipa, 1)?.[0] === line.charCodeAt(0));\n  const text = known === undefined ? undefined : Array.from(`${known}\\n`, (one) => one.charCodeAt(0));\n",
      ],
    ],
    passes: ['count'],
  },
  {
    name: 'passes-the-uart-through',
    claim: "there are no exits any more: the guest has the board's own UART",
    of: 'solution',
    file: PRINT,
    edits: [
      [
        READ,
        "  if (vcpu.vm.pageTable.translate(0x0900_0000) === undefined) vcpu.vm.pageTable.map(0x0900_0000, 0x0900_0000, 0x1000, 'device');\n  const text = guestMemory(el2, vcpu.vm).read(ipa, length);\n  if (text !== undefined) for (const byte of text) el2.write(0x0900_0000, 1, BigInt(byte));\n  if (text !== undefined) return 0n;\n",
      ],
    ],
    passes: ['count'],
  },
  {
    name: 'refuses-everything',
    claim: 'whatever must not be sent is not sent',
    of: 'starter',
    file: PRINT,
    edits: [
      [
        '  return NOT_SUPPORTED;\n',
        '  void [call, vcpu, type, event, guestMemory, LONGEST];\n  return NOT_SUPPORTED;\n',
      ],
    ],
  },
  {
    name: 'sends-whatever-it-is-told',
    claim: 'fewer exits, all of the text: and who asks for what is not its own gets that, too',
    of: 'solution',
    file: PRINT,
    edits: [
      [
        READ,
        '  const [map] = vcpu.vm.plan.maps;\n  const text = guestMemory(el2, vcpu.vm).read(ipa, length) ?? el2.readBytes(map?.pa ?? 0, length);\n',
      ],
    ],
    passes: ['count', 'fewer'],
  },
];
export default cheats;
