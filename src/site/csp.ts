import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Inserts a Content-Security-Policy meta tag into every built page, with the hashes of that page's own inline scripts.
 *
 * Astro's own `security.csp` does not see the scripts that Starlight inlines, so the finished HTML is what gets hashed.
 * `wasm-unsafe-eval` is for the engine and for the site search; styles are inline because islands set them. A meta
 * policy does not reach workers, so nothing that must be secure rests on it (design.md, The labs).
 */
export function contentSecurityPolicy(): AstroIntegration {
  return {
    name: 'content-security-policy',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const pages = (await readdir(root, { recursive: true })).filter((path) => path.endsWith('.html'));
        for (const page of pages) {
          const path = join(root, page);
          await writeFile(path, withPolicy(await readFile(path, 'utf8')));
        }
        logger.info(`policy written into ${pages.length} pages`);
      },
    },
  };
}

/** The page with the policy as the first thing after its charset; `html` is a complete document. */
export function withPolicy(html: string): string {
  const charset = /<meta charset="?utf-8"?\s*\/?>/i.exec(html);
  if (!charset) throw new Error('a built page has no <meta charset>, so the policy has no place to stand');
  const at = charset.index + charset[0].length;
  return `${html.slice(0, at)}<meta http-equiv="Content-Security-Policy" content="${policy(html)}">${html.slice(at)}`;
}

function policy(html: string): string {
  const hashes = new Set<string>();
  for (const [, attributes = '', body = ''] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)) {
    if (!/\bsrc\s*=/.test(attributes) && body !== '') hashes.add(`'sha256-${sha256(body)}'`);
  }
  return [
    `default-src 'self'`,
    ['script-src', `'self'`, `'wasm-unsafe-eval'`, ...hashes].join(' '),
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data:`,
    `font-src 'self' data:`,
    `worker-src 'self'`,
    `connect-src 'self'`,
    `object-src 'none'`,
    `base-uri 'self'`,
    `form-action 'none'`,
  ].join('; ');
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');
