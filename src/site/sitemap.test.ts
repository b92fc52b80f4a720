import { expect, test } from 'vitest';
import { withoutPages } from './sitemap.ts';

test('a page that is not to be found leaves the sitemap with its alternates, the others stay', () => {
  const entry = (path: string): string =>
    `<url><loc>https://example.org${path}</loc><xhtml:link rel="alternate" href="https://example.org/zh-cn${path}"/></url>`;
  const map = `<urlset>${entry('/')}${entry('/embed/tour/')}${entry('/labs/tour/')}</urlset>`;
  expect(withoutPages(map, (path) => !path.startsWith('/embed/'))).toBe(
    `<urlset>${entry('/')}${entry('/labs/tour/')}</urlset>`,
  );
});
