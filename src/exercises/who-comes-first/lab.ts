/** Chapter 8: which of four pending interrupts a core is told of, and in which order. */
import { answered, at, checkpoint, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { EventPattern, Requirement, Value } from '../../labs/kit/query.ts';

const done: EventPattern = at('done', 2);
/** What GICC_IAR gave the n-th time. */
const taken = (name: string, field: string, ...slips: readonly (readonly [string, Value])[]): Requirement =>
  answered(name, { of: done, field }, 'wrong', ...slips);

const lab: LabSource = {
  version: 1,
  chapter: 8,
  order: 3,
  exercise: { size: 'small', skills: ['gic'] },
  minutes: 10,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [{ file: 'gic.s', origin: '0x40080000' }],
    entry: '_start',

    budget: 1000,
  },
  files: [
    { path: 'order', language: 'answers' },
    { path: 'gic.s', language: 'a64', readonly: true },
  ],
  views: ['gic', 'registers'],
  parameters: [
    { name: 'base', from: 40, to: 64 },
    { name: 'row', from: 0, to: 8 },
    { name: 'urgent', from: 0x18, to: 0x40, step: 8 },
    { name: 'mask', follows: 'urgent', times: 3 },
    { name: 'id0', follows: 'base', times: 1, base: 0 },
    { name: 'role0', pick: [1, 1, 1, 1, 1, 1, 3, 3, 3], by: 'row' },
    { name: 'times0', pick: [1, 2, 2, 3], by: 'role0' },
    { name: 'p0', follows: 'times0', times: 'urgent' },
    { name: 'id1', follows: 'base', times: 1, base: 3 },
    { name: 'role1', pick: [0, 0, 2, 2, 3, 3, 0, 1, 1], by: 'row' },
    { name: 'times1', pick: [1, 2, 2, 3], by: 'role1' },
    { name: 'p1', follows: 'times1', times: 'urgent' },
    { name: 'id2', follows: 'base', times: 1, base: 5 },
    { name: 'role2', pick: [2, 3, 0, 3, 0, 2, 1, 0, 2], by: 'row' },
    { name: 'times2', pick: [1, 2, 2, 3], by: 'role2' },
    { name: 'p2', follows: 'times2', times: 'urgent' },
    { name: 'id3', follows: 'base', times: 1, base: 9 },
    { name: 'role3', pick: [3, 2, 3, 0, 2, 0, 2, 2, 0], by: 'row' },
    { name: 'times3', pick: [1, 2, 2, 3], by: 'role3' },
    { name: 'p3', follows: 'times3', times: 'urgent' },
    { name: 'f', pick: [3, 3, 5, 9, 5, 9, 3, 5, 9], by: 'row' },
    { name: 's', pick: [0, 0, 0, 0, 0, 0, 5, 3, 3], by: 'row' },
    { name: 'th', pick: [5, 9, 3, 3, 9, 5, 9, 9, 5], by: 'row' },
    { name: 'fo', pick: [9, 5, 9, 5, 3, 3, 0, 0, 0], by: 'row' },
    { name: 'first', follows: 'f', times: 1, base: 'base' },
    { name: 'second', follows: 's', times: 1, base: 'base' },
    { name: 'third', follows: 'th', times: 1, base: 'base' },
    { name: 'masked', follows: 'fo', times: 1, base: 'base' },
  ],
  steps: [step('order'), step('mask')],
  checkpoints: [
    checkpoint(
      'order',
      3,
      taken('first', 'x20', ['order.lowest', { param: 'base' }]),
      taken('second', 'x21', ['order.tie', { param: 'third' }]),
      taken('third', 'x22', ['order.tie', { param: 'second' }]),
    ),
    checkpoint(
      'mask',
      1,
      taken('fourth', 'x23', ['mask.equal', { param: 'masked' }]),
      answered('running', { of: done, field: 'x24' }, 'mask.running'),
    ),
  ],
};

export default lab;
