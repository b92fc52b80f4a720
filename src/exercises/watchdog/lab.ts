/** A project of chapter 7: a watchdog that notices a dead guest, restarts it, and knows when to give up. */
import { and, at, because, checkpoint, found, need, reached, step } from '../../labs/kit/define.ts';
import type { LabRegion, LabSource } from '../../labs/kit/lab.ts';
import type { Check, Requirement, Value } from '../../labs/kit/query.ts';

const REFUSED = '0xffffffffffffffff';
const param = (name: string): Value => ({ param: name });
const x = (symbol: string, n: number): Value => ({ of: at(symbol, 1), field: `x${n}` });
const plus = (left: Value, right: Value): Value => ({ op: 'add', args: [left, right] });
/** In counts: from the deadline to the first instruction of the next life. */
const RESTART = { least: 1000, most: 9000 };

const page: LabRegion = { what: 'shared', ipa: 0x6080_0000, pa: 0x6080_0000, size: 0x1000, attributes: 'memory' };

/** The first life came so far, and was not restarted on the way: the second one finds no stamp of it then. */
const cutShort: Check = { value: x('reborn', 2), is: 0 };
const survives = (symbol: string, after: string, code: string): Requirement =>
  need(
    { happened: at(symbol, 1) },
    because(code, {}, and({ happened: at(after, 1) }, cutShort)),
    ...reached(symbol).otherwise,
  );
/** A life ended at its deadline: x1 counts after it was last heard of. */
const inTime = (symbol: string, period: string): Requirement =>
  found(
    symbol,
    1,
    { atLeast: plus(param(period), RESTART.least), below: plus(param(period), RESTART.most) },
    'bite.late',
    because(
      'bite.early',
      { counts: { decimal: x(symbol, 1) }, period: { decimal: param(period) } },
      { value: x(symbol, 1), below: plus(param(period), RESTART.least) },
    ),
  );
/** Of these, one begins by a reset that is no bite. */
const tries: Value = { op: 'sub', args: [param('lives'), 1] };
const lasts: Value = { count: at('last', 1) };

const lab: LabSource = {
  version: 1,
  chapter: 7,
  order: 3,
  exercise: { size: 'project', skills: ['timer', 'scheduling', 'psci'] },
  minutes: 75,
  objectives: ['objective.notice', 'objective.restart'],
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
      handlers: ['documentCall', 'schedule'],
    },
    budget: 100_000,
  },
  files: [
    { path: 'watchdog.ts', language: 'typescript' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['calls', 'registers', 'levels'],
  parameters: [
    { name: 'type', from: 0x10, to: 0xee },
    { name: 'events', from: 0, to: 5 },
    { name: 'watch', pick: [1, 2, 3, 1, 2, 3], by: 'events' },
    { name: 'kick', pick: [2, 3, 1, 3, 1, 2], by: 'events' },
    { name: 'why', pick: [3, 1, 2, 2, 3, 1], by: 'events' },
    { name: 'min', from: 2000, to: 3000, step: 10 },
    { name: 'max', from: 115_000, to: 200_000, step: 500 },
    { name: 'lives', from: 2, to: 3 },
    { name: 'period', from: 20_000, to: 28_000, step: 4 },
    { name: 'short', from: 3500, to: 5500 },
  ],
  hidden: ['period', 'short'],
  steps: ['arm', 'feed', 'bite', 'give-up'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'arm',
      3,
      found('too_short', 0, { is: REFUSED }, 'arm.short'),
      found('too_long', 0, { is: REFUSED }, 'arm.long'),
      found('unarmed', 0, { is: REFUSED }, 'arm.unarmed'),
      found('why0', 0, { is: 0 }, 'arm.why'),
      survives('free', 'why0', 'arm.unasked'),
      found('armed', 0, { is: 0 }, 'arm.refused'),
    ),
    checkpoint(
      'feed',
      3,
      survives('fed', 'armed', 'feed.bitten'),
      found('fed', 20, { is: 0 }, 'feed.refused'),
      survives('disarmed', 'fed', 'feed.disarmed'),
    ),
    checkpoint(
      'bite',
      5,
      need(
        { happened: at('reborn', 1) },
        because('bite.never', {}, { happened: at('hang', 1) }),
        ...reached('reborn').otherwise,
      ),
      inTime('reborn', 'short'),
      found('why1', 0, { is: 1 }, 'bite.why'),
      need(
        { happened: at('unwatched', 1) },
        because('bite.unwatched', {}, and({ happened: at('why1', 1) }, { happened: at('woken', 1) })),
        ...reached('unwatched').otherwise,
      ),
      inTime('woken', 'period'),
      found('why2', 0, { is: 2 }, 'bite.why'),
      need(
        { happened: at('kept', 1) },
        because('bite.reset', {}, { happened: at('last', 1) }),
        ...reached('kept').otherwise,
      ),
      found('why_reset', 0, { is: 2 }, 'bite.why-reset'),
    ),
    checkpoint(
      'give-up',
      4,
      need(
        { happened: at('b_alive', 1) },
        because('give-up.other-vm', {}, { happened: at('b_reborn', 1) }),
        ...reached('b_alive').otherwise,
      ),
      found('b_alive', 20, { is: 0 }, 'give-up.refused'),
      found('settled', 4, { is: x('settled', 3) }, 'give-up.goes-on'),
      need(
        { value: lasts, is: tries },
        because('give-up.never', { times: { decimal: lasts } }, { value: lasts, atLeast: plus(tries, 1) }),
        because(
          'give-up.soon',
          { times: { decimal: lasts }, lives: { decimal: param('lives') } },
          { happened: at('b_alive', 1) },
        ),
        because('not-reached', { behind: { text: 'last' } }, { never: at('last', 1) }),
      ),
      found(
        'b_reborn',
        0,
        { is: 1 },
        'give-up.why',
        because('give-up.unfair', {}, and({ happened: at('settled', 1) }, { never: at('b_reborn', 1) })),
      ),
    ),
  ],
};

export default lab;
