/** Chapter 5: stage-2 descriptors, bit by bit (Arm ARM D5.3.3, VMSAv8-64 stage 2 attribute fields). */
import { because, bits, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Requirement, Value } from '../kit/query.ts';

const file = 'descriptors.s';
const descriptor = (name: string): Value => ({ memory: { symbol: name }, size: 8 });

interface Leaf {
  readonly type: 1 | 3;
  readonly address: Value;
  readonly attribute: number;
  /** S2AP: 1 read, 2 write. */
  readonly access: number;
  readonly shareability: number;
  readonly never: 0 | 1;
}

/** One requirement a field: the sentence says which, and what the reader's bits mean. */
function leaf(name: string, wanted: Leaf): readonly Requirement[] {
  const d = descriptor(name);
  const stored = { value: d, not: 0 };
  const field = (code: string, msb: number, lsb: number, is: Value): Requirement =>
    need(
      { value: bits(d, msb, lsb), is },
      because(`${code}`, { descriptor: d, found: bits(d, msb, lsb), wanted: is }, stored),
    );
  return [
    need(stored, because(`nothing-${name}`, { address: { symbol: name } }, { value: d, is: 0 })),
    field(wanted.type === 1 ? 'type-block' : 'type-page', 1, 0, wanted.type),
    need(
      { value: d, mask: '0x0000fffffffff000', is: wanted.address },
      because(
        'address',
        { descriptor: d, found: { op: 'and', args: [d, '0x0000fffffffff000'] }, wanted: wanted.address },
        stored,
      ),
    ),
    need(
      { value: bits(d, 5, 2), is: wanted.attribute },
      // AttrIndx of stage 1 in bits 4 to 2: the slip that everybody makes once.
      because(
        'attribute-index',
        { descriptor: d, found: bits(d, 5, 2), wanted: wanted.attribute },
        { value: bits(d, 5, 2), oneOf: [0, 4] },
      ),
      because('attribute', { descriptor: d, found: bits(d, 5, 2), wanted: wanted.attribute }, stored),
    ),
    need(
      { value: bits(d, 7, 6), is: wanted.access },
      because('no-access', { descriptor: d }, { value: bits(d, 7, 6), is: 0 }),
      because('access', { descriptor: d, found: bits(d, 7, 6), wanted: wanted.access }, stored),
    ),
    field('shareability', 9, 8, wanted.shareability),
    field('access-flag', 10, 10, 1),
    field('execute-never', 54, 54, wanted.never),
    need(
      { value: d, mask: '0xffbf000000000800', is: 0 },
      because('other-bits', { descriptor: d, found: { op: 'and', args: [d, '0xffbf000000000800'] } }, stored),
    ),
  ];
}

const table = descriptor('table');

const lab: LabSource = {
  version: 3,
  chapter: 5,
  order: 1,
  minutes: 20,
  objectives: ['objective.fields', 'objective.difference'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [{ file, origin: '0x40080000' }],
    entry: '_start',
    budget: 2000,
  },
  files: [{ path: file, language: 'a64' }],
  views: ['memory', 'registers'],
  parameters: [
    { name: 'ram', from: 0x4020_0000, to: 0x7fe0_0000, step: 0x20_0000 },
    { name: 'table', from: 0x4100_0000, to: 0x4200_0000, step: 0x1000 },
    { name: 'rom', from: 0x4200_1000, to: 0x43ff_f000, step: 0x1000 },
    { name: 'device', pick: [150994944, 151060480, 151191552, 167784448, 134479872, 151126016] },
  ],
  steps: [step('block'), step('page'), step('table'), step('rom')],
  checkpoints: [
    checkpoint(
      'block',
      2,
      ...leaf('block', { type: 1, address: { param: 'ram' }, attribute: 15, access: 3, shareability: 3, never: 0 }),
    ),
    checkpoint(
      'page',
      2,
      ...leaf('page', { type: 3, address: { param: 'device' }, attribute: 1, access: 3, shareability: 0, never: 1 }),
    ),
    checkpoint(
      'table',
      1,
      need(
        { value: table, not: 0 },
        because('nothing-table', { address: { symbol: 'table' } }, { value: table, is: 0 }),
      ),
      need(
        { value: bits(table, 1, 0), is: 3 },
        because('type-table', { descriptor: table, found: bits(table, 1, 0) }, { value: table, not: 0 }),
      ),
      need(
        { value: table, mask: '0x0000fffffffff000', is: { param: 'table' } },
        because(
          'address',
          { descriptor: table, found: { op: 'and', args: [table, '0x0000fffffffff000'] }, wanted: { param: 'table' } },
          { value: table, not: 0 },
        ),
      ),
      // Stage-2 table descriptors have no attributes: bits 63 to 59 are RES0, the rest is ignored. We want none.
      need(
        { value: table, mask: '0xffff000000000ffc', is: 0 },
        because(
          'table-attributes',
          { descriptor: table, found: { op: 'and', args: [table, '0xffff000000000ffc'] } },
          { value: table, not: 0 },
        ),
      ),
    ),
    checkpoint(
      'rom',
      1,
      ...leaf('rom', { type: 3, address: { param: 'rom' }, attribute: 15, access: 1, shareability: 3, never: 0 }),
    ),
  ],
};

export default lab;
