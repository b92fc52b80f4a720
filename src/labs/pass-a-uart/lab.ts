/** Chapter 9: a UART passed through: what stage 2 maps for one VM, what the other sees there, and what is left behind. */
import { and, at, because, bits, checkpoint, DSB, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Diagnosis, EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'pass.s';
const ALL_ONES = '0xffffffffffffffff';
const param = (name: string): Value => ({ param: name });
const add = (left: Value, right: Value): Value => ({ op: 'add', args: [left, right] });
const found = (label: string, n: number): Value => ({ of: at(label, 1), x: n });

/** The first one, of whoever: VM 0's if there is anything wrong with its mapping. */
const early: EventPattern = {
  event: 'exception',
  where: { from: 1, to: 2, ec: 0x24, elr: { below: { symbol: 'look' } } },
};
const status: Value = bits({ of: early, field: 'iss' }, 5, 0);
/** An abort that stage 2 has not made: behind the page nobody answered. */
const external: EventPattern = { event: 'exception', where: { from: 1, to: 1 } };
/** The page of a VM, as its table of level 3 has it at the end, or when VM 0 looked at it first. */
const entry = (table: string): Value => ({
  memory: add({ symbol: table }, { op: 'shl', args: [bits(param('uart'), 20, 12), 3] }),
  size: 8,
});

const reached = (label: string, level: 1 | 2): Requirement =>
  need(
    { happened: at(label, level) },
    because(
      'guest.external',
      { elr: { of: external, field: 'elr' }, esr: { of: external, field: 'esr' } },
      { happened: external },
    ),
    because('guest.not-here', {}, { never: at(label, level) }),
  );

const answered = (name: string, wanted: Value, ...slips: readonly Diagnosis[]): Requirement => {
  const answer: Value = { answer: name };
  return need(
    { value: answer, is: wanted },
    ...slips,
    because(`predict.${name}`, { answer }, { value: answer, not: wanted }),
  );
};
const slip = (name: string, code: string, is: Value): Diagnosis =>
  because(`predict.${code}`, { answer: { answer: name } }, { value: { answer: name }, is });

/** VM 0 has printed its line itself, and nobody has looked over its shoulder. */
const printed: Requirement = need(
  { console: { startsWith: '{{line0}}\n' } },
  because('give.text', { text: { console: 'all' } }),
);
const byGuests: Requirement = need(
  { never: { event: 'console', where: { el: 2 } } },
  because('give.el2', {}, { happened: { event: 'console', where: { el: 2 } } }),
);

const TLBI: EventPattern = { event: 'system', where: { el: 2, word: { mask: 0xfff8_f000, is: 0xd508_8000 } } };
const TLBI_WRITTEN: EventPattern = { ...TLBI, after: at('taking', 2) };

const lab: LabSource = {
  version: 1,
  chapter: 9,
  order: 1,
  minutes: 35,
  objectives: ['objective.give', 'objective.take', 'objective.clean'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'guest.s', origin: '0x80000000', load: '0x40400000' },
      { file, origin: '0x40090000' },
      { file: 'hyp.s', origin: '0x40080000' },
    ],
    entry: '_start',
    input: [{ at: 40, text: '{{typed}}' }],
    budget: 8000,
  },
  files: [
    { path: 'predictions', language: 'answers' },
    { path: file, language: 'a64' },
    { path: 'hyp.s', language: 'a64', readonly: true },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['memory', 'registers', 'levels'],
  parameters: [
    { name: 'frame', from: 0x9401, to: 0x3_fffe },
    { name: 'uart', follows: 'frame', times: 0x1000 },
    { name: 'page', follows: 'frame', times: 16 },
    { name: 'shifted', follows: 'frame', times: 1 },
    { name: 'vmid0', from: 2, to: 120 },
    { name: 'vmid1', from: 121, to: 250 },
    { name: 'baud', from: 2, to: 0x3ff },
    { name: 'mask', pick: [0x10, 0x20, 0x40, 0x50, 0x60, 0x70, 0x450, 0x470] },
    { name: 'line0', words: ['who is there', 'one to nobody', 'all mine', 'can you hear me', 'a line of text'] },
    { name: 'line1', words: ['and now me', 'the next, please', 'as good as new', 'my turn'] },
    { name: 'typed', words: ['y', 'n', 'q', 's', 'x'] },
  ],
  hidden: ['vmid0', 'vmid1', 'baud', 'line0', 'line1', 'typed'],
  steps: ['predict', 'give', 'take', 'clean'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'predict',
      1,
      answered('traps', 0, slip('traps', 'emulated', 2)),
      answered('ec', 0x24, slip('ec', 'same-level', 0x25), slip('ec', 'instruction', 0x20)),
      answered(
        'hpfar',
        param('page'),
        slip('hpfar', 'address', param('uart')),
        slip('hpfar', 'frame', param('shifted')),
        slip('hpfar', 'pa', 0x9_0000),
      ),
      answered('left', param('mask'), slip('left', 'reset', 0)),
    ),
    checkpoint(
      'give',
      2,
      reached('sent', 1),
      need(
        { never: early },
        because(
          'give.invalid',
          { status, far: { of: early, field: 'far' } },
          and({ happened: early }, { value: status, mask: 0x3c, is: 4 }),
        ),
        because('give.access-flag', { status }, and({ happened: early }, { value: status, mask: 0x3c, is: 8 })),
        because('give.permission', { status }, and({ happened: early }, { value: status, mask: 0x3c, is: 0xc })),
        because('give.refused', { status }, { happened: early }),
      ),
      printed,
      byGuests,
      need(
        { value: bits(entry('level3_1'), 5, 2), oneOf: [0, 1] },
        because('give.attributes', { entry: entry('level3_1') }, { value: entry('level3_1'), not: 0 }),
        because('give.nothing', {}),
      ),
      need(
        { value: found('looked', 2), is: ALL_ONES },
        because('give.both', { found: found('looked', 2) }, { happened: at('looked', 1) }),
      ),
    ),
    checkpoint(
      'take',
      2,
      reached('gone', 1),
      printed,
      need(
        { value: found('gone', 2), is: ALL_ONES },
        because('take.still-there', { entry: entry('level3_0') }, { value: bits(entry('level3_0'), 0), is: 1 }),
        because('take.no-tlbi', { found: found('gone', 2) }, { never: TLBI_WRITTEN }),
        because('take.stale', { found: found('gone', 2) }, { happened: at('gone', 1) }),
      ),
      need(
        { happened: { ...DSB, after: at('taking', 2) } },
        because('take.no-dsb', {}, { never: { ...DSB, after: at('taking', 2) } }),
      ),
      need(
        { happened: { ...TLBI, after: { ...DSB, after: at('taking', 2) } } },
        because('take.too-early', {}, { happened: TLBI_WRITTEN }),
        because('take.no-tlbi', { found: found('gone', 2) }, { never: TLBI_WRITTEN }),
      ),
      need(
        {
          happened: {
            ...at('taken', 2),
            after: { ...DSB, after: { ...TLBI, after: { ...DSB, after: at('taking', 2) } } },
          },
        },
        because('take.not-waited', {}, { happened: at('taken', 2) }),
      ),
    ),
    checkpoint(
      'clean',
      3,
      reached('fresh', 1),
      printed,
      need({ value: found('fresh', 8), not: ALL_ONES }, because('clean.not-given', {}, { happened: at('fresh', 1) })),
      ...(
        [
          ['imsc', 2, 0],
          ['ris', 3, 0],
          ['cr', 4, 0x300],
          ['lcrh', 5, 0],
          ['ibrd', 6, 0],
        ] as const
      ).map(([name, n, wanted]) =>
        need(
          { value: found('fresh', n), is: wanted },
          because(`clean.${name}`, { found: found('fresh', n), wanted }, { happened: at('fresh', 1) }),
        ),
      ),
      need(
        { value: bits(found('fresh', 8), 4), is: 1 },
        because(
          'clean.typed',
          { found: found('fresh', 8), typed: { text: '{{typed}}' } },
          { happened: at('fresh', 1) },
        ),
      ),
      need({ console: { contains: '{{line1}}\n' } }, because('clean.text', { text: { console: 'all' } })),
      byGuests,
    ),
  ],
};

export default lab;
