/** Chapter 6: MRS and MSR that trap: let through, ignored, read as zero, or answered with a lie. */
import { at, because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'sysreg.ts';

const trapped = (symbol: string): EventPattern => ({
  event: 'exception',
  where: { from: 1, to: 2, ec: 0x18, elr: { symbol } },
});
const of = (symbol: string, field: string): Value => ({ of: trapped(symbol), field });
const found = (symbol: string, x: number): Value => ({ of: at(symbol, 1), x });
const given = (symbol: string): EventPattern => ({
  event: 'at',
  where: { pc: { symbol: 'given' }, el: 1, x16: { symbol } },
});

/** An access happened, once, and was none of an UNDEFINED instruction's. */
const done = (symbol: string, behind: string): readonly Requirement[] => [
  need({ happened: trapped(symbol) }, because('not-reached', { place: { symbol } })),
  need({ never: given(symbol) }, because('undefined', { place: { symbol }, esr: of(symbol, 'esr') })),
  need(
    { happened: at(behind, 1) },
    because('again', { place: { symbol }, esr: of(symbol, 'esr') }, { value: { count: trapped(symbol) }, atLeast: 2 }),
    because('lost', { place: { symbol }, esr: of(symbol, 'esr') }),
  ),
];
/** What was in x`n` behind an access, slips first. */
function holds(
  symbol: string,
  behind: string,
  n: number,
  wanted: Value,
  code: string,
  ...slips: readonly (readonly [string, Value])[]
): readonly Requirement[] {
  const params = { found: found(behind, n), wanted, place: { symbol }, esr: of(symbol, 'esr') };
  const is = (value: Value): Check => ({ value: found(behind, n), is: value });
  return [
    ...done(symbol, behind),
    need(is(wanted), ...slips.map(([slip, value]) => because(slip, params, is(value))), because(code, params)),
  ];
}

/** ID_AA64ISAR0_EL1 of this machine's core, without the feature. */
const ISAR0 = 0x1_1120;
const hidden: Value = {
  op: 'sub',
  args: [ISAR0, { op: 'and', args: [ISAR0, { op: 'shl', args: [0xf, { param: 'shift' }] }] }],
};

const lab: LabSource = {
  version: 1,
  chapter: 6,
  order: 3,
  minutes: 40,
  objectives: ['objective.decode', 'objective.answer'],
  machine: {
    cpus: 1,
    memory: 2048,
    virtualization: true,
    images: [{ file: 'guest.s', origin: '0x40080000' }],
    entry: '_start',
    hypervisor: { vms: [{ name: 'guest', cores: [0], image: 'guest.s', traps: ['TID3', 'TVM'] }] },
    budget: 120_000,
  },
  files: [
    { path: file, language: 'typescript' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['calls', 'registers', 'levels'],
  parameters: [
    { name: 'what', from: 0, to: 3 },
    { name: 'feature', words: ['AES', 'SHA1', 'SHA2', 'CRC32'], by: 'what' },
    { name: 'shift', pick: [4, 8, 12, 16], by: 'what' },
    { name: 'msb', pick: [7, 11, 15, 19], by: 'what' },
    { name: 'own', words: ['S3_0_C0_C3_1', 'S3_0_C0_C3_2', 'S3_0_C0_C2_5', 'S3_0_C0_C1_3'] },
    { name: 'ownvalue', from: 0x1_0000, to: 0x7fff_ffff },
    { name: 'counter', words: ['S3_0_C0_C7_5', 'S3_0_C0_C5_7', 'S3_0_C0_C6_6', 'S3_0_C0_C4_7'] },
    { name: 'ignored', words: ['CONTEXTIDR_EL1', 'FAR_EL1', 'ESR_EL1'] },
    { name: 'identification', from: 0, to: 3 },
    {
      name: 'idreg',
      words: ['id_aa64pfr0_el1', 'id_aa64mmfr0_el1', 'id_aa64dfr0_el1', 'mvfr0_el1'],
      by: 'identification',
    },
    { name: 'idvalue', pick: [0x111, 0x1124, 0x1030_5106, 0x1011_0222], by: 'identification' },
    { name: 'rt', from: 2, to: 15 },
    { name: 'stack', from: 0x1000, to: 0xf000, step: 0x10 },
    { name: 'place', from: 0, to: 2 },
    { name: 'control', words: ['ttbr0_el1', 'tcr_el1', 'mair_el1'], by: 'place' },
    { name: 'value', from: 0x10, to: 0x3e },
    { name: 'extra', from: 1, to: 6 },
    { name: 'total', follows: 'extra', times: 1, base: 5 },
    { name: 'order', from: 0, to: 3 },
  ],
  hidden: ['identification', 'rt', 'stack', 'place', 'value', 'extra', 'order'],
  steps: ['through', 'written', 'lied', 'counted'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'through',
      4,
      ...done('id_at', 'id_done'),
      need({ happened: at('id_next', 1) }, because('twice', { place: { symbol: 'id_next' } })),
      need(
        { value: { of: at('id_done', 1), x: { param: 'rt' } }, is: { param: 'idvalue' } },
        because(
          'through.register',
          { esr: of('id_at', 'esr'), wanted: { param: 'idvalue' } },
          { value: { of: at('id_done', 1), x: { param: 'rt' } }, is: 0x77 },
        ),
        because('through.value', {
          found: { of: at('id_done', 1), x: { param: 'rt' } },
          wanted: { param: 'idvalue' },
          esr: of('id_at', 'esr'),
        }),
      ),
      ...holds('zero_at', 'zero_done', 22, { param: 'stack' }, 'through.stack'),
      ...holds('reserved_at', 'reserved_done', 23, 0, 'through.reserved'),
    ),
    checkpoint(
      'written',
      3,
      ...holds('write_at', 'write_done', 24, { param: 'value' }, 'written.value', ['written.nothing', 0]),
      ...holds('clear_at', 'clear_done', 24, 0, 'written.zero'),
      ...holds('ignored_at', 'ignored_done', 25, 0, 'written.ignored'),
    ),
    checkpoint(
      'lied',
      3,
      ...holds(
        'feature_at',
        'feature_done',
        26,
        hidden,
        'lied.feature',
        ['lied.honest', ISAR0],
        ['lied.everything', 0],
      ),
      ...holds('own_at', 'own_done', 27, { param: 'ownvalue' }, 'lied.own'),
    ),
    checkpoint(
      'counted',
      2,
      ...holds(
        'count_at',
        'count_done',
        28,
        { param: 'total' },
        'counted.number',
        ['counted.writes', { op: 'add', args: [{ param: 'total' }, 3] }],
        ['counted.zero', 0],
      ),
      need(
        { value: found('again_done', 28), is: { param: 'total' } },
        because('counted.itself', { found: found('again_done', 28), wanted: { param: 'total' } }),
      ),
      need({ never: at('given', 1) }, because('counted.undefined')),
    ),
  ],
};

export default lab;
