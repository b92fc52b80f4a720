import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { messageCodes } from '../labs/kit/walk.ts';
import { END_REASONS } from '../labs/kit/query.ts';
import { labs } from '../labs/index.ts';
import { en } from './en.ts';
import { labT } from './labs.ts';
import { labsEn } from './labs.en.ts';
import { labsZhCn } from './labs.zh-cn.ts';

const placeholders = (sentence: string | undefined): string[] =>
  [...(sentence ?? '').matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();

describe("the labs' two catalogues", () => {
  test('have the same codes, and none of the main ones', () => {
    expect(Object.keys(labsZhCn).sort()).toEqual(Object.keys(labsEn).sort());
    expect(Object.keys(labsEn).filter((code) => Object.hasOwn(en, code))).toEqual([]);
  });

  test.each(Object.keys(labsEn))('%s has a sentence with the same placeholders in both', (code) => {
    expect(labsEn[code]).not.toBe('');
    expect([...new Set(placeholders(labsZhCn[code]))]).toEqual([...new Set(placeholders(labsEn[code]))]);
  });
});

test.each(labs.map((lab) => [lab.id, lab] as const))('every message that %s names has a sentence', (_, lab) => {
  expect([...messageCodes(lab)].filter((code) => !Object.hasOwn(labsEn, code))).toEqual([]);
});

test.each(labs.map((lab) => [lab.id, lab] as const))(
  'every diagnosis of %s gives what its sentence shows',
  (_, lab) => {
    const short = lab.checkpoints.flatMap(({ requires }) =>
      requires.flatMap(({ otherwise }) =>
        otherwise
          .filter(({ code, params }) => placeholders(labsEn[code]).some((name) => !Object.hasOwn(params ?? {}, name)))
          .map(({ code }) => code),
      ),
    );
    expect(short).toEqual([]);
  },
);

test('every way in which a run ends has a sentence', () => {
  expect(END_REASONS.filter((reason) => !Object.hasOwn(labsEn, `lab.ended.${reason}`))).toEqual([]);
});

test('a lab from elsewhere brings sentences, but does not replace ours', () => {
  const t = labT('en', { 'lab.mine.title': 'Mine', 'lab.passed': 'Failed' });
  expect(t('lab.mine.title')).toBe('Mine');
  expect(t('lab.passed')).toBe(labsEn['lab.passed']);
});

test('every code that the kit names has a sentence', () => {
  const texts = readdirSync('src/labs/kit')
    .filter((name) => !/test(ing)?\.ts$/.test(name))
    .map((name) => readFileSync(`src/labs/kit/${name}`, 'utf8'));
  const codes = texts.flatMap((text) => [
    ...[...text.matchAll(/'(lab(?:\.[a-z-]+)+)'/g)].map(([, code = '']) => code),
    ...[...text.matchAll(/\bsay\('([a-z-]+)'/g)].map(([, code = '']) => `lab.schema.${code}`),
  ]);
  expect(codes.length).toBeGreaterThan(20);
  expect(codes.filter((code) => !Object.hasOwn(labsEn, code))).toEqual([]);
});
