import { EngineError } from '../error.ts';

/** Gives the bytes of an `/incbin/`d file, or undefined when there is none of that name. */
export type BytesResolver = (file: string) => Uint8Array | undefined;
/** Gives the text of an `/include/`d file, or undefined when there is none of that name. */
export type IncludeResolver = (file: string) => string | undefined;

/** A point in the source text, for messages. */
export interface SourcePlace {
  readonly source: Source;
  readonly offset: number;
}

interface Source {
  /** Undefined for the text that was handed in. */
  readonly file: string | undefined;
  readonly text: string;
}

/** All text of one compilation, includes together: a file that includes itself twice grows by powers of two. */
export const maxSourceCharacters = 0x40_0000;
const maxIncludeDepth = 16;

/** Lines that ask for the C preprocessor, but not `#if-cells = …`. */
const directive = /#[ \t]*(include|define|undef|ifdef|ifndef|if|elif|else|endif|pragma|error)\b(?![-,.?*+\w])/y;
/** `# 1 "board.dts" 2`: what the preprocessor leaves behind. */
const lineMarker = /#(?:line)?[ \t]+\d+(?:[ \t][^\n]*)?(?=\n|$)/y;
const includeStatement = /\/include\/\s*"([^"\n]*)"/y;

/** Reads a device tree source from left to right; skips blanks, comments and line markers, and enters included files. */
export class DtsCursor {
  #source: Source;
  #at = 0;
  /** End of the last token: where a missing semicolon belongs. */
  #lastEnd: SourcePlace;
  #characters: number;
  readonly #resolve: IncludeResolver | undefined;
  readonly #outer: SourcePlace[] = [];

  /** Opens what `/incbin/` names. */
  readonly incbin: BytesResolver | undefined;

  constructor(text: string, resolve?: IncludeResolver, incbin?: BytesResolver) {
    this.incbin = incbin;
    this.#source = { file: undefined, text };
    this.#resolve = resolve;
    this.#lastEnd = { source: this.#source, offset: 0 };
    this.#characters = text.length;
    this.#checkLength();
  }

  /** The place of the next token. */
  place(): SourcePlace {
    this.#skipBlank();
    return { source: this.#source, offset: this.#at };
  }

  lastEnd(): SourcePlace {
    return this.#lastEnd;
  }

  /** The first character of the next token; empty at the end. */
  peek(): string {
    this.#skipBlank();
    return this.#source.text.charAt(this.#at);
  }

  /** Does the next token begin with `text`? */
  sees(text: string): boolean {
    this.#skipBlank();
    return this.#source.text.startsWith(text, this.#at);
  }

  /** Takes `text` if it comes next. */
  accept(text: string): boolean {
    if (!this.sees(text)) return false;
    this.#advance(text.length);
    return true;
  }

  /** Takes `text`, or says that it was expected. Errors: dts.expected, dts.unexpected-end. */
  expect(text: string): void {
    if (!this.accept(text)) this.failExpected(text);
  }

  /** Takes what the sticky expression matches here. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    this.#skipBlank();
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source.text);
    if (found) this.#advance(found[0].length);
    return found ?? undefined;
  }

  /**
   * Takes the text from right here, blanks included, to `end`, and `end` itself; a character after `escape` ends nothing.
   * Undefined when the file ends first. A loop, since a regular expression needs a stack as long as the text.
   */
  takeUntil(end: string, escape: string): string | undefined {
    const { text } = this.#source;
    for (let at = this.#at; at < text.length; at++) {
      const character = text.charAt(at);
      if (character === escape) at++;
      else if (character === end) {
        const taken = text.slice(this.#at, at);
        this.#advance(at + 1 - this.#at);
        return taken;
      }
    }
    return undefined;
  }

  atEnd(): boolean {
    this.#skipBlank();
    return this.#at >= this.#source.text.length;
  }

  /** Throws dts.expected (or dts.unexpected-end) for the next token; `code` may name a more exact message. */
  failExpected(expected: string, code = 'dts.expected'): never {
    const place = this.place();
    if (this.atEnd()) return fail('dts.unexpected-end', place, { expected });
    const found = /[\w,.+*#?@-]{1,40}|./suy;
    found.lastIndex = place.offset;
    return fail(code, place, { expected, found: found.exec(this.#source.text)?.[0] ?? '' });
  }

  #advance(count: number): void {
    this.#at += count;
    this.#lastEnd = { source: this.#source, offset: this.#at };
  }

  #skipBlank(): void {
    for (;;) {
      const { text } = this.#source;
      while (this.#at < text.length && ' \t\r\n\f\v'.includes(text.charAt(this.#at))) this.#at++;
      if (this.#at >= text.length && this.#outer.length > 0) this.#leave();
      else if (text.startsWith('//', this.#at)) this.#skipTo('\n', text.length);
      else if (text.startsWith('/*', this.#at)) this.#skipComment();
      else if (text.startsWith('/include/', this.#at)) this.#enter();
      else if (text.charAt(this.#at) !== '#' || !this.#skipLineMarker()) return;
    }
  }

  #skipTo(end: string, otherwise: number): void {
    const found = this.#source.text.indexOf(end, this.#at);
    this.#at = found < 0 ? otherwise : found + end.length;
  }

  #skipComment(): void {
    const start = this.#at;
    this.#at += 2;
    this.#skipTo('*/', -1);
    if (this.#at < 0) fail('dts.unclosed-comment', { source: this.#source, offset: start });
  }

  #skipLineMarker(): boolean {
    const { text } = this.#source;
    let before = this.#at;
    while (before > 0 && ' \t\r'.includes(text.charAt(before - 1))) before--;
    if (before > 0 && text.charAt(before - 1) !== '\n') return false;
    directive.lastIndex = this.#at;
    const found = directive.exec(text);
    if (found) {
      fail('dts.preprocessor', { source: this.#source, offset: this.#at }, { directive: `#${found[1] ?? ''}` });
    }
    lineMarker.lastIndex = this.#at;
    if (!lineMarker.test(text)) return false;
    this.#at = lineMarker.lastIndex;
    return true;
  }

  #enter(): void {
    const place = { source: this.#source, offset: this.#at };
    includeStatement.lastIndex = this.#at;
    const found = includeStatement.exec(this.#source.text);
    if (!found) return fail('dts.expected', place, { expected: '/include/ "…"', found: '/include/' });
    const file = found[1] ?? '';
    if (!this.#resolve) return fail('dts.include-refused', place, { include: file });
    if (this.#outer.length >= maxIncludeDepth) return fail('dts.include-too-deep', place, { limit: maxIncludeDepth });
    const text = this.#resolve(file);
    if (text === undefined) return fail('dts.include-not-found', place, { include: file });
    this.#characters += text.length;
    this.#checkLength();
    this.#outer.push({ source: this.#source, offset: includeStatement.lastIndex });
    this.#source = { file, text };
    this.#at = 0;
  }

  #leave(): void {
    const outer = this.#outer.pop();
    if (!outer) return;
    this.#source = outer.source;
    this.#at = outer.offset;
  }

  #checkLength(): void {
    if (this.#characters > maxSourceCharacters) throw new EngineError('dts.too-large', { limit: maxSourceCharacters });
  }
}

/** Throws an EngineError with `line` and `column`, both from 1, and `file` for included text. */
export function fail(code: string, place: SourcePlace, params: Readonly<Record<string, string | number>> = {}): never {
  const { source, offset } = place;
  const before = source.text.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - (before.lastIndexOf('\n') + 1) + 1;
  throw new EngineError(code, { line, column, ...(source.file === undefined ? {} : { file: source.file }), ...params });
}
