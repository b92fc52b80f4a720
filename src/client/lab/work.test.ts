import { describe, expect, test } from 'vitest';
import { labInfo } from './lab-info.ts';
import { readWork } from './read-work.ts';
import * as works from './work.ts';

const info = labInfo('tour');
const fresh = works.freshWork(info);
const text = (work: works.Work): string | undefined => work.files['tour.s'];

test('a reset can be undone, and the undoing too', () => {
  const mine = works.typed(fresh, 'tour.s', 'mine');
  const reset = works.resetFile(info, mine, 'tour.s');
  expect(text(reset)).toBe(text(fresh));
  expect(text(works.broughtBack(reset))).toBe('mine');
  expect(text(works.broughtBack(works.broughtBack(reset)))).toBe(text(fresh));
  expect(works.resetFile(info, fresh, 'tour.s')).toBe(fresh);
});

test('a step begins with the files that passed what is before it', () => {
  const first = works.checked(info, works.typed(fresh, 'tour.s', 'one'), ['sum'], 1);
  const later = works.typed(first, 'tour.s', 'two');
  expect(works.currentStep(info, later)).toBe('hello');
  expect(text(works.resetStep(info, later, 'hello'))).toBe('one');
  expect(text(works.resetStep(info, later, 'sum'))).toBe(text(fresh));
  const again = works.checked(info, works.typed(later, 'tour.s', 'three'), ['sum'], 2);
  expect(text(works.resetStep(info, again, 'hello'))).toBe('one');
  expect(again.passed['sum']).toBe(1);
});

describe('in another language', () => {
  const chinese = labInfo('tour', 0, 'zh-cn');
  const theirs = works.freshWork(chinese);

  test('what was not touched is shown in the page’s, and is still not touched', () => {
    expect(text(theirs)).not.toBe(text(fresh));
    // As it was kept: before there were files in Chinese a page in Chinese kept the English ones too.
    for (const kept of [fresh, { ...fresh, place: 'chapters/start-here/', changed: 5 }]) {
      const shown = works.fitted(chinese, readWork(JSON.parse(JSON.stringify(kept))));
      expect(text(shown)).toBe(text(theirs));
      expect(shown.stages).toEqual(theirs.stages);
      expect(works.hasTried(chinese, { ...shown, attempts: 1 })).toBe(false);
      expect(works.fitted(info, shown)).toEqual(kept);
    }
    expect(works.fitted(chinese, theirs)).toBe(theirs);
  });

  test('what was typed stays as it is, and so does what it replaced', () => {
    const typed = works.typed(fresh, 'tour.s', `${text(fresh)}        nop\n`);
    const shown = works.fitted(chinese, works.checked(info, typed, ['sum'], 1));
    expect(text(shown)).toBe(text(typed));
    expect(shown.stages).toEqual({ ...theirs.stages, hello: typed.files });
    expect(shown.passed).toEqual({ sum: 1 });
    expect(works.hasTried(chinese, shown)).toBe(true);
    // A step that was begun with the starter begins in the page’s language; a reset is one, too.
    expect(text(works.resetStep(chinese, shown, 'sum'))).toBe(text(theirs));
    const reset = works.fitted(chinese, works.resetFile(info, typed, 'tour.s'));
    expect(text(reset)).toBe(text(theirs));
    expect(text(works.broughtBack(reset))).toBe(text(typed));
    expect(text(works.broughtBack(works.broughtBack(reset)))).toBe(text(theirs));
  });

  test('a reset of what is the starter already changes nothing', () => {
    const mixed = { ...theirs, files: fresh.files };
    expect(works.hasTried(chinese, { ...mixed, attempts: 1 })).toBe(false);
    expect(text(works.resetLab(chinese, mixed))).toBe(text(theirs));
  });

  test('another version, and another variant, are no obstacle', () => {
    const old = { ...fresh, lab: { id: 'tour', version: 1 } };
    expect(works.fitted(chinese, old)).toMatchObject({ lab: { version: info.version }, files: theirs.files });
    const seventh = labInfo('tour', 7, 'zh-cn');
    expect(works.fitted(seventh, works.freshWork(labInfo('tour', 7))).files).toEqual(works.freshWork(seventh).files);
  });
});

