/** A register's value as rows of a table: its fields, and the bits that are set and that no field names. */
import { decodeRegister } from '../../engine/isa/sysregs/decode.ts';
import type { DecodedField } from '../../engine/isa/sysregs/syndrome.ts';

/** The name of a row for a bit without a field. A run of ours sets only those that the manual wants to be 1. */
export const RES1 = 'RES1';

/** Most significant first. What the rows hold adds up to the value, so that a reader who copies the table gets the register. */
export function registerRows(name: string, value: bigint): readonly DecodedField[] {
  const fields = decodeRegister(name, value);
  // A register that is one value has no rows at all.
  if (fields.length === 0) return fields;
  const named = fields.reduce((mask, { msb, lsb }) => mask | (((1n << BigInt(msb - lsb + 1)) - 1n) << BigInt(lsb)), 0n);
  const rest = Array.from({ length: 64 }, (_, bit) => bit)
    .filter((bit) => (((value & ~named) >> BigInt(bit)) & 1n) === 1n)
    .map((bit): DecodedField => ({ name: RES1, msb: bit, lsb: bit, value: 1n }));
  return [...fields, ...rest].sort((a, b) => b.msb - a.msb);
}
