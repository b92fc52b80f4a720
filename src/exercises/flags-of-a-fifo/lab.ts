/** Chapter 9: what a PL011 says of its FIFOs, and which characters it has lost. */
import { answered, at, bits, checkpoint, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Value } from '../../labs/kit/query.ts';

/** What program.s read: a register at its end. */
const read = (field: string): Value => ({ of: at('done', 2), field });
/** FR without the transmit side, which is empty all the time. */
const receiveSide = (fr: Value): Value => ({ op: 'and', args: [fr, 0x50] });

const lab: LabSource = {
  version: 1,
  chapter: 9,
  order: 1,
  exercise: { size: 'small', skills: ['uart', 'registers'] },
  minutes: 8,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [{ file: 'program.s', origin: '0x40080000' }],
    entry: '_start',

    budget: 1000,
  },
  files: [
    { path: 'flags', language: 'answers' },
    { path: 'program.s', language: 'a64', readonly: true },
  ],
  views: ['registers', 'code'],
  parameters: [
    { name: 'row', from: 0, to: 11 },
    { name: 'first', from: 0x21, to: 0x60 },
    { name: 'sent', pick: [0x10, 0x11, 0x12, 0xf, 0xe, 0x10, 0x13, 0xc, 0x11, 0xd, 0x10, 0x14], by: 'row' },
    { name: 'read', pick: [0x10, 5, 0x10, 0xf, 3, 7, 0x10, 0xc, 0x10, 4, 1, 9], by: 'row' },
    { name: 'fr1', pick: [0xc0, 0xc0, 0xc0, 0x80, 0x80, 0xc0, 0xc0, 0x80, 0xc0, 0x80, 0xc0, 0xc0], by: 'row' },
    { name: 'fr2', pick: [0x90, 0x80, 0x90, 0x90, 0x80, 0x80, 0x90, 0x90, 0x90, 0x80, 0x80, 0x80], by: 'row' },
    { name: 'rx1', pick: [0x40, 0x40, 0x40, 0, 0, 0x40, 0x40, 0, 0x40, 0, 0x40, 0x40], by: 'row' },
    { name: 'rx2', pick: [0x10, 0, 0x10, 0x10, 0, 0, 0x10, 0x10, 0x10, 0, 0, 0], by: 'row' },
    { name: 'left', pick: [0, 0xb, 0, 0, 0xb, 9, 0, 0, 0, 9, 0xf, 7], by: 'row' },
    { name: 'offset', pick: [0xf, 4, 0xf, 0xe, 2, 6, 0xf, 0xb, 0xf, 3, 0, 8], by: 'row' },
    { name: 'last', follows: 'first', times: 1, base: 'offset' },
    { name: 'oe', pick: [0, 1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 1], by: 'row' },
  ],
  steps: [step('flags'), step('lost')],
  checkpoints: [
    checkpoint(
      'flags',
      2,
      answered('fr-1', read('x4'), 'flags.wrong', ['flags.receive', receiveSide(read('x4'))]),
      answered('fr-2', read('x6'), 'flags.wrong', ['flags.receive', receiveSide(read('x6'))]),
    ),
    checkpoint(
      'lost',
      2,
      answered('last', bits(read('x5'), 7, 0), 'lost.last'),
      answered('oe', bits(read('x7'), 11), 'lost.oe'),
      answered('left', read('x8'), 'lost.left', [
        'lost.kept',
        { op: 'sub', args: [{ param: 'sent' }, { param: 'read' }] },
      ]),
    ),
  ],
};

export default lab;
