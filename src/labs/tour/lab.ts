/** Chapter 0: three instructions, a byte on the console, and how a program stays where it is. */
import { and, because, checkpoint, need, or, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, Diagnosis, EventPattern, Value } from '../kit/query.ts';

const sum: Value = { op: 'add', args: [{ param: 'a' }, { param: 'b' }] };
const found: Value = { x: { param: 's' } };
const registers = {
  s: { decimal: { param: 's' } },
  p: { decimal: { param: 'p' } },
  q: { decimal: { param: 'q' } },
} as const;
/** Additions of registers: ADD, SUB, ADC, MADD and what they make of others. */
const GROUPS = [0x0b00_0000, 0x1a00_0000, 0x1b00_0000];
/** One whose operand is a source. */
const direct: Check = {
  any: GROUPS.flatMap((group) =>
    [5, 16].flatMap((place) =>
      ['p', 'q'].map((name): Check => {
        const operand: Value = { op: 'shl', args: [{ param: name }, place] };
        return { ran: { mask: 0x1f00_0000 + 31 * 2 ** place, is: { op: 'or', args: [group, operand] } } };
      }),
    ),
  ),
};
/** A source is handed on: MOV to another register, STR or STP to memory, as a call of a function has it. */
const handedOn = (name: string): Check => ({
  any: [
    { mask: 0x7fff_ffe0, word: 0x2a00_03e0, place: 16 },
    { mask: 0xbfc0_001f, word: 0xb900_0000, place: 0 },
    { mask: 0x7fc0_001f, word: 0x2900_0000, place: 0 },
    { mask: 0x7fc0_7c00, word: 0x2900_0000, place: 10 },
  ].map(({ mask, word, place }): Check => {
    const register: Value = { op: 'shl', args: [{ param: name }, place] };
    return { ran: { mask, is: { op: 'or', args: [word, register] } } };
  }),
});
const anyAddition = or(...GROUPS.map((group): Check => ({ ran: { mask: 0x1f00_0000, is: group } })));
const added: Check = or(direct, and(handedOn('p'), handedOn('q'), anyAddition));
const greeting = { greeting: { text: '{{greeting}}' } } as const;
const stopped = {
  elr: { of: { event: 'exception' }, field: 'elr' },
  ec: { of: { event: 'exception' }, field: 'ec' },
  far: { of: { event: 'exception' }, field: 'far' },
} as const;
const written = { event: 'mmio', where: { write: 1 } } as const;
/** Stores that leave UARTDR for what is behind it. Who sets the UART up (UARTIBRD at 0x24 to UARTDMACR at 0x48) may do so. */
const elsewhere = (address: Readonly<Record<string, number>>): EventPattern => ({
  event: 'mmio',
  where: { write: 1, address },
});
const behind = elsewhere({ not: 0x0900_0000, below: 0x0900_0024 });
const beyond = elsewhere({ atLeast: 0x0900_004c });
/** UARTECR at 0x04 may be cleared too, before the first byte. */
const first: EventPattern = { event: 'mmio', where: { write: 1, address: 0x0900_0000 } };
const astray = (event: EventPattern): Diagnosis =>
  because('hello.elsewhere', { address: { of: event, field: 'address' } }, { happened: event });
/** Two bytes and a line feed, as was asked for, but other bytes. */
const letters: Check = and(
  { value: { count: { event: 'console' } }, is: 3 },
  { console: { contains: '\n' } },
  { no: { console: { startsWith: '\n' } } },
);
/** HLT, which halts a core only for a debugger outside. */
const hlt: Check = { value: { memory: stopped.elr, size: 4 }, mask: 0xffe0_001f, is: 0xd440_0000 };

const GREETINGS = ['Ho', 'Hi', 'Ha', 'Oh', 'Ah', 'Yo', 'Hm', 'Eh'];

