import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { allNames } from '../../components/glossary/synonyms.ts';
import { searchFiles } from './integration.ts';
import { joined, segmenter, segmentPage } from './segment.ts';

const segment = segmenter(allNames('zh-cn'));
const words = (text: string): string[] => segment(text).split(' ').filter((word) => word !== ''); // prettier-ignore
/** What Pagefind's script makes of a query on a Chinese page: the words of Intl.Segmenter. */
const query = (text: string): string[] =>
  [...new Intl.Segmenter('zh-CN', { granularity: 'word' }).segment(text)]
    .map(({ segment: word }) => word.trim())
    .filter((word) => word !== '');

const folder = 'src/content/docs/zh-cn';
const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.mdx'))
  .map((name) => readFileSync(join(folder, name), 'utf8'));
const holds = (all: readonly string[], some: readonly string[]): boolean =>
  all.some((_, n) => some.every((word, k) => all[n + k] === word));

test('every name of the glossary is found on each page that has it', () => {
  const cutPages = pages.map((text) => [text, words(text)] as const);
  let found = 0;
  for (const name of allNames('zh-cn').filter((one) => /^\p{Script=Han}+$/u.test(one)))
    for (const [text, all] of cutPages) {
      // A longer name takes its own: 陷入与模拟 is not looked for as 模拟.
      if (!text.includes(name) || allNames('zh-cn').some((other) => other !== name && other.includes(name))) continue;
      found++;
      expect(holds(all, query(name)), name).toBe(true);
    }
  expect(found).toBeGreaterThan(60);
});

test('a name is cut as it is asked for, whatever stands around it', () => {
  for (const sentence of ['存好上下文帧的代码', '把上下文帧写回寄存器', '一个上下文帧'])
    expect(holds(words(sentence), query('上下文帧')), sentence).toBe(true);
  // By itself the dictionary takes 每一 for a word here.
  expect(holds(query('每一阶段地址转换'), query('一阶段地址转换'))).toBe(false);
  expect(holds(words('每一阶段地址转换'), query('一阶段地址转换'))).toBe(true);
});

test('only text is cut, not markup', () => {
  const html = '<p title="上下文帧">读取<code>x0</code>的<!-- 注释 --></p><script>const 名 = "上下文帧";</script>';
  expect(segmentPage(html, segment)).toBe(
    `<p title="上下文帧">${segment('读取')}<code>x0</code>${segment('的')}<!-- 注释 --></p><script>const 名 = "上下文帧";</script>`,
  );
});

test.each([
  '客户机写 EL2 的寄存器，得到的是异常（EC 0x18）。',
  '第 2 阶段：IPA 到 PA',
  '“陷入与模拟”',
  '0 · 从这里开始',
  'Trap & Emulate',
])('what is shown of a page is what stands there: %s', (text) => {
  expect(joined(words(text).join(' '))).toBe(text);
  expect(joined(words(text).join(' '), '\u200b').replaceAll('\u200b', '')).toBe(text);
});

describe('the index of a site in two languages', () => {
  const page = (path: string, lang: string, title: string, text: string) => ({
    path,
    html: `<!doctype html><html lang="${lang}"><head><title>${title}</title></head><body data-pagefind-body><h1>${title}</h1><p>${text}</p></body></html>`,
  });
  test('has a page of each, and shows Chinese without spaces', async () => {
    const files = await searchFiles([
      page('frames/index.html', 'en', 'Frames', 'A context frame is saved.'),
      page('zh-cn/frames/index.html', 'zh-CN', '上下文帧', '存好的上下文帧在 EL2 的栈上。'),
    ]);
    const text = (path: string): string => new TextDecoder().decode(files.find((file) => file.path === path)?.content);
    expect(JSON.parse(text('pagefind-entry.json'))).toMatchObject({
      languages: { en: { page_count: 1 }, 'zh-cn': { page_count: 1, wasm: null } },
    });
    const shown = files
      .filter(({ path }) => /^fragment\/und_.*\.pf_fragment$/.test(path))
      .map(({ content }) => gunzipSync(content).toString());
    expect(shown).toHaveLength(1);
    expect(shown[0]?.replaceAll('\u200b', '')).toContain('存好的上下文帧在 EL2 的栈上。');
    expect(files.some(({ path }) => path === 'wasm.unknown.pagefind')).toBe(true);
    expect(files.some(({ path }) => /^pagefind\.und_.*\.pf_meta$/.test(path))).toBe(true);
  });
});
