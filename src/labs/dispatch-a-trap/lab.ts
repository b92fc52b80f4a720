/** Chapter 6: from ESR_EL2.EC to a handler, and where the guest goes on. */
import { at, because, checkpoint, need, step, wentElsewhere, wentOnAt } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'trap.ts';

/** The trap whose preferred return address is this label. */
const trapped = (symbol: string): EventPattern => ({
  event: 'exception',
  where: { from: 1, to: 2, elr: { symbol } },
});
const of = (symbol: string, field: string): Value => ({ of: trapped(symbol), field });
/** What was in a register when the instruction of a label was executed. */
const found = (symbol: string, x: Value): Value => ({ of: at(symbol, 1), x });
/** The guest took an exception of its own, with this return address. */
const given = (where: Value): EventPattern => ({ event: 'at', where: { pc: { symbol: 'given' }, el: 1, x16: where } });
const gifts: EventPattern = at('given', 1);
const last: Value = { of: { event: 'exception', where: { from: 1, to: 2 }, which: 'last' }, field: 'elr' };
const lastEsr: Value = { of: { event: 'exception', where: { from: 1, to: 2 }, which: 'last' }, field: 'esr' };

/** What took the guest away before it came to what is asked for. */
const first: EventPattern = { event: 'exception', where: { from: 1, to: 2 } };
const behind = (way: number): Value => ({ op: 'add', args: [{ of: first, field: 'elr' }, way] });
/** An exception of its own. */
const GIVEN: Value = { op: 'add', args: [{ symbol: 'vectors' }, 0x200] };
const lost = [
  because(
    'moved',
    { elr: { of: first, field: 'elr' }, esr: { of: first, field: 'esr' }, pc: wentOnAt(first, 0) },
    wentElsewhere(first, 0, GIVEN, behind(0), behind(4)),
  ),
  because(
    'handed.adrift',
    { address: { param: 'hole' }, elr: last },
    { value: { count: { event: 'exception', where: { from: 1, to: 2, ec: 0x20 } } }, atLeast: 3 },
  ),
];

const stopped = [...lost, because('stopped', { elr: last, esr: lastEsr })];

/** It came so far. */
const come = (symbol: string): Requirement =>
  need(
    { happened: trapped(symbol) },
    ...lost,
    because('not-reached', { elr: last, esr: lastEsr }, { never: trapped(symbol) }),
  );
/** It came so far, and its own EL1 was not told of it. */
const taken = (step: string, symbol: string): readonly Requirement[] => [
  come(symbol),
  need(
    { never: given({ symbol }) },
    because(`${step}.undefined`, { esr: of(symbol, 'esr'), elr: { symbol } }, { happened: given({ symbol }) }),
  ),
];
/** The instruction `name` was executed once: it was emulated and left behind, and what follows was not left out. */
const once = (step: string, name: string, where: string): readonly Requirement[] => [
  need(
    { value: { count: trapped(where) }, is: 1 },
    because(`${step}.again`, { elr: { symbol: where }, esr: of(where, 'esr') }, { happened: trapped(where) }),
  ),
  need(
    { happened: at(`${name}_next`, 1) },
    because(
      `${step}.twice`,
      { elr: { symbol: where }, left: { symbol: `${name}_next` }, esr: of(where, 'esr') },
      { happened: at(`${name}_done`, 1) },
    ),
    ...stopped,
  ),
];
const is = (value: Value, wanted: Value): Check => ({ value, is: wanted });

/** Function identifier, x1 and result of calls that the hypervisor answers. */
const CALLS = [
  ['0x84000000', 0, 0x1_0001], // PSCI_VERSION
  ['0x84000006', 0, 2], // MIGRATE_INFO_TYPE
  ['0x84000004', 7, '0xfffffffffffffffe'], // AFFINITY_INFO of nobody
  ['0x8600ff01', 0, 0x5452_4150], // who answers, its first word
  ['0x8600ff77', 0, '0xffffffffffffffff'], // nothing
  [5, 0, 1], // the document's, with x7
] as const;
const column = (n: 0 | 1 | 2): readonly (number | string)[] => CALLS.map((call) => call[n]);

