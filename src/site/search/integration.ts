/**
 * The index of the site's search, in the place of the one that Starlight makes: English as Pagefind does it, Chinese cut into words
 * as browsers cut what is typed (segment.ts).
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';
import { allNames } from '../../components/glossary/synonyms.ts';
import { joined, segmenter, segmentPage } from './segment.ts';

export interface BuiltPage {
  /** Below the site's root, with slashes. */
  readonly path: string;
  readonly html: string;
}
export interface IndexFile {
  readonly path: string;
  readonly content: Uint8Array;
}

const LANGUAGE = /<html\b[^>]*\blang="([^"]+)"/;
const isChinese = ({ html }: BuiltPage): boolean => /^zh\b/i.test(LANGUAGE.exec(html)?.[1] ?? '');
/** For Pagefind these pages are in no language, so that it cuts at spaces and nowhere else; browsers find them as this one. */
const [UNKNOWN, CHINESE] = ['und', 'zh-cn'];

async function indexOf(pages: readonly BuiltPage[], forceLanguage?: string): Promise<readonly IndexFile[]> {
  const { index, errors } = await pagefind.createIndex(forceLanguage === undefined ? {} : { forceLanguage });
  if (index === undefined) throw new Error(`Pagefind does not start: ${errors.join('; ')}`);
  const problems: string[] = [...errors];
  for (const { path, html } of pages) {
    const answer = await index.addHTMLFile({ sourcePath: path, content: html });
    problems.push(...answer.errors);
  }
  const made = await index.getFiles();
  problems.push(...made.errors);
  if (problems.length > 0) throw new Error(`Pagefind: ${problems.join('; ')}`);
  return made.files;
}

/** Before the JSON of a file of Pagefind's. */
const MAGIC = 'pagefind_dcd';
interface Fragment {
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly anchors: readonly { readonly text: string }[];
}
/** What a result shows: as the page has it, not cut into words. */
function shown({ path, content }: IndexFile): IndexFile {
  const text = gunzipSync(content).toString('utf8');
  if (!text.startsWith(MAGIC)) throw new Error(`${path}: Pagefind has another format now`);
  const fragment = JSON.parse(text.slice(MAGIC.length)) as Fragment;
  const whole = {
    ...fragment,
    content: joined(fragment.content, '\u200b'),
    meta: Object.fromEntries(Object.entries(fragment.meta).map(([name, value]) => [name, joined(value)])),
    anchors: fragment.anchors.map((anchor) => ({ ...anchor, text: joined(anchor.text) })),
  };
  return { path, content: gzipSync(MAGIC + JSON.stringify(whole)) };
}

interface Entry {
  readonly languages: Readonly<Record<string, { readonly page_count: number }>>;
}
const ENTRY = 'pagefind-entry.json';
const entryOf = (files: readonly IndexFile[]): Entry =>
  JSON.parse(new TextDecoder().decode(files.find(({ path }) => path === ENTRY)?.content)) as Entry;

/** The index's files, by path below its folder. @throws Error when Pagefind refuses a page, or has another format */
export async function searchFiles(pages: readonly BuiltPage[]): Promise<readonly IndexFile[]> {
  const segment = segmenter(allNames('zh-cn'));
  const chinesePages = pages.filter(isChinese).map(({ path, html }) => ({ path, html: segmentPage(html, segment) }));
  try {
    const english = await indexOf(pages.filter((page) => !isChinese(page)));
    const chinese = await indexOf(chinesePages, UNKNOWN);
    const [first, second] = [entryOf(english), entryOf(chinese)];
    const own = second.languages[UNKNOWN];
    const entry = { ...first, languages: { ...first.languages, ...(own && { [CHINESE]: own }) } };
    return [
      ...english.filter(({ path }) => path !== ENTRY),
      ...chinese
        .filter(({ path }) => new RegExp(`(?:^|[./])${UNKNOWN}_|^wasm\\.unknown`).test(path))
        .map((file) => (file.path.endsWith('.pf_fragment') ? shown(file) : file)),
      { path: ENTRY, content: new TextEncoder().encode(JSON.stringify(entry)) },
    ];
  } finally {
    await pagefind.close();
  }
}

/** Must come behind Starlight, and before what lists the files of the build. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const found = (await readdir(root, { recursive: true })).filter((path) => path.endsWith('.html')).sort();
        const pages = await Promise.all(
          found.map(async (path) => ({
            path: path.split(sep).join('/'),
            html: await readFile(join(root, path), 'utf8'),
          })),
        );
        const folder = join(root, 'pagefind');
        await rm(folder, { recursive: true, force: true });
        for (const { path, content } of await searchFiles(pages)) {
          await mkdir(dirname(join(folder, path)), { recursive: true });
          await writeFile(join(folder, path), content);
        }
        logger.info(`${pages.length} pages can be searched`);
      },
    },
  };
}
