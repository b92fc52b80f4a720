/** A project of chapter 5: memory that is there when it is touched, and goes back when it is not needed. */
import { at, because, checkpoint, found, need, reached, step } from '../../labs/kit/define.ts';
import type { LabRegion, LabSource } from '../../labs/kit/lab.ts';
import type { EventPattern, Value } from '../../labs/kit/query.ts';

const REFUSED = '0xffffffffffffffff';
const param = (name: string): Value => ({ param: name });
const x = (symbol: string, n: number): Value => ({ of: at(symbol, 1), field: `x${n}` });
const tag = (n: number): Value => ({ op: 'add', args: [param('tag'), n] });
/** As the first call to the balloon finds the memory: all frames have been written. */
const filled: EventPattern = { event: 'exception', where: { from: 1, to: 2, ec: 0x16, elr: { symbol: 'odd' } } };

const page: LabRegion = { what: 'shared', ipa: 0x6080_0000, pa: 0x6080_0000, size: 0x1000, attributes: 'memory' };
/** In which order pages of the window are touched. */
const ORDERS = [
  [0, 5, 3, 1, 4],
  [5, 0, 2, 4, 1],
  [2, 4, 0, 5, 3],
  [4, 1, 5, 2, 0],
  [3, 2, 1, 0, 5],
  [1, 3, 4, 5, 2],
] as const;

const lab: LabSource = {
  version: 1,
  chapter: 5,
  order: 4,
  exercise: { size: 'project', skills: ['stage2', 'memory', 'traps'] },
  minutes: 90,
  objectives: ['objective.fault', 'objective.return'],
  machine: {
    cpus: 1,
    memory: 2048,
    virtualization: true,
    images: [{ file: 'guest.s', origin: '0x40080000' }],
    entry: '_start',
    hypervisor: {
      vms: [
        { name: 'a', cores: [0], image: 'guest.s', memory: 16, regions: [page] },
        { name: 'b', cores: [0], image: 'guest.s', memory: 16, console: { channel: 1 }, regions: [page] },
      ],
      handlers: ['trap', 'documentCall'],
    },
    cells: [{ param: 'pool' }, { param: 'frame1' }, { param: 'frame2' }],
    budget: 90_000,
  },
  files: [
    { path: 'pager.ts', language: 'typescript' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['calls', 'registers', 'levels'],
  parameters: [
    { name: 'type', from: 0x10, to: 0xee },
    { name: 'release', from: 1, to: 0xee },
    { name: 'window', from: 0x1000_0000, to: 0x3f00_0000, step: 0x1000 },
    { name: 'pages', from: 6, to: 11 },
    { name: 'pool', from: 0x6000_0000, to: 0x607f_0000, step: 0x1000 },
    { name: 'frame1', follows: 'pool', times: 1, base: 0x1000 },
    { name: 'frame2', follows: 'pool', times: 1, base: 0x2000 },
    { name: 'frames', from: 3, to: 4 },
    { name: 'tag', from: 0x1_0000, to: 0xff_ffff },
    { name: 'offset', from: 0x100, to: 0xff8, step: 8 },
    { name: 'pair', from: 0, to: 0x1f0, step: 16 },
    { name: 'layout', from: 0, to: ORDERS.length - 1 },
    ...[0, 1, 2, 3, 4].map((n) => ({ name: `p${n}`, pick: ORDERS.map((order) => order[n] ?? 0), by: 'layout' })),
  ],
  hidden: ['tag', 'offset', 'pair', 'layout'],
  steps: ['touch', 'pool', 'balloon', 'two'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'touch',
      4,
      found(
        'touched',
        2,
        { is: tag(0) },
        'touch.store',
        because('touch.refused', {}, { value: x('touched', 22), atLeast: 1 }),
        because('touch.skipped', {}, { value: x('touched', 2), is: 0 }),
      ),
      found('outside', 22, { is: 1 }, 'touch.outside'),
      found('blank', 22, { is: 1 }, 'touch.pair'),
      found('blank', 2, { is: 0 }, 'touch.blank'),
      found('blank', 3, { is: 0 }, 'touch.blank'),
      found('fetched', 24, { is: 0 }, 'touch.fetch'),
    ),
    checkpoint(
      'pool',
      3,
      found('filled', 22, { is: 1 }, 'pool.early'),
      found('full', 22, { is: 2 }, 'pool.full', because('pool.more', {}, { value: x('full', 22), is: 1 })),
      ...['cell0', 'cell1', 'cell2'].map((cell) =>
        need(
          { value: { of: filled, field: cell }, oneOf: [0, 1, 2, 3].map(tag) },
          because('pool.elsewhere', { held: { of: filled, field: cell } }, { happened: filled }),
          because('not-reached', { behind: { text: 'filled' } }, { never: filled }),
        ),
      ),
    ),
    checkpoint(
      'balloon',
      5,
      found('odd', 0, { is: REFUSED }, 'balloon.odd'),
      found('unheld', 0, { is: REFUSED }, 'balloon.unheld'),
      found('foreign', 0, { is: REFUSED }, 'balloon.foreign'),
      found('given', 0, { is: 0 }, 'balloon.given'),
      found('twice', 0, { is: REFUSED }, 'balloon.twice'),
      found('recycled', 22, { is: 2 }, 'balloon.unused'),
      found('recycled', 2, { is: 0 }, 'balloon.dirty'),
      found('gone', 22, { is: 3 }, 'balloon.still'),
      found('kept', 2, { is: tag(0) }, 'balloon.kept'),
      found('kept', 3, { is: tag(2) }, 'balloon.kept'),
    ),
    checkpoint(
      'two',
      4,
      found('lent', 0, { is: 0 }, 'balloon.given'),
      found('b_blank', 22, { is: 0 }, 'two.starved'),
      found('b_blank', 2, { is: 0 }, 'two.leak'),
      found('b_full', 22, { is: 1 }, 'two.more'),
      found('b_refused', 0, { is: REFUSED }, 'two.foreign'),
      found('b_given', 0, { is: 0 }, 'two.given'),
      found('unmixed', 2, { is: tag(2) }, 'two.mixed'),
      found('back', 22, { is: 3 }, 'two.lost-frame'),
      found('back', 2, { is: 0 }, 'two.leak'),
      reached('finished'),
    ),
  ],
};

export default lab;
