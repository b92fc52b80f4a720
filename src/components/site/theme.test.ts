import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { afterEach, expect, test, vi } from 'vitest';
import { loadTheme, storeTheme } from './theme.ts';

afterEach(() => void vi.unstubAllGlobals());

test('a theme is kept, and “auto” is kept as nothing', () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  expect(loadTheme()).toBe('auto');
  storeTheme('light');
  expect(loadTheme()).toBe('light');
  storeTheme('auto');
  expect(loadTheme()).toBe('auto');
});

test('where storage is denied, which throws at its mention, the theme is the system’s', () => {
  const denied = (): never => {
    throw new DOMException('denied', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: denied, setItem: denied });
  expect(loadTheme()).toBe('auto');
  expect(() => storeTheme('dark')).not.toThrow();
});

test('the script that sets the theme before anything is drawn does not throw where storage is denied', () => {
  const page = readFileSync(new URL('ThemeProvider.astro', import.meta.url), 'utf8');
  const script = /<script is:inline>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '';
  const dataset: Record<string, string> = {};
  runInNewContext(script, {
    window: {},
    document: { documentElement: { dataset } },
    matchMedia: () => ({ matches: true }),
    get localStorage(): never {
      throw new DOMException('denied', 'SecurityError');
    },
  });
  expect(dataset).toEqual({ theme: 'light' });
});
