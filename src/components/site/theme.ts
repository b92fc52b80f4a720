/** The reader's theme, in Starlight's own place; where storage is denied it is the system's. */
export type Theme = 'auto' | 'dark' | 'light';

const KEY = 'starlight-theme';

export function loadTheme(): Theme {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'dark' || kept === 'light' ? kept : 'auto';
  } catch {
    return 'auto';
  }
}
export function storeTheme(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme === 'auto' ? '' : theme);
  } catch {
    // It lasts as long as the page.
  }
}
