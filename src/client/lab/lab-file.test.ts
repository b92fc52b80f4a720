/** Labs out of files: the page's description, its sentences, and the session of a worker that is given the lab itself. */
import { describe, expect, test } from 'vitest';
import { labs } from '../../labs/index.ts';
import { labFileOf } from '../../labs/kit/lab-file.ts';
import type { Lab } from '../../labs/kit/lab.ts';
import { coreModule, labTools, missing as missingCore, missingSandbox } from '../../labs/kit/testing.ts';
import type { Locale } from '../../messages/index.ts';
import { labT } from '../../messages/labs.ts';
import type { LabInfo } from './info.ts';
import { readLabFile } from './lab-file.ts';
import { makeFragment, readFragment } from './link.ts';
import type { LabCommand, LabEvent, WithoutSerial } from './protocol.ts';
import { readWork } from './read-work.ts';
import { LabSession } from './session.ts';
import * as works from './work.ts';

const missing = missingCore || missingSandbox;

/** What an author writes: codes without the lab's name, sentences in two languages, a check in TypeScript. */
const mine = {
  id: 'mine',
  version: 2,
  chapter: 9,
  minutes: 5,
  title: 'title',
  objectives: ['objective'],
  machine: {
    cpus: 1,
    memory: 16,
    virtualization: true,
    images: [{ file: 'a.s', origin: '0x40080000' }],
    entry: '_start',
    budget: 3000,
  },
  files: [
    {
      path: 'a.s',
      language: 'a64',
      starter: '// Put {{wanted}} into x0.\n_start: b .\n',
      starterIn: { 'zh-cn': '// 把 {{wanted}} 放进 x0。\n_start: b .\n' },
    },
  ],
  parameters: [{ name: 'wanted', from: 16, to: 99 }],
  steps: [{ id: 'only', text: 'step', checkpoints: ['only'] }],
  checkpoints: [
    {
      id: 'only',
      points: 3,
      hints: ['hint-1', 'hint-2', 'hint-3'],
      requires: [
        {
          check: { predicate: 'isWanted' },
          otherwise: [{ code: 'no', params: { found: { register: 'x0' }, wanted: { param: 'wanted' } } }],
        },
      ],
    },
  ],
  solution: { 'a.s': '_start: mov x0, #{{wanted}}\n b .\n' },
  mutants: [],
  predicates: `import type { Run } from 'lab';
export const isWanted = (run: Run): boolean => run.value({ register: 'x0' }) === run.value({ param: 'wanted' });
`,
  messages: {
    en: sentences('Mine', 'x0 is {found}; it should be {wanted}.'),
    'zh-cn': sentences('我的实验', 'x0 是 {found}；应为 {wanted}。'),
  },
};

function sentences(title: string, no: string): Record<string, string> {
  return { title, objective: 'O', step: 'S', 'hint-1': '1', 'hint-2': '2', 'hint-3': '3', no };
}
const fileOf = (value: unknown, name = 'mine.json'): File =>
  new File([typeof value === 'string' ? value : JSON.stringify(value)], name);

async function infoIn(locale: Locale, seed = 0, value: unknown = mine): Promise<LabInfo> {
  const read = await readLabFile(fileOf(value), locale, seed);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.info;
}
async function problemsOf(value: unknown): Promise<readonly string[]> {
  const read = await readLabFile(fileOf(value), 'en');
  if (!('problems' in read)) throw new Error('it was taken');
  const t = labT('en');
  return read.problems.map(({ code, params }) => t(code, params));
}

test('a lab from a file is described in the language of the page, with its sentences', async () => {
  for (const [locale, title, no] of [
    ['en', 'Mine', 'x0 is 1; it should be 2.'],
    ['zh-cn', '我的实验', 'x0 是 1；应为 2。'],
  ] as const) {
    const info = await infoIn(locale);
    const t = labT(locale, info.messages);
    expect(t(info.title)).toBe(title);
    expect(t('lab.mine.no', { found: 1, wanted: 2 })).toBe(no);
    for (const code of [
      ...info.objectives,
      ...info.steps.map(({ text }) => text),
      ...(info.checkpoints[0]?.hints ?? []),
    ])
      expect(t(code)).not.toBe(code);
    expect(info.files[0]?.starter).toContain(locale === 'en' ? 'Put 0x' : '把 0x');
  }
  // In a language that it does not have it speaks English.
  const { en } = mine.messages;
  const info = await infoIn('zh-cn', 0, { ...mine, messages: { en } });
  expect(labT('zh-cn', info.messages)(info.title)).toBe('Mine');
});

