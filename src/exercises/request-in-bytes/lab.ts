/** Chapter 10: a read request as bytes, header and descriptors, which a disk executes. */
import { at, because, checkpoint, need, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Requirement, Value } from '../../labs/kit/query.ts';

/** What judge.s found in the reader's bytes before it notified the disk, and in memory afterwards. */
const read = (field: string): Value => ({ of: at('done', 2), field });
const param = (name: string): Value => ({ param: name });

/** A number of the request. Slips come first, each with the value that it makes. */
function holds(
  field: string,
  wanted: Value,
  code: string,
  ...slips: readonly (readonly [code: string, is: Value])[]
): Requirement {
  const found = read(field);
  const params = { found, wanted };
  return need(
    { value: found, is: wanted },
    ...slips.map(([slip, is]) => because(slip, params, { value: found, is })),
    because(code, params, { happened: at('done', 2) }),
    because('unused'),
  );
}

const lab: LabSource = {
  version: 1,
  chapter: 10,
  order: 3,
  exercise: { size: 'small', skills: ['virtio'] },
  minutes: 10,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'request.s', origin: '0x40090000' },
      { file: 'judge.s', origin: '0x40080000' },
    ],
    entry: '_start',
    disks: [{ sectors: 64, slot: '3', pieces: [{ at: 0, word: '{{stamp}}', step: 1, every: 512, times: 64 }] }],

    budget: 1000,
  },
  files: [
    { path: 'request.s', language: 'a64' },
    { path: 'judge.s', language: 'a64', readonly: true },
  ],
  views: ['virtqueue', 'memory', 'registers'],
  parameters: [
    { name: 'sector', from: 2, to: 59 },
    { name: 'count', from: 2, to: 4 },
    { name: 'offset', follows: 'sector', times: 512 },
    { name: 'bytes', follows: 'count', times: 512 },
    { name: 'stamp', from: 0x1000_0000, to: 0x7fff_0000, step: 0x1_0000 },
    { name: 'wanted', follows: 'sector', times: 1, base: 'stamp' },
    { name: 'page', from: 1, to: 15 },
    { name: 'buffer', follows: 'page', times: 0x1000, base: 0x4010_0000 },
    { name: 'status', follows: 'buffer', times: 1, base: 0x2_0010 },
  ],
  steps: [step('header'), step('flags'), step('read')],
  checkpoints: [
    checkpoint(
      'header',
      2,
      holds('x0', 0, 'header.type', ['header.write', 1]),
      holds('x1', param('sector'), 'header.sector', ['header.bytes', param('offset')]),
    ),
    checkpoint(
      'flags',
      2,
      holds('x4', 1, 'flags.header', ['flags.writable', 3]),
      holds('x5', 3, 'flags.data', ['flags.driver', 1], ['flags.ends', 2]),
      holds('x6', 2, 'flags.status', ['flags.beyond', 3]),
    ),
    checkpoint(
      'read',
      2,
      holds('x2', param('bytes'), 'read.length', ['read.sectors', param('count')], ['read.one', 512]),
      holds('x7', 0, 'read.status', ['read.untouched', 0xff]),
      holds('x3', { op: 'add', args: [param('bytes'), 1] }, 'read.used'),
      holds('x8', param('wanted'), 'read.word'),
    ),
  ],
};

export default lab;
