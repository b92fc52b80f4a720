/** Chapter 3: two descriptors of stage 1 read, as one does when a map is wrong. */
import { answered, at, bits, checkpoint, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Value } from '../../labs/kit/query.ts';

/** PAR_EL1 after an AT: x1 and x3 for reads, x2 and x4 for writes. */
const par = (field: string): Value => ({ of: at('done', 2), field });
/** PAR_EL1 has the page, the address the rest. */
const pa = (field: string, va: string): Value => ({
  op: 'or',
  args: [{ op: 'and', args: [par(field), 0xffff_ffff_f000] }, bits({ param: va }, 11, 0)],
});
/** Bit 0 says that it faulted. */
const writable = (field: string): Value => ({ op: 'sub', args: [1, bits(par(field), 0)] });

const lab: LabSource = {
  version: 1,
  chapter: 3,
  order: 2,
  exercise: { size: 'small', skills: ['translation', 'memory'] },
  minutes: 10,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [{ file: 'map.s', origin: '0x40080000' }],
    entry: '_start',

    budget: 1500,
  },
  files: [
    { path: 'descriptors', language: 'answers' },
    { path: 'map.s', language: 'a64', readonly: true },
  ],
  views: ['memory', 'registers'],
  parameters: [
    { name: 'row', from: 0, to: 3 },
    { name: 'mair', pick: [0x4400ff04, 0xff044400, 0x0044ff04, 0x04ff0044], by: 'row' },
    { name: 'n1', from: 0, to: 3 },
    { name: 'n2', pick: [2, 3, 1, 0], by: 'n1' },
    { name: 'ro1', from: 0, to: 1 },
    { name: 'ro2', pick: [1, 0], by: 'ro1' },
    { name: 'w1', pick: [1, 0], by: 'ro1' },
    { name: 'w2', pick: [1, 0], by: 'ro2' },
    { name: 'k', from: 1, to: 255 },
    { name: 'm', from: 1, to: 15 },
    { name: 'off1', from: 0x8, to: 0xff8, step: 8 },
    { name: 'off2', from: 0x1_1008, to: 0x1f_eff8, step: 8 },
    { name: 'first', follows: 'row', times: 4 },
    { name: 'place1', follows: 'first', times: 1, base: 'n1' },
    { name: 'place2', follows: 'first', times: 1, base: 'n2' },
    {
      name: 'byte1',
      pick: [0x4, 0xff, 0x0, 0x44, 0x0, 0x44, 0x4, 0xff, 0x4, 0xff, 0x44, 0x0, 0x44, 0x0, 0xff, 0x4],
      by: 'place1',
    },
    {
      name: 'byte2',
      pick: [0x4, 0xff, 0x0, 0x44, 0x0, 0x44, 0x4, 0xff, 0x4, 0xff, 0x44, 0x0, 0x44, 0x0, 0xff, 0x4],
      by: 'place2',
    },
    { name: 'page', follows: 'k', times: 0x1000, base: 0x4100_0000 },
    { name: 'block', follows: 'm', times: 0x20_0000, base: 0x4000_0000 },
    { name: 'low1', follows: 'ro1', times: 0x80, base: 0x743 },
    { name: 'index1', follows: 'n1', times: 4, base: 'low1' },
    { name: 'word1', follows: 'page', times: 1, base: 'index1' },
    { name: 'low2', follows: 'ro2', times: 0x80, base: 0x741 },
    { name: 'index2', follows: 'n2', times: 4, base: 'low2' },
    { name: 'word2', follows: 'block', times: 1, base: 'index2' },
    { name: 'va1', follows: 'off1', times: 1, base: 0x8000_0000 },
    { name: 'va2', follows: 'off2', times: 1, base: 0x8020_0000 },
    { name: 'pa1', follows: 'page', times: 1, base: 'off1' },
    { name: 'pa2', follows: 'block', times: 1, base: 'off2' },
  ],
  steps: [step('address'), step('attribute'), step('access')],
  checkpoints: [
    checkpoint(
      'address',
      2,
      answered('pa-1', pa('x1', 'va1'), 'address.wrong', ['address.offset', { param: 'page' }]),
      answered(
        'pa-2',
        pa('x3', 'va2'),
        'address.wrong',
        ['address.offset', { param: 'block' }],
        ['address.page', { op: 'add', args: [{ param: 'block' }, bits({ param: 'off2' }, 11, 0)] }],
      ),
    ),
    checkpoint(
      'attribute',
      2,
      answered('mair-1', bits(par('x1'), 63, 56), 'attribute.wrong', ['attribute.index', { param: 'n1' }]),
      answered('mair-2', bits(par('x3'), 63, 56), 'attribute.wrong', ['attribute.index', { param: 'n2' }]),
    ),
    checkpoint(
      'access',
      1,
      answered('writable-1', writable('x2'), 'access.wrong'),
      answered('writable-2', writable('x4'), 'access.wrong'),
    ),
  ],
};

export default lab;
