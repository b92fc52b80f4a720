import type { AstroIntegration } from 'astro';
import { find, findTerm, hrefOf, type Place } from '../components/glossary/find.ts';
import { ownBase } from '../components/glossary/pages.ts';
import { TERMS } from '../components/glossary/terms.ts';
import { glossaryT } from '../messages/glossary.ts';
import type { Locale } from '../messages/index.ts';

/** A node of the page’s tree (hast), as far as it matters here. */
export interface Node {
  readonly type: string;
  readonly tagName?: string;
  readonly name?: string | null;
  readonly value?: string;
}
interface Context {
  textContent(node: Node): string;
  parent(node: Node): Node | undefined;
  wrapNode(node: Node, wrapper: object): void;
  replaceNode(node: Node, nodes: object[]): void;
}

/** Where nothing is marked: what is a link or a control already, headings, and what is only seen after a lab. */
const CLOSED = /^(?:a|pre|h[1-6]|button|summary|label|Choice|Lab)$/;
/** Marked, but what is hidden at first is not the first time that a reader meets a word. */
const HIDDEN = /^(?:Quiz|details)$/;
/** Instructions and registers as a text writes them without backticks. */
const NAMES = '\\b(?:[A-Z]\\w*_EL[0-3](?:\\.[A-Z]\\w*)?|ERET|HVC|SMC|SVC|WFI|WFE|TLBI|MSR|MRS|HLT)\\b';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The forms of all words in one language, longest first, as one expression, and which word each is. */
function formsOf(locale: Locale): { readonly all: RegExp; readonly term: ReadonlyMap<string, string> } {
  const say = glossaryT(locale);
  const term = new Map(
    TERMS.flatMap(({ id }) =>
      say(`term.${id}.forms`)
        .split('|')
        .filter((form) => form !== '')
        .map((form) => [form, id] as const),
    ),
  );
  const forms = [...term.keys()].sort((a, b) => b.length - a.length);
  const bounded = forms.map((form) =>
    /^\w.*\w$/.test(form) ? `(?<![\\w-])${escaped(form)}(?![\\w-])` : escaped(form),
  );
  return { all: new RegExp([NAMES, ...bounded].join('|'), 'g'), term };
}

const link = (href: string, children: readonly object[]): object => ({
  type: 'element',
  tagName: 'a',
  // Who looks at a word does not mean to go there yet.
  properties: { className: ['term'], href, 'data-astro-prefetch': 'false' },
  children,
});

/**
 * Marks what the glossary explains: code that names a register, a field or an instruction, the first time in each section; and
 * the field's words in running text, the first time on the page. What is marked is a link; client/terms makes cards of it.
 */
export function marker(locale: Locale, own: string) {
  const { all, term } = formsOf(locale);
  const section = new Set<string>();
  const page = new Set<string>();
  const around = (node: Node, ctx: Context): Node[] => {
    const found: Node[] = [];
    for (let at = ctx.parent(node); at !== undefined; at = ctx.parent(at)) found.push(at);
    return found;
  };
  const named = (node: Node, names: RegExp): boolean => names.test(node.tagName ?? node.name ?? '');
  /** The address, if this is to be marked now. */
  const fresh = (seen: Set<string>, place: Place | undefined, hidden: boolean): string | undefined => {
    if (place === undefined) return undefined;
    const href = hrefOf(place, own);
    if (seen.has(href)) return undefined;
    if (!hidden) seen.add(href);
    return href;
  };
  return {
    name: 'glossary-terms',
    element: [
      { filter: ['h2'], visit: () => section.clear() },
      {
        filter: ['code'],
        visit(node: Node, ctx: Context): void {
          const parents = around(node, ctx);
          if (parents.some((parent) => named(parent, CLOSED))) return;
          const hidden = parents.some((parent) => named(parent, HIDDEN));
          const href = fresh(section, find(ctx.textContent(node)), hidden);
          if (href !== undefined) ctx.wrapNode(node, link(href, []));
        },
      },
    ],
    text(node: Node, ctx: Context): void {
      const text = node.value ?? '';
      if (text.match(all) === null) return;
      const parents = around(node, ctx);
      if (parents.some((parent) => named(parent, CLOSED) || named(parent, HIDDEN) || parent.tagName === 'code')) return;
      const parts: object[] = [];
      let from = 0;
      for (const { 0: found, index } of text.matchAll(all)) {
        const id = term.get(found);
        const href = fresh(page, id === undefined ? find(found) : findTerm(id), false);
        if (href === undefined) continue;
        if (index > from) parts.push({ type: 'text', value: text.slice(from, index) });
        parts.push(link(href, [{ type: 'text', value: found }]));
        from = index + found.length;
      }
      if (parts.length === 0) return;
      if (from < text.length) parts.push({ type: 'text', value: text.slice(from) });
      ctx.replaceNode(node, parts);
    },
  };
}

/** Marks the chapters’ text, in both languages. */
export function glossaryTerms(): AstroIntegration {
  return {
    name: 'glossary-terms',
    hooks: {
      'astro:config:setup': ({ config }) => {
        const { processor } = config.markdown;
        const { hastPlugins } = processor.options as { hastPlugins?: unknown[] };
        if (!Array.isArray(hastPlugins))
          throw new Error(`${processor.name} takes no plugins: the glossary marks nothing`);
        hastPlugins.push(({ fileURL }: { fileURL: URL | undefined }) => {
          const locale = /\/content\/docs\/(zh-cn\/)?chapters\//.exec(fileURL?.pathname ?? '');
          if (locale === null) return null;
          const language = locale[1] === undefined ? 'en' : 'zh-cn';
          return marker(language, ownBase(config.base, language));
        });
      },
    },
  };
}
