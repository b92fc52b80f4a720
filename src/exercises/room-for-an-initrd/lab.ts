/** Chapter 12: whether an initrd may lie where somebody wants it, and how much memory its place needs. */
import { answered, checkpoint, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Requirement, Value } from '../../labs/kit/query.ts';

const param = (name: string): Value => ({ param: name });
const plus = (a: Value, b: Value): Value => ({ op: 'add', args: [a, b] });
const minus = (a: Value, b: Value): Value => ({ op: 'sub', args: [a, b] });
const megabytes = (bytes: Value): Value => ({ op: 'shr', args: [bytes, 20] });
const RAM = 0x4000_0000;
/** Which of these is true of a place: its number. */
const SLIPS = ['places.fits', 'places.kernel', 'places.tree', 'places.ram'].map((slip, is) => [slip, is] as const);
const place = (n: 1 | 2 | 3): Requirement => answered(`place-${n}`, param(`role${n}`), 'places.wrong', ...SLIPS);
const end = plus(param('far'), param('bytes'));

const lab: LabSource = {
  version: 1,
  chapter: 12,
  order: 2,
  exercise: { size: 'small', skills: ['memory', 'guests'] },
  minutes: 10,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [{ file: 'map.s', origin: '0x40080000' }],
    entry: '_start',
    budget: 200,
  },
  files: [
    { path: 'verdicts', language: 'answers' },
    { path: 'map.s', language: 'a64', readonly: true },
  ],
  views: ['memory', 'registers'],
  parameters: [
    { name: 'n', from: 0, to: 15 },
    { name: 'kernel', follows: 'n', times: 0x100_0000, base: 0x5020_0000 },
    { name: 'file', from: 0x12_0000, to: 0x16_0000, step: 0x1800 },
    { name: 'size', from: 0x1a_0000, to: 0x1f_0000, step: 0x1000 },
    { name: 'tree', follows: 'kernel', times: 1, base: 0x20_0000 },
    { name: 'ramEnd', follows: 'kernel', times: 1, base: 0xc00_0000 },
    { name: 'bytes', from: 0x3000, to: 0x8_0000, step: 0x800 },
    { name: 'row', from: 0, to: 7 },
    { name: 'role1', pick: [0, 1, 2, 3, 1, 3, 2, 0], by: 'row' },
    { name: 'off1', pick: [0x800000, 0x190000, 0x1fe000, 0xbffe000], by: 'role1' },
    { name: 'place1', follows: 'off1', times: 1, base: 'kernel' },
    { name: 'role2', pick: [1, 3, 0, 2, 0, 1, 3, 2], by: 'row' },
    { name: 'off2', pick: [0x800000, 0x190000, 0x1fe000, 0xbffe000], by: 'role2' },
    { name: 'place2', follows: 'off2', times: 1, base: 'kernel' },
    { name: 'role3', pick: [2, 0, 3, 1, 2, 0, 1, 3], by: 'row' },
    { name: 'off3', pick: [0x800000, 0x190000, 0x1fe000, 0xbffe000], by: 'role3' },
    { name: 'place3', follows: 'off3', times: 1, base: 'kernel' },
    { name: 'far', follows: 'kernel', times: 1, base: 0xd00_0000 },
    { name: 'farEnd', follows: 'bytes', times: 1, base: 'far' },
    // MiB from the start of RAM to `far`, and from 0.
    { name: 'whole', follows: 'n', times: 16, base: 466 },
    { name: 'megabytes', follows: 'whole', times: 1, base: 1 },
    { name: 'fromZero', follows: 'megabytes', times: 1, base: 1024 },
  ],
  steps: [step('places'), step('memory')],
  checkpoints: [
    checkpoint('places', 3, place(1), place(2), place(3)),
    checkpoint(
      'memory',
      2,
      answered('end', end, 'memory.end', ['memory.start', param('far')], ['memory.last', minus(end, 1)]),
      answered(
        'megabytes',
        megabytes(plus(minus(end, RAM), 0xf_ffff)),
        'memory.wrong',
        ['memory.down', megabytes(minus(end, RAM))],
        ['memory.address', megabytes(plus(end, 0xf_ffff))],
      ),
    ),
  ],
};

export default lab;
