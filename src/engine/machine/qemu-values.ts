/** QEMU's ways to write a value on its command line. */
import { EngineError } from '../error.ts';

/** All that is wrong with a command line, in the order of its words; as an error it is the first of them. */
export class Refusals extends EngineError {
  readonly all: readonly EngineError[];

  constructor(first: EngineError, others: readonly EngineError[]) {
    super(first.code, first.params);
    this.all = [first, ...others];
  }
}

/** Does each of these, whatever the others do. @throws EngineError the one that failed, or Refusals */
export function allOf(steps: Iterable<() => void>): void {
  const wrong = [...steps].flatMap(refusalsOf);
  const [first, ...others] = wrong;
  if (first !== undefined) throw others.length === 0 ? first : new Refusals(first, others);
}

/** What a step refuses. @throws whatever is no EngineError */
export function refusalsOf(step: () => unknown): readonly EngineError[] {
  try {
    step();
    return [];
  } catch (error) {
    if (error instanceof Refusals) return error.all;
    if (error instanceof EngineError) return [error];
    throw error;
  }
}

/** One `key=value` of a list; `value` is undefined where only a key was written. */
export interface KeyValue {
  readonly key: string;
  readonly value: string | undefined;
}

/** Cuts at single commas; two commas stand for one inside a value, as QEMU's option lists have it. */
export function splitList(text: string): string[] {
  const parts = [''];
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (character !== ',') parts[parts.length - 1] += character;
    else if (text[i + 1] === ',') {
      parts[parts.length - 1] += ',';
      i++;
    } else parts.push('');
  }
  return parts;
}

/**
 * A list of `key=value`, comma-separated. The first part may be a value alone, which is then that of `impliedKey`
 * (`-m 2G` is `-m size=2G`). Empty parts are skipped.
 */
export function keyValues(text: string, impliedKey?: string): KeyValue[] {
  return splitList(text)
    .map((part, i) => {
      const equals = part.indexOf('=');
      if (equals >= 0) return { key: part.slice(0, equals), value: part.slice(equals + 1) };
      return i === 0 && impliedKey !== undefined ? { key: impliedKey, value: part } : { key: part, value: undefined };
    })
    .filter(({ key, value }) => key !== '' || value !== undefined);
}

/** What a value belongs to, for the error that refuses it. */
export interface Place {
  /** As typed: "-m". */
  readonly option: string;
  readonly key: string;
}

/** @throws EngineError arguments.bad-value */
export function refuse({ option, key }: Place, value: string, takes: string): never {
  const where = key === '' ? option : `${option} ${key}`;
  throw new EngineError('arguments.bad-value', { where, value, takes });
}

const scales: Readonly<Record<string, number>> = { b: 0, k: 1, m: 2, g: 3, t: 4, p: 5, e: 6 };

/** A size in bytes: a decimal number, also with a fraction, or a hexadecimal one, and K, M, G, T, P or E of either case. */
export function size(place: Place, text: string, defaultSuffix: 'b' | 'm'): number {
  const match = /^(0x[\da-f]+|\d+(?:\.\d+)?)([bkmgtpe]?)$/i.exec(text);
  const scale = scales[(match?.[2] || defaultSuffix).toLowerCase()] ?? 0;
  const bytes = Number(match?.[1]) * 1024 ** scale;
  if (!Number.isSafeInteger(bytes)) refuse(place, text, '256M | 2G | …');
  return bytes;
}

/** An unsigned number: decimal, 0x hexadecimal or 0 octal, as strtoull reads it. */
export function unsigned(place: Place, text: string, takes: string, most = Number.MAX_SAFE_INTEGER): number {
  const octal = /^0[0-7]+$/.test(text);
  const value = /^(0x[\da-f]+|\d+)$/i.test(text) ? Number(octal ? `0o${text.slice(1)}` : text) : NaN;
  if (!(value <= most)) refuse(place, text, takes);
  return value;
}

const switches: Readonly<Record<string, boolean>> = { on: true, yes: true, true: true, y: true, off: false, no: false, false: false, n: false }; // prettier-ignore

export function onOff(place: Place, text: string): boolean {
  const value = Object.hasOwn(switches, text) ? switches[text] : undefined;
  return value ?? refuse(place, text, 'on | off');
}

/** One of a few words; `aliases` are spelled out in QEMU's documentation, but not in our messages. */
export function oneOf<T extends string>(place: Place, text: string, words: readonly T[]): T {
  return words.find((word) => word === text) ?? refuse(place, text, words.join(' | '));
}

/** Seconds from 1970 to a date in UTC, `2026-01-31` or `2026-01-31T12:00:00`; undefined where there is no such date. */
export function secondsOfDate(text: string): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d))?$/.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const length = lengths[month - 1] ?? 0;
  if (year < 1970 || day < 1 || day > length || hour > 23 || minute > 59 || second > 59) return undefined;
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 477; // 477 until 1969
  const days = (year - 1970) * 365 + leapDays + lengths.slice(0, month - 1).reduce((sum, n) => sum + n, 0) + day - 1;
  return ((days * 24 + hour) * 60 + minute) * 60 + second;
}
