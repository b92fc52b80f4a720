/** Chapter 13, prove it: one entry of somebody's stage 2 is wrong, and what leaks says which. */
import { and, because, checkpoint, need, or, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, Diagnosis, EventPattern, Requirement, Value } from '../kit/query.ts';

const param = (name: string): Value => ({ param: name });
/** An answer of the reader's and what it has to be; slips first. */
const asked = (name: string, code: string, wanted: Value, ...slips: readonly Diagnosis[]): Requirement => {
  const answer: Value = { answer: name };
  return need({ value: answer, is: wanted }, ...slips, because(code, { answer }, { value: answer, not: wanted }));
};
const slip = (code: string, name: string, is: Value, ...also: readonly Check[]): Diagnosis =>
  because(code, { answer: { answer: name } }, and({ value: { answer: name }, is }, ...also));

/** Whose page a wrong entry leads to: one of the VM that writes later, of the one that has written, its own, EL2's. */
const [OF_LATER, OF_EARLIER, ITS_OWN, OF_EL2] = [0, 1, 2, 3];
const PAGES = 8;
const PAGE = 0x1000;
/** Of a VM: a table of each level. */
const TABLES = 3 * PAGE;
const ATTRIBUTES = 0x7ff;

interface Case {
  readonly kind: number;
  readonly numbers: readonly (readonly number[])[];
  readonly step: number;
  readonly start: number;
  readonly mine: number;
  /** VM 0 or 1: who runs second, and whose entry is wrong. */
  readonly later: number;
  readonly blame: number;
  readonly noticed: number;
  /** What is found: this page of that VM. */
  readonly finds: { readonly vm: number; readonly page: number };
  readonly entry: number;
  readonly victim: number;
  readonly found: number;
  readonly right: number;
}

function caseOf(n: number): Case {
  const kind = n % 4;
  const later = (n >> 2) & 1;
  const earlier = 1 - later;
  const [step = 1, start] = [[5, 11, 13, 7, 3, 9][n % 6], (n * 7 + 3) % 32];
  const [p, other] = [(n * 3 + (n >> 3)) % PAGES, (n * 5 + 2) % PAGES];
  const q = p === other ? (other + 1) % PAGES : other;
  const number = (vm: number, page: number): number => (step * (page + PAGES * vm) + start) % 32;
  const mine = number(2, 0);
  const blame = [earlier, later, earlier, (n >> 3) & 1][kind] ?? 0;
  const wrong = [number(later, q), number(earlier, q), number(earlier, q), mine][kind] ?? 0;
  const numbers = [0, 1].map((vm) =>
    Array.from({ length: PAGES }, (_, page) => (vm === blame && page === p ? wrong : number(vm, page))),
  );
  const finds = [
    { vm: later, page: q },
    { vm: later, page: p },
    { vm: earlier, page: Math.max(p, q) },
    { vm: blame, page: p },
  ][kind] ?? { vm: 0, page: 0 };
  const at = (vm: number, page: number): number => vm * TABLES + 2 * PAGE + 8 * page;
  return {
    kind,
    numbers,
    step,
    start,
    mine,
    later,
    blame,
    noticed: kind === OF_EL2 ? 3 : earlier + 1,
    finds,
    entry: at(blame, p),
    // Where whoever noticed it looks first; the same page of the neighbour where that is no other entry.
    victim: kind === OF_LATER || kind === OF_EL2 ? at(1 - blame, kind === OF_LATER ? q : p) : at(earlier, q),
    found: wrong * PAGE + ATTRIBUTES,
    right: number(blame, p) * PAGE + ATTRIBUTES,
  };
}
const CASES = Array.from({ length: 96 }, (_, n) => caseOf(n));
const byCase = (name: string, of: (one: Case) => number): LabSource['parameters'][number] => ({
  name,
  pick: CASES.map(of),
  by: 'case',
});
const list = (name: string, vm: number): LabSource['parameters'][number] => ({
  name,
  words: CASES.map(({ numbers }) => (numbers[vm] ?? []).join(', ')),
  by: 'case',
});
const sumOf = ({ numbers, found, right }: Case): number =>
  numbers.flat().reduce((sum, number) => sum + number * PAGE + ATTRIBUTES, right - found);
const isKind = (kind: number | undefined): Check => ({ value: param('kind'), is: kind ?? 0 });

const at = (symbol: string, el: number): EventPattern => ({ event: 'at', where: { pc: { symbol }, el } });
const clean = (field: string): Value => ({ of: at('clean', 2), field });
const leak = (field: string): Value => ({ of: at('leak', 1), field });
const broken = (field: string): Value => ({ of: at('broken', 2), field });

