/** Chapter 3: which bytes belong to what EL2 sets up first: the slot, the stack of a core, the frame on it. */
import { answered, at, checkpoint, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Value } from '../../labs/kit/query.ts';

const plus = (value: Value, n: Value): Value => ({ op: 'add', args: [value, n] });
const param = (name: string): Value => ({ param: name });
/** As the HVC is next, and as the frame is there. */
const [end, frame]: readonly [Value, Value] = [
  { of: at('ready', 2), field: 'sp' },
  { of: at('kept', 2), field: 'sp' },
];
const eightTimes: Value = { op: 'shl', args: [param('n'), 3] };

const lab: LabSource = {
  version: 1,
  chapter: 3,
  order: 3,
  exercise: { size: 'small', skills: ['exceptions', 'memory'] },
  minutes: 10,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [{ file: 'program.s', origin: '0x40080000' }],
    entry: '_start',
    budget: 500,
  },
  files: [
    { path: 'places', language: 'answers' },
    { path: 'program.s', language: 'a64', readonly: true },
  ],
  views: ['registers', 'memory'],
  parameters: [
    { name: 'org', from: 0x1000, to: 0x4800, step: 0x800 },
    { name: 'table', follows: 'org', times: 1, base: 0x4008_0000 },
    { name: 'low', from: 0x408, to: 0x7f8, step: 8 },
    { name: 'vbar', follows: 'low', times: 1, base: 'table' },
    { name: 'raw', follows: 'vbar', times: 1, base: 0x200 },
    { name: 'slot', follows: 'table', times: 1, base: 0x200 },
    { name: 'lower', follows: 'table', times: 1, base: 0x400 },
    { name: 'row', from: 0, to: 8 },
    { name: 'core', pick: [1, 2, 3, 1, 2, 3, 1, 2, 3], by: 'row' },
    { name: 'size', pick: [0x1000, 0x1000, 0x1000, 0x2000, 0x2000, 0x2000, 0x4000, 0x4000, 0x4000], by: 'row' },
    { name: 'stacks', from: 0x4020_0000, to: 0x402f_0000, step: 0x1_0000 },
    { name: 'below', pick: [0x1000, 0x2000, 0x3000, 0x2000, 0x4000, 0x6000, 0x4000, 0x8000, 0xc000], by: 'row' },
    { name: 'lowest', follows: 'below', times: 1, base: 'stacks' },
    { name: 'end', follows: 'lowest', times: 1, base: 'size' },
    { name: 'next', follows: 'end', times: 1, base: 'size' },
    { name: 'room', pick: [0xef0, 0xef0, 0xef0, 0x1ef0, 0x1ef0, 0x1ef0, 0x3ef0, 0x3ef0, 0x3ef0], by: 'row' },
    { name: 'frame', follows: 'lowest', times: 1, base: 'room' },
    { name: 'n', from: 2, to: 29 },
    { name: 'saved', follows: 'n', times: 8, base: 'frame' },
    { name: 'above', follows: 'n', times: 8, base: 'end' },
    { name: 'elr', follows: 'frame', times: 1, base: 256 },
    { name: 'elr248', follows: 'frame', times: 1, base: 248 },
  ],
  steps: [step('slot'), step('stack'), step('frame')],
  checkpoints: [
    checkpoint(
      'slot',
      2,
      answered(
        'slot',
        { of: { event: 'exception', where: { to: 2, ec: 0x16 } }, field: 'target' },
        'slot.wrong',
        ['slot.raw', param('raw')],
        ['slot.written', param('vbar')],
        ['slot.lower', param('lower')],
        ['slot.first', param('table')],
      ),
    ),
    checkpoint(
      'stack',
      1,
      answered(
        'sp',
        end,
        'stack.wrong',
        ['stack.low', param('lowest')],
        ['stack.next', param('next')],
        ['stack.shared', plus(param('stacks'), param('size'))],
      ),
    ),
    checkpoint(
      'frame',
      2,
      answered(
        'saved',
        plus(frame, eightTimes),
        'frame.wrong',
        ['frame.up', plus(end, eightTimes)],
        ['frame.down', { op: 'sub', args: [end, eightTimes] }],
      ),
      answered('elr', plus(frame, 256), 'frame.elr', ['frame.sp-el0', plus(frame, 248)]),
    ),
  ],
};

export default lab;
