import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { labInfo } from './lab-info.ts';
import { makeFragment, MAX_INFLATED, readFragment } from './link.ts';
import { exportWorks, importWorks, MAX_EXPORT } from './transfer.ts';
import { isComplete, isPassed } from './results.ts';
import * as works from './work.ts';

const info = labInfo('tour');
const work = works.typed(works.checked(info, works.freshWork(info), ['sum'], 5), 'tour.s', '_start: b . // 你好\n');

const OLD_LINK =
  '#lab-text=hVJdS-wwEP0rw9yXeyG3truibMGH9QN8UJBV8cGKZLvTbTBNliSrlcX_7iRVqiA4D800Z-ZkzszssLGukwHLQiCZtTKUXC2XWO5QrbDEYLcOBT6T88oaLKdvAj0RQ7nAuqX6aWOVCR7Le_TbjkNb0try6YN8xQeB6y35iO84s1GaoptoM_Zwbw9uWoJO1i0_D9ZAaJWHjVxTyX8EJ9YF6v_PDydQW0cgA5xdTAQc7MOlOgbbwGJ-CY2zXWWYLO_388EESLidL25iRt7ns-E2qwx8WLbWdik1PHKlLlRmOMsxoLPP6eyZ6w8TFz9ARYLq2QhxEUUGV9vASgi4J7HGPgdpVhwO3CwL_YTrGFP0yg1sUwFHY62fcKSMSk4XJWtavgaCF6dCIAMtORp5fjPmkZsNSeeHRhO31Hirv1BwyCSDO6anFBBeLGjitzinwnNVYRIiQcdxNbwJ8LfI_4k0q1SabDj4GyFbpLL8cd90MzbN4JoXJQlJ6pw0dQvcIxU86ebLvJafc6sM8i7FvZ29vQM';

const codeOf = async (make: () => unknown): Promise<string> => {
  try {
    await make();
  } catch (error) {
    return String(Reflect.get(error as object, 'code'));
  }
  return 'accepted';
};

