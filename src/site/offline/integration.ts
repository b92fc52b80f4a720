/** The service worker of a build: src/client/offline/service-worker.ts with the list of what it stores. */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'esbuild';
import type { Entry } from '../../client/offline/precache.ts';

/** Fetched, and kept, only when they are used: guests, the type checker, and what only licences ask for. */
const WHEN_USED =
  /^(?:guests|licences)\/|^_astro\/typescript\.worker|^(?:404\.html|sw\.js|social\.png|sitemap.*\.xml)$/;

/** Whether the service worker stores a file when it is installed; `path` as in a URL. */
export const isPrecached = (path: string): boolean => !WHEN_USED.test(path);

async function entriesOf(folder: string): Promise<Entry[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).split(sep).join('/').replace(/^\//, ''))
    .filter(isPrecached)
    .sort();
  return Promise.all(
    paths.map(async (path): Promise<Entry> => {
      const hash = createHash('sha256')
        .update(await readFile(join(folder, path)))
        .digest('base64');
      return [path.replace(/(^|\/)index\.html$/, '$1'), hash];
    }),
  );
}

/** Must come behind everything that changes built files. */
export function offline(): AstroIntegration {
  return {
    name: 'offline',
    hooks: {
      'astro:config:setup': ({ command, injectScript }) => {
        // While developing, yesterday's files must not answer.
        if (command === 'build') injectScript('page', `import '/src/client/offline/register.ts';`);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const entries = await entriesOf(folder);
        const { outputFiles } = await build({
          entryPoints: [fileURLToPath(new URL('../../client/offline/service-worker.ts', import.meta.url))],
          bundle: true,
          format: 'iife',
          target: 'es2022',
          minify: true,
          write: false,
          define: { PRECACHE: JSON.stringify(entries) },
        });
        await writeFile(join(folder, 'sw.js'), outputFiles[0]?.contents ?? '');
        logger.info(`${entries.length} files for reading without a network`);
      },
    },
  };
}
