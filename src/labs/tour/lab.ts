/** Chapter 0: three instructions, a byte on the console, and how a program stays where it is. */
import { because, checkpoint, need, step } from '../kit/define.ts';
import type { Lab } from '../kit/lab.ts';
import type { Check, EventPattern, Value } from '../kit/query.ts';
import solution from './solution.ts';
import starter from './starter.ts';

const id = 'tour';
const sum: Value = { op: 'add', args: [{ param: 'a' }, { param: 'b' }] };
const x2: Value = { register: 'x2' };
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
/** HLT, which halts a core only for a debugger outside. */
const hlt: Check = { value: { memory: stopped.elr, size: 4 }, mask: 0xffe0_001f, is: 0xd440_0000 };

export const tour: Lab = {
  id,
  version: 3,
  chapter: 0,
  minutes: 10,
  title: 'lab.tour.title',
  objectives: ['lab.tour.objective.step', 'lab.tour.objective.mmio'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [{ file: 'tour.s', origin: '0x40080000' }],
    entry: '_start',
    budget: 2000,
  },
  files: [{ path: 'tour.s', language: 'a64', starter }],
  parameters: [
    { name: 'a', from: 16, to: 200 },
    { name: 'b', from: 201, to: 400 },
  ],
  steps: [step(id, 'sum'), step(id, 'hello'), step(id, 'stay')],
  checkpoints: [
    checkpoint(
      id,
      'sum',
      1,
      need(
        { value: x2, is: sum },
        because('lab.tour.sum.nothing', { wanted: sum }, { value: x2, is: 0 }),
        because(
          'lab.tour.sum.difference',
          { found: x2, wanted: sum },
          {
            value: x2,
            oneOf: [
              { op: 'sub', args: [{ param: 'b' }, { param: 'a' }] },
              { op: 'sub', args: [{ param: 'a' }, { param: 'b' }] },
            ],
          },
        ),
        because('lab.tour.sum.other', { found: x2, wanted: sum }, { value: x2, not: sum }),
      ),
    ),
    checkpoint(
      id,
      'hello',
      2,
      need(
        { happened: written },
        because('lab.tour.hello.nothing', {}, { never: { event: 'mmio' } }),
        because('lab.tour.hello.read', {}, { happened: { event: 'mmio', where: { write: 0 } } }),
      ),
      ...[behind, beyond].map((event) =>
        need(
          { never: event },
          because('lab.tour.hello.elsewhere', { address: { of: event, field: 'address' } }, { happened: event }),
        ),
      ),
      need(
        { console: { is: 'Hi\n' } },
        because('lab.tour.hello.no-line-feed', {}, { console: { is: 'Hi' } }),
        because('lab.tour.hello.again', { text: { console: 'all' } }, { console: { startsWith: 'Hi\nHi' } }),
        because('lab.tour.hello.other', { text: { console: 'all' } }, { happened: written }),
      ),
    ),
    checkpoint(
      id,
      'stay',
      1,
      need(
        { never: { event: 'exception' } },
        because('lab.tour.stay.jumped', stopped, { value: stopped.elr, below: 0x4008_0000 }),
        because('lab.tour.stay.hlt', stopped, hlt),
        because('lab.tour.stay.ran-on', stopped, { value: stopped.ec, is: 0 }),
        because('lab.tour.stay.abort', stopped, { value: stopped.ec, oneOf: [0x21, 0x25] }),
        because('lab.tour.stay.exception', stopped, { happened: { event: 'exception' } }),
      ),
      need(
        { ended: ['parked', 'waiting', 'core-off'] },
        because('lab.tour.stay.other', {}, { ended: ['budget'] }),
        because('lab.tour.stay.other'),
      ),
    ),
  ],
  solution: { 'tour.s': solution },
  // prettier-ignore
  mutants: [
    { name: 'subtracts', file: 'tour.s', edits: [['add     x2, x0, x1', 'sub     x2, x1, x0']], fails: 'sum', code: 'lab.tour.sum.difference' },
    { name: 'adds-x0-twice', file: 'tour.s', edits: [['add     x2, x0, x1', 'add     x2, x0, x0']], fails: 'sum', code: 'lab.tour.sum.other' },
    { name: 'sum-into-x0', file: 'tour.s', edits: [['add     x2, x0, x1', 'add     x0, x0, x1']], fails: 'sum', code: 'lab.tour.sum.nothing' },
    { name: 'no-line-feed', file: 'tour.s', edits: [['        mov     w4, #10\n        strb    w4, [x3]\n', '']], fails: 'hello', code: 'lab.tour.hello.no-line-feed' },
    { name: 'loads-instead-of-stores', file: 'tour.s', edits: [["'H'\n        strb", "'H'\n        ldrb"], ["'i'\n        strb", "'i'\n        ldrb"], ['#10\n        strb', '#10\n        ldrb']], fails: 'hello', code: 'lab.tour.hello.read' },
    { name: 'steps-the-address', file: 'tour.s', edits: [["'H'\n        strb    w4, [x3]", "'H'\n        strb    w4, [x3], #4"]], fails: 'hello', code: 'lab.tour.hello.elsewhere' },
    { name: 'says-ho', file: 'tour.s', edits: [["#'i'", "#'o'"]], fails: 'hello', code: 'lab.tour.hello.other' },
    { name: 'branches-to-the-start', file: 'tour.s', edits: [['b       .', 'b       _start']], fails: 'hello', code: 'lab.tour.hello.again' },
    { name: 'runs-on', file: 'tour.s', edits: [['        b       .\n', '']], fails: 'stay', code: 'lab.tour.stay.ran-on' },
    { name: 'returns', file: 'tour.s', edits: [['b       .', 'ret']], fails: 'stay', code: 'lab.tour.stay.jumped' },
    { name: 'stops-with-brk', file: 'tour.s', edits: [['b       .', 'brk     #0']], fails: 'stay', code: 'lab.tour.stay.exception' },
    { name: 'stops-with-hlt', file: 'tour.s', edits: [['b       .', 'hlt     #0']], fails: 'stay', code: 'lab.tour.stay.hlt' },
    { name: 'loop-of-two', file: 'tour.s', edits: [['b       .', '1:      nop\n        b       1b']], fails: 'stay', code: 'lab.tour.stay.other' },
    { name: 'sum-overwritten', file: 'tour.s', edits: [["mov     w4, #'H'", "mov     w2, #'H'"], ["'H'\n        strb    w4, [x3]", "'H'\n        strb    w2, [x3]"]], fails: 'sum', code: 'lab.tour.sum.other' },
    { name: 'stores-64-bits', file: 'tour.s', edits: [["'H'\n        strb    w4", "'H'\n        str     x4"]], fails: 'hello', code: 'lab.tour.hello.elsewhere' },
    { name: 'another-address', file: 'tour.s', edits: [['=0x09000000', '=0x9000']], fails: 'stay', code: 'lab.tour.stay.abort' },
  ],
};
