import { expect, test } from 'vitest';
import { isPrecached } from '../../site/offline/integration.ts';
import { keyOf, outdated, pathOf, wantedPath } from './precache.ts';

test('the key of a file changes with its content, and leads back to its path', () => {
  const key = keyOf(['_astro/a.js', 'x+/='], '/course/');
  expect(key).toBe('/course/_astro/a.js?precache=x%2B%2F%3D');
  expect(keyOf(['_astro/a.js', 'y'], '/course/')).not.toBe(key);
  expect(pathOf(key, '/course/')).toBe('_astro/a.js');
});

test('what the version that serves and the one before it list stays', () => {
  expect(outdated(['a', 'b', 'c', 'list'], ['a'], ['b'], ['list'])).toEqual(['c']);
});

test.each([
  ['https://a.org/course/', ''],
  ['https://a.org/course/index.html', ''],
  ['https://a.org/course/machine/?x=1#y', 'machine/'],
  ['https://a.org/course/machine/index.html', 'machine/'],
  ['https://a.org/course/_astro/a.js', '_astro/a.js'],
  ['https://a.org/other/', undefined],
  ['https://a.org/', undefined],
])('%s asks for %s', (url, path) => expect(wantedPath(url, '/course/')).toBe(path));

test.each([
  ['index.html', true],
  ['_astro/core.abc.wasm', true],
  ['_astro/strip-abc.js', true],
  ['_astro/diagnosticMessages.generated-abc.js', true],
  ['inventory.json', true],
  ['guests/Image.gz', false],
  ['_astro/typescript.worker-abc.js', false],
  ['sw.js', false],
])('%s is stored at once: %s', (path, stored) => expect(isPrecached(path)).toBe(stored));
