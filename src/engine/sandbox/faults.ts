/** From what went wrong inside to an error that a reader understands, at a line of theirs. */
import { EngineError } from '../error.ts';
import { Thrown } from './quickjs.ts';

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** At `line`, from `column` of what the reader wrote on, the code has `by` more characters. 1-based. */
export interface Shift {
  readonly line: number;
  readonly column: number;
  readonly by: number;
}

/** The files' names, with what was put into them. */
export type Sources = ReadonlyMap<string, { readonly code: string; readonly shifts?: readonly Shift[] }>;

function columnOf(line: number, column: number, shifts: readonly Shift[]): number {
  let left = column;
  for (const shift of shifts)
    if (shift.line === line && left > shift.column) left = Math.max(shift.column, left - shift.by);
  return left;
}

/** Where a file names a module. */
export function importOf(specifier: string, files: Sources): Place | undefined {
  for (const [file, { code }] of files) {
    const lines = code.split('\n');
    for (const quoted of [`'${specifier}'`, `"${specifier}"`]) {
      const line = lines.findIndex((text) => text.includes(quoted));
      if (line >= 0) return { file, line: line + 1, column: (lines[line] ?? '').indexOf(quoted) + 1 };
    }
  }
  return undefined;
}

/** What guest/errors.ts says of an error; it comes from inside, so none of it is trusted. */
export interface Told {
  readonly code?: unknown;
  readonly params?: unknown;
  readonly name?: unknown;
  readonly message?: unknown;
  readonly stack?: unknown;
}

const asText = (value: unknown, limit: number): string => (typeof value === 'string' ? value.slice(0, limit) : '');

/** The innermost place of a stack that is in one of the reader's files. */
export const placeIn = (stack: unknown, files: Sources): Place | undefined => foundIn(stack, files)?.place;

function foundIn(stack: unknown, files: Sources): { place: Place; before: string } | undefined {
  const text = asText(stack, 8000);
  // Most operations of El2 are the hypervisor's own.
  if (![...files.keys()].some((name) => text.includes(name))) return undefined;
  for (const [, name = '', line, column] of text.matchAll(/(?:\(|at )([^\s()]+):(\d{1,7}):(\d{1,7})\)?/g)) {
    const file = name.replace(/^\.\//, '');
    const source = files.get(file);
    if (source === undefined) continue;
    return {
      place: { file, line: Number(line), column: columnOf(Number(line), Number(column), source.shifts ?? []) },
      before: (source.code.split('\n')[Number(line) - 1] ?? '').slice(0, Number(column) - 1),
    };
  }
  return undefined;
}

/** QuickJS does not say what was called; its place is the parenthesis behind it. */
function called(message: string, stack: unknown, files: Sources): string {
  if (message !== 'not a function') return message;
  const [name] = /[\w$][\w$.]{0,80}$/.exec(foundIn(stack, files)?.before ?? '') ?? [];
  return name === undefined || /^\d/.test(name) ? message : `${name} is not a function`;
}

type Params = Record<string, string | number>;

/** Parameters that an error inside brought along: a few words and numbers. */
function paramsOf(told: unknown): Params {
  const params: Params = {};
  if (typeof told !== 'object' || told === null) return params;
  for (const [name, value] of Object.entries(told).slice(0, 20)) {
    if (!/^[a-zA-Z]{1,32}$/.test(name)) continue;
    if (typeof value === 'string') params[name] = value.slice(0, 300);
    else if (typeof value === 'number' && Number.isFinite(value)) params[name] = value;
  }
  return params;
}

export interface Fault {
  /** What `QuickJs.run` threw. */
  readonly error: unknown;
  readonly told: Told | undefined;
  /** The fuel was gone in the middle of something. */
  readonly exhausted: boolean;
  readonly limit: number;
  readonly files: Sources;
}

export function faultOf({ error, told, exhausted, limit, files }: Fault): EngineError {
  const place = placeIn(told?.stack, files);
  const unknown: Params = { file: [...files.keys()][0] ?? '—', line: 1, column: 1 };
  const at: Params = place === undefined ? unknown : { ...place };
  if (error instanceof EngineError) return new EngineError(error.code, { ...(place ?? {}), ...error.params });
  if (exhausted) return new EngineError('sandbox.endless', { ...at, limit });
  // The host's own stack ran out first: QuickJS's limit is below that, but for a few functions that do not look at it.
  if (!(error instanceof Thrown)) return new EngineError('sandbox.stack', at);
  const name = asText(told?.name, 60);
  const message = asText(told?.message, 300);
  if (typeof told?.code === 'string' && /^[a-z][a-z0-9.-]{0,79}$/.test(told.code))
    return new EngineError(told.code, { ...at, ...paramsOf(told.params) });
  if (name === 'InternalError')
    switch (message) {
      case 'interrupted':
        return new EngineError('sandbox.endless', { ...at, limit });
      case 'out of memory':
        return new EngineError('sandbox.memory', at);
      case 'stack overflow':
        return new EngineError('sandbox.stack', at);
    }
  const [, missing, specifier = ''] = /^Could not find export '(\w+)' in module '([^']+)'/.exec(message) ?? [];
  if (missing !== undefined)
    return new EngineError('sandbox.no-export', { ...at, ...importOf(specifier, files), specifier, name: missing });
  // The parser has a place and no function; JSON.parse and RegExp throw the same error from inside one.
  if (name === 'SyntaxError' && /^\s*at [^\s()]+:\d+:\d+\s*$/.test(asText(told?.stack, 8000)))
    return new EngineError('sandbox.syntax', { ...at, error: message });
  const said = name === 'TypeError' ? called(message, told?.stack, files) : message;
  return new EngineError('sandbox.threw', { ...at, error: name === '' ? said : `${name}: ${said}` });
}
