/** Reads operand text from left to right. The assembler makes one for each statement. */
import { EngineError } from '../../error.ts';

/** Refusal of an operand: code and parameters, with the column (1-based) where it stands. */
export class AssemblyError extends EngineError {
  readonly column: number;
  constructor(code: string, column: number, params: Readonly<Record<string, string | number>> = {}) {
    super(code, params);
    this.column = column;
  }
}

/** The sticky form of each pattern that operands match with. */
const stickies = new WeakMap<RegExp, RegExp>();

export class Cursor {
  readonly mnemonic: string;
  readonly text: string;
  at: number;
  /** Set by an operator such as `:abs_g1:`, which says where its part of the value stands. */
  impliedShift: bigint | undefined;
  /** Evaluates an expression that begins at `at` and ends before `,`, `]`, `!`, `}` or the end; moves `at`. */
  readonly expression: (cursor: Cursor) => bigint;

  constructor(mnemonic: string, text: string, at: number, expression: (cursor: Cursor) => bigint) {
    this.mnemonic = mnemonic;
    this.text = text;
    this.at = at;
    this.expression = expression;
  }

  skipSpace(): void {
    while (this.text[this.at] === ' ' || this.text[this.at] === '\t') this.at++;
  }
  /** Takes literal text, white space in the literal standing for any; false and unmoved when it is not there. */
  literal(expected: string): boolean {
    const start = this.at;
    for (const token of expected.split(/\s+|(?<=[,[\]{}!#])|(?=[,[\]{}!#])/).filter((t) => t !== '')) {
      this.skipSpace();
      if (this.text.slice(this.at, this.at + token.length).toLowerCase() !== token) {
        this.at = start;
        return false;
      }
      this.at += token.length;
    }
    return true;
  }
  /** Takes a match of a sticky, case-insensitive pattern. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    this.skipSpace();
    let sticky = stickies.get(pattern);
    if (sticky === undefined) stickies.set(pattern, (sticky = new RegExp(pattern.source, 'iy')));
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.text);
    if (found !== null) this.at += found[0].length;
    return found ?? undefined;
  }
  /** An integer expression, with or without `#`. */
  immediate(): bigint {
    this.skipSpace();
    if (this.text[this.at] === '#') this.at++;
    return this.expression(this);
  }
  get done(): boolean {
    this.skipSpace();
    return this.at >= this.text.length;
  }
}
