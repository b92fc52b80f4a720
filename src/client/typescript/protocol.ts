/** Between an editor and the worker with the compiler. Each question is answered once, in any order. */
import type { Completions, TypeProblem } from './service.ts';

export type Question = { readonly id: number; readonly files: Readonly<Record<string, string>> } & (
  { readonly ask: 'diagnose' } | { readonly ask: 'complete'; readonly file: string; readonly offset: number }
);

export type Answer = { readonly id: number } & (
  | { readonly problems: readonly TypeProblem[] }
  | { readonly completions: Completions }
  /** The compiler could not be loaded, or gave up. */
  | { readonly failed: string }
);
