/** Chapter 5: stage-2 descriptors, bit by bit (Arm ARM D5.3.3, VMSAv8-64 stage 2 attribute fields). */
import { because, bits, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Requirement, Value } from '../kit/query.ts';

const file = 'descriptors.s';
const descriptor = (name: string): Value => ({ memory: { symbol: name }, size: 8 });

interface Leaf {
  /** 1 block, 3 page. */
  readonly type: Value;
  readonly level: Value;
  readonly address: Value;
  readonly attribute: Value;
  /** S2AP: 1 read, 2 write. */
  readonly access: Value;
  readonly shareability: Value;
  readonly never: Value;
}

/** One requirement a field: the sentence says which, and what the reader's bits mean. */
function leaf(name: string, wanted: Leaf): readonly Requirement[] {
  const d = descriptor(name);
  const stored = { value: d, not: 0 };
  const type = { descriptor: d, found: bits(d, 1, 0), wanted: wanted.type, level: wanted.level };
  const field = (code: string, msb: number, lsb: number, is: Value): Requirement =>
    need(
      { value: bits(d, msb, lsb), is },
      because(`${code}`, { descriptor: d, found: bits(d, msb, lsb), wanted: is }, stored),
    );
  return [
    need(stored, because(`nothing-${name}`, { address: { symbol: name } }, { value: d, is: 0 })),
    need(
      { value: bits(d, 1, 0), is: wanted.type },
      because('type-page', type, { value: 3, is: wanted.type }),
      because('type-block', type, stored),
    ),
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
  version: 4,
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
    // Granule, level of the block, and whether rom is a page or a block. A Cortex-A53 has granules of 4 and 64 KiB.
    // What seed 0 draws is what the page shows.
    { name: 'shape', from: 0, to: 5 },
    { name: 'granule', words: ['4 KiB', '4 KiB', '64 KiB', '4 KiB', '4 KiB', '64 KiB'], by: 'shape' },
    { name: 'level', pick: [1, 2, 2, 1, 2, 2], by: 'shape' },
    { name: 'size', words: ['1 GiB', '2 MiB', '512 MiB', '1 GiB', '2 MiB', '512 MiB'], by: 'shape' },
    { name: 'unit', pick: [0x4000_0000, 0x20_0000, 0x2000_0000, 0x4000_0000, 0x20_0000, 0x2000_0000], by: 'shape' },
    { name: 'ramunits', from: 1, to: 120 },
    { name: 'ram', follows: 'ramunits', times: 'unit', base: 0x4000_0000 },
    { name: 'upper', pick: [2, 1, 2, 2, 1, 2], by: 'shape' },
    { name: 'lower', pick: [3, 2, 3, 3, 2, 3], by: 'shape' },
    { name: 'granules', pick: [0x1000, 0x1000, 0x1_0000, 0x1000, 0x1000, 0x1_0000], by: 'shape' },
    { name: 'tableunits', from: 0, to: 255 },
    { name: 'table', follows: 'tableunits', times: 'granules', base: 0x4100_0000 },
    {
      name: 'romtype',
      words: ['TABLE_OR_PAGE', 'TABLE_OR_PAGE', 'TABLE_OR_PAGE', 'BLOCK', 'BLOCK', 'BLOCK'],
      by: 'shape',
    },
    { name: 'rombits', pick: [3, 3, 3, 1, 1, 1], by: 'shape' },
    { name: 'romlevel', pick: [3, 3, 3, 1, 2, 2], by: 'shape' },
    { name: 'romsize', words: ['4 KiB', '4 KiB', '64 KiB', '1 GiB', '2 MiB', '512 MiB'], by: 'shape' },
    { name: 'romunit', pick: [0x1000, 0x1000, 0x1_0000, 0x4000_0000, 0x20_0000, 0x2000_0000], by: 'shape' },
    { name: 'romunits', from: 121, to: 250 },
    { name: 'rom', follows: 'romunits', times: 'romunit', base: 0x4000_0000 },
    { name: 'device', pick: [0x0900_0000, 0x0901_0000, 0x0903_0000, 0x0a00_0000, 0x0804_0000, 0x0902_0000] },
    { name: 'memory1', words: ['NORMAL_WB', 'NORMAL_WT', 'NORMAL_NC'] },
    { name: 'attribute1', pick: [0xf, 0xa, 0x5], by: 'memory1' },
    { name: 'share1', words: ['ISH', 'OSH'] },
    { name: 'sh1', pick: [3, 2], by: 'share1' },
    { name: 'execute1', words: ['EXEC', 'XN'] },
    { name: 'xn1', pick: [0, 1], by: 'execute1' },
    { name: 'memory2', words: ['DEVICE_nGnRnE', 'DEVICE_nGnRE', 'DEVICE_GRE'] },
    { name: 'attribute2', pick: [0, 1, 3], by: 'memory2' },
    { name: 'access2', words: ['RW', 'WO'] },
    { name: 's2ap2', pick: [3, 2], by: 'access2' },
    { name: 'memory4', words: ['NORMAL_NC', 'NORMAL_WT', 'NORMAL_WB'] },
    { name: 'attribute4', pick: [0x5, 0xa, 0xf], by: 'memory4' },
    { name: 'share4', words: ['ISH', 'OSH', 'NSH'] },
    { name: 'sh4', pick: [3, 2, 0], by: 'share4' },
  ],
  steps: [step('block'), step('page'), step('table'), step('rom')],
  checkpoints: [
    checkpoint(
      'block',
      2,
      ...leaf('block', {
        type: 1,
        level: { param: 'level' },
        address: { param: 'ram' },
        attribute: { param: 'attribute1' },
        access: 3,
        shareability: { param: 'sh1' },
        never: { param: 'xn1' },
      }),
    ),
    checkpoint(
      'page',
      2,
      ...leaf('page', {
        type: 3,
        level: 3,
        address: { param: 'device' },
        attribute: { param: 'attribute2' },
        access: { param: 's2ap2' },
        shareability: 0,
        never: 1,
      }),
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
      ...leaf('rom', {
        type: { param: 'rombits' },
        level: { param: 'romlevel' },
        address: { param: 'rom' },
        attribute: { param: 'attribute4' },
        access: 1,
        shareability: { param: 'sh4' },
        never: 0,
      }),
    ),
  ],
};

export default lab;
