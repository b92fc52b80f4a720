/** Reads the tokens of a line by the rules from which the pages' code blocks take theirs. */
import type { LanguageRules, TokenKind } from '../../site/grammars/rules.ts';

/** A piece of a line, at least one character. */
export interface Token {
  readonly to: number;
  readonly kind: TokenKind | undefined;
  /** A comment is open behind it. */
  readonly inComment: boolean;
}

/**
 * Characters that a rule sees from where it stands. In longer lines a word that is nothing to any rule is passed over as a
 * whole. Both because each rule looks ahead anew: a megabyte without a space would cost the square of its length.
 */
export const REACH = 2000;
const WORD = /[\w,.+?#-]+/y;

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
    const seen = line.length > at + REACH ? line.slice(0, at + REACH) : line;
    for (const { kind, match } of this.#rules) {
      match.lastIndex = at;
      const found = match.exec(seen)?.[0].length ?? 0;
      // A rule's comment goes on to the end of its line.
      if (found > 0) return { to: kind === 'comment' ? line.length : at + found, kind, inComment };
    }
    WORD.lastIndex = at;
    const passed = line.length > REACH ? WORD.exec(line)?.[0].length : undefined;
    return { to: at + (passed ?? 1), kind: undefined, inComment };
  }
}
