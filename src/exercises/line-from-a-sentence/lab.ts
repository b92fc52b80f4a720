/** Chapter 12: a command line from a sentence: cores, level, memory, and two loaders that ask nobody. */
import { because, checkpoint, need, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Diagnosis, Requirement, Value } from '../../labs/kit/query.ts';

const param = (name: string): Value => ({ param: name });
const start = (name: string): Value => ({ loaded: name, part: 'start' });
const memory: Value = { line: 'memory' };
const cpus: Value = { line: 'cpus' };
/** What hv.s read there, when it ran. */
const noted = (n: number): Value => ({ memory: 0x4070_0000 + 8 * n, size: 8 });
/** A line that starts nothing leaves nothing behind. */
const loaded = (name: string, wanted: string, ...slips: readonly Diagnosis[]): Requirement =>
  need(
    { value: start(name), is: param(wanted) },
    because(
      'loaders.none',
      { name: { text: name }, wanted: param(wanted) },
      { no: { value: start(name), atLeast: 0 } },
    ),
    ...slips,
    because('loaders.elsewhere', { name: { text: name }, found: start(name), wanted: param(wanted) }),
  );

const lab: LabSource = {
  version: 1,
  chapter: 12,
  order: 3,
  exercise: { size: 'small', skills: ['guests', 'memory'] },
  minutes: 12,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [{ file: 'hv.s', origin: '0x40080000' }],
    line: {
      file: 'run.sh',
      files: [
        { name: 'hv.bin', file: 'hv.s' },
        { name: 'guest.bin', file: 'guest.bin' },
        { name: 'initrd', file: 'initrd' },
      ],
    },
    entry: '_start',
    budget: 2000,
  },
  files: [
    { path: 'run.sh', language: 'line' },
    { path: 'hv.s', language: 'a64', readonly: true },
    { path: 'guest.bin', language: 'text', readonly: true },
    { path: 'initrd', language: 'text', readonly: true },
  ],
  views: ['memory', 'registers'],
  parameters: [
    { name: 'c', from: 0, to: 1 },
    { name: 'cores', pick: [2, 1], by: 'c' },
    { name: 'otherCores', pick: [1, 2], by: 'c' },
    { name: 'm', from: 0, to: 1 },
    { name: 'memory', pick: [0x2000_0000, 0x4000_0000], by: 'm' },
    { name: 'megabytes', pick: [512, 1024], by: 'm' },
    { name: 'twice', pick: [1024, 2048], by: 'm' },
    { name: 'low', pick: [0x5000_0000, 0x6000_0000], by: 'm' },
    { name: 'n', from: 1, to: 6 },
    { name: 'ram', follows: 'n', times: 0x200_0000, base: 'low' },
    { name: 'kernel', follows: 'ram', times: 1, base: 0x20_0000 },
    { name: 'far', pick: [0x60_0000, 0x80_0000, 0xc0_0000] },
    { name: 'initrd', follows: 'far', times: 1, base: 'ram' },
    { name: 'short', follows: 'far', times: 1, base: '0x40000000' },
  ],
  steps: [step('board'), step('loaders')],
  checkpoints: [
    checkpoint(
      'board',
      2,
      need({ value: { line: 'virtualization' }, is: 1 }, because('board.level')),
      need({ value: noted(0), is: 2 }, because('board.start')),
      need({ value: cpus, is: param('cores') }, because('board.cores', { found: cpus, wanted: param('cores') })),
      need(
        { value: memory, is: param('memory') },
        because('board.small', { found: memory }, { value: memory, below: param('memory') }),
        because('board.large', { found: memory }),
      ),
    ),
    checkpoint(
      'loaders',
      2,
      loaded('guest.bin', 'kernel', because('loaders.ram', {}, { value: start('guest.bin'), is: param('ram') })),
      loaded('initrd', 'initrd', because('loaders.short', {}, { value: start('initrd'), is: param('far') })),
      need({ value: noted(1), not: 0 }, because('loaders.nothing', { at: param('kernel') })),
      need({ value: noted(2), not: 0 }, because('loaders.nothing', { at: param('initrd') })),
    ),
  ],
};

export default lab;
