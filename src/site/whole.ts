import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Stops a build whose scripts name files that it does not have.
 *
 * Astro takes a stylesheet out of the browser's build when some page was drawn with it on the server; a script that
 * fetches the same component later still asks for it, and then the component does not come (mount what is fetched later
 * by script on every page, instead of an island on one and a script on the other).
 */
export function wholeBuild(): AstroIntegration {
  return {
    name: 'whole-build',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(new URL('_astro/', dir));
        const files = await readdir(root);
        const texts = await Promise.all(
          files
            .filter((file) => file.endsWith('.js'))
            .map(async (file) => [file, await readFile(join(root, file), 'utf8')] as const),
        );
        const missing = missingFiles(texts, new Set(files));
        if (missing.length > 0) throw new Error(`scripts name files that were not built: ${missing.join(', ')}`);
        logger.info('every script and stylesheet that scripts fetch is there');
      },
    },
  };
}

/** `file (script)` for each script or sheet of the folder of built files that a script names and that is not there. */
export function missingFiles(
  scripts: readonly (readonly [file: string, text: string])[],
  there: ReadonlySet<string>,
): string[] {
  return scripts.flatMap(([script, text]) =>
    [...text.matchAll(NAMED)]
      .map(([, name = '']) => name)
      .filter((name) => !there.has(name))
      .map((name) => `${name} (${script})`),
  );
}

/** `"_astro/x.css"` as a preloaded dependency, `"./x.js"` as an import. */
const NAMED = /["'`](?:_astro\/|\.\/)([\w.-]+\.(?:css|js))["'`]/g;
