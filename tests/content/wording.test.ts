/** One word for one thing: what the glossary calls by a name in Chinese, no page and no message calls by another. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RETIRED, TERMS } from '../../src/components/glossary/terms.ts';
import { glossaryCatalogues } from '../../src/messages/glossary.ts';

const HOUSES = [join('src', 'labs'), join('src', 'exercises')];

/** Of a lab's files the remarks alone: what the code names is its own. What else a word is called, for the search, is no use of it. */
const wordsOf = (path: string, text: string): string =>
  !HOUSES.some((house) => path.startsWith(house)) || path.endsWith('text.zh-cn.ts')
    ? text.replaceAll(/^ *'term\.[\w-]+\.also': .*$/gm, '')
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
  // Sentences of the labs and exercises, and remarks in their files.
  ...HOUSES.flatMap((house) =>
    readdirSync(house, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.zh-cn(\.|$)/.test(name) && !name.startsWith('generated'))
      .map((name) => join(house, name)),
  ),
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
    '症状信息',
    '被捕获的 SMC',
    '返回 guest 是非法返回',
    'guest 的 HVC',
    '处理器核停在这里',
    '一个槽位',
    '内部共享',
    '宿主机',
    'Normal 写回',
    '未对齐',
    '体系结构',
    'SH（位 9:8）',
    'stage-2 页表',
    '核 0 的 list register',
    "'lr.state.pending': 'pending'",
    '模拟的 distributor',
    '`x18` 是个陷阱',
    '来自低级，AArch64',
    '取指中止',
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
    '综合信息',
    '陷入的 SMC',
    'guest.s 中的客户机',
    '宿主',
    '虚拟化宿主扩展',
    '普通内存（写回）',
    'SH（第 9:8 位）',
    '64 位',
    '来自低级别',
    'virtio 插槽',
  ])
    expect(
      spellings.filter((spelling) => spelling.test(right)),
      right,
    ).toEqual([]);
});

test('the glossary’s own names have none of the spellings', () => {
  for (const [name] of words) for (const spelling of RETIRED) expect(name).not.toMatch(spelling);
});
