import { expect, test } from 'vitest';
import { scopesOf, withoutUnusedStyles } from './unused-styles.ts';

const text = new Map([
  ['/_astro/lab.css', '.desk.svelte-1{color:red}'],
  [
    '/_astro/debugger.css',
    '@media (width>1px){.row.svelte-2:is(.a,.b){color:red}}.x.svelte-3{animation:svelte-3-turn 1s}',
  ],
  ['/_astro/global.css', '.note.svelte-9{color:red}p{margin:0}'],
  ['/_astro/lab.js', 'import{a}from"./shared.js";const later=()=>import("./debugger.js")'],
  ['/_astro/shared.js', 'const html="<p class=svelte-7>"'],
  ['/_astro/debugger.js', 'const html="<p class=svelte-2>"'],
  ['/_astro/shared.css', '.p.svelte-7{color:red}'],
]);
const link = (name: string): string => `<link rel="stylesheet" href="/_astro/${name}.css">`;
const page = (...sheets: string[]): string =>
  `${sheets.map(link).join('')}<astro-island component-url="/_astro/lab.js"><b class="desk svelte-1"></b></astro-island>`;
const kept = (...sheets: string[]): string => withoutUnusedStyles(page(...sheets), text).page;

test('styles of what a script imports only when asked are not linked', () => {
  expect(kept('lab', 'debugger')).toBe(page('lab'));
});

test('styles of what stands on the page, or in a script that is loaded with it, stay', () => {
  expect(kept('lab', 'shared')).toBe(page('lab', 'shared'));
});

test('a sheet with one rule for the whole page stays, and one of which nothing is known', () => {
  expect(kept('global', 'elsewhere')).toBe(page('global', 'elsewhere'));
});

test('a rule is tied to components when each of its selectors is', () => {
  expect(scopesOf('.a.svelte-1,.b:where(.astro-x1,p){color:red}')).toEqual(new Set(['svelte-1', 'astro-x1']));
  expect(scopesOf('.a.svelte-1,p{color:red}')).toBeUndefined();
  expect(scopesOf('.xterm .xterm-screen canvas,.xterm-dim{left:0}')).toEqual(new Set(['xterm']));
  expect(scopesOf('@font-face{font-family:x}')).toBeUndefined();
  expect(scopesOf('@layer one.two{.a.svelte-1{top:0}}')).toEqual(new Set(['svelte-1']));
  expect(scopesOf('@layer one,two;.a.svelte-1{top:0}')).toBeUndefined();
  expect(scopesOf('@keyframes svelte-1-turn{from{top:0}}')).toEqual(new Set());
});