test('an honest try is a change and a check', () => {
  expect(works.hasTried(info, works.checked(info, fresh, [], 1))).toBe(false);
  expect(works.hasTried(info, works.typed(fresh, 'tour.s', 'x'))).toBe(false);
  expect(works.hasTried(info, works.checked(info, works.typed(fresh, 'tour.s', 'x'), [], 1))).toBe(true);
});

test('another variant begins anew, with its numbers', () => {
  const other = works.freshWork(labInfo('tour', 7));
  expect(other).toMatchObject({ seed: 7, passed: {} });
  expect(other.files).not.toEqual(fresh.files);
  expect(works.fitted(labInfo('tour', 7), other)).toBe(other);
});

test('text of another variant, which format 2 could bring back, says which one it was written for, until it fits', () => {
  const other = labInfo('tour', 7);
  const all = other.checkpoints.map(({ id }) => id);
  const now = { ...works.freshWork(other), ...works.keptOf(works.typed(fresh, 'tour.s', 'mine')) };
  expect(now).toMatchObject({ replacedSeed: 0 });
  expect(now).not.toHaveProperty('textSeed');
  const back = works.broughtBack(now);
  expect(back).toMatchObject({ seed: 7, textSeed: 0, replacedSeed: 7, files: { 'tour.s': 'mine' } });
  expect(readWork(JSON.parse(JSON.stringify(back)))).toEqual(back);
  // There and back again; and a reset, or a check that passes, makes it this variant's text.
  expect(works.broughtBack(back)).toEqual(now);
  expect(works.resetFile(other, back, 'tour.s')).not.toHaveProperty('textSeed');
  expect(works.checked(other, back, all.slice(1), 1)).toMatchObject({ textSeed: 0 });
  expect(works.checked(other, back, all, 1)).not.toHaveProperty('textSeed');
  // Within one variant there is nothing to say.
  const reset = works.resetFile(info, works.typed(fresh, 'tour.s', 'mine'), 'tour.s');
  expect(works.broughtBack(reset)).not.toHaveProperty('textSeed');
});

test('hints come one by one, and there are three', () => {
  let work = fresh;
  for (let n = 1; n <= 5; n++) {
    work = works.hinted(info, work, 'sum');
    expect(work.hints['sum']).toBe(Math.min(n, 3));
  }
});

test('work of another version of the lab keeps its text and has to be checked again', () => {
  const old = works.typed(
    { ...works.checked(info, fresh, ['sum'], 1), lab: { id: 'tour', version: 0 } },
    'tour.s',
    'x',
  );
  const now = works.fitted(info, old);
  expect(now).toMatchObject({ lab: { version: info.version }, passed: {}, files: { 'tour.s': 'x' } });
  expect(works.fitted(info, now)).toBe(now);
});

describe('a prediction', () => {
  const first = works.committed(fresh, { predictions: 'a = 1' });

  test('is the first one for ever: another one, a reset and the store change nothing', () => {
    expect(works.committed(first, { predictions: 'a = 2' })).toBe(first);
    expect(works.resetLab(info, works.typed(first, 'tour.s', 'x')).committed).toEqual({ predictions: 'a = 1' });
    expect(readWork(JSON.parse(JSON.stringify(first)))).toEqual(first);
    expect(works.fitted(info, first).committed).toEqual({ predictions: 'a = 1' });
  });

  test('is none of a later version of the lab, and works without one are what they were', () => {
    const older = { ...first, lab: { ...first.lab, version: info.version + 1 } };
    expect(works.fitted(info, older).committed).toBeUndefined();
    expect('committed' in readWork(JSON.parse(JSON.stringify(fresh)))).toBe(false);
  });

  test.each([{ predictions: 5 }, [], 'a = 1', { '../x': 'a' }])('is refused where it is none: %j', (committed) => {
    expect(() => readWork(JSON.parse(JSON.stringify({ ...fresh, committed })))).toThrow('lab-page.bad-file');
  });
});
