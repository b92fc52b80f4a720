import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const NOINDEX = /<meta\s+name="robots"\s+content="noindex"/;
const ENTRY = /<url><loc>([^<]*)<\/loc>[\s\S]*?<\/url>/g;

/** The sitemap without the pages for which `keep` says no. */
export const withoutPages = (sitemap: string, keep: (pathname: string) => boolean): string =>
  sitemap.replaceAll(ENTRY, (entry, address: string) => (keep(new URL(address).pathname) ? entry : ''));

/**
 * Takes pages out of the sitemap that say themselves that they are not to be found: labs in frames, the page for what is
 * not kept offline. Must come behind Starlight, which writes it when the site has an address.
 */
export function sitemapOfFound(base: string): AstroIntegration {
  return {
    name: 'sitemap-of-found',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const root = fileURLToPath(dir);
        const files = await readdir(root, { recursive: true });
        const hidden = new Set<string>();
        for (const file of files.filter((path) => path.endsWith('index.html')))
          if (NOINDEX.test(await readFile(join(root, file), 'utf8')))
            hidden.add(`${base}${file.replaceAll('\\', '/').slice(0, -'index.html'.length)}`);
        for (const file of files.filter((path) => /^sitemap-\d+\.xml$/.test(path))) {
          const path = join(root, file);
          await writeFile(
            path,
            withoutPages(await readFile(path, 'utf8'), (pathname) => !hidden.has(pathname)),
          );
        }
      },
    },
  };
}
