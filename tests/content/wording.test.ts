/** One word for one thing: what the glossary calls by a name in Chinese, no page and no message calls by another. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RETIRED, TERMS } from '../../src/components/glossary/terms.ts';
import { glossaryCatalogues } from '../../src/messages/glossary.ts';

/** Of a lab's files the remarks alone: what the code names is its own. */
const wordsOf = (path: string, text: string): string =>
  !path.startsWith(join('src', 'labs')) || path.endsWith('text.zh-cn.ts')
    ? text
    : text.replaceAll(/^.*?(?=(\/\/|# )|$)/gm, '');

const folder = 'src/content/docs/zh-cn';
const files = [
  ...readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => join(folder, name)),
  ...['src/messages', 'src/chapters'].flatMap((place) =>
    readdirSync(place, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('zh-cn.ts'))
      .map((name) => join(place, name)),
  ),
  // Sentences of the labs, and remarks in their files.
  ...readdirSync('src/labs', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.zh-cn(\.|$)/.test(name) && !name.startsWith('generated'))
    .map((name) => join('src/labs', name)),
].map((path) => [path, wordsOf(path, readFileSync(path, 'utf8'))] as const);
const words = TERMS.flatMap(({ id, not }) =>
  not.map((spelling) => [glossaryCatalogues['zh-cn'][`term.${id}` as never] as string, spelling] as const),
);

const found = (text: string, spelling: RegExp): string[] =>
  [...text.matchAll(new RegExp(spelling, 'g'))].map(({ 0: word, index }) => {
    const line = text.slice(0, index).split('\n').length;
    return `line ${line}: ${word}`;
  });

test('there are Chinese pages and messages to look at', () => {
  expect(files.length).toBeGreaterThan(25);
  expect(words.length).toBeGreaterThan(20);
});

describe.each(files)('%s', (_, text) => {
  test('calls what the glossary names by that name', () => {
    expect(
      words.flatMap(([name, spelling]) => found(text, spelling).map((where) => `${where}, which is ${name}`)),
    ).toEqual([]);
  });
  test('has no spelling that was given up', () => {
    expect(RETIRED.flatMap((spelling) => found(text, spelling))).toEqual([]);
  });
});

test('a spelling that is not the glossary’s is found', () => {
  const spellings = [...words.map(([, spelling]) => spelling), ...RETIRED];
  for (const wrong of [
    '阶段 2 的页表',
    '第二阶段',
    '数据异常',
    '遍历页表',
    '地址翻译',
    '级别 1',
    '管理程序',
    'Guest 的内存',
    '上下文结构',
  ])
    expect(
      spellings.filter((spelling) => spelling.test(wrong)),
      wrong,
    ).not.toEqual([]);
  for (const right of [
    '第 2 阶段',
    '数据中止',
    '查表',
    '地址转换',
    '第 1 级',
    'hypervisor',
    '客户机',
    '上下文帧',
    '最低两位是级别',
  ])
    expect(
      spellings.filter((spelling) => spelling.test(right)),
      right,
    ).toEqual([]);
});

test('the glossary’s own names have none of the spellings', () => {
  for (const [name] of words) for (const spelling of RETIRED) expect(name).not.toMatch(spelling);
});
