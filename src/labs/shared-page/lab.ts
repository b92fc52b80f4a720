/** Chapter 13: a page in two guests, and a bell: shared is what was asked for, and ordered what was written before the bell. */
import { and, because, checkpoint, need, or, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, Diagnosis, EventPattern, Requirement, Value } from '../kit/query.ts';

const [PAGE, REFUSED] = [0x1000, '0xffffffffffffffff'];
const param = (name: string): Value => ({ param: name });
const plus = (a: Value, b: Value): Value => ({ op: 'add', args: [a, b] });

const at = (symbol: string, core: number): EventPattern => ({ event: 'at', where: { pc: { symbol }, el: 1, core } });
const x = (symbol: string, core: number, n: number): Value => ({ of: at(symbol, core), x: n });
const vm = (core: number): { vm: { decimal: number } } => ({ vm: { decimal: core } });
const failed: Check = { ended: ['handler-failed'] };

const notReached = (symbol: string, core: number): Diagnosis =>
  because('not-reached', { ...vm(core), behind: { symbol } }, { no: { happened: at(symbol, core) } });

/** What a call gave to a guest, at the label behind it. One that stopped the hypervisor has not been refused. */
function gave(symbol: string, core: number, wanted: Value, code: string, ...params: readonly string[]): Requirement {
  const found = x(symbol, core, 0);
  const shown = Object.fromEntries(params.map((name) => [name, param(name)]));
  return need(
    { value: found, is: wanted },
    because(code, { ...vm(core), ...shown, found }, { happened: at(symbol, core) }),
    because('threw', { ...vm(core), behind: { symbol } }, failed),
    notReached(symbol, core),
  );
}

/** All that VM 0 may reach: RAM, its alias, the UART, its CPU interface, and one page. */
const more: Value = {
  mappedOutside: [
    { from: 0x7000_0000, bytes: 0x120_0000 },
    { from: 0x4000_0000, bytes: 0x100_0000 },
    { from: 0x0900_0000, bytes: PAGE },
    { from: 0x0801_0000, bytes: PAGE },
    { from: param('here0'), bytes: PAGE },
  ],
};
const shares = (core: number): readonly Requirement[] => [
  gave('early', core, REFUSED, 'share.early'),
  gave('odd', core, REFUSED, 'share.odd'),
  gave('more', core, REFUSED, 'share.more', 'amount'),
  gave('outside', core, REFUSED, 'share.outside', 'outside'),
  gave('shared', core, 0, 'share.refused'),
  gave('again', core, REFUSED, 'share.again'),
  need(
    { value: x('beyond', core, 9), is: 2 },
    because(
      'share.beyond',
      { ...vm(core), found: { decimal: x('beyond', core, 9) } },
      { happened: at('beyond', core) },
    ),
    notReached('beyond', core),
  ),
];

/** A barrier that holds back what follows a store: DMB or DSB of stores or of everything, further than this core (C6.2.81). */
const BARRIERS = [2, 3, 10, 11, 14, 15].flatMap((crm) => [4, 5].map((op) => 0xd503_3000 + (crm << 8) + (op << 5)));
const ofMessage = (w1: Value, w2: Value): { readonly cell0: Value; readonly cell1: Value } => ({
  cell0: w1,
  cell1: w2,
});
const rings: Value = plus({ op: 'shl', args: [param('type'), 8] }, param('ring'));
const ring = (core: number, more: object = {}, after?: EventPattern): EventPattern => ({
  event: 'exception',
  where: { from: 1, to: 2, ec: 0x16, core, x7: { mask: 0xffff, is: rings }, ...more },
  ...(after !== undefined && { after }),
});
const barrier = (core: number, more: object = {}, after?: EventPattern): EventPattern => ({
  event: 'system',
  where: { el: 1, core, word: { oneOf: BARRIERS }, ...more },
  ...(after !== undefined && { after }),
});
/** Everything that a DMB or DSB can be: one in the right place that is too narrow is a slip of its own. */
const narrow = (core: number, words: object): EventPattern => ({
  event: 'system',
  where: { el: 1, core, word: { mask: 0xffff_f0c0, is: 0xd503_3080 }, ...words },
});

/** A message of a VM: in the page when the bell is rung, and behind a barrier by then. */
function sent(core: number, after: EventPattern, w1: Value, w2: Value): readonly Requirement[] {
  const words = ofMessage(w1, w2);
  const last = ring(core, {}, after);
  const found = (field: string): Value => ({ of: last, field });
  return [
    need(
      { happened: ring(core, words, after) },
      because(
        'send.words',
        { ...vm(core), w1, w2, found1: found('cell0'), found2: found('cell1') },
        { happened: last },
      ),
      because('send.no-ring', vm(core), { no: { happened: last } }),
    ),
    need(
      { happened: ring(core, words, barrier(core, words, after)) },
      because(
        'send.barrier-narrow',
        vm(core),
        and({ happened: narrow(core, words) }, { no: { happened: barrier(core) } }),
      ),
      because('send.barrier-early', vm(core), { happened: barrier(core, {}, after) }),
      because('send.no-barrier', vm(core)),
    ),
  ];
}
const a = param('a');
const b = param('b');
const [sum, second] = [plus(a, b), plus(b, param('key'))];

