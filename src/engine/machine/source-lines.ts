/**
 * Which line of a guest's source an instruction came from: the line table of its build, with the sources themselves. The
 * recipes write it (guests/lib/source-lines.ts); a file from elsewhere can hold anything.
 */
export interface SourceLine {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

export interface SourceLines {
  at(address: bigint): SourceLine | undefined;
}

/** The file's form: JSON. A row is a distance from the row before in bytes, a place in `files`, and a line; line 0: none from here on. */
export interface SourceLinesFile {
  /** Of the first row; hexadecimal. */
  readonly base: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly rows: readonly (readonly [bytes: number, file: number, line: number])[];
}

const LONGEST = 4_000_000;

/** Undefined: the text is no such file. */
export function parseSourceLines(text: string): SourceLines | undefined {
  const found = text.length > LONGEST ? undefined : read(text);
  if (!isFile(found)) return undefined;
  const files = found.files.map(({ name, text: source }) => ({ name, lines: source.split('\n') }));
  let address = BigInt(`0x${found.base}`);
  const starts: bigint[] = [];
  for (const [bytes] of found.rows) starts.push((address += BigInt(bytes)));
  return {
    at(wanted) {
      let [lower, upper] = [0, starts.length];
      while (lower < upper) {
        const middle = (lower + upper) >> 1;
        if ((starts[middle] ?? 0n) <= wanted) lower = middle + 1;
        else upper = middle;
      }
      const [, file = 0, line = 0] = found.rows[lower - 1] ?? [];
      const source = files[file];
      // Behind the last row there is nothing: it has line 0.
      if (line === 0 || source === undefined) return undefined;
      return { file: source.name, line, text: source.lines[line - 1] ?? '' };
    },
  };
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isCount = (found: unknown): boolean => typeof found === 'number' && Number.isSafeInteger(found) && found >= 0;

function isFile(found: unknown): found is SourceLinesFile {
  if (typeof found !== 'object' || found === null) return false;
  const { base, files, rows } = found as Readonly<Record<string, unknown>>;
  if (typeof base !== 'string' || !/^[\da-f]{1,16}$/.test(base)) return false;
  const areFiles =
    Array.isArray(files) &&
    files.every((one: unknown) => {
      const { name, text } = (one ?? {}) as Readonly<Record<string, unknown>>;
      return typeof name === 'string' && typeof text === 'string';
    });
  return (
    areFiles && Array.isArray(rows) && rows.every((row) => Array.isArray(row) && row.length === 3 && row.every(isCount))
  );
}
