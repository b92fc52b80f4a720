/** Chapter 10: a chain of descriptors followed by hand, among those of another request. */
import { answered, at, bits, checkpoint, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Value } from '../../labs/kit/query.ts';

/** What program.s read behind the request: a register at its end. */
const read = (field: string): Value => ({ of: at('done', 2), field });
const param = (name: string): Value => ({ param: name });

const lab: LabSource = {
  version: 1,
  chapter: 10,
  order: 1,
  exercise: { size: 'small', skills: ['virtio', 'memory'] },
  minutes: 10,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [{ file: 'program.s', origin: '0x40080000' }],
    entry: '_start',
    disks: [{ sectors: 16, slot: '3' }],

    budget: 1000,
  },
  files: [
    { path: 'chain', language: 'answers' },
    { path: 'program.s', language: 'a64', readonly: true },
  ],
  views: ['virtqueue', 'memory', 'registers'],
  parameters: [
    { name: 'row', from: 0, to: 19 },
    { name: 's0', from: 0, to: 2 },
    { name: 't0', from: 0, to: 2 },
    { name: 'head', pick: [5, 4, 7, 4, 7, 6, 2, 4, 4, 6, 4, 7, 2, 1, 6, 2, 5, 4, 5, 3], by: 'row' },
    { name: 'second', pick: [0, 3, 4, 7, 0, 1, 6, 1, 1, 1, 7, 3, 4, 0, 2, 5, 1, 3, 0, 0], by: 'row' },
    { name: 'third', pick: [3, 1, 3, 2, 5, 0, 1, 7, 5, 0, 3, 1, 3, 2, 5, 3, 0, 5, 7, 7], by: 'row' },
    { name: 'fourth', pick: [1, 2, 0, 1, 4, 5, 7, 5, 6, 4, 6, 6, 0, 6, 4, 1, 4, 7, 6, 6], by: 'row' },
    { name: 'o1', pick: [2, 7, 6, 5, 2, 3, 3, 6, 7, 5, 5, 2, 5, 7, 1, 7, 6, 6, 1, 4], by: 'row' },
    { name: 'o2', pick: [4, 0, 5, 3, 3, 7, 5, 0, 3, 7, 0, 4, 6, 4, 7, 6, 3, 1, 3, 1], by: 'row' },
    { name: 'o3', pick: [7, 5, 2, 6, 6, 4, 4, 3, 2, 2, 2, 5, 7, 3, 0, 4, 7, 0, 2, 2], by: 'row' },
    { name: 'o4', pick: [6, 6, 1, 0, 1, 2, 0, 2, 0, 3, 1, 0, 1, 5, 3, 0, 2, 2, 4, 5], by: 'row' },
    { name: 'len1', pick: [0x200, 0x400, 0x600], by: 's0' },
    { name: 'len2', pick: [0x200, 0x400, 0x600], by: 't0' },
    { name: 'data', follows: 'len1', times: 1, base: 'len2' },
    { name: 'used', follows: 'data', times: 1, base: 1 },
    { name: 'all', follows: 'used', times: 1, base: 0x10 },
    { name: 'page', from: 1, to: 15 },
    { name: 'header', follows: 'page', times: 0x1000, base: 0x40100000 },
    { name: 'buffer', follows: 'header', times: 1, base: 0x10000 },
    { name: 'more', follows: 'header', times: 1, base: 0x20000 },
    { name: 'status', follows: 'header', times: 1, base: 0x30010 },
  ],
  steps: [step('order'), step('told')],
  checkpoints: [
    checkpoint(
      'order',
      2,
      answered('second', param('second'), 'order.wrong', ['order.row', { op: 'add', args: [param('head'), 1] }]),
      answered('third', param('third'), 'order.wrong', ['order.row', { op: 'add', args: [param('head'), 2] }]),
      answered('fourth', param('fourth'), 'order.wrong', ['order.row', { op: 'add', args: [param('head'), 3] }]),
      answered(
        'status',
        param('status'),
        'order.status',
        ['order.header', param('header')],
        ['order.buffer', param('more')],
      ),
    ),
    checkpoint(
      'told',
      2,
      answered('used-id', read('x2'), 'told.id', ['told.last', param('fourth')]),
      answered(
        'used-len',
        bits(read('x3'), 31, 0),
        'told.wrong',
        ['told.status', param('data')],
        ['told.readable', param('all')],
        ['told.one', param('len1')],
      ),
    ),
  ],
};

export default lab;