const lab: LabSource = {
  version: 1,
  chapter: 6,
  order: 1,
  minutes: 40,
  objectives: ['objective.class', 'objective.return'],
  machine: {
    cpus: 1,
    memory: 2048,
    virtualization: true,
    images: [{ file: 'guest.s', origin: '0x40080000' }],
    entry: '_start',
    hypervisor: {
      vms: [
        {
          name: 'guest',
          cores: [0],
          image: 'guest.s',
          console: { channel: 1 },
          traps: ['TWI', 'TWE', 'TID3', 'TVM'],
        },
      ],
      vectors: 'vectors.s',
    },
    budget: 120_000,
  },
  files: [
    { path: file, language: 'typescript' },
    { path: 'guest.s', language: 'a64', readonly: true },
    { path: 'vectors.s', language: 'a64', readonly: true },
  ],
  views: ['calls', 'registers', 'levels'],
  parameters: [
    { name: 'tag', from: 0x101, to: 0xffff },
    { name: 'reply', from: 0x1_0000, to: 0xff_ffff },
    { name: 'ring', from: 8, to: 15 },
    { name: 'silence', from: 1, to: 0xfff },
    { name: 'hvc', from: 0, to: CALLS.length - 1 },
    { name: 'hvc0', pick: column(0), by: 'hvc' },
    { name: 'hvc1', pick: column(1), by: 'hvc' },
    { name: 'hvc2', pick: column(2), by: 'hvc' },
    { name: 'smc', from: 0, to: CALLS.length - 1 },
    { name: 'smc0', pick: column(0), by: 'smc' },
    { name: 'smc1', pick: column(1), by: 'smc' },
    { name: 'smc2', pick: column(2), by: 'smc' },
    { name: 'identification', from: 0, to: 3 },
    {
      name: 'idreg',
      words: ['id_aa64pfr0_el1', 'id_aa64mmfr0_el1', 'id_aa64isar0_el1', 'mvfr0_el1'],
      by: 'identification',
    },
    { name: 'idvalue', pick: ['0x0111', '0x1124', '0x11120', '0x10110222'], by: 'identification' },
    { name: 'context', from: 0x1_0000, to: 0x7fff_ffff },
    { name: 'register', from: 0, to: 5 },
    { name: 'cell', pick: [0xfe0, 0xfe8, 0xff0, 0xff4, 0xff8, 0xffc], by: 'register' },
    { name: 'cellvalue', pick: [0x11, 0x14, 0x0d, 0xf0, 0x05, 0xb1], by: 'register' },
    { name: 'hole', from: 0x0b00_0000, to: 0x0bff_f000, step: 0x1000 },
    { name: 'ticks', from: 3000, to: 4000 },
    { name: 'float', words: ['fmov d0, x4', 'fadd d2, d3, d4', 'movi v1.2d, #0', 'fcvtzs x5, d6'] },
    { name: 'order', from: 0, to: 3 },
  ],
  hidden: ['silence', 'hvc', 'smc', 'identification', 'context', 'register', 'hole', 'ticks', 'float', 'order'],
  steps: ['calls', 'handed', 'waits', 'unknown'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'calls',
      4,
      ...taken('calls', 'hvc_next'),
      need(
        { happened: at('hvc_next', 1) },
        because('calls.hvc-twice', { left: { symbol: 'hvc_next' } }, { happened: at('hvc_done', 1) }),
        ...stopped,
      ),
      need(
        is(found('hvc_done', 0), { param: 'hvc2' }),
        because('calls.unanswered', { x0: { param: 'hvc0' } }, is(found('hvc_done', 0), { param: 'hvc0' })),
        because(
          'calls.result',
          { found: found('hvc_done', 0), wanted: { param: 'hvc2' } },
          { happened: at('hvc_done', 1) },
        ),
      ),
      ...taken('calls', 'bell_next'),
      need(
        is(found('bell_done', { param: 'ring' }), { param: 'reply' }),
        because(
          'calls.bell-called',
          { esr: of('bell_next', 'esr'), x0: found('bell_done', 0) },
          { value: found('bell_done', 0), not: '0x84000000' },
        ),
        because(
          'calls.bell',
          {
            found: found('bell_done', { param: 'ring' }),
            wanted: { param: 'reply' },
            esr: of('bell_next', 'esr'),
          },
          { happened: at('bell_done', 1) },
        ),
      ),
      need(
        is(found('bell_done', 0), '0x84000000'),
        because(
          'calls.bell-called',
          { esr: of('bell_next', 'esr'), x0: found('bell_done', 0) },
          { happened: at('bell_done', 1) },
        ),
      ),
      ...taken('calls', 'smc_at'),
      ...once('calls', 'smc', 'smc_at'),
      need(
        is(found('smc_done', 0), { param: 'smc2' }),
        because('calls.unanswered', { x0: { param: 'smc0' } }, is(found('smc_done', 0), { param: 'smc0' })),
        because(
          'calls.result',
          { found: found('smc_done', 0), wanted: { param: 'smc2' } },
          { happened: at('smc_done', 1) },
        ),
      ),
    ),
    checkpoint(
      'handed',
      3,
      ...taken('handed', 'mrs_at'),
      ...once('handed', 'mrs', 'mrs_at'),
      need(
        { value: found('mrs_done', 21), mask: 0xffff, is: { op: 'and', args: [{ param: 'idvalue' }, 0xffff] } },
        because(
          'handed.value',
          { found: found('mrs_done', 21), wanted: { param: 'idvalue' } },
          { happened: at('mrs_done', 1) },
        ),
      ),
      ...taken('handed', 'msr_at'),
      need(
        is({ of: at('msr_done', 1), field: 'contextidr_el1' }, { param: 'context' }),
        because(
          'handed.lost',
          {
            found: { of: at('msr_done', 1), field: 'contextidr_el1' },
            wanted: { param: 'context' },
          },
          { happened: at('msr_done', 1) },
        ),
      ),
      ...taken('handed', 'load_at'),
      ...once('handed', 'load', 'load_at'),
      need(
        is(found('load_done', 23), { param: 'cellvalue' }),
        because(
          'handed.value',
          { found: found('load_done', 23), wanted: { param: 'cellvalue' } },
          { happened: at('load_done', 1) },
        ),
      ),
      come('hole_at'),
      need(
        { value: { of: given({ symbol: 'hole_at' }), field: 'x17' }, mask: '0xfc000000', is: '0x94000000' },
        because(
          'handed.hole',
          { elr: { symbol: 'hole_at' }, esr: of('hole_at', 'esr') },
          { happened: trapped('hole_at') },
        ),
      ),
      need(
        { value: { of: given({ param: 'hole' }), field: 'x17' }, mask: '0xfc000000', is: '0x84000000' },
        because('handed.jump', { address: { param: 'hole' } }, { happened: trapped('hole_at') }),
      ),
      need({ happened: at('jump_done', 1) }, ...stopped),
    ),
    checkpoint(
      'waits',
      3,
      ...taken('waits', 'wfi_at'),
      ...once('waits', 'wfi', 'wfi_at'),
      need(
        { value: found('wfi_done', 3), atLeast: found('wfi_done', 1) },
        because(
          'waits.early',
          {
            ticks: { decimal: { op: 'sub', args: [found('wfi_done', 1), found('wfi_done', 3)] } },
          },
          { happened: at('wfi_done', 1) },
        ),
      ),
      ...taken('waits', 'wfe_at'),
      need(
        { happened: at('wfe_next', 1) },
        because('waits.wfe', { esr: of('wfe_at', 'esr') }, { value: { count: trapped('wfe_at') }, is: 1 }),
        because(
          'waits.again',
          { elr: { symbol: 'wfe_at' }, esr: of('wfe_at', 'esr') },
          { happened: trapped('wfe_at') },
        ),
      ),
    ),
    checkpoint(
      'unknown',
      2,
      come('float_at'),
      need(
        { value: { of: given({ symbol: 'float_at' }), field: 'x17' }, is: 0x200_0000 },
        because(
          'unknown.other',
          { found: { of: given({ symbol: 'float_at' }), field: 'x17' } },
          { happened: given({ symbol: 'float_at' }) },
        ),
        because('unknown.skipped', { esr: of('float_at', 'esr') }, { happened: at('float_next', 1) }),
        because(
          'unknown.again',
          { elr: { symbol: 'float_at' }, esr: of('float_at', 'esr') },
          { value: { count: trapped('float_at') }, atLeast: 2 },
        ),
        because('unknown.stopped', { esr: of('float_at', 'esr') }, { happened: trapped('float_at') }),
      ),
      need({ happened: at('finished', 1) }, ...stopped),
      need({ value: { count: gifts }, is: 3 }, because('unknown.count', { count: { decimal: { count: gifts } } })),
    ),
  ],
  arrangement: {
    file: 'trap.ts',
    first: 'case 0x16n:',
    last: 'return instructionAbort',
    strays: [
      { line: 'case 0x15n:', replaces: 'case 0x16n:' },
      { line: 'case 0x21n:', replaces: 'case 0x20n:' },
    ],
  },
};

export default lab;
