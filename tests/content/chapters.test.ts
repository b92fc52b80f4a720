/** The chapters: both languages say the same, and what they say of the machine, the source and the manual is so. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { documentPlaces } from '../../src/chapters/map-of-the-code/places.ts';
import { manualSection } from '../../src/components/glossary/manual.ts';
import { missing } from '../../src/chapters/kit/exhibit.ts';
import { factOf, facts } from '../../src/chapters/facts.ts';
import { programs } from '../../src/chapters/exhibits.ts';
import { TypeScriptService, type Declarations } from '../../src/client/typescript/service.ts';
import { ECHO } from '../../src/client/views/demo/echo.ts';
import { GUEST } from '../../src/client/views/demo/small-guest.ts';
import { assemble, AssemblyErrors } from '../../src/engine/isa/assembler/index.ts';
import { source as vectors } from '../../src/engine/hypervisor/boot/vectors.ts';
import { labs } from '../../src/labs/index.ts';
import { solutionFiles } from '../../src/labs/kit/parameters.ts';
import { components, fences, headings, numbersInText, pages, quizzes, values, withoutFences } from './page.ts';

const DECLARATIONS = 'src/engine/sandbox/wasm/declarations.json';
const missingDeclarations = existsSync(DECLARATIONS) ? '' : 'the sandbox (node bin/build-sandbox.ts)';

const english = pages('en');
const chinese = pages('zh-cn');
const all = [...english, ...chinese].map((page) => [page.path, page] as const);

test('every chapter exists in both languages', () => {
  expect(chinese.map(({ slug }) => slug)).toEqual(english.map(({ slug }) => slug));
  expect(english.length).toBeGreaterThan(0);
});

describe.each(english.map((page) => [page.slug, page] as const))('%s, in both languages,', (slug, { text, body }) => {
  const twin = chinese.find((page) => page.slug === slug);
  const other = twin?.body ?? '';
  test('has the same headings', () => {
    expect(headings(other)).toEqual(headings(body));
    expect(headings(body).length).toBeGreaterThan(5);
  });
  test('has the same figures, labs and quizzes, in the same order', () => {
    expect(components(other)).toEqual(components(body));
  });
  test('states the same facts', () => {
    expect([...new Set(values(other))].sort()).toEqual([...new Set(values(body))].sort());
  });
  test('has the same listings', () => {
    expect(fences(other)).toEqual(fences(body));
  });
  test('stands at the same place', () => {
    const order = /order: (\d+)/.exec(text)?.[1];
    expect(/order: (\d+)/.exec(twin?.text ?? '')?.[1]).toBe(order);
  });
  test('has every lab of this chapter, once, in the order of their numbers', () => {
    const order = Number(/order: (\d+)/.exec(text)?.[1]);
    const named = (kind: string): string[] =>
      components(body).flatMap((tag) => new RegExp(`^${kind} id="([\\w-]+)"`).exec(tag)?.[1] ?? []);
    const here = named('Lab');
    expect(here).toEqual([...new Set(here)]);
    expect(named('Lab').filter((id) => !labs.some((lab) => lab.id === id))).toEqual([]);
    expect(here).toEqual(labs.filter(({ chapter }) => chapter === order).map(({ id }) => id));
  });
});

describe.each(all)('%s', (path, { text, body }) => {
  test('writes no number itself: they come from the engine', () => {
    expect(numbersInText(body)).toEqual([]);
  });

  test('names source files that exist, and places that the document has', () => {
    const names = [...body.matchAll(/`((?:src|guests|docs|tests|bin)\/[\w./*{},-]+)`/g)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !existsSync(name))).toEqual([]);
    const theirs = [...body.matchAll(/`((?:crates|modules|apps)\/[\w./-]+)`/g)].map(([, name = '']) => name);
    expect(
      theirs.filter((name) => !documentPlaces.some((place) => name.startsWith(place) || place.startsWith(`${name}/`))),
    ).toEqual([]);
  });

  test('has links that lead somewhere', () => {
    const folder = path.replace(/^src\/content\/docs\//, '').replace(/\.mdx$/, '');
    for (const [, to = ''] of withoutFences(body).matchAll(/\]\((?!https:)([^)#]+)(?:#[^)]*)?\)/g)) {
      const page = new URL(to, `https://site/${folder}/`).pathname.replace(/^\/|\/$/g, '');
      const sources = [
        `src/content/docs/${page}.mdx`,
        `src/content/docs/${page}/index.mdx`,
        `src/pages/${page}/index.astro`,
      ];
      expect(sources.some(existsSync), to).toBe(true);
    }
  });

  test('sends its readers to sections that the list of the manual has', () => {
    const lists = [...body.matchAll(/<Next sections=\{\[([^\]]*)\]\}/g)].flatMap(([, list = '']) =>
      [...list.matchAll(/'([^']+)'/g)].map(([, name = '']) => name),
    );
    expect(lists.length).toBeGreaterThan(0);
    for (const name of lists) expect(() => manualSection(name)).not.toThrow();
  });

  test('has listings that assemble', () => {
    for (const { language, code } of fences(body)) if (language === 'a64') expect(complaints(code)).toEqual([]);
  });

  test.skipIf(missingDeclarations !== '')('has listings of handlers that TypeScript accepts', () => {
    for (const { language, code } of fences(body)) if (language === 'ts') expect(typeProblems(code)).toEqual([]);
  });

  test('has listings out of programs that were run', () => {
    for (const { language, code } of fences(body)) if (language === 'a64') expect(strangers(code)).toBe('');
  });

  test('keeps Chinese paragraphs on one line, where a break would be a space', () => {
    if (!path.includes('/zh-cn/')) return;
    expect(text).not.toMatch(/[\u4e00-\u9fff，。：；、）」”][ \t]*\n[ \t]*[\u4e00-\u9fff]/);
  });
});

describe.skipIf(missing !== '')('what the machine says', () => {
  test.each(Object.keys(facts))('%s is something', (name) => {
    expect(factOf(name).text).not.toBe('');
  });

  test('no fact is computed for nobody', () => {
    const text = all.map(([, { body }]) => body).join('\n');
    expect(Object.keys(facts).filter((name) => !text.includes(`"${name}"`))).toEqual([]);
  });

  test.each(all)('%s states nothing else', (_, { body }) => {
    expect(values(body).filter((name) => !Object.hasOwn(facts, name))).toEqual([]);
  });

  test.each(all.flatMap(([path, { body }]) => quizzes(body).map((quiz) => [path, quiz.id, quiz] as const)))(
    '%s: quiz %s has one answer that is right, the machine’s',
    (_, __, { of, right, choices }) => {
      const answer = right ?? factOf(of ?? '').text;
      expect(choices.length).toBeGreaterThan(1);
      expect(choices.filter((choice) => choice === answer)).toHaveLength(1);
    },
  );

  test.each(all)('%s has quizzes of different names', (_, { body }) => {
    const ids = quizzes(body).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(1);
  });
});

const run = [
  ...Object.values(programs),
  ECHO,
  GUEST,
  vectors,
  ...labs.flatMap((lab) => [...lab.files.map(({ starter }) => starter), ...Object.values(solutionFiles(lab, 0))]),
].map(instructions);

/** What TypeScript has against a listing of handlers. */
function typeProblems(code: string): readonly string[] {
  const service = new TypeScriptService(JSON.parse(readFileSync(DECLARATIONS, 'utf8')) as Declarations);
  return service
    .diagnose({ 'handlers.ts': `import type { Handlers } from 'hypervisor';\n${code}` })
    .map(({ text }) => text);
}

