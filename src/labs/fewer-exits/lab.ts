/** Chapter 13: exits counted by cause, and the most frequent one made rare without a byte being lost. */
import { because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, Diagnosis, EventPattern, Requirement, Value } from '../kit/query.ts';

const REFUSED = '0xffffffffffffffff';
const param = (name: string): Value => ({ param: name });
const at = (symbol: string): EventPattern => ({ event: 'at', where: { pc: { symbol }, el: 1 } });
const result = (symbol: string): Value => ({ of: at(symbol), x: 0 });

/** An answer of the reader's and what it has to be; slips first. A class is said as in ESR_EL2, a count as one counts. */
const asked = (name: string, wanted: Value, ...slips: readonly Diagnosis[]): Requirement => {
  const answer: Value = { answer: name };
  const said = name === 'most' ? answer : { decimal: answer };
  return need(
    { value: answer, is: wanted },
    ...slips,
    because(`count.${name}`, { answer: said }, { value: answer, not: wanted }),
  );
};

const LINES = 5;
/** The last of the five lines: those before it have fifteen characters each, in every variant. */
const TAILS = [
  'I go.', 'That was it.', 'There is no more to say.', 'Nothing else.', 'Good night to all of you.', 'So be it', 'The end',
  'And now to something else', 'Bye for now', 'My time is up, I fear.', 'No news', 'Ready when you are',
]; // prettier-ignore
const bytesOf = (tail: string): number => 4 * 16 + tail.length + 1;
const byTail = (name: string, of: (tail: string) => number): LabSource['parameters'][number] => ({
  name,
  pick: TAILS.map(of),
  by: 'shape',
});
/** Exits of the guest beside its output and the reads: a version for each line, four calls of PRINT, and SYSTEM_OFF. */
const OTHERS = LINES + 4 + 1;
const FACTOR = 10;

const SUBJECTS = [
  'The clock of VM',
  'Every other bus',
  'A white rabbit.',
  'Seven sleepers,',
  'My last letter:',
  'That old kernel',
];
const VERBS = [
  'runs too slowly',
  'is never on it.',
  'comes home late',
  'wake up at noon',
  'has been opened',
  'loads and waits',
];
const WORDS = [
  'all day and all',
  'and not a word.',
  'with its cousin',
  'under the table',
  'by somebody, it',
  'for a long time',
];
const REST = [
  'the night long.',
  'came from them.',
  'was seen there.',
  'without a name.',
  'seems, who left',
  'on its console.',
];
const TEXT = '{{one}}\n{{two}}\n{{three}}\n{{four}}\n{{tail}}\n';

const exits: Value = { count: { event: 'exception', where: { from: 1, to: 2 } } };
const arrived: Check = { console: { channel: 1, startsWith: TEXT } };
const failed: Check = { ended: ['handler-failed'] };
const reached = (symbol: string): Requirement =>
  need(
    { happened: at(symbol) },
    because('threw', { behind: { symbol } }, failed),
    because('not-reached', { behind: { symbol } }, { no: { happened: at(symbol) } }),
  );
const refused = (symbol: string, code: string, params: Diagnosis['params'] = {}): Requirement =>
  need(
    { value: result(symbol), is: REFUSED },
    because(code, { ...params, found: result(symbol) }, { happened: at(symbol) }),
    because('threw', { behind: { symbol } }, failed),
    because('not-reached', { behind: { symbol } }, { no: { happened: at(symbol) } }),
  );

const lab: LabSource = {
  version: 1,
  chapter: 13,
  order: 3,
  minutes: 30,
  objectives: ['objective.count', 'objective.fewer'],
  machine: {
    cpus: 1,
    memory: 2048,
    virtualization: true,
    images: [
      { file: 'puts.s', origin: '0x40082000' },
      { file: 'guest.s', origin: '0x40080000' },
    ],
    entry: '_start',
    hypervisor: {
      vms: [{ name: 'guest', cores: [0], image: 'guest.s', memory: 16, console: { channel: 1 }, traps: ['TID3'] }],
      handlers: ['documentCall'],
    },
    budget: 150_000,
  },
  files: [
    { path: 'exits', language: 'answers' },
    { path: 'print.ts', language: 'typescript' },
    { path: 'puts.s', language: 'a64' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['calls', 'registers', 'levels'],
  parameters: [
    { name: 'type', from: 0x10, to: 0xee },
    { name: 'print', from: 1, to: 0x7f },
    { name: 'asks', from: 1, to: 4 },
    { name: 'reads', follows: 'asks', times: LINES },
    { name: 'shape', from: 0, to: TAILS.length - 1 },
    { name: 'tail', words: TAILS, by: 'shape' },
    byTail('bytes', bytesOf),
    byTail('aborts', (tail) => 2 * bytesOf(tail)),
    byTail('allowed', (tail) => OTHERS + Math.floor((2 * bytesOf(tail)) / FACTOR)),
    { name: 'limit', follows: 'reads', times: 1, base: 'allowed' },
    { name: 'most', pick: [0x24] },
    { name: 'one', words: SUBJECTS },
    { name: 'two', words: VERBS },
    { name: 'three', words: WORDS },
    { name: 'four', words: REST },
    { name: 'bye', words: ['off', 'gone', 'over and out', 'and silence', 'dark'] },
    { name: 'inside', pick: [1, 4, 8, 15] },
    { name: 'nowhere', pick: [0x0900_0000, 0x6000_0000, 0x4100_0000, 0x5020_0000, '0x7fffffff70200000'] },
    { name: 'toolong', pick: [1025, 1100, 1200, 1300, 1500] },
  ],
  hidden: ['one', 'two', 'three', 'four', 'bye', 'inside', 'nowhere', 'toolong'],
  steps: ['count', 'fewer', 'guard'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'count',
      2,
      asked('most', param('most')),
      asked(
        'how-many',
        param('aborts'),
        because(
          'count.one-each',
          { answer: { decimal: { answer: 'how-many' } } },
          { value: { answer: 'how-many' }, is: param('bytes') },
        ),
      ),
      asked('reads', param('reads')),
    ),
    checkpoint(
      'fewer',
      4,
      reached('written'),
      need(
        arrived,
        because('fewer.nothing', {}, { console: { channel: 1, is: '' } }),
        because('fewer.text', { wanted: { text: TEXT }, found: { console: { channel: 1 } } }, { no: arrived }),
      ),
      need(
        { value: exits, below: { op: 'add', args: [param('limit'), 1] } },
        because('fewer.too-many', { found: { decimal: exits }, most: { decimal: param('limit') } }),
      ),
    ),
    checkpoint(
      'guard',
      3,
      need(
        { value: result('direct'), is: 0 },
        because('guard.before', { found: result('direct') }, { value: result('direct'), is: REFUSED }),
        because('guard.direct', { found: result('direct') }, { happened: at('direct') }),
        because('threw', { behind: { symbol: 'direct' } }, failed),
        because('not-reached', { behind: { symbol: 'direct' } }, { no: { happened: at('direct') } }),
      ),
      refused('over', 'guard.over'),
      refused('nowhere', 'guard.nowhere', { ipa: param('nowhere') }),
      refused('long', 'guard.long', { length: { decimal: param('toolong') } }),
      need(
        { console: { channel: 1, is: `${TEXT}{{bye}}\n` } },
        because('guard.sent', { wanted: { text: '{{bye}}\n' }, found: { console: { channel: 1 } } }),
      ),
      reached('finished'),
    ),
  ],
};

export default lab;
