/** Chapter 4, a part: which VCpu a core executes next, and until when. */
import { and, because, checkpoint, need, or, step } from '../kit/define.ts';
import type { LabRegion, LabSource } from '../kit/lab.ts';
import type { Check, Condition, EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'schedule.ts';
const [CPU_OFF, SYSTEM_RESET] = [0x8400_0002, 0x8400_0009];
/**
 * In counts. From the end of a turn to the next guest's own clock a switch takes nearly 3,000: what is seen of a turn is
 * as long as the turn, give or take a call; what is seen of an alarm is a switch more.
 */
const SEEN = { early: 50, late: 150 };
const ALARM = { early: 2800, late: 3250 };
/** Two switches, and what happens in between. */
const PROMPT = 9000;
/** One switch, from a core on which nobody was. */
const AT_ONCE = 4000;

const param = (name: string): Value => ({ param: name });
const add = (left: Value, right: Value): Value => ({ op: 'add', args: [left, right] });
const sub = (left: Value, right: Value): Value => ({ op: 'sub', args: [left, right] });

/** A label of the guests', which execute at EL1, with what was in its registers. */
const passed = (symbol: string, where: EventPattern['where'] = {}): EventPattern => ({
  event: 'at',
  where: { pc: { symbol }, el: 1, ...where },
});
const trapped = (symbol: string, where: EventPattern['where'] = {}): EventPattern => ({
  event: 'exception',
  where: { from: 1, to: 2, elr: { symbol }, ...where },
});
const called = (function_: number): EventPattern => ({ event: 'exception', where: { to: 2, ec: 0x16, x0: function_ } });
const found = (of: EventPattern, field: string): Value => ({ of, field });
const decimal = (value: Value) => ({ decimal: value });
/** Counts of an event: the board's clock counts once in two cycles, and no guest can say anything else. */
const counts = (of: EventPattern): Value => ({ op: 'shr', args: [found(of, 'cycle'), 1] });
/** From one count to another: 64 bits, so that early is very late. */
const between = (earlier: Value, later: Value, limits: Condition): Check => ({ value: sub(later, earlier), ...limits });
const HALF = '0x8000000000000000';

/** VCpus 0, 1 and 2 in the order in which they take turns: after the first comes the second. */
const inOrder = (before: Value, after: Value): Check =>
  or(
    ...['after0', 'after1', 'after2'].map((name, vcpu) =>
      and({ value: before, is: vcpu }, { value: after, is: param(name) }),
    ),
  );

/** Nothing of the guests': a VCpu that nobody has switched on has no place to begin at. */
const astray: EventPattern = { event: 'exception', where: { to: 2, ec: 0x20 } };

const turn = (number: number): EventPattern => passed('took', { x27: number });
const holder = (number: number): Value => found(turn(number), 'x28');
function takesTurn(number: number): Requirement {
  const [before, now] = [holder(number - 1), holder(number)];
  const params = { turn: decimal(number), before: decimal(before), now: decimal(now), order: { text: '{{order}}' } };
  return need(
    inOrder(before, now),
    because('turns.again', params, { value: now, is: before }),
    because('turns.order', params, { happened: turn(number) }),
    because('turns.stopped', { before: decimal(before) }),
  );
}

/** Turn `number` of those that nobody gives away: whose it was, how long it was, and who came then. */
const switched = (number: number): EventPattern => passed('switched', { x27: number });
function endsInTime(number: number): readonly Requirement[] {
  const [vcpu, next] = [found(switched(number - 1), 'x28'), found(switched(number), 'x28')];
  const length = sub(counts(switched(number)), counts(switched(number - 1)));
  const near = (slice: string): Check => ({
    value: length,
    atLeast: sub(param(slice), SEEN.early),
    below: add(param(slice), SEEN.late),
  });
  const isOfA: Check = { value: vcpu, below: 2 };
  const isOfB: Check = { value: vcpu, is: 2 };
  const by = (slice: string, limits: (wanted: Value) => Condition): Check => ({
    value: length,
    ...limits(param(slice)),
  });
  const either = (make: (slice: string) => Check): Check => or(and(isOfA, make('slice0')), and(isOfB, make('slice1')));
  const params = {
    vcpu: decimal(vcpu),
    length: decimal(length),
    slice0: decimal(param('slice0')),
    slice1: decimal(param('slice1')),
  };
  return [
    need(
      either(near),
      because('slice.other-vm', params, or(and(isOfA, near('slice1')), and(isOfB, near('slice0')))),
      because(
        'slice.long',
        params,
        either((slice) => by(slice, (wanted) => ({ atLeast: wanted }))),
      ),
      because('slice.short', params, { happened: switched(number) }),
      because('slice.stopped', { number: decimal(number) }),
    ),
    need(
      inOrder(vcpu, next),
      because('slice.order', { before: decimal(vcpu), now: decimal(next), order: { text: '{{order}}' } }),
    ),
  ];
}

/** All sleep, each until an alarm of its own. */
function wakesFromIdle(vcpu: number): readonly Requirement[] {
  const awake = passed('slept', { x28: vcpu });
  const [due, now] = [found(awake, 'x1'), counts(awake)];
  const params = { vcpu: decimal(vcpu) };
  return [
    need({ happened: trapped('naps') }, because('timers.not-reached', {})),
    need({ happened: awake }, because('timers.never', params)),
    need(
      between(due, now, { below: AT_ONCE }),
      because('timers.early', { ...params, early: decimal(sub(due, now)) }, between(due, now, { atLeast: HALF })),
      because('timers.late', { ...params, late: decimal(sub(now, due)) }),
    ),
  ];
}
/** VCpu 1 wakes while VCpu 0 is busy: so long after it fell asleep. */
function goesOff(number: number, wanted: Value): readonly Requirement[] {
  const alarm = passed('alarmed', { x20: number });
  const length = sub(counts(alarm), counts(trapped('alarms', { x20: number })));
  return [
    need(
      { happened: alarm },
      because('timers.held', {}, { happened: passed('held') }),
      because('timers.no-alarm', {}, { happened: trapped('alarms') }),
      because('timers.not-reached', {}),
    ),
    need(
      { value: length, atLeast: add(wanted, ALARM.early), below: add(wanted, ALARM.late) },
      because(
        'timers.overslept',
        { length: decimal(length), wanted: decimal(add(wanted, ALARM.late)) },
        { value: length, atLeast: add(wanted, ALARM.late) },
      ),
      because('timers.disturbed', { length: decimal(length), wanted: decimal(add(wanted, ALARM.early)) }),
    ),
  ];
}

const woke = passed('woke');
const rung = passed('rung');
const [due, wokeAt] = [add(counts(trapped('sleeps')), param('nap')), counts(woke)];
/** Its timer was set some instructions before it slept. */
const SET_BEFORE = 20;
/** A page that both VMs have. */
const page: LabRegion = { what: 'shared', ipa: 0x6000_0000, pa: 0x6000_0000, size: 0x1000, attributes: 'memory' };

const PAIRS = [5400, 5800, 6200, 6600].flatMap((one, n, all) =>
  all.filter((_, m) => m !== n).map((other) => [one, other] as const),
);

const lab: LabSource = {
  version: 1,
  chapter: 4,
  order: 3,
  minutes: 45,
  objectives: ['objective.choose', 'objective.alarm'],
  machine: {
    cpus: 2,
    memory: 2048,
    virtualization: true,
    images: [{ file: 'guest.s', origin: '0x40080000' }],
    entry: '_start',
    hypervisor: {
      vms: [
        { name: 'a', cores: [0, 0], image: 'guest.s', regions: [page] },
        { name: 'b', cores: [0, 1], image: 'guest.s', console: { channel: 1 }, regions: [page] },
      ],
    },
    budget: 160_000,
  },
  files: [
    { path: file, language: 'typescript' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['calls', 'registers', 'levels'],
  parameters: [
    { name: 'sharing', from: 0, to: PAIRS.length - 1 },
    { name: 'slice0', pick: PAIRS.map(([slice]) => slice), by: 'sharing' },
    { name: 'slice1', pick: PAIRS.map(([, slice]) => slice), by: 'sharing' },
    { name: 'least', from: 3500, to: 4500, step: 500 },
    { name: 'direction', from: 0, to: 1 },
    { name: 'order', words: ['1', '-1'], by: 'direction' },
    { name: 'after0', pick: [1, 2], by: 'direction' },
    { name: 'after1', pick: [2, 0], by: 'direction' },
    { name: 'after2', pick: [0, 1], by: 'direction' },
    { name: 'sgi', from: 1, to: 15 },
    { name: 'nap', from: 10_000, to: 15_000 },
    { name: 'context', from: 0x101, to: 0xfff_fff1 },
    { name: 'night', from: 0, to: 5 },
    { name: 'nap0', pick: [40_000, 40_000, 60_000, 60_000, 80_000, 80_000], by: 'night' },
    { name: 'nap1', pick: [60_000, 80_000, 40_000, 80_000, 40_000, 60_000], by: 'night' },
    { name: 'nap2', pick: [80_000, 60_000, 80_000, 40_000, 60_000, 40_000], by: 'night' },
    { name: 'soon', from: 400, to: 2000 },
    // Behind what nobody takes away, before the shortest turn is over.
    { name: 'later', follows: 'least', times: 1, base: 400 },
  ],
  hidden: ['sgi', 'nap', 'context', 'night', 'soon'],
  steps: ['turns', 'waits', 'slice', 'timers'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'turns',
      3,
      need(
        { never: astray },
        because(
          'turns.off',
          { core: decimal(found(astray, 'core')), elr: found(astray, 'elr') },
          // Whatever else the run ended with: a check of the ending goes before the ending's own sentence.
          and({ no: { ended: ['until'] } }, { happened: astray }),
        ),
      ),
      need(
        { never: passed('aside', { core: 0 }) },
        because('turns.core', {}, { happened: passed('aside', { core: 0 }) }),
      ),
      need({ happened: turn(0) }, because('turns.not-met', {})),
      need({ happened: passed('aside', { core: 1 }) }, because('turns.other-core', {})),
      ...[1, 2, 3, 4, 5, 6].map(takesTurn),
    ),
    checkpoint(
      'waits',
      4,
      need({ happened: trapped('sleeps') }, because('waits.not-reached', {})),
      need({ happened: woke }, because('waits.never', {})),
      need(
        between(sub(due, SET_BEFORE), wokeAt, { below: PROMPT }),
        because('waits.early', { early: decimal(sub(due, wokeAt)) }, between(due, wokeAt, { atLeast: HALF })),
        because('waits.late', { late: decimal(sub(wokeAt, due)) }),
      ),
      need({ value: found(woke, 'x3'), atLeast: 2 }, because('waits.alone', { turns: decimal(found(woke, 'x3')) })),
      need(
        { happened: rung },
        because('waits.deaf', {}, { happened: trapped('calls') }),
        because('waits.not-reached', {}),
      ),
      need({ value: found(rung, 'x3'), is: 1 }, because('waits.unasked', {})),
      need(
        { value: found(rung, 'x2'), mask: 0x3ff, is: param('sgi') },
        because('waits.empty', {
          found: decimal({ op: 'and', args: [found(rung, 'x2'), 0x3ff] }),
          wanted: decimal(param('sgi')),
        }),
      ),
      need({ happened: called(CPU_OFF) }, because('waits.not-reached', {})),
      need({ never: passed('ghost') }, because('waits.ghost', {}, { happened: passed('ghost') })),
      need(
        { value: found(passed('reborn'), 'x0'), is: param('context') },
        because(
          'waits.reborn',
          { found: found(passed('reborn'), 'x0'), wanted: param('context') },
          { happened: passed('reborn') },
        ),
        because('waits.not-back', {}),
      ),
      need(
        { happened: passed('risen') },
        because('waits.reset', {}, { happened: called(SYSTEM_RESET) }),
        because('waits.not-reached', {}),
      ),
    ),
    checkpoint(
      'slice',
      3,
      need({ happened: switched(0) }, because('slice.not-reached', {})),
      need(
        { never: passed('alone') },
        because('slice.never', { vcpu: decimal(found(passed('alone'), 'x28')) }, { happened: passed('alone') }),
      ),
      ...[2, 3, 4].flatMap(endsInTime),
    ),
    checkpoint(
      'timers',
      4,
      ...[0, 1, 2].flatMap(wakesFromIdle),
      ...goesOff(1, param('least')),
      ...goesOff(2, param('later')),
      need({ happened: passed('finished') }, because('timers.not-reached', {})),
    ),
  ],
};

export default lab;
