/** Chapter 10: which entries of the rings are meant, when the index has 16 bits and the ring has not. */
import { answered, at, bits, checkpoint, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Value } from '../../labs/kit/query.ts';

/** What program.s has computed: a register at its end. */
const read = (field: string): Value => ({ of: at('done', 2), field });
const param = (name: string): Value => ({ param: name });

const lab: LabSource = {
  version: 1,
  chapter: 10,
  order: 2,
  exercise: { size: 'small', skills: ['virtio'] },
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
    { path: 'places', language: 'answers' },
    { path: 'program.s', language: 'a64', readonly: true },
  ],
  views: ['registers', 'code'],
  parameters: [
    { name: 's', from: 0, to: 5 },
    { name: 'size', pick: [8, 0x10, 0x20, 0x40, 0x80, 0x100], by: 's' },
    { name: 'b', from: 0, to: 3 },
    { name: 'back', follows: 'b', times: 1, base: 1 },
    { name: 'seen', pick: [0xffff, 0xfffe, 0xfffd, 0xfffc], by: 'b' },
    { name: 'last', from: 0, to: 3 },
    { name: 'idx', follows: 'last', times: 1, base: 1 },
    { name: 'fresh', follows: 'back', times: 1, base: 'idx' },
    { name: 'column', follows: 's', times: 4 },
    { name: 'place', follows: 'column', times: 1, base: 'b' },
    {
      name: 'first',
      pick: [
        7, 6, 5, 4, 0xf, 0xe, 0xd, 0xc, 0x1f, 0x1e, 0x1d, 0x1c, 0x3f, 0x3e, 0x3d, 0x3c, 0x7f, 0x7e, 0x7d, 0x7c, 0xff,
        0xfe, 0xfd, 0xfc,
      ],
      by: 'place',
    },
    { name: 'page', from: 1, to: 15 },
    { name: 'available', follows: 'page', times: 0x1000, base: 0x4010_0000 },
    { name: 'ring', follows: 'available', times: 1, base: 4 },
    { name: 'used', follows: 'page', times: 0x1000, base: 0x4012_0000 },
    { name: 'elements', follows: 'used', times: 1, base: 4 },
    { name: 'entry', follows: 'first', times: 2, base: 'ring' },
    { name: 'naked', follows: 'first', times: 2, base: 'available' },
    { name: 'element', follows: 'last', times: 8, base: 'elements' },
    { name: 'asHalf', follows: 'last', times: 2, base: 'elements' },
    { name: 'far', follows: 'seen', times: 2, base: 'ring' },
  ],
  steps: [step('turn'), step('place')],
  checkpoints: [
    checkpoint(
      'turn',
      2,
      answered(
        'new',
        read('x2'),
        'turn.wrong',
        ['turn.signed', { op: 'sub', args: [param('seen'), param('idx')] }],
        ['turn.since', param('idx')],
      ),
      answered('first', read('x3'), 'turn.first', ['turn.whole', param('seen')]),
      answered('last', read('x4'), 'turn.last', ['turn.behind', param('idx')]),
    ),
    checkpoint(
      'place',
      2,
      answered('entry', read('x5'), 'place.entry', ['place.flags', param('naked')], ['place.whole', param('far')]),
      answered('element', read('x6'), 'place.element', ['place.half', param('asHalf')]),
      answered(
        'used-idx',
        bits(read('x7'), 15, 0),
        'place.idx',
        ['place.slot', param('last')],
        ['place.count', read('x2')],
      ),
    ),
  ],
};

export default lab;
