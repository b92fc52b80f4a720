import { expect, test } from 'vitest';
import { labFrom } from './lab-file.ts';
import { labs } from '../index.ts';
import { checkLab } from './schema-lab.ts';
import { plainLab } from './testing.ts';

/** The tour as data, with one thing changed. */
function changed(
  change: (
    lab: Record<string, unknown> & { [K in 'checkpoints' | 'steps' | 'mutants' | 'files']: Record<string, unknown>[] },
  ) => void,
): readonly string[] {
  const lab = JSON.parse(JSON.stringify(labs[0])) as Parameters<typeof change>[0];
  change(lab);
  return checkLab(lab, 'x.json').map(({ code, params }) => `${code} ${params['field']}`);
}

test.each([
  ['no id', (lab) => void delete lab['id'], 'lab.schema.missing id'],
  ['a misspelt field', (lab) => void (lab['minuets'] = 3), 'lab.schema.unknown-field minuets'],
  ['minutes as text', (lab) => void (lab['minutes'] = '3'), 'lab.schema.type minutes'],
  ['an id with blanks', (lab) => void (lab['id'] = 'a lab'), 'lab.schema.type id'],
  [
    'two hints',
    (lab) => void (lab.checkpoints[1] = { ...lab.checkpoints[1], hints: ['a.b', 'a.c'] }),
    'lab.schema.type checkpoints[1].hints',
  ],
  [
    'another language',
    (lab) => void (lab.files[0] = { ...lab.files[0], language: 'c' }),
    'lab.schema.choice files[0].language',
  ],
  [
    'a checkpoint that does not exist',
    (lab) => void (lab.steps[0] = { ...lab.steps[0], checkpoints: ['sums'] }),
    'lab.schema.reference steps[0].checkpoints[0]',
  ],
  [
    'two checkpoints of one name',
    (lab) => void (lab.checkpoints[2] = { ...lab.checkpoints[2], id: 'hello' }),
    'lab.schema.duplicate checkpoints[2].id',
  ],
  [
    'a parameter that follows a later one',
    (lab) => void (lab['parameters'] = [{ name: 'a', follows: 'b', times: 2 }]),
    'lab.schema.reference parameters[0].follows',
  ],
  [
    'a factor that is no parameter',
    (lab) =>
      void (lab['parameters'] = [
        { name: 'a', pick: [1] },
        { name: 'b', follows: 'a', times: 'c' },
      ]),
    'lab.schema.reference parameters[1].times',
  ],
  [
    'an edit that fits nowhere',
    (lab) => void (lab.mutants[0] = { ...lab.mutants[0], edits: [['nowhere', '']] }),
    'lab.schema.edit mutants[0].edits[0]',
  ],
] as [string, Parameters<typeof changed>[0], string][])('%s is named with its field', (_, change, expected) => {
  expect(changed(change)).toContain(expected);
});

const withCheck = (check: unknown): readonly string[] =>
  changed(
    (lab) => void (lab.checkpoints[0] = { ...lab.checkpoints[0], requires: [{ check, otherwise: [{ code: 'a.b' }] }] }),
  );

test.each([
  ['a register that does not exist', { value: { register: 'x31' }, is: 0 }, '.check.value.register'],
  ['a system register that does not exist', { value: { sysreg: 'HCR_EL9' }, is: 0 }, '.check.value.sysreg'],
  ['a field that a register does not have', { value: { sysreg: 'HCR_EL2', field: 'XY' }, is: 0 }, '.check.value.field'],
  [
    'a field that an event does not have',
    { happened: { event: 'mmio', where: { ec: 1 } } },
    '.check.happened.where.ec',
  ],
  ['bits upside down', { value: { bits: 1, msb: 0, lsb: 3 }, is: 0 }, '.check.value.lsb'],
  ['a negative number', { value: -1, is: 0 }, '.check.value'],
  ['no check at all', {}, '.check'],
  ['a check that is text', 'x0 == 1', '.check'],
])('%s is refused', (_, check, field) => {
  expect(withCheck(check).some((line) => line.endsWith(`checkpoints[0].requires[0]${field}`))).toBe(true);
});

