/** A directive as it stands in the source, and what all of them read of their arguments. */
import { AssemblyError } from '../syntax/cursor.ts';
import { wholeExpression, type Assembly } from './assembly.ts';
import type { Expression } from './expressions.ts';
import { splitAtCommas } from './lexer.ts';

export type Directive = (a: Assembly, call: Call) => void;
export interface Call {
  /** In lower case, with its dot. */
  readonly name: string;
  readonly text: string;
  /** Where the arguments begin. */
  readonly at: number;
  /** Where the directive itself stands, 1-based. */
  readonly column: number;
}

/** The arguments, at least `least` and at most `most`; an empty one in the list is refused unless `empty`. */
export function argumentsOf(
  { text, at, column, name }: Call,
  least: number,
  most: number,
  empty = false,
): { text: string; at: number }[] {
  const parts = text.slice(at).trim() === '' ? [] : splitAtCommas(text, at);
  if (parts.length < least || parts.length > most)
    throw new AssemblyError('asm.argument-count', parts.length > most ? (parts[most]?.at ?? at) + 1 : column, {
      directive: name,
      least,
      most: Number.isFinite(most) ? most : '…',
      found: parts.length,
    });
  const missing = empty ? undefined : parts.find((p) => p.text === '');
  if (missing !== undefined) throw new AssemblyError('asm.value-missing', missing.at + 1, { found: '' });
  return parts;
}
export const tree = (call: Call, part: { text: string; at: number }): Expression =>
  wholeExpression(call.text.slice(0, part.at + part.text.length), part.at);
export const number = (
  a: Assembly,
  call: Call,
  part: { text: string; at: number } | undefined,
  otherwise: bigint,
): bigint => (part === undefined || part.text === '' ? otherwise : a.constant(tree(call, part)));

/** A count that is not negative and not absurd. */
export function count(a: Assembly, call: Call, part: { text: string; at: number } | undefined): number {
  const value = part === undefined || part.text === '' ? 0n : a.length(tree(call, part));
  if (value < 0n || value >= 1n << 40n)
    throw new AssemblyError('asm.count', (part?.at ?? 0) + 1, { value: String(value) });
  return Number(value);
}