const stuck = (core: number): Check => or({ happened: at('stuck', core) }, { ended: ['waiting', 'budget'] });
/** What `take` handed over, the first time. */
function took(core: number, w1: Value, w2: Value): readonly Requirement[] {
  const [found1, found2] = [x('got', core, 1), x('got', core, 2)];
  return [
    need({ happened: at('got', core) }, because('take.not-the-bell', vm(core), stuck(core)), notReached('got', core)),
    need({ value: found1, is: w1 }, because('take.words', { ...vm(core), w1, w2, found1, found2 })),
    need({ value: found2, is: w2 }, because('take.words', { ...vm(core), w1, w2, found1, found2 })),
  ];
}
const done = (core: number, ...slips: readonly Diagnosis[]): Requirement =>
  need(
    { happened: at('finished', core) },
    ...slips,
    because('take.once', vm(core), and({ happened: at('got', core) }, stuck(core))),
    notReached('finished', core),
  );

const lab: LabSource = {
  version: 1,
  chapter: 13,
  order: 1,
  minutes: 40,
  objectives: ['objective.share', 'objective.order'],
  machine: {
    cpus: 2,
    memory: 2048,
    virtualization: true,
    images: [
      { file: 'bell.s', origin: '0x40084000' },
      { file: 'guest.s', origin: '0x40080000' },
    ],
    entry: '_start',
    hypervisor: {
      vms: [
        { name: 'asks', cores: [0], image: 'guest.s', memory: 16 },
        { name: 'answers', cores: [1], image: 'guest.s', memory: 16, console: { channel: 1 } },
      ],
      handlers: ['documentCall'],
    },
    budget: 120_000,
    cells: [{ param: 'cell0' }, { param: 'cell1' }],
  },
  files: [
    { path: 'share.ts', language: 'typescript' },
    { path: 'bell.s', language: 'a64' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['calls', 'memory', 'gic'],
  parameters: [
    { name: 'type', from: 0x10, to: 0xee },
    { name: 'share', from: 1, to: 0x3f },
    { name: 'ring', from: 0x40, to: 0x7f },
    { name: 'bell', from: 1, to: 15 },
    { name: 'page', from: 0x6000_0000, to: 0x6fff_f000, step: PAGE },
    { name: 'first', pick: [0x40, 0x80, 0x100, 0x18, 0x200, 0x808] },
    { name: 'second', pick: [0x48, 0x20, 0x300, 0xf00, 0x8, 0x800] },
    { name: 'cell0', follows: 'first', times: 1, base: 'page' },
    { name: 'cell1', follows: 'second', times: 1, base: 'page' },
    { name: 'here0', from: 0x6000_0000, to: 0x67fe_0000, step: 0x2_3000 },
    { name: 'here1', from: 0x6800_0000, to: 0x6ffc_0000, step: 0x2_3000 },
    { name: 'outside', pick: [0x4010_0000, 0x0800_0000, 0x5fff_f000, 0x7800_0000, 0x0900_0000, '0x800000000000'] },
    { name: 'amount', pick: [0x2000, 0x3000, 0x1_0000, 0x20_0000, 0x4000] },
    { name: 'order', from: 0, to: 2 },
    { name: 'rounds', from: 2, to: 4 },
    { name: 'a', from: 0x1000, to: 0x7fff_0000 },
    { name: 'b', from: 0x1_0001, to: 0x7fff_0000 },
    { name: 'key', from: 0x11, to: 0xffff },
  ],
  hidden: ['here0', 'here1', 'outside', 'amount', 'order', 'a', 'b', 'key'],
  steps: ['share', 'send', 'take'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'share',
      4,
      ...shares(0),
      ...shares(1),
      need(
        { happened: at('met', 0) },
        because('share.not-the-same', {}, { happened: at('stuck', 0) }),
        notReached('met', 0),
      ),
      need(
        { no: { value: more, atLeast: 0 } },
        because('share.mapped', { ipa: more, pa: { stage2: more, part: 'output' } }),
      ),
      need(
        { value: { stage2: param('here0'), part: 'output' }, is: param('page') },
        because('share.elsewhere', { pa: { stage2: param('here0'), part: 'output' }, wanted: param('page') }),
      ),
    ),
    checkpoint(
      'send',
      3,
      need(
        { value: x('first_try', 0, 0), is: REFUSED },
        because('send.nobody', { found: x('first_try', 0, 0) }, { happened: at('first_try', 0) }),
        because('threw', { ...vm(0), behind: { symbol: 'first_try' } }, failed),
        notReached('first_try', 0),
      ),
      need({ happened: at('met', 0) }, notReached('met', 0)),
      ...sent(0, at('met', 0), a, b),
      need(
        { value: x('rang', 0, 0), is: 0 },
        because('send.result', { found: x('rang', 0, 0) }, { happened: at('rang', 0) }),
        notReached('rang', 0),
      ),
    ),
    checkpoint(
      'take',
      4,
      need(
        { value: x('rang', 0, 0), is: 0 },
        because('take.no-ring', { found: x('rang', 0, 0) }, { happened: at('rang', 0) }),
        because('take.no-ring-yet', {}, { no: { happened: at('rang', 0) } }),
      ),
      ...took(1, a, b),
      ...sent(1, at('got', 1), sum, second),
      ...took(0, sum, second),
      done(1),
      done(0),
    ),
  ],
};

export default lab;
