/** The editor's languages, from the grammars that the pages' code blocks use too. */
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { Tag, tags } from '@lezer/highlight';
import type { Language } from '../../../labs/kit/lab.ts';
import { a64 } from '../../../site/grammars/a64.ts';
import { answers } from '../../../site/grammars/answers.ts';
import { dts } from '../../../site/grammars/dts.ts';
import { Tokenizer, TOKENS, type Grammar, type State, type Token } from '../../../site/grammars/grammar.ts';

const names = Object.keys(TOKENS) as Token[];
const own = new Map(names.map((name) => [name, Tag.define(name)] as const));
const tag = (name: Token): Tag => own.get(name) ?? tags.content;

const style = HighlightStyle.define([
  ...names.map((name) => ({ tag: tag(name), class: `tae-token-${name}` })),
  // TypeScript has a parser of its own, with common tags.
  { tag: tags.comment, class: 'tae-token-comment' },
  { tag: [tags.string, tags.regexp], class: 'tae-token-string' },
  { tag: [tags.number, tags.bool, tags.null], class: 'tae-token-number' },
  { tag: [tags.keyword, tags.operatorKeyword], class: 'tae-token-instruction' },
  { tag: [tags.typeName, tags.className], class: 'tae-token-directive' },
  { tag: tags.propertyName, class: 'tae-token-register' },
  { tag: tags.definition(tags.variableName), class: 'tae-token-label' },
]);

function streamed(grammar: Grammar, comment: string): Extension {
  const tokenizer = new Tokenizer(grammar);
  return StreamLanguage.define<{ state: State }>({
    name: grammar.name,
    startState: () => ({ state: undefined }),
    copyState: ({ state }) => ({ state }),
    token(stream, holder) {
      const { span, state } = tokenizer.next(stream.string, stream.pos, holder.state);
      holder.state = state;
      stream.pos = span.to;
      return span.token ?? null;
    },
    tokenTable: Object.fromEntries(names.map((name) => [name, tag(name)])),
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
    case 'typescript': {
      const { javascript } = await import('@codemirror/lang-javascript');
      return [javascript({ typescript: true }), highlight];
    }
  }
}
