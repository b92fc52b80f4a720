/** TextMate grammars for the pages' highlighter, from rules.ts. */
import { languages, type LanguageRules, type TokenKind } from './rules.ts';

/** Scope names that every theme knows. */
const SCOPES: Readonly<Record<TokenKind, string>> = {
  comment: 'comment.line',
  string: 'string.quoted',
  number: 'constant.numeric',
  label: 'entity.name.function',
  directive: 'keyword.control.directive',
  register: 'variable.language',
  keyword: 'support.function',
  property: 'variable.other.property',
  punctuation: 'punctuation',
};

export interface Grammar {
  readonly name: string;
  readonly displayName: string;
  readonly scopeName: string;
  readonly patterns: readonly object[];
  readonly repository: Readonly<Record<string, never>>;
}

export function grammarOf({ name, title, blockComments, rules }: LanguageRules): Grammar {
  const scope = (kind: TokenKind): string => `${SCOPES[kind]}.${name}`;
  const block = { begin: String.raw`/\*`, end: String.raw`\*/`, name: scope('comment') };
  return {
    name,
    displayName: title,
    scopeName: `source.${name}`,
    patterns: [...(blockComments ? [block] : []), ...rules.map(({ kind, match }) => ({ match, name: scope(kind) }))],
    repository: {},
  };
}

export const grammars: readonly Grammar[] = languages.map(grammarOf);