const lab: LabSource = {
  version: 5,
  chapter: 0,
  order: 1,
  minutes: 10,
  objectives: ['objective.step', 'objective.mmio'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [{ file: 'tour.s', origin: '0x40080000' }],
    entry: '_start',
    budget: 2000,
  },
  files: [{ path: 'tour.s', language: 'a64' }],
  views: ['registers', 'levels'],
  parameters: [
    { name: 'a', from: 16, to: 200 },
    { name: 'b', from: 201, to: 400 },
    // The registers of the sum, and what is said.
    { name: 'triple', from: 0, to: 11 },
    { name: 'words', from: 0, to: 7 },
    { name: 'p', pick: [1, 5, 0, 2, 6, 7, 0, 5, 2, 7, 6, 1], by: 'triple' },
    { name: 'q', pick: [2, 6, 1, 0, 7, 5, 6, 1, 7, 0, 2, 5], by: 'triple' },
    { name: 's', pick: [5, 7, 2, 1, 5, 6, 5, 6, 6, 2, 1, 7], by: 'triple' },
    { name: 'greeting', words: GREETINGS, by: 'words' },
    { name: 'first', words: GREETINGS.map((word) => word.charAt(0)), by: 'words' },
    { name: 'second', words: GREETINGS.map((word) => word.charAt(1)), by: 'words' },
  ],
  steps: [step('sum'), step('hello'), step('stay')],
  checkpoints: [
    checkpoint(
      'sum',
      1,
      need(
        { value: found, is: sum },
        because('sum.empty', { ...registers, wanted: sum }, and({ value: found, is: 0 }, { no: anyAddition })),
        because('sum.nothing', { ...registers, wanted: sum }, { value: found, is: 0 }),
        because(
          'sum.difference',
          { ...registers, found, wanted: sum },
          {
            value: found,
            oneOf: [
              { op: 'sub', args: [{ param: 'b' }, { param: 'a' }] },
              { op: 'sub', args: [{ param: 'a' }, { param: 'b' }] },
            ],
          },
        ),
        because('sum.not-added', { ...registers, found, wanted: sum }, { no: added }),
        because('sum.another-number', { ...registers, found, wanted: sum }, { value: found, not: sum }),
      ),
      need(added, because('sum.known', registers)),
    ),
    checkpoint(
      'hello',
      2,
      need(
        { happened: written },
        because('hello.nothing', {}, { never: { event: 'mmio' } }),
        because('hello.read', {}, { happened: { event: 'mmio', where: { write: 0 } } }),
      ),
      need({ never: { ...behind, after: first } }, astray({ ...behind, after: first })),
      need({ never: beyond }, astray(beyond)),
      need(
        { console: { is: '{{greeting}}\n' } },
        astray(behind),
        because('hello.no-line-feed', greeting, { console: { is: '{{greeting}}' } }),
        because('hello.again', { text: { console: 'all' } }, { console: { startsWith: '{{greeting}}\n{{greeting}}' } }),
        because('hello.letters', { text: { console: 'all' }, ...greeting }, letters),
        because('hello.other', { text: { console: 'all' }, ...greeting }, { happened: written }),
      ),
    ),
    checkpoint(
      'stay',
      1,
      need(
        { never: { event: 'exception' } },
        because('stay.jumped', stopped, { value: stopped.elr, below: 0x4008_0000 }),
        because('stay.hlt', stopped, hlt),
        because('stay.ran-on', stopped, { value: stopped.ec, is: 0 }),
        because('stay.abort', stopped, { value: stopped.ec, oneOf: [0x21, 0x25] }),
        because('stay.exception', stopped, { happened: { event: 'exception' } }),
      ),
      need(
        { ended: ['parked', 'waiting', 'core-off'] },
        because('stay.switched-off', {}, { ended: ['powered-off', 'reset'] }),
        because('stay.other', {}, { ended: ['budget'] }),
        because('stay.other'),
      ),
    ),
  ],
};

export default lab;
