import { expect, test } from 'vitest';
import { marker, type Node } from './terms.ts';

interface Fake extends Node {
  readonly children?: readonly Fake[];
  parent?: Fake;
}
const node = (tagName: string, ...children: (Fake | string)[]): Fake => {
  const made: Fake = {
    type: 'element',
    tagName,
    children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
  };
  for (const child of made.children ?? []) child.parent = made;
  return made;
};
const component = (name: string, ...children: (Fake | string)[]): Fake => {
  const { children: inside = [] } = node('', ...children);
  const made: Fake = { type: 'mdxJsxFlowElement', name, children: inside };
  for (const child of inside) child.parent = made;
  return made;
};

/** What the marker does to a tree, in order: `code or word → address`. */
function marked(locale: 'en' | 'zh-cn', ...children: (Fake | string)[]): string[] {
  const done: string[] = [];
  const plugin = marker(locale, locale === 'en' ? '/' : '/zh-cn/');
  const hrefIn = (made: object): string => String(Reflect.get(Reflect.get(made, 'properties') as object, 'href'));
  const textOf = (at: Fake): string => at.value ?? (at.children ?? []).map(textOf).join('');
  const ctx = {
    textContent: (at: Node) => textOf(at),
    parent: (at: Node) => (at as Fake).parent,
    wrapNode: (at: Node, wrapper: object) => void done.push(`${textOf(at)} → ${hrefIn(wrapper)}`),
    replaceNode: (_: Node, parts: object[]) => {
      for (const part of parts as Fake[]) if (part.type === 'element') done.push(`${textOf(part)} → ${hrefIn(part)}`);
    },
  };
  const walk = (at: Fake): void => {
    if (at.type === 'text') plugin.text(at, ctx);
    for (const { filter, visit } of plugin.element) if (filter.includes(at.tagName ?? '')) visit(at, ctx);
    for (const child of at.children ?? []) walk(child);
  };
  walk(node('body', ...children));
  return done;
}

test('code that names a register, a field or an instruction is marked once a section', () => {
  const code = (text: string): Fake => node('p', node('code', text));
  const section = [code('HCR_EL2.RW'), code('HCR_EL2.RW'), code('hvc #7'), code('main')];
  const once = [
    'HCR_EL2.RW → /glossary/translation-registers/#hcr_el2-rw',
    'hvc #7 → /glossary/system-instructions/#hvc',
  ];
  expect(marked('en', ...section, node('h2', 'Next'), code('HCR_EL2.RW'), code('hvc #8'))).toEqual([
    ...once,
    once[0],
    'hvc #8 → /glossary/system-instructions/#hvc',
  ]);
});

test('the field’s words are marked once a page, in either language, and not inside of other words', () => {
  expect(marked('en', node('p', 'Stage 2 turns an IPA into a PA; stage 2 again. IPAs, entrapment, a TLB.'))).toEqual([
    'Stage 2 → /glossary/words/#stage-2',
    'IPA → /glossary/words/#ipa',
    'TLB → /glossary/words/#tlb',
  ]);
  expect(marked('zh-cn', node('p', '客户机陷入 EL2，第 2 阶段查表。再陷入一次，VBAR_EL2 决定去哪里。'))).toEqual([
    '陷入 → /zh-cn/glossary/words/#trap',
    '第 2 阶段 → /zh-cn/glossary/words/#stage-2',
    '查表 → /zh-cn/glossary/words/#walk',
    'VBAR_EL2 → /zh-cn/glossary/exception-registers/#vbar_el2',
  ]);
});

test('nothing is marked in headings, links, listings and choices', () => {
  const inside = (): Fake[] => [node('code', 'HCR_EL2'), node('span', 'an IPA')];
  for (const closed of ['h2', 'h3', 'a', 'pre', 'summary']) expect(marked('en', node(closed, ...inside()))).toEqual([]);
  for (const closed of ['Choice', 'Lab']) expect(marked('en', component(closed, ...inside()))).toEqual([]);
});

test('what a quiz hides is not the first time that a reader meets it', () => {
  const code = (): Fake => node('code', 'ELR_EL2');
  expect(marked('en', component('Quiz', node('p', code(), 'an IPA')), node('p', code(), 'an IPA'))).toEqual([
    'ELR_EL2 → /glossary/exception-registers/#elr_el2',
    'ELR_EL2 → /glossary/exception-registers/#elr_el2',
    'IPA → /glossary/words/#ipa',
  ]);
});
