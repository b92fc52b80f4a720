/** The editor's languages, from the grammars that the pages' code blocks use too. */
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { Tag, tags } from '@lezer/highlight';
import type { Language } from '../../labs/kit/lab.ts';
import { COLOURS } from '../../site/grammars/colours.ts';
import { a64, answers, dts, plainText, type LanguageRules, type TokenKind } from '../../site/grammars/rules.ts';
import { Tokenizer } from './tokenizer.ts';

const kinds = Object.keys(COLOURS) as TokenKind[];
const own = new Map(kinds.map((kind) => [kind, Tag.define(kind)] as const));
const tag = (kind: TokenKind): Tag => own.get(kind) ?? tags.content;

const style = HighlightStyle.define([
  ...kinds.map((kind) => ({ tag: tag(kind), class: `tae-token-${kind}` })),
  // TypeScript has a parser of its own, with common tags.
  { tag: tags.comment, class: 'tae-token-comment' },
  { tag: [tags.string, tags.regexp], class: 'tae-token-string' },
  { tag: [tags.number, tags.bool, tags.null], class: 'tae-token-number' },
  { tag: [tags.keyword, tags.operatorKeyword], class: 'tae-token-keyword' },
  { tag: [tags.typeName, tags.className], class: 'tae-token-directive' },
  { tag: tags.propertyName, class: 'tae-token-property' },
  { tag: tags.definition(tags.variableName), class: 'tae-token-label' },
]);

function streamed(language: LanguageRules, comment: string): Extension {
  const tokenizer = new Tokenizer(language);
  return StreamLanguage.define<{ inComment: boolean }>({
    name: language.name,
    startState: () => ({ inComment: false }),
    copyState: ({ inComment }) => ({ inComment }),
    token(stream, state) {
      const { to, kind, inComment } = tokenizer.next(stream.string, stream.pos, state.inComment);
      state.inComment = inComment;
      stream.pos = to;
      return kind ?? null;
    },
    tokenTable: Object.fromEntries(kinds.map((kind) => [kind, tag(kind)])),
    languageData: { commentTokens: { line: comment } },
  });
}

/** The extensions for a language; TypeScript's parser is fetched when it is asked for. */
export async function languageOf(language: Language): Promise<Extension> {
  const highlight = syntaxHighlighting(style);
  switch (language) {
    case 'a64':
      return [streamed(a64, '//'), highlight];
    case 'dts':
      return [streamed(dts, '//'), highlight];
    case 'answers':
      return [streamed(answers, '#'), highlight];
    case 'line':
    case 'text':
      return [streamed(plainText, '#'), highlight];
    case 'typescript': {
      const { javascript } = await import('@codemirror/lang-javascript');
      return [javascript({ typescript: true }), highlight];
    }
  }
}
