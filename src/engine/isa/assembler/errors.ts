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

/** The line of the source itself that led to a place: what stands in a macro or in another file is read there. */
const topLine = ({ via, line }: Diagnostic): number => via[0]?.line ?? line;

/** All errors of a source, in the order of its lines: some are found on the first pass, some when addresses are known. */
export class AssemblyErrors extends EngineError {
  readonly diagnostics: readonly Diagnostic[];
  constructor(diagnostics: readonly Diagnostic[]) {
    super('asm.errors', { count: diagnostics.length });
    this.name = 'AssemblyErrors';
    this.diagnostics = [...diagnostics].sort(
      (a, b) => topLine(a) - topLine(b) || (a.via.length + b.via.length === 0 ? a.column - b.column : 0),
    );
  }
}
