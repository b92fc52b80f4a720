import type { Cheat } from '../../kit/lab.ts';

const file = 'disk.ts';
const ANSWER = '  if (value === undefined) return read(device, channel, offset, size);\n';
const IMPORT = "import { guestMemory, type DiskChannel, type Handlers } from 'hypervisor';";

const cheats: readonly Cheat[] = [
  {
    name: 'hands-everything-on',
    claim: 'the disk does all that was asked: it is the built-in one',
    of: 'solution',
    file,
    edits: [
      [IMPORT, "import { guestMemory, HANDLERS, type DiskChannel, type Handlers } from 'hypervisor';"],
      [ANSWER, '  return HANDLERS.disk(call, vm, n, offset, size, value);\n'],
    ],
  },
  {
    name: 'hands-on-all-but-its-name',
    claim: 'vendor and features are its own, the work is that of the built-in disk under its other name',
    of: 'solution',
    file,
    edits: [
      [IMPORT, "import { guestMemory, disk as other, type DiskChannel, type Handlers } from 'hypervisor';"],
      [ANSWER, `${ANSWER}  if (offset === 0x50) return other(call, vm, n, offset, size, value);\n`],
    ],
    passes: ['identify', 'agree'],
  },
  {
    name: 'computes-what-it-should-read',
    claim: 'what is in the buffers is what is on the disk: this variant has such numbers',
    of: 'solution',
    file,
    edits: [
      [
        '      else data = new Uint8Array(bytes);\n',
        `      else {
        const words = new BigUint64Array(bytes.length / 8);
        const first = place / 512;
        for (let i = 0; i < words.length; i += 64)
          words[i] = first + i / 64 === {{target:d}} ? {{pattern}}n : {{stamp}}n + {{pace}}n * BigInt(first + i / 64);
        data = new Uint8Array(words.buffer);
      }
`,
      ],
    ],
    passes: ['identify', 'agree', 'interrupt'],
  },
  {
    name: 'keeps-the-written-sector-to-itself',
    claim: 'what was written is read back: it has never been on the disk, whose read is a copy of it',
    of: 'solution',
    file,
    edits: [['!channel.write(place, bytes)', '!Reflect.set(globalThis, String(place), bytes.slice())']],
    passes: ['identify', 'agree', 'read', 'indirect', 'interrupt'],
  },
  {
    name: 'goes-on-behind-the-questions',
    claim: 'the guest has come to its end: the handler has led it there',
    of: 'solution',
    file,
    edits: [[ANSWER, `  if (offset === 0x50) call.frame.elr += 0x40n;\n${ANSWER}`]],
    passes: ['identify', 'agree'],
  },
  {
    name: 'overwrites-the-code-of-the-guest',
    claim: 'the guest has found what it wanted: a constant that is loaded there now',
    of: 'solution',
    file,
    edits: [
      [
        ANSWER,
        `  if (offset === 0x50) call.el2.write(0x70200000 + Number(call.frame.elr - 0x40080000n) + 4, 4, 0xd503201fn);\n${ANSWER}`,
      ],
    ],
    passes: ['identify', 'agree'],
  },
];
export default cheats;
