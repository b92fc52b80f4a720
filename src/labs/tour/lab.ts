/** Chapter 0: three instructions, a byte on the console, and how a program stays where it is. */
import { because, checkpoint, need, step } from '../kit/define.ts';
import type { Lab } from '../kit/lab.ts';
import type { Value } from '../kit/query.ts';
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

export const tour: Lab = {
  id,
  version: 2,
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
      need(
        { never: { event: 'mmio', where: { write: 1, address: { not: 0x0900_0000 } } } },
        because(
          'lab.tour.hello.elsewhere',
          {
            address: { of: { event: 'mmio', where: { write: 1, address: { not: 0x0900_0000 } } }, field: 'address' },
          },
          { happened: written },
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
        because('lab.tour.stay.ran-on', stopped, { happened: { event: 'exception', where: { ec: 0 } } }),
        because('lab.tour.stay.abort', stopped, { value: stopped.ec, oneOf: [0x21, 0x25] }),
        because('lab.tour.stay.exception', stopped, { happened: { event: 'exception' } }),
      ),
      need({ ended: ['parked', 'waiting'] }, because('lab.tour.stay.other')),
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
    { name: 'another-address', file: 'tour.s', edits: [['=0x09000000', '=0x9000']], fails: 'stay', code: 'lab.tour.stay.abort' },
  ],
};
