import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Takes components' stylesheets out of a page that another one of the page contains already.
 *
 * An island's styles come into the build twice, from the pages' chunks and from the browser's, and the two are cut
 * differently: Astro links a component's sheet of its own beside one that begins or ends with the same rules.
 */
export function stylesOnce(): AstroIntegration {
  let base = '/';
  return {
    name: 'styles-once',
    hooks: {
      'astro:config:done': ({ config }) => void (base = config.base.replace(/\/*$/, '/')),
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const files = await readdir(root, { recursive: true });
        const sheets = new Map<string, string>();
        for (const file of files.filter((path) => path.endsWith('.css')))
          sheets.set(`${base}${file.replaceAll('\\', '/')}`, (await readFile(join(root, file), 'utf8')).trim());
        let dropped = 0;
        for (const file of files.filter((path) => path.endsWith('.html'))) {
          const html = await readFile(join(root, file), 'utf8');
          const { page, count } = withoutRepeatedStyles(html, sheets);
          if (count > 0) await writeFile(join(root, file), page);
          dropped += count;
        }
        logger.info(`${dropped} links to styles that their pages have already`);
      },
    },
  };
}

/** The page without links to sheets (address → text) whose whole text stands in another one that it links. */
export function withoutRepeatedStyles(
  html: string,
  sheets: ReadonlyMap<string, string>,
): { readonly page: string; readonly count: number } {
  const linked = new Map<string, string>();
  for (const [, href = ''] of html.matchAll(LINK)) {
    const text = sheets.get(href);
    if (text !== undefined) linked.set(href, text);
  }
  let count = 0;
  const page = html.replace(LINK, (link: string, href: string) => {
    const text = linked.get(href);
    if (
      text === undefined ||
      !SCOPED.test(text) ||
      ![...linked].some(([other, whole]) => other !== href && whole.includes(text))
    )
      return link;
    // Of two equal sheets one stays.
    linked.delete(href);
    count++;
    return '';
  });
  return { page, count };
}

/** Rules of one component: where they stand among the others does not matter. */
const SCOPED = /^[^{]*\.svelte-/;
const LINK = /<link rel="stylesheet" href="([^"]+)"\s*\/?>/g;