describe('an export', () => {
  const file = (change: (data: Record<string, unknown>) => unknown): Blob => {
    const data = JSON.parse(exportWorks([work])) as Record<string, unknown>;
    return new Blob([JSON.stringify(change(data) ?? data)]);
  };
  const one = (change: object) => (data: Record<string, unknown>) => ({ ...data, works: [{ ...work, ...change }] });

  test('is read again as it was written, and what it says was passed is a claim', async () => {
    const [read] = await importWorks(new Blob([exportWorks([work])]));
    expect(read).toMatchObject({ files: work.files, passed: work.passed, unchecked: ['sum'] });
    expect(read?.best).toEqual({ files: work.best?.files, passed: ['sum'], unchecked: true });
    // Unchecked it goes on to the next browser.
    expect(await importWorks(new Blob([exportWorks(read === undefined ? [] : [read])]))).toEqual([read]);
  });

  test('that was edited makes no passed lab', async () => {
    const passed = Object.fromEntries(info.checkpoints.map(({ id }) => [id, 1]));
    const best = { files: work.files, passed: Object.keys(passed) };
    const [read] = await importWorks(file(one({ passed, best, checked: best, unchecked: [] })));
    expect(read && isPassed(info, read)).toBe(false);
    expect(read && isComplete(info, read)).toBe(false);
  });

  test('holds the best text beside the last one', async () => {
    const worse = works.checked(info, works.typed(work, 'tour.s', 'worse'), [], 6);
    const [read] = await importWorks(new Blob([exportWorks([worse])]));
    expect(read).toMatchObject({ files: { 'tour.s': 'worse' }, best: { files: work.best?.files, passed: ['sum'] } });
  });

  test('holds each variant of a lab', async () => {
    const other = { ...work, seed: 7 };
    expect(await importWorks(new Blob([exportWorks([work, other])]))).toHaveLength(2);
  });

  test('of the site before is read: format 1, with works of format 2', async () => {
    const { order: _, unchecked: __, checked: ___, best: ____, ...old } = { ...work, format: 2 };
    const [read] = await importWorks(file((data) => ({ ...data, format: 1, works: [old] })));
    expect(read).toMatchObject({ files: work.files, passed: work.passed, unchecked: ['sum'] });
    const twice = file((data) => ({ ...data, format: 1, works: [old, { ...old, seed: 7 }] }));
    expect(await codeOf(() => importWorks(twice))).toBe('lab-page.bad-file');
  });

  test.each([
    ['no JSON', () => new Blob(['{']), 'lab-page.file-unreadable'],
    ['too large', () => new Blob([new Uint8Array(MAX_EXPORT + 1)]), 'lab-page.file-too-large'],
    ['deeply nested', () => new Blob(['['.repeat(100_000)]), 'lab-page.file-unreadable'],
    ['another format', () => file((data) => ({ ...data, format: 3 })), 'lab-page.file-format'],
    ['another kind', () => file((data) => ({ ...data, kind: 'x' })), 'lab-page.bad-file'],
    ['an array', () => new Blob(['[]']), 'lab-page.bad-file'],
    ['null', () => new Blob(['null']), 'lab-page.bad-file'],
    ['the same lab twice', () => new Blob([exportWorks([work, work])]), 'lab-page.bad-file'],
    ['many labs', () => file((data) => ({ ...data, works: Array(501).fill(work) })), 'lab-page.bad-file'],
    ['a lab id with a path', () => file(one({ lab: { id: '../x', version: 1 } })), 'lab-page.bad-file'],
    ['a file that is no text', () => file(one({ files: { 'tour.s': 1 } })), 'lab-page.bad-file'],
    ['a file outside', () => file(one({ files: { '../../x': '' } })), 'lab-page.bad-file'],
    ['a long file', () => file(one({ files: { 'tour.s': 'x'.repeat(300_000) } })), 'lab-page.bad-file'],
    ['__proto__', () => new Blob([exportWorks([work]).replace('"tour.s"', '"__proto__"')]), 'lab-page.bad-file'],
    ['a place elsewhere', () => file(one({ place: '//evil.example/' })), 'lab-page.bad-file'],
    ['a script as a place', () => file(one({ place: 'javascript:alert(1)' })), 'lab-page.bad-file'],
    ['a work of another format', () => file(one({ format: 0 })), 'lab-page.file-format'],
    ['checkpoints that are no list', () => file(one({ checkpoints: 'sum' })), 'lab-page.bad-file'],
    ['a result that is none', () => file(one({ best: 'all' })), 'lab-page.bad-file'],
    [
      'a result that denies its doubt',
      () => file(one({ best: { files: {}, passed: [], unchecked: 0 } })),
      'lab-page.bad-file',
    ],
    ['a count beyond counting', () => file(one({ order: 2 ** 53 - 1 })), 'lab-page.bad-file'],
    ['a checkpoint twice', () => file(one({ checkpoints: ['sum', 'sum'] })), 'lab-page.bad-file'],
    ['a checkpoint that is no id', () => file(one({ checkpoints: ['../sum'] })), 'lab-page.bad-file'],
    [
      'many checkpoints',
      () => file(one({ checkpoints: Array.from({ length: 65 }, (_x, n) => `c${n}`) })),
      'lab-page.bad-file',
    ],
    ['fractions', () => file(one({ attempts: 1.5 })), 'lab-page.bad-file'],
  ])('with %s is refused', async (_, make, code) => {
    expect(await codeOf(() => importWorks(make()))).toBe(code);
  });

  test('names all checkpoints of the lab, passed or not', () => {
    const {
      works: [written],
    } = JSON.parse(exportWorks([work])) as { works: [Record<string, unknown>] };
    expect(written).toMatchObject({ format: 3, checkpoints: ['sum', 'hello', 'stay'], passed: { sum: 5 } });
  });

  test('of format 1, which named the passed ones alone, is read; its lab adds the others', async () => {
    const { checkpoints: _, order: __, unchecked: ___, checked: ____, best: _____, ...old } = { ...work, format: 1 };
    const [read] = await importWorks(file((data) => ({ ...data, works: [old] })));
    expect(read).toMatchObject({ files: work.files, passed: work.passed, checkpoints: [] });
    expect(read && works.fitted(info, read)).toMatchObject({ checkpoints: work.checkpoints });
  });

  test('fields that do not belong to it are not taken over', async () => {
    const [read] = await importWorks(file(one({ intruder: 1 })));
    expect(read).not.toHaveProperty('intruder');
  });
});

