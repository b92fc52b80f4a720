/** What the assembler says about a source that it refuses. */
import { EngineError } from '../../error.ts';

/** A place in the source, 1-based. */
export interface Place {
  /** Name of the file; undefined for the source itself when it was given none. */
  readonly file: string | undefined;
  readonly line: number;
}

export interface Diagnostic extends Place {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly column: number;
  /** How many characters the complaint is about, at least 1. */
  readonly length: number;
  /** Where the line stands in an expanded macro or repetition: the statements that led to it, outermost first. */
  readonly via: readonly (Place & { readonly name: string })[];
}

/** At most this many errors are reported. */
export const MAX_DIAGNOSTICS = 50;

/** All errors of a source, in the order of the lines where they were found. */
export class AssemblyErrors extends EngineError {
  readonly diagnostics: readonly Diagnostic[];
  constructor(diagnostics: readonly Diagnostic[]) {
    super('asm.errors', { count: diagnostics.length });
    this.name = 'AssemblyErrors';
    this.diagnostics = diagnostics;
  }
}
