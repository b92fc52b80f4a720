/** The colours of the kinds of tokens (rules.ts), for editors; the same in both themes as AA contrast allows. */
import type { TokenKind } from './rules.ts';

export const COLOURS: Readonly<Record<TokenKind, { readonly light: string; readonly dark: string }>> = {
  comment: { light: '#5b6a6e', dark: '#8fa0a4' },
  string: { light: '#7a4a00', dark: '#e3b36b' },
  number: { light: '#7a4a00', dark: '#e8c07d' },
  label: { light: '#1e5c33', dark: '#9ed8a5' },
  directive: { light: '#6b3fa0', dark: '#c3a6f0' },
  register: { light: '#1f4f96', dark: '#92bdf5' },
  keyword: { light: '#064f5e', dark: '#6fd3cb' },
  property: { light: '#1f4f96', dark: '#92bdf5' },
  punctuation: { light: '#45545a', dark: '#a9b6ba' },
};

/** Custom properties of the colours, and classes that use them, for both themes. */
export function colourStyle(): string {
  const kinds = Object.entries(COLOURS);
  const properties = (theme: 'light' | 'dark'): string =>
    kinds.map(([kind, colour]) => `--tae-token-${kind}:${colour[theme]}`).join(';');
  const classes = kinds.map(([kind]) => `.tae-token-${kind}{color:var(--tae-token-${kind})}`).join('');
  return `:root{${properties('dark')}}:root[data-theme='light']{${properties('light')}}${classes}`;
}
