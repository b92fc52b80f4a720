/** Reads the tokens of a line by the rules from which the pages' code blocks take theirs. */
import type { LanguageRules, TokenKind } from '../../site/grammars/rules.ts';

/** A piece of a line, at least one character. */
export interface Token {
  readonly to: number;
  readonly kind: TokenKind | undefined;
  /** A comment is open behind it. */
  readonly inComment: boolean;
}

export class Tokenizer {
  readonly #rules: readonly { readonly kind: TokenKind; readonly match: RegExp }[];
  readonly #blockComments: boolean;

  constructor({ rules, blockComments }: LanguageRules) {
    this.#rules = rules.map(({ kind, match }) => ({ kind, match: new RegExp(match, 'y') }));
    this.#blockComments = blockComments;
  }

  /** What stands at `at`; the first rule that matches there decides. */
  next(line: string, at: number, inComment: boolean): Token {
    if (inComment || (this.#blockComments && line.startsWith('/*', at))) {
      const end = line.indexOf('*/', inComment ? at : at + 2);
      return end < 0
        ? { to: line.length, kind: 'comment', inComment: true }
        : { to: end + 2, kind: 'comment', inComment: false };
    }
    for (const { kind, match } of this.#rules) {
      match.lastIndex = at;
      const found = match.exec(line)?.[0].length ?? 0;
      if (found > 0) return { to: at + found, kind, inComment };
    }
    return { to: at + 1, kind: undefined, inComment };
  }
}
