/**
 * The languages of this site, each written once: the editor's tokens and the grammars of the pages' code blocks both come
 * from these rules. At each place the first rule whose expression matches there gives the token.
 */

export const TOKENS = {
  comment: { scope: 'comment', light: '#5b6a6e', dark: '#8fa0a4' },
  string: { scope: 'string', light: '#7a4a00', dark: '#e3b36b' },
  number: { scope: 'constant.numeric', light: '#7a4a00', dark: '#e8c07d' },
  instruction: { scope: 'keyword', light: '#064f5e', dark: '#6fd3cb' },
  directive: { scope: 'storage', light: '#6b3fa0', dark: '#c3a6f0' },
  register: { scope: 'variable', light: '#1f4f96', dark: '#92bdf5' },
  sysreg: { scope: 'support', light: '#93291e', dark: '#f3a08f' },
  label: { scope: 'entity.name', light: '#1e5c33', dark: '#9ed8a5' },
} as const;
export type Token = keyof typeof TOKENS;

export type Rule =
  | { readonly token: Token | undefined; readonly match: string }
  /** From `begin` to `end`, over lines. Only `inside` matches in it. */
  | { readonly token: Token; readonly begin: string; readonly end: string; readonly inside: readonly Rule[] };

export interface Grammar {
  readonly name: string;
  readonly fileTypes: readonly string[];
  readonly ignoresCase: boolean;
  /** Expressions without flags, in what JavaScript's and Oniguruma's share. `^` is the beginning of a line. */
  readonly rules: readonly Rule[];
}

/** The same rules in TextMate's form, as shiki reads it. */
export function textMate(grammar: Grammar): Record<string, unknown> {
  const scope = (token: Token): string => `${TOKENS[token].scope}.${grammar.name}`;
  const text = (expression: string): string => `${grammar.ignoresCase ? '(?i)' : ''}${expression}`;
  const pattern = (rule: Rule): Record<string, unknown> =>
    'begin' in rule
      ? {
          name: scope(rule.token),
          begin: text(rule.begin),
          end: text(rule.end),
          patterns: rule.inside.map(pattern),
        }
      : { match: text(rule.match), ...(rule.token !== undefined && { name: scope(rule.token) }) };
  return {
    name: grammar.name,
    scopeName: `source.${grammar.name}`,
    fileTypes: [...grammar.fileTypes],
    patterns: grammar.rules.map(pattern),
  };
}

/** Custom properties of the tokens' colours, and classes that use them, for both themes. */
export function tokenStyle(): string {
  const tokens = Object.entries(TOKENS);
  const properties = (theme: 'light' | 'dark'): string =>
    tokens.map(([name, token]) => `--tae-token-${name}:${token[theme]}`).join(';');
  const classes = tokens.map(([name]) => `.tae-token-${name}{color:var(--tae-token-${name})}`).join('');
  return `:root{${properties('dark')}}:root[data-theme='light']{${properties('light')}}${classes}`;
}

/** A piece of a line with its token. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly token: Token | undefined;
}

/** The block in which a line begins, if any. */
export type State = Extract<Rule, { readonly begin: string }> | undefined;

/** Reads tokens of lines, one after the other. */
export class Tokenizer {
  readonly #flags: string;
  readonly #rules: readonly Rule[];
  readonly #compiled = new Map<string, RegExp>();

  constructor(grammar: Grammar) {
    this.#flags = grammar.ignoresCase ? 'yi' : 'y';
    this.#rules = grammar.rules;
  }

  /** What stands at `at`, at least one character, and the state behind it. */
  next(line: string, at: number, state: State): { readonly span: Span; readonly state: State } {
    if (state !== undefined) {
      const ended = this.#match(state.end, line, at);
      if (ended > 0) return { span: { from: at, to: at + ended, token: state.token }, state: undefined };
    }
    for (const rule of state === undefined ? this.#rules : state.inside) {
      const length = this.#match('begin' in rule ? rule.begin : rule.match, line, at);
      if (length <= 0) continue;
      return {
        span: { from: at, to: at + length, token: rule.token },
        state: 'begin' in rule ? rule : state,
      };
    }
    return { span: { from: at, to: at + 1, token: state?.token }, state };
  }

  #match(expression: string, line: string, at: number): number {
    let compiled = this.#compiled.get(expression);
    if (compiled === undefined) this.#compiled.set(expression, (compiled = new RegExp(expression, this.#flags)));
    compiled.lastIndex = at;
    return compiled.exec(line)?.[0].length ?? 0;
  }
}