describe('a link', () => {
  const packed = (value: unknown): string =>
    `#lab-text=${Buffer.from(deflateSync(strToU8(JSON.stringify(value)))).toString('base64url')}`;
  const good = { format: 1, engine: 1, lab: { id: 'tour', version: 1 }, seed: 0, files: { 'tour.s': 'x' } };

  test('gives back the files and the point in time', () => {
    expect(readFragment(info, makeFragment(info, work, 17))).toMatchObject({ files: work.files, at: 17, engine: 1 });
    expect(readFragment(info, makeFragment(info, works.freshWork(info), undefined))).toMatchObject({ files: {} });
  });

  test('goes from one language to the other: only what differs from the starter is in it', () => {
    const chinese = labInfo('tour', 0, 'zh-cn');
    expect(readFragment(chinese, makeFragment(info, work, 17))).toMatchObject({ files: work.files, at: 17 });
    for (const [from, to] of [
      [info, chinese],
      [chinese, info],
    ] as const) {
      const untouched = { ...works.freshWork(to), files: works.freshWork(from).files };
      for (const one of [from, to]) expect(readFragment(one, makeFragment(to, untouched, undefined)).files).toEqual({});
      // A link may name the other language’s starter all the same.
      expect(readFragment(to, packed({ ...good, files: works.freshWork(from).files })).files).toEqual({});
    }
  });

  test('from before there were files in Chinese opens', () => {
    // Made by the site at commit 4a07bbc: the tour’s starter with one line more, seed 0, point 9.
    expect(readFragment(labInfo('tour', 0, 'zh-cn'), OLD_LINK)).toEqual({
      engine: 1,
      lab: { id: 'tour', version: 3 },
      seed: 0,
      at: 9,
      files: { 'tour.s': `${info.files[0]?.starter}        b       .\n` },
    });
  });

  test.each([
    ['nothing', '#lab-text=', 'lab-page.link.bad'],
    ['no base64', '#lab-text=%3Cscript%3E', 'lab-page.link.bad'],
    ['noise', '#lab-text=AAAAAAAA', 'lab-page.link.bad'],
    ['a bomb', packed({ ...good, x: 'a'.repeat(MAX_INFLATED * 8) }), 'lab-page.link.too-large'],
    ['a long text', `#lab-text=${'A'.repeat(70_000)}`, 'lab-page.link.too-large'],
    ['another format', packed({ ...good, format: 9 }), 'lab-page.link.format'],
    ['another lab', packed({ ...good, lab: { id: 'el2-mmu', version: 1 } }), 'lab-page.link.other-lab'],
    ['a file that the lab does not have', packed({ ...good, files: { 'other.s': 'x' } }), 'lab-page.link.bad'],
    ['no object', packed(7), 'lab-page.link.bad'],
    ['a negative point', packed({ ...good, at: -1 }), 'lab-page.link.bad'],
    ['no files', packed({ ...good, files: null }), 'lab-page.link.bad'],
  ])('with %s is refused', async (_, fragment, code) => {
    expect(await codeOf(() => readFragment(info, fragment))).toBe(code);
  });

  test('cannot bring a file that is read only', async () => {
    const other = labInfo('predict-the-vector');
    const fragment = packed({ ...good, lab: { id: other.id, version: 1 }, files: { 'program.s': 'x' } });
    expect(await codeOf(() => readFragment(other, fragment))).toBe('lab-page.link.bad');
  });

  test('of work that no link can hold is not made', () => {
    let seed = 1;
    const noise = Array.from({ length: 200_000 }, () => {
      seed = (seed * 48271) % 2147483647;
      return String.fromCharCode(32 + (seed % 94));
    }).join('');
    expect(() => makeFragment(info, works.typed(work, 'tour.s', noise), 0)).toThrow('lab-page.link.too-large');
  });
});