/** A listing's instructions, in order, without comments. */
function instructions(code: string): string[] {
  return code
    .split('\n')
    .map((line) =>
      line
        .replace(/\/\/.*|\/\*.*\*\//, '')
        .replace(/^\w+:/, '')
        .trim()
        .replace(/\s+/g, ' '),
    ) // prettier-ignore
    .filter((line) => line !== '' && !line.startsWith('.'));
}

/** The listing itself, unless a program has all of its instructions in this order; what was left out between them may be anything. */
function strangers(code: string): string {
  const wanted = instructions(code);
  const found = run.some((lines) => {
    let n = 0;
    for (const line of lines) if (line === wanted[n]) n++;
    return n === wanted.length;
  });
  return found ? '' : code;
}

/** What the assembler has against a listing. A fragment may use symbols that stand elsewhere. */
function complaints(code: string): string[] {
  const symbols: Record<string, bigint> = {};
  for (let n = 0; n < 30; n++) {
    try {
      assemble(code, { origin: 0x4008_0000n, symbols });
      return [];
    } catch (error) {
      if (!(error instanceof AssemblyErrors)) throw error;
      const unknown = error.diagnostics.filter(({ code: what }) => what === 'asm.symbol-undefined');
      if (unknown.length === 0) return error.diagnostics.map((d) => `${d.line}: ${d.code} ${JSON.stringify(d.params)}`);
      for (const { params } of unknown) symbols[String(params['name'])] = 0x4008_0000n;
    }
  }
  return ['symbols without end'];
}
