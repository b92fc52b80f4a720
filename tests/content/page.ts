/** What a chapter's source consists of, for the tests beside this file. */
import { readdirSync, readFileSync } from 'node:fs';

export interface Page {
  readonly slug: string;
  readonly path: string;
  readonly text: string;
  /** Without frontmatter and imports. */
  readonly body: string;
}

const FOLDERS = { en: 'src/content/docs/chapters', 'zh-cn': 'src/content/docs/zh-cn/chapters' } as const;
export type Language = keyof typeof FOLDERS;

export function pages(language: Language): Page[] {
  const folder = FOLDERS[language];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.mdx'))
    .sort()
    .map((name) => {
      const path = `${folder}/${name}`;
      const text = readFileSync(path, 'utf8');
      const body = text.replace(/^---\n[\s\S]*?\n---\n/, '').replace(/^import .*\n/gm, '');
      return { slug: name.replace(/\.mdx$/, ''), path, text, body };
    });
}

export const fences = (body: string): { readonly language: string; readonly code: string }[] =>
  [...body.matchAll(/^```(\w*)[^\n]*\n([\s\S]*?)^```/gm)].map(([, language = '', code = '']) => ({ language, code }));
export const withoutFences = (body: string): string => body.replace(/^```[\s\S]*?^```\n/gm, '');

/** Levels of the headings, in order. */
export const headings = (body: string): number[] =>
  [...withoutFences(body).matchAll(/^(#{2,4}) /gm)].map(([, marks = '']) => marks.length);

/** Components in order, with what identifies them: `Quiz id=sum of=sum.x2`. Values in running text are counted apart. */
export const components = (body: string): string[] =>
  [...withoutFences(body).matchAll(/<([A-Z]\w*)((?:\s+[\w-]+(?:=(?:"[^"]*"|\{[^}]*\}))?)*)\s*\/?>/g)]
    .filter(([, name]) => name !== 'V' && name !== 'Fragment')
    .map(([, name = '', attributes = '']) => `${name}${attributes.replace(/\s+/g, ' ')}`);

/** The facts that a page states. */
export const values = (body: string): string[] => [...body.matchAll(/<V of="([^"]+)"/g)].map(([, of = '']) => of);

export interface QuizSource {
  readonly id: string;
  readonly of: string | undefined;
  readonly right: string | undefined;
  readonly choices: readonly string[];
}
export const quizzes = (body: string): QuizSource[] =>
  [...body.matchAll(/<Quiz ([^>]*)>([\s\S]*?)<\/Quiz>/g)].map(([, attributes = '', inside = '']) => {
    const attribute = (name: string): string | undefined => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
    return {
      id: attribute('id') ?? '',
      of: attribute('of'),
      right: attribute('right'),
      choices: [...inside.matchAll(/<Choice is="([^"]*)"/g)].map(([, is = '']) => is),
    };
  });

/**
 * Numbers that stand in the text itself: hexadecimal, binary, or with two digits and more. A choice may say what is wrong, and
 * a quoted instruction may have its operands; the width of a machine is a name.
 */
export function numbersInText(body: string): string[] {
  const prose = withoutFences(body)
    .replace(/<Choice[\s\S]*?<\/Choice>/g, '')
    .replace(/<[A-Z/][^>]*>/g, ' ')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/`([^`]*)`/g, (_, code: string) => (/^(?:0[xb])?[\da-f]+$/.test(code) ? ` ${code} ` : ' '))
    .replace(/§[\d.]+(?:[–-][\d.]+)?/g, '')
    .replace(/\b(?:32|64)(?:-bit| 位)/g, '');
  return [...prose.matchAll(/(?<![\w.])(?:0[xb][\da-fA-F]+|\d[\d,]*\d)(?!\w)/g)].map(([number]) => number);
}
