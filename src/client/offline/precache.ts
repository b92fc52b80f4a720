/** The list of a build's files, and which stored ones are still wanted. Pure, so that it can be tested without a browser. */

/** Path below the site's base, and the SHA-256 of its content in base64. A page is named by its folder: `machine/`. */
export type Entry = readonly [path: string, hash: string];

/** Under what an entry is stored: other content is another key, so that versions can stand beside each other. */
export const keyOf = ([path, hash]: Entry, base: string): string =>
  `${base}${path}?precache=${encodeURIComponent(hash)}`;

/** The path of a stored key. */
export const pathOf = (key: string, base: string): string => key.slice(base.length).replace(/\?.*$/, '');

/**
 * Keys that nobody needs any more: neither the version that begins to serve nor the one before it, of which tabs may
 * still be open that fetch more of it.
 */
export function outdated(stored: readonly string[], ...wanted: readonly (readonly string[])[]): string[] {
  const keep = new Set(wanted.flat());
  return stored.filter((key) => !keep.has(key));
}

/** The path below the base that an address asks for, without query; undefined when it is elsewhere. */
export function wantedPath(url: string, base: string): string | undefined {
  const { pathname } = new URL(url);
  if (!pathname.startsWith(base)) return undefined;
  const path = pathname.slice(base.length);
  return path.endsWith('/index.html') || path === 'index.html' ? path.slice(0, -'index.html'.length) : path;
}
