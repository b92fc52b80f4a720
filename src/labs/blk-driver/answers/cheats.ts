import type { Cheat } from '../../kit/lab.ts';

const file = 'driver.s';
const BELL = '        str     wzr, [x4, #0x50]        // QueueNotify\n';
const COMPLETE = 'complete:\n        adr     x3, device\n';

const cheats: readonly Cheat[] = [
  {
    name: 'knows-the-slot',
    claim: 'the disk was found: its slot stands in the driver',
    of: 'solution',
    file,
    edits: [['find:   mov     x0, #0x0a000000\n', 'find:   ldr     x0, ={{base}}\n        ret\n']],
  },
  {
    name: 'says-yes-to-everything',
    claim: 'the device has agreed: it was never asked',
    of: 'solution',
    file,
    edits: [
      [
        '        ubfx    w0, w2, #3, #1\n        ret\n1:      mov     x0, #0',
        '        mov     w0, #1\n        ret\n1:      mov     x0, #1',
      ],
    ],
    passes: ['find', 'setup', 'read', 'interrupt'],
  },
  {
    name: 'knows-what-is-on-the-disk',
    claim: 'the sectors were read: the device had only to flush, and the driver has computed what is in them',
    of: 'solution',
    file,
    edits: [
      [
        '        str     xzr, [x7]               // type 0: the device is to read\n',
        `        mov     w8, #4
        str     x8, [x7]
        ldr     x8, ={{pace}}
        ldr     x9, ={{stamp}}
        madd    x8, x8, x0, x9
        str     x8, [x1]
`,
      ],
    ],
    passes: ['find', 'negotiate', 'setup'],
  },
  {
    name: 'takes-back-what-it-has-asked-for',
    claim: 'each request came back: the driver has kept a list, and asked nobody',
    of: 'solution',
    file,
    edits: [
      [BELL, '        adr     x3, device\n        strh    w9, [x3, #34]\n        strh    w2, [x3, #36]\n'],
      [
        COMPLETE,
        `${COMPLETE}        ldrh    w0, [x3, #36]\n        mov     x1, #{{bytes}}\n        ldrh    w4, [x3, #34]\n        cbz     w4, 1f\n        ret\n`,
      ],
    ],
    passes: ['find', 'negotiate', 'setup'],
  },
  {
    name: 'goes-past-the-judge',
    claim: 'every request was found to be right: the driver returns to behind the comparisons',
    of: 'solution',
    file,
    edits: [
      [
        COMPLETE,
        `${COMPLETE}        ldr     w4, [x30]\n        ldr     w5, =0xaa0003f5         // the first line behind the call\n        cmp     w4, w5\n        b.ne    2f\n        add     x30, x30, #84\n        ret\n2:\n`,
      ],
    ],
    passes: ['find', 'negotiate', 'setup', 'interrupt'],
  },
  {
    name: 'overwrites-main',
    claim: 'main.s has come to its end: what it would have asked on the way is a NOP now',
    of: 'solution',
    file,
    edits: [['complete:\n', 'complete:\n        ldr     w0, =0xd503201f\n        str     w0, [x30]\n']],
    passes: ['find', 'negotiate', 'setup'],
  },
];
export default cheats;
