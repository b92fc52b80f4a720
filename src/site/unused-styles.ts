import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Takes the stylesheets out of a page that nothing on it can use yet.
 *
 * Astro links the styles of every component that an island could ever draw. What the island's script imports when it is
 * asked to, brings its own styles with it; a chapter need not load the debugger's before there is a debugger.
 */
export function stylesInUse(): AstroIntegration {
  let base = '/';
  return {
    name: 'styles-in-use',
    hooks: {
      'astro:config:done': ({ config }) => void (base = config.base.replace(/\/*$/, '/')),
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const files = await readdir(root, { recursive: true });
        const text = new Map<string, string>();
        for (const file of files.filter((path) => /^_astro[/\\].*\.(?:css|js)$/.test(path)))
          text.set(`${base}${file.replaceAll('\\', '/')}`, await readFile(join(root, file), 'utf8'));
        let dropped = 0;
        for (const file of files.filter((path) => path.endsWith('.html'))) {
          const html = await readFile(join(root, file), 'utf8');
          const { page, count } = withoutUnusedStyles(html, text);
          if (count > 0) await writeFile(join(root, file), page);
          dropped += count;
        }
        logger.info(`${dropped} links to styles of what is not on their pages`);
      },
    },
  };
}

/**
 * The page without links to sheets all of whose rules are for components that occur neither in it nor in what its scripts
 * import at once. `text`: address → text, of sheets and scripts.
 */
export function withoutUnusedStyles(
  html: string,
  text: ReadonlyMap<string, string>,
): { readonly page: string; readonly count: number } {
  const scripts = [...html.matchAll(/<script\b[^>]*\ssrc="([^"]+)"|\scomponent-url="([^"]+)"/g)];
  const used =
    html.replace(LINK, '') +
    loaded(
      scripts.map(([, script, island]) => script ?? island ?? ''),
      text,
    );
  let count = 0;
  const page = html.replace(LINK, (link: string, href: string) => {
    const scopes = scopesOf(text.get(href) ?? '');
    if (scopes === undefined || scopes.size === 0 || [...scopes].some((scope) => used.includes(scope))) return link;
    count++;
    return '';
  });
  return { page, count };
}

/** The texts of these scripts and of all that they import statically. */
function loaded(entries: readonly string[], text: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  const queue = [...entries];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const source = text.get(at);
    if (source === undefined || seen.has(at)) continue;
    seen.add(at);
    const folder = at.slice(0, at.lastIndexOf('/') + 1);
    for (const [, name = ''] of source.matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([^"'`]+)["'`]/g))
      queue.push(folder + name);
  }
  return [...seen].map((address) => text.get(address)).join('\n');
}

/** Of components, and of xterm.js, whose sheet names none; it stands in the same file as the terminal's own. */
const SCOPE = /\.(?:(?:svelte|astro)-\w+|xterm(?![a-z]))/g;

/** The classes that tie a sheet's rules to components; undefined when a rule is tied to none. */
export function scopesOf(sheet: string): ReadonlySet<string> | undefined {
  const scopes = new Set<string>();
  for (let at = 0; at < sheet.length;) {
    const open = sheet.indexOf('{', at);
    if (open < 0) return sheet.slice(at).trim() === '' ? scopes : undefined;
    const close = closing(sheet, open);
    const head = sheet.slice(at, open).trim();
    if (/^@(?:media|supports|container|layer)\b[^;]*$/.test(head)) {
      const inner = scopesOf(sheet.slice(open + 1, close));
      if (inner === undefined) return undefined;
      for (const scope of inner) scopes.add(scope);
    } else if (!/^@keyframes svelte-/.test(head)) {
      for (const selector of alternatives(head)) {
        const found = selector.match(SCOPE);
        if (found === null || selector.startsWith('@')) return undefined;
        for (const scope of found) scopes.add(scope.slice(1));
      }
    }
    at = close + 1;
  }
  return scopes;
}

/** Where the block ends that opens at `open`. */
function closing(sheet: string, open: number): number {
  let depth = 0;
  for (let at = open; at < sheet.length; at++) {
    if (sheet[at] === '{') depth++;
    else if (sheet[at] === '}' && --depth === 0) return at;
  }
  return sheet.length;
}

/** The selectors of a list; commas inside parentheses separate none. */
function alternatives(list: string): string[] {
  const found = [''];
  let depth = 0;
  for (const c of list) {
    if (c === '(') depth++;
    else if (c === ')') depth--;
    if (c === ',' && depth === 0) found.push('');
    else found.push((found.pop() ?? '') + c);
  }
  return found;
}

const LINK = /<link rel="stylesheet" href="([^"]+)"\s*\/?>/g;
