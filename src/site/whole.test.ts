import { expect, test } from 'vitest';
import { missingFiles } from './whole.ts';

test('a sheet or a chunk that a script fetches and that was not built is named with its script', () => {
  const there = new Set(['a.js', 'b.js', 'b.css']);
  const scripts = [
    ['a.js', `const deps=["_astro/b.js","_astro/b.css","_astro/gone.css"];import("./b.js")`],
    ['b.js', `import{x as y}from"./lost.js";fetch("./data.json")`],
  ] as const;
  expect(missingFiles(scripts, there)).toEqual(['gone.css (a.js)', 'lost.js (b.js)']);
  expect(missingFiles(scripts, new Set([...there, 'gone.css', 'lost.js']))).toEqual([]);
});
