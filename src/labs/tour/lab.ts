/** Chapter 0: three instructions, a byte on the console, and how a program stays where it is. */
import { because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Value } from '../kit/query.ts';

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

const lab: LabSource = {
  version: 3,
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
  ],
  steps: [step('sum'), step('hello'), step('stay')],
  checkpoints: [
    checkpoint(
      'sum',
      1,
      need(
        { value: x2, is: sum },
        because('sum.nothing', { wanted: sum }, { value: x2, is: 0 }),
        because(
          'sum.difference',
          { found: x2, wanted: sum },
          {
            value: x2,
            oneOf: [
              { op: 'sub', args: [{ param: 'b' }, { param: 'a' }] },
              { op: 'sub', args: [{ param: 'a' }, { param: 'b' }] },
            ],
          },
        ),
        because('sum.other', { found: x2, wanted: sum }, { value: x2, not: sum }),
      ),
    ),
    checkpoint(
      'hello',
      2,
      need(
        { happened: written },
        because('hello.nothing', {}, { never: { event: 'mmio' } }),
        because('hello.read', {}, { happened: { event: 'mmio', where: { write: 0 } } }),
      ),
      ...[behind, beyond].map((event) =>
        need(
          { never: event },
          because('hello.elsewhere', { address: { of: event, field: 'address' } }, { happened: event }),
        ),
      ),
      need(
        { console: { is: 'Hi\n' } },
        because('hello.no-line-feed', {}, { console: { is: 'Hi' } }),
        because('hello.again', { text: { console: 'all' } }, { console: { startsWith: 'Hi\nHi' } }),
        because('hello.other', { text: { console: 'all' } }, { happened: written }),
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
        because('stay.other', {}, { ended: ['budget'] }),
        because('stay.other'),
      ),
    ),
  ],
};

export default lab;