test('a lab that brings sentences brings one for each message', () => {
  const problems = changed((lab) => void (lab['messages'] = { en: { 'lab.tour.title': 'Tour' } }));
  expect(problems).toContain('lab.schema.no-sentence messages.en');
});

test('sentences that are not its own are refused, whoever has them', () => {
  const withSentence = (code: string): readonly string[] =>
    changed((lab) => {
      const messages = lab['messages'] as Record<string, Record<string, string>>;
      lab['messages'] = { ...messages, en: { ...messages['en'], [code]: 'Mine' } };
    });
  for (const code of ['lab.passed', 'lab.ended.parked', 'lab.drop-to-el1.title', 'lab.tourist.title'])
    expect(withSentence(code)).toEqual(['lab.schema.foreign messages.en']);
  expect(withSentence('lab.tour.more')).toEqual([]);
  expect(withSentence('more')).toEqual([]);
  expect(changed((lab) => void (lab['id'] = 'ended'))).toContain('lab.schema.reserved id');
});

test('answers that cheat, and other ways, are looked at as well', () => {
  expect(
    changed((lab) => {
      lab['cheats'] = [
        { name: 'a', claim: '', of: 'starter', file: 'tour.s', edits: [['nowhere', '']], passes: ['sums'] },
      ];
      lab['others'] = [{ name: 'b', files: { 'other.s': '' } }];
    }),
  ).toEqual([
    'lab.schema.reference cheats[0].passes[0]',
    'lab.schema.edit cheats[0].edits[0]',
    'lab.schema.reference others[0].files.other.s',
  ]);
});

test('a query nested a thousand deep is refused, not followed', () => {
  let check: unknown = { ended: ['parked'] };
  for (let i = 0; i < 1000; i++) check = { no: check };
  expect(withCheck(check).some((line) => line.startsWith('lab.schema.too-deep'))).toBe(true);
});

test.each([null, 7, 'lab', [], [[]], { checkpoints: [null], files: { length: 3 } }])(
  '%j is no lab, and nothing breaks',
  (value) => {
    expect(checkLab(value, 'x.json').length).toBeGreaterThan(0);
  },
);

test('a lab from a file is a lab, or says file, field and remedy', () => {
  const sentences = { 'title': 'T', 'objective': 'O', 'step': 'S', 'no': 'N', 'hint-1': '1', 'hint-2': '2', 'hint-3': '3' }; // prettier-ignore
  const complete = Object.fromEntries(Object.entries(sentences).map(([code, one]) => [`lab.plain.${code}`, one]));
  const text = JSON.stringify(plainLab('_start: b .\n', { messages: { en: complete } }));
  expect(labFrom(text, 'mine.json')).toEqual({ lab: JSON.parse(text) as unknown });
  // Codes may be written without “lab.” and the id.
  expect(labFrom(text.replaceAll('lab.plain.', ''), 'mine.json')).toEqual({ lab: JSON.parse(text) as unknown });
  expect(labFrom(JSON.stringify(plainLab('')), 'mine.json')).toMatchObject({
    problems: [{ code: 'lab.schema.missing', params: { field: 'messages' } }],
  });
  expect(labFrom('{"id": 3', 'mine.json')).toMatchObject({
    problems: [{ code: 'lab.schema.json', params: { file: 'mine.json' } }],
  });
  expect(labFrom(text.replace('"cpus":1', '"cpus":3'), 'mine.json')).toEqual({
    problems: [
      { code: 'lab.schema.choice', params: { file: 'mine.json', field: 'machine.cpus', found: '3', wanted: '1, 2' } },
    ],
  });
  expect(labFrom(' '.repeat(5e6), 'mine.json')).toMatchObject({ problems: [{ code: 'lab.schema.too-long' }] });
  expect(labFrom('['.repeat(1e5), 'mine.json')).toMatchObject({ problems: [{ params: { file: 'mine.json' } }] });
  expect(labFrom(text.replace('"id"', '"__proto__":{"polluted":1},"id"'), 'mine.json')).toMatchObject({
    problems: [{ code: 'lab.schema.unknown-field', params: { field: '__proto__' } }],
  });
});
