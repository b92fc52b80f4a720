/** Chapter 11: what the header of an arm64 Image says of where a kernel may be, and how much it takes. */
import { answered, bits, checkpoint, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Value } from '../../labs/kit/query.ts';

const param = (name: string): Value => ({ param: name });
const plus = (a: Value, b: Value): Value => ({ op: 'add', args: [a, b] });
/** Of the header that stands in memory. */
const field = (at: number): Value => ({ memory: 0x4008_0000 + at, size: 8 });
const [offset, size, flags] = [field(8), field(16), field(24)];
const start = plus(param('base'), offset);
const end = plus(start, size);
const TWO_MIB = 0x20_0000;

const lab: LabSource = {
  version: 1,
  chapter: 11,
  order: 3,
  exercise: { size: 'small', skills: ['guests', 'memory'] },
  minutes: 10,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [{ file: 'header.s', origin: '0x40080000' }],
    entry: '_start',
    budget: 200,
  },
  files: [
    { path: 'places', language: 'answers' },
    { path: 'header.s', language: 'a64', readonly: true },
  ],
  views: ['memory', 'registers'],
  parameters: [
    { name: 'base', from: 0x4800_0000, to: 0x6000_0000, step: TWO_MIB },
    { name: 'offset', pick: [0x8_0000, 0x1_0000, 0x4_0000] },
    { name: 'whole2m', from: 3, to: 12 },
    { name: 'more', from: 0x1_1000, to: 0x7_f000, step: 0x7000 },
    { name: 'file', follows: 'whole2m', times: TWO_MIB, base: 'more' },
    { name: 'bss', from: 0x2_1000, to: 0x8_0000, step: 0x9000 },
    { name: 'size', follows: 'bss', times: 1, base: 'file' },
    { name: 'start', follows: 'offset', times: 1, base: 'base' },
    { name: 'end', follows: 'size', times: 1, base: 'start' },
    { name: 'file_end', follows: 'file', times: 1, base: 'start' },
    { name: 'base_end', follows: 'size', times: 1, base: 'base' },
    // text_offset and what is over 2 MiB are less than 2 MiB together, and more than nothing.
    { name: 'below', follows: 'whole2m', times: TWO_MIB, base: 'base' },
    { name: 'tree', follows: 'below', times: 1, base: TWO_MIB },
    { name: 'p', from: 0, to: 2 },
    { name: 'pages', pick: [4, 16, 64], by: 'p' },
    { name: 'code', follows: 'p', times: 1, base: 1 },
    { name: 'anywhere', pick: [0, 1] },
    { name: 'other', pick: [1, 0], by: 'anywhere' },
    { name: 'place', follows: 'anywhere', times: 8 },
    { name: 'flags', follows: 'code', times: 2, base: 'place' },
  ],
  steps: [step('extent'), step('behind'), step('flags')],
  checkpoints: [
    checkpoint(
      'extent',
      2,
      answered('start', start, 'extent.start', ['extent.base', param('base')]),
      answered('end', end, 'extent.end', ['extent.file', param('file_end')], ['extent.from', param('base_end')]),
    ),
    checkpoint(
      'behind',
      2,
      answered('bss', param('bss'), 'behind.bss', ['behind.whole', size]),
      answered(
        'tree',
        { op: 'and', args: [plus(end, TWO_MIB - 1), '0xffffffffffe00000'] },
        'behind.tree',
        ['behind.unaligned', end],
        ['behind.down', { op: 'and', args: [end, '0xffffffffffe00000'] }],
      ),
    ),
    checkpoint(
      'flags',
      1,
      answered('pages', { op: 'shl', args: [1, { op: 'shl', args: [bits(flags, 2, 1), 1] }] }, 'flags.pages', [
        'flags.field',
        bits(flags, 2, 1),
      ]),
      answered('anywhere', bits(flags, 3), 'flags.anywhere'),
    ),
  ],
};

export default lab;