const lab: LabSource = {
  version: 1,
  chapter: 13,
  order: 2,
  minutes: 30,
  objectives: ['objective.leak', 'objective.entry'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'guest.s', origin: '0x40100000' },
      { file: 'patch.s', origin: '0x40090000' },
      { file: 'hyp.s', origin: '0x40080000' },
    ],
    entry: '_start',
    budget: 6000,
  },
  files: [
    { path: 'fault', language: 'answers' },
    { path: 'patch.s', language: 'a64' },
    { path: 'hyp.s', language: 'a64', readonly: true },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['memory', 'levels', 'registers'],
  parameters: [
    { name: 'case', from: 0, to: CASES.length - 1 },
    byCase('kind', ({ kind }) => kind),
    byCase('step', (one) => one.step),
    byCase('start', ({ start }) => start),
    byCase('mine', ({ mine }) => mine),
    byCase('later', ({ later }) => later),
    list('first', 0),
    list('second', 1),
    { name: 'pool', from: 0x4040_0000, to: 0x43f0_0000, step: 0x2_0000 },
    { name: 'tables', from: 0x4018_0000, to: 0x401e_0000, step: PAGE },
    { name: 'tag1', from: 0x1_0000, to: 0xf_0000, step: 0x100 },
    { name: 'tag2', from: 0x10_0000, to: 0xf0_0000, step: 0x100 },
    { name: 'key', from: 0x1000_0000, to: 0x7fff_ffff },
    { name: 'rounds', from: 1, to: 3 },
    { name: 'salt', from: 1, to: 0xffff },
    { name: 'each', follows: 'rounds', times: 2 * PAGES },
    { name: 'all', follows: 'each', times: 'salt' },
    byCase('noticed', ({ noticed }) => noticed),
    byCase('vm', ({ blame }) => blame + 1),
    byCase('neighbour', ({ blame }) => 2 - blame),
    byCase('ofFirst', ({ finds }) => (finds.vm === 0 ? 1 : 0)),
    byCase('ofSecond', ({ finds }) => finds.vm),
    byCase('page', ({ finds }) => finds.page),
    { name: 'value1', follows: 'tag1', times: 'ofFirst', base: 'page' },
    { name: 'value', follows: 'tag2', times: 'ofSecond', base: 'value1' },
    byCase('entry', ({ entry }) => entry),
    { name: 'entryAt', follows: 'tables', times: 1, base: 'entry' },
    byCase('victim', ({ victim }) => victim),
    { name: 'victimAt', follows: 'tables', times: 1, base: 'victim' },
    byCase('wrong', ({ found }) => found),
    { name: 'found', follows: 'pool', times: 1, base: 'wrong' },
    byCase('wrongPage', ({ found }) => found - ATTRIBUTES),
    { name: 'foundPage', follows: 'pool', times: 1, base: 'wrongPage' },
    byCase('due', ({ right }) => right),
    { name: 'right', follows: 'pool', times: 1, base: 'due' },
    byCase('entries', sumOf),
    { name: 'sum', follows: 'pool', times: 2 * PAGES, base: 'entries' },
  ],
  hidden: ['salt'],
  steps: ['leak', 'entry', 'repair'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'leak',
      2,
      asked('noticed', 'leak.noticed', param('noticed')),
      asked(
        'value',
        'leak.value',
        param('value'),
        slip('leak.key', 'value', param('key')),
        slip('leak.address', 'value', leak('x1')),
        slip('leak.expected', 'value', leak('x3')),
      ),
    ),
    checkpoint(
      'entry',
      4,
      asked(
        'vm',
        'entry.vm',
        param('vm'),
        because('entry.only-two', { answer: { answer: 'vm' } }, { value: { answer: 'vm' }, atLeast: 3 }),
        because(
          'entry.both-fit',
          {},
          and({ value: { answer: 'vm' }, is: param('neighbour') }, or(isKind(OF_LATER), isKind(OF_EARLIER))),
        ),
        because('entry.its-own', {}, and({ value: { answer: 'vm' }, is: param('neighbour') }, isKind(ITS_OWN))),
      ),
      asked(
        'entry-at',
        'entry.at',
        param('entryAt'),
        slip('entry.victim', 'entry-at', param('victimAt')),
        because(
          'entry.level',
          { answer: { answer: 'entry-at' } },
          {
            value: {
              op: 'and',
              args: [{ op: 'sub', args: [{ answer: 'entry-at' }, param('tables')] }, '0xfffffffffffff000'],
            },
            oneOf: [0, PAGE, TABLES, TABLES + PAGE],
          },
        ),
      ),
      asked(
        'found',
        'entry.found',
        param('found'),
        slip('entry.page-only', 'found', param('foundPage')),
        slip('entry.right-instead', 'found', param('right')),
      ),
      asked('right', 'entry.right', param('right'), slip('entry.found-instead', 'right', param('found'))),
    ),
    checkpoint(
      'repair',
      3,
      need(
        { no: { happened: at('leak', 1) } },
        because('repair.leak', { at: leak('x1'), found: leak('x5'), wanted: leak('x3') }),
      ),
      need({ no: { happened: at('broken', 2) } }, because('repair.broken', { found: broken('x10'), at: broken('x9') })),
      need(
        { no: { happened: at('lost', 2) } },
        because('repair.lost', {
          esr: { of: { event: 'exception', where: { from: 1, to: 2 }, which: 'last' }, field: 'esr' },
        }),
      ),
      need({ happened: at('clean', 2) }, because('repair.not-clean', {}, { no: { happened: at('clean', 2) } })),
      need(
        { value: clean('x24'), is: param('all') },
        because('repair.not-looked', { found: clean('x24'), wanted: param('all') }),
      ),
      need(
        and(
          { value: clean('x12'), is: param('sum') },
          { value: { memory: param('entryAt'), size: 8 }, is: param('right') },
        ),
        because('repair.not-as-planned', { found: { memory: param('entryAt'), size: 8 }, at: param('entryAt') }),
      ),
    ),
  ],
};

export default lab;
