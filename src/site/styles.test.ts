import { expect, test } from 'vitest';
import { withoutRepeatedStyles } from './styles.ts';

const link = (name: string): string => `<link rel="stylesheet" href="/_astro/${name}.css">`;
const sheets = new Map([
  ['/_astro/all.css', '.a.svelte-1{color:red}.b.svelte-3{color:blue}'],
  ['/_astro/a.css', '.a.svelte-1{color:red}'],
  ['/_astro/other.css', '.a.svelte-2{color:green}'],
  ['/_astro/copy.css', '.a.svelte-2{color:green}'],
  ['/_astro/global.css', 'p{margin:0}'],
  ['/_astro/more.css', 'p{margin:0}a{color:red}'],
]);
const rest = (...names: string[]): string => withoutRepeatedStyles(names.map(link).join(''), sheets).page;

test('a sheet that another one of the page contains is not linked, whichever comes first', () => {
  expect(rest('all', 'a')).toBe(link('all'));
  expect(rest('a', 'all')).toBe(link('all'));
});

test('a sheet with other rules, or without the one that contains it, stays', () => {
  expect(rest('all', 'other')).toBe(link('all') + link('other'));
  expect(rest('a')).toBe(link('a'));
});

test('of two equal sheets one stays', () => {
  expect(rest('other', 'copy')).toBe(link('copy'));
});

test('a sheet of which nothing is known stays', () => {
  expect(rest('elsewhere', 'a')).toBe(link('elsewhere') + link('a'));
});

test('rules for the whole page stay where they are: their order decides', () => {
  expect(rest('global', 'more')).toBe(link('global') + link('more'));
});
