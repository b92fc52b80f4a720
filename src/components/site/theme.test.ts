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