test('what is wrong with a file is said with the file, the field and the remedy', async () => {
  expect(await problemsOf('{')).toEqual([expect.stringMatching(/^mine\.json: this is not JSON/)]);
  expect(await problemsOf({ ...mine, minutes: 'five' })).toEqual([
    'mine.json: minutes is "five". It has to be integer 1…600.',
  ]);
  expect(await problemsOf({ ...mine, messages: undefined })).toEqual([expect.stringContaining('messages is missing')]);
  expect(
    await problemsOf({ ...mine, messages: { en: { ...mine.messages.en, 'lab.passed': 'Whatever you did.' } } }),
  ).toEqual([expect.stringContaining('has a sentence for “lab.passed”, which is not of this lab')]);
  expect(await problemsOf(' '.repeat(20_000_000))).toEqual([expect.stringContaining('characters. Use at most')]);
});

test('a lab of this site’s id is refused: its work would be taken for that lab’s', async () => {
  const [tour] = labs;
  if (tour === undefined) throw new Error('there are no labs');
  expect(await problemsOf(labFileOf(tour))).toEqual([expect.stringContaining('this site has a lab of that id')]);
  // An author goes on from there under another name: codes are relative.
  const copy = { ...(JSON.parse(labFileOf(tour)) as object), id: 'my-tour' };
  const info = await infoIn('zh-cn', 0, copy);
  expect(labT('zh-cn', info.messages)(info.title)).toBe(tour.messages?.['zh-cn']?.['lab.tour.title']);
});

test('its work is kept and linked like that of any lab', async () => {
  const info = await infoIn('en');
  const work = works.typed(works.freshWork(info), 'a.s', '_start: b . // mine\n');
  expect(readWork(JSON.parse(JSON.stringify(work)))).toEqual(work);
  expect(readFragment(info, makeFragment(info, work, 3))).toMatchObject({ lab: { id: 'mine' }, files: work.files });
});

describe.skipIf(missing !== '')('a worker that is given the lab', () => {
  function session(): (command: WithoutSerial<LabCommand>) => Promise<LabEvent[]> {
    let heard: LabEvent[] = [];
    const made = new LabSession({
      module: coreModule(),
      loadLab: () => undefined,
      loadTools: () => Promise.resolve(labTools()),
      post: (event) => heard.push(event),
    });
    return async (command) => {
      heard = [];
      // As it arrives in another thread.
      await made.obey(structuredClone({ ...command, serial: 1 } as LabCommand));
      return heard;
    };
  }
  const dataOf = (info: LabInfo): Lab => {
    if (info.data === undefined) throw new Error(info.id);
    return info.data;
  };

  test('opens it in every variant, judges it by its own predicates, and solves it', { timeout: 120_000 }, async () => {
    const info = await infoIn('zh-cn');
    const send = session();
    for (const seed of [0, 7]) {
      const opened = await send({ type: 'open', lab: dataOf(info), seed, locale: 'zh-cn' });
      expect(opened.find(({ type }) => type === 'info')).toEqual({ type: 'info', info: await infoIn('zh-cn', seed) });
      const refused = await send({ type: 'check', files: {} });
      const verdict = refused.flatMap((event) => (event.type === 'evaluation' ? event.evaluation.verdicts : []))[0];
      expect(verdict).toMatchObject({ passed: false, code: 'lab.mine.no' });
      expect(labT('zh-cn', info.messages)(verdict?.code ?? '', verdict?.params)).toMatch(/^x0 是 0；应为 0x/);
      const [solution] = await send({ type: 'solution' });
      const files = solution?.type === 'solution' ? solution.files : {};
      const passed = await send({ type: 'check', files });
      expect(passed.find(({ type }) => type === 'evaluation')).toMatchObject({
        evaluation: { verdicts: [{ passed: true, points: 3, code: 'lab.passed' }] },
      });
    }
  });
});
