/** Chapter 11: numbers of a device tree, in cells: memory above 4 GiB, interrupts by type and number, the ends of an initrd. */
import { because, checkpoint, need, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Requirement, Value } from '../../labs/kit/query.ts';

const param = (name: string): Value => ({ param: name });
const cell = (node: string, property: string, at = 0): Value => ({ tree: 'guest.dts', node, property, cell: at });
/** Two cells, of which the high one comes first. */
const pair = (node: string, property: string, at = 0): Value => ({
  tree: 'guest.dts',
  node,
  property,
  cell: at,
  cells: 2,
});
/** A number of the tree; slips first, then that it is another, then that it is not there. */
const holds = (
  found: Value,
  wanted: Value,
  code: string,
  ...slips: readonly (readonly [string, Value])[]
): Requirement =>
  need(
    { value: found, is: wanted },
    ...slips.map(([slip, is]) => because(slip, { found }, { value: found, is })),
    because(code, { found }, { value: found, atLeast: 0 }),
    because(`${code.split('.')[0] ?? ''}.short`),
  );
/** A tree that counts its cells otherwise says something else with the same numbers. */
const counts = (property: string): Requirement =>
  need({ value: cell('/', property), is: 2 }, because('memory.counts', { what: { text: property } }));
const [START, END] = ['linux,initrd-start', 'linux,initrd-end'];

const lab: LabSource = {
  version: 1,
  chapter: 11,
  order: 1,
  exercise: { size: 'small', skills: ['guests', 'memory'] },
  minutes: 12,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'guest.dts', origin: '0x41000000' },
      { file: 'boot.s', origin: '0x40080000' },
    ],
    entry: '_start',
    budget: 200,
  },
  files: [
    { path: 'guest.dts', language: 'dts' },
    { path: 'boot.s', language: 'a64', readonly: true },
  ],
  views: ['memory', 'registers'],
  parameters: [
    { name: 'place', from: 0, to: 5 },
    { name: 'hi', pick: [1, 2, 4, 1, 8, 3], by: 'place' },
    { name: 'lo', pick: [0x4000_0000, 0x8000_0000, 0x2000_0000, 0xc000_0000, 0x6000_0000, 0x1000_0000], by: 'place' },
    {
      name: 'unit',
      words: ['140000000', '280000000', '420000000', '1c0000000', '860000000', '310000000'],
      by: 'place',
    },
    { name: 'ram', follows: 'hi', times: 0x1_0000_0000, base: 'lo' },
    { name: 'sizeHi', pick: [1, 2, 1] },
    { name: 'sizeLo', pick: [0x4000_0000, 0x8000_0000] },
    { name: 'size', follows: 'sizeHi', times: 0x1_0000_0000, base: 'sizeLo' },
    { name: 'ramEnd', follows: 'ram', times: 1, base: 'size' },
    { name: 'ppi', from: 3, to: 9 },
    { name: 'ppiId', follows: 'ppi', times: 1, base: 16 },
    { name: 'spi', from: 40, to: 90 },
    { name: 'spiId', follows: 'spi', times: 1, base: 32 },
    { name: 'spi16', follows: 'spi', times: 1, base: 16 },
    { name: 'off', from: 0x80_0000, to: 0x400_0000, step: 0x20_0000 },
    { name: 'startLo', follows: 'off', times: 1, base: 'lo' },
    { name: 'start', follows: 'off', times: 1, base: 'ram' },
    { name: 'bytes', from: 0x1_2340, to: 0x8_0000, step: 0x1234 },
    { name: 'endLo', follows: 'bytes', times: 1, base: 'startLo' },
    { name: 'end', follows: 'bytes', times: 1, base: 'start' },
  ],
  steps: [step('memory'), step('interrupts'), step('initrd')],
  checkpoints: [
    checkpoint(
      'memory',
      2,
      counts('#address-cells'),
      counts('#size-cells'),
      holds(pair('/memory', 'reg'), param('ram'), 'memory.base', [
        'memory.swapped',
        { op: 'add', args: [{ op: 'shl', args: [param('lo'), 32] }, param('hi')] },
      ]),
      holds(pair('/memory', 'reg', 2), param('size'), 'memory.size', ['memory.end', param('ramEnd')]),
    ),
    checkpoint(
      'interrupts',
      2,
      holds(cell('/pmu', 'interrupts'), 1, 'interrupts.ppi', ['interrupts.type', 0]),
      holds(cell('/pmu', 'interrupts', 1), param('ppi'), 'interrupts.number', ['interrupts.intid', param('ppiId')]),
      holds(cell('/pmu', 'interrupts', 2), 4, 'interrupts.flags'),
      holds(cell('/virtio', 'interrupts'), 0, 'interrupts.spi', ['interrupts.type', 1]),
      holds(
        cell('/virtio', 'interrupts', 1),
        param('spi'),
        'interrupts.number',
        ['interrupts.intid', param('spiId')],
        ['interrupts.sixteen', param('spi16')],
      ),
      holds(cell('/virtio', 'interrupts', 2), 1, 'interrupts.flags'),
    ),
    checkpoint(
      'initrd',
      2,
      holds(pair('/chosen', START), param('start'), 'initrd.start', ['initrd.low', param('startLo')]),
      holds(
        pair('/chosen', END),
        param('end'),
        'initrd.end',
        ['initrd.bytes', param('bytes')],
        ['initrd.last', { op: 'sub', args: [param('end'), 1] }],
      ),
    ),
  ],
};

export default lab;
