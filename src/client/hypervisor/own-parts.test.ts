import { expect, test } from 'vitest';
import { PART_IDS, type PartId } from '../../engine/hypervisor/parts.ts';
import { readWork } from '../lab/read-work.ts';
import { claimed } from '../lab/results.ts';
import { fitted, freshWork, typed, type Work } from '../lab/work.ts';
import {
  capstoneOf,
  judged,
  OWN_WORK,
  ownInfo,
  ownParts,
  reachedHere,
  switched,
  textsOf,
  type OwnPart,
} from './own-parts.ts';

const info = ownInfo('en', 'Your hypervisor');
const page = freshWork(info);
const labsOf = (id: PartId): readonly string[] => (id === 'trap' ? ['dispatch', 'dispatch-all'] : []);
const labWork = (lab: string, text: string, more: Partial<Work> = {}): Work => ({
  ...freshWork({ ...info, id: lab, version: 3, files: [] }),
  checkpoints: ['one', 'two'],
  files: { 'trap.ts': 'half done' },
  best: { files: { 'trap.ts': text, 'other.ts': '' }, passed: ['one', 'two'] },
  passed: { one: 1000, two: 2000 },
  order: 1,
  ...more,
});
function trapOf(work: Work, works: readonly Work[] = []): OwnPart {
  const part = ownParts(work, works, labsOf).find(({ id }) => id === 'trap');
  if (part === undefined) throw new Error('trap is a part');
  return part;
}

test('nobody has a part at first, and all are built in', () => {
  const parts = ownParts(page, [], labsOf);
  expect(parts.map(({ id }) => id)).toEqual(PART_IDS);
  expect(parts.every(({ text, uses }) => text === undefined && uses === 'built-in')).toBe(true);
  expect(textsOf(parts)).toEqual([]);
});

test('the text that passed a lab as a whole is theirs and switched on, with the lab, its version and the time', () => {
  const part = trapOf(page, [labWork('dispatch', 'A')]);
  expect(part).toMatchObject({ text: 'A', from: 'lab', uses: 'own' });
  expect(part.passed).toEqual([{ lab: 'dispatch', version: 3, when: 2000 }]);
});

test('a later lab of the part counts more than an earlier one, and what was worked on last more than another variant', () => {
  const early = labWork('dispatch', 'A', { order: 9 });
  const late = labWork('dispatch-all', 'B', { order: 2 });
  expect(trapOf(page, [early, late]).text).toBe('B');
  expect(trapOf(page, [early, late]).passed.map(({ lab }) => lab)).toEqual(['dispatch-all']);
  expect(
    trapOf(page, [labWork('dispatch', 'A', { order: 2, seed: 1 }), labWork('dispatch', 'C', { order: 3 })]).text,
  ).toBe('C');
});

test('a text that passed a part of a lab, or of which only a file says so, is not theirs yet', () => {
  const half = { files: { 'trap.ts': 'A' }, passed: ['one'] };
  expect(trapOf(page, [labWork('dispatch', '', { best: half })]).text).toBeUndefined();
  expect(trapOf(page, [claimed(labWork('dispatch', 'A'))]).text).toBeUndefined();
});

test('what is typed on the page comes first, is off until it has passed, and the lab’s text is not lost', () => {
  const own = typed(page, 'trap.ts', 'X');
  expect(trapOf(own, [labWork('dispatch', 'A')])).toMatchObject({
    text: 'X',
    from: 'page',
    passed: [],
    ofLab: 'A',
    uses: 'built-in',
  });
  // The same text has passed what it has passed.
  expect(trapOf(typed(page, 'trap.ts', 'A'), [labWork('dispatch', 'A')])).toMatchObject({
    uses: 'own',
    ofLab: undefined,
  });
});

test('a switch outlives the store and an import, and a part without a text stays built in', () => {
  const own = typed(page, 'trap.ts', 'X');
  const on = { ...own, files: switched(switched(own.files, 'trap', 'own'), 'uart', 'own') };
  const again = fitted(info, claimed(readWork(JSON.parse(JSON.stringify(on)))));
  expect(again.lab.id).toBe(OWN_WORK);
  expect(textsOf(ownParts(again, [], labsOf))).toEqual([{ part: 'trap', text: 'X' }]);
  const off = { ...on, files: switched(on.files, 'trap', 'built-in') };
  expect(textsOf(ownParts(off, [labWork('dispatch', 'X')], labsOf))).toEqual([]);
});

test('what a lab judges on the page is true of that text alone, here, until the next judgement', () => {
  const part = { file: 'trap.ts', labs: labsOf('trap') };
  const at = { lab: 'dispatch', version: 4, when: 5 };
  const own = judged(typed(page, 'trap.ts', 'X'), part, 'X', at, true);
  expect(trapOf(own)).toMatchObject({ uses: 'own', passed: [at] });
  const stored = readWork(JSON.parse(JSON.stringify(own)));
  expect(trapOf(fitted(info, stored)).passed).toEqual([at]);
  expect(trapOf(fitted(info, claimed(stored))).passed).toEqual([]);
  expect(trapOf(typed(own, 'trap.ts', 'Y')).passed).toEqual([]);
  expect(trapOf(judged(own, part, 'X', at, false)).passed).toEqual([]);
  // Another text passes the second lab: what the first text passed is nothing of its.
  const other = judged(typed(own, 'trap.ts', 'Y'), part, 'Y', { ...at, lab: 'dispatch-all' }, true);
  expect(trapOf(other).passed.map(({ lab }) => lab)).toEqual(['dispatch-all']);
});

test('what a machine has done of the capstone is kept like a lab’s checkpoints, and an import only claims it', () => {
  const states = (work: Work) => Object.fromEntries(capstoneOf(work).map(({ id, state }) => [id, state]));
  const own = reachedHere(page, ['prompts', 'own'], 7);
  expect(own.passed).toEqual({ prompts: 7, own: 7 });
  expect(reachedHere(own, ['prompts'], 9)).toBe(own);
  const kept = fitted(info, readWork(JSON.parse(JSON.stringify(own))));
  expect(states(kept)).toMatchObject({ prompts: 'done', own: 'done', both: 'open' });
  const theirs = claimed(kept);
  expect(states(theirs)).toMatchObject({ prompts: 'claimed', own: 'claimed', both: 'open' });
  expect(states(reachedHere(theirs, ['prompts'], 9))).toMatchObject({ prompts: 'done', own: 'claimed' });
});
