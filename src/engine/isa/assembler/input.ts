/** Where statements come from: the source, included files, expanded macros and repetitions, each bounded. */
import { AssemblyError } from '../syntax/cursor.ts';
import type { Place } from './errors.ts';
import { statementsOf, stripComments } from './lexer.ts';

/** Which column of the original line a piece of an expanded text has; 0-based. */
export interface Piece {
  readonly at: number;
  readonly original: number;
  readonly length: number;
}

/** One statement: `text` is its line up to its end, it begins at `start`. */
export interface Source {
  readonly place: Place;
  /** The statement of the source itself that led here: an own line's, not a macro's. */
  readonly top: Place;
  readonly text: string;
  readonly start: number;
  readonly columns: readonly Piece[];
  readonly via: readonly (Place & { readonly name: string })[];
}

interface Frame {
  readonly kind: 'file' | 'macro' | 'repetition';
  readonly statements: readonly Source[];
  next: number;
  /** How often the statements come again. */
  again: number;
  /** How many conditionals were open when it began. */
  readonly conditionals: number;
}

const MAX_NESTING = 100;
/** Statements that are assembled, and that expansions make. */
export const MAX_STATEMENTS = 400_000;
/** Characters of expanded text: arguments that double at each level would grow without bound. */
const MAX_EXPANSION = 64 * 1024 * 1024;
const MAX_SOURCE = 16 * 1024 * 1024;
/**
 * Characters that are read, each time that they are: a long line in a repetition, or a file of remarks that is included
 * again and again, makes few statements and much work.
 */
const MAX_READ = 256 * 1024 * 1024;

export class Input {
  private readonly frames: Frame[] = [];
  private count = 0;
  private expanded = 0;
  private made = 0;
  private read = 0;

  get depth(): number {
    return this.frames.length;
  }
  /** The next statement, or undefined at the end. */
  next(): Source | undefined {
    for (;;) {
      const frame = this.frames.at(-1);
      if (frame === undefined) return undefined;
      const source = frame.statements[frame.next++];
      if (source !== undefined) {
        if (++this.count > MAX_STATEMENTS)
          throw new AssemblyError('asm.too-long', source.start + 1, { limit: MAX_STATEMENTS });
        this.reads(source.text.length, source.start + 1);
        return source;
      }
      if (frame.again > 0) {
        frame.again--;
        frame.next = 0;
      } else this.frames.pop();
    }
  }
  /** Statements of this file, macro or repetition only: blocks do not end in another. */
  nextInFrame(): Source | undefined {
    const frame = this.frames.at(-1);
    return frame === undefined || frame.next >= frame.statements.length ? undefined : this.next();
  }
  pushFile(text: string, file: string | undefined, via: Source['via'], conditionals: number, top?: Place): void {
    if (text.length > MAX_SOURCE) throw new AssemblyError('asm.source-too-long', 1, { limit: MAX_SOURCE });
    this.reads(text.length, 1);
    const { lines, open } = stripComments(text, file);
    const statements = lines.flatMap((line) =>
      statementsOf(line).map(({ text: t, start }): Source => {
        const place = { file, line: line.line };
        return { place, top: top ?? place, text: t, start, columns: [], via };
      }),
    );
    this.push('file', statements, conditionals);
    if (open !== undefined) throw new AssemblyError('asm.unclosed-comment', 1, { line: open.line });
  }
  /** Statements that come next, `times` times. */
  push(kind: Frame['kind'], statements: readonly Source[], conditionals: number, column = 1, times = 1): void {
    if (this.frames.length >= MAX_NESTING) throw new AssemblyError('asm.nesting', column, { limit: MAX_NESTING });
    // Nothing is nothing, however often: the rounds of an empty block are not gone through.
    if (statements.length > 0 && times > 0)
      this.frames.push({ kind, statements, next: 0, again: times - 1, conditionals });
  }
  private reads(characters: number, column: number): void {
    this.read += characters;
    if (this.read > MAX_READ) throw new AssemblyError('asm.expansion', column, { limit: MAX_READ });
  }
  /** Counts statements of an expansion and their text before they are kept. */
  expand(statements: number, characters: number, column: number): void {
    this.made += statements;
    if (this.made > MAX_STATEMENTS) throw new AssemblyError('asm.too-long', column, { limit: MAX_STATEMENTS });
    this.expanded += characters;
    if (this.expanded > MAX_EXPANSION) throw new AssemblyError('asm.expansion', column, { limit: MAX_EXPANSION });
  }
  /** What stands behind is not looked at. */
  end(): void {
    this.frames.length = 0;
  }
  /** Leaves the innermost macro; false outside of one. Returns how many conditionals were open around it. */
  exitMacro(): number | undefined {
    const index = this.frames.findLastIndex((frame) => frame.kind === 'macro');
    const frame = this.frames[index];
    if (frame === undefined) return undefined;
    this.frames.length = index;
    return frame.conditionals;
  }
}
