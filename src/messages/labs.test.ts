import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { messageCodes } from '../labs/kit/walk.ts';
import { END_REASONS } from '../labs/kit/query.ts';
import { exercises } from '../exercises/index.ts';
import { labs } from '../labs/index.ts';
import { en } from './en.ts';
import { labT } from './labs.ts';
import { sentencesOf } from '../labs/kit/sentences.ts';
import { labsEn } from './labs.en.ts';
import { labsZhCn } from './labs.zh-cn.ts';

const all = [...labs, ...exercises];

const placeholders = (sentence: string | undefined): string[] =>
  [...(sentence ?? '').matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();

describe.each([
  ['what all labs say', labsEn, labsZhCn] as const,
  ...all.map((lab) => [`what ${lab.id} says`, sentencesOf(lab, 'en'), sentencesOf(lab, 'zh-cn')] as const),
])('%s,', (_, english, chinese) => {
  test('has the same codes in both languages, and none of the main catalogues', () => {
    expect(Object.keys(english).length).toBeGreaterThan(0);
    expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
    expect(Object.keys(english).filter((code) => Object.hasOwn(en, code))).toEqual([]);
  });

  test('has a sentence for each, with the same placeholders in both', () => {
    for (const code of Object.keys(english)) {
      expect(english[code], code).not.toBe('');
      expect([code, ...new Set(placeholders(chinese[code]))]).toEqual([code, ...new Set(placeholders(english[code]))]);
    }
  });
});

describe.each(all.map((lab) => [lab.id, lab] as const))('%s', (id, lab) => {
  const sentences = sentencesOf(lab, 'en');

  test('has a sentence for every code that it names, and names every one that it has', () => {
    const named = messageCodes(lab);
    expect([...named].filter((code) => !Object.hasOwn(sentences, code))).toEqual([]);
    expect(Object.keys(sentences).filter((code) => !named.has(code))).toEqual([]);
    expect(Object.keys(sentences).filter((code) => !code.startsWith(`lab.${id}.`))).toEqual([]);
  });

  test('has no number of a variant in what its page says before there is one', () => {
    const said = [lab.title, ...lab.objectives, ...lab.steps.map(({ text }) => text), ...lab.checkpoints.flatMap(({ hints }) => hints)]; // prettier-ignore
    for (const locale of ['en', 'zh-cn'] as const)
      for (const code of said) expect(sentencesOf(lab, locale)[code] ?? '').not.toMatch(/\{\{|(?<!\$)\{\w+\}/);
  });

  test('gives with every diagnosis what its sentence shows', () => {
    const short = lab.checkpoints.flatMap(({ requires }) =>
      requires.flatMap(({ otherwise }) =>
        otherwise
          .filter(({ code, params }) =>
            placeholders(sentences[code]).some((name) => !Object.hasOwn(params ?? {}, name)),
          )
          .map(({ code }) => code),
      ),
    );
    expect(short).toEqual([]);
  });

  test('names causes of its mutants that have a sentence', () => {
    const t = labT('en', sentences);
    expect(lab.mutants.filter(({ code }) => t(code) === code).map(({ name }) => name)).toEqual([]);
  });
});

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
