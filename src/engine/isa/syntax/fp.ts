/** Operands of floating-point encodings that Advanced SIMD has not: immediates and numbers of fraction bits. */
import { AssemblyError } from './cursor.ts';
import type { FieldSink, Operand } from './operand.ts';
import { custom } from './operands.ts';

/** The value of an eight-bit floating-point immediate (VFPExpandImm). */
export function immediateValue(imm8: number): number {
  const exponent = ((imm8 >> 4) & 3) + ((imm8 & 0x40) === 0 ? 1 : -3);
  return ((imm8 & 0x80) === 0 ? 1 : -1) * (1 + (imm8 & 15) / 16) * 2 ** exponent;
}

/** VFPExpandImm (shared/functions/float): the pattern of an eight-bit immediate. */
export function expandImmediate(imm8: number, bits: 32 | 64): bigint {
  const exponentBits = bits === 32 ? 8n : 11n;
  const b = BigInt((imm8 >> 6) & 1);
  const repeated = b === 1n ? (1n << (exponentBits - 3n)) - 1n : 0n;
  const exponent = ((b ^ 1n) << (exponentBits - 1n)) | (repeated << 2n) | BigInt((imm8 >> 4) & 3);
  const fractionBits = BigInt(bits) - 1n - exponentBits;
  return (
    (BigInt(imm8 >> 7) << BigInt(bits - 1)) | (exponent << fractionBits) | (BigInt(imm8 & 15) << (fractionBits - 4n))
  );
}
/** `#1.250000000000000000e+00` in the field imm8, for a scalar of 32 or 64 bits. */
export function fpImmediate(bits: 32 | 64): Operand {
  const encode = (means: (imm8: number) => boolean): number =>
    Array.from({ length: 256 }, (_, imm8) => imm8).findIndex(means);
  return custom(
    (f) =>
      `#${immediateValue(f['imm8'] ?? 0)
        .toExponential(18)
        .replace(/e([+-])(\d)$/, 'e$10$2')}`,
    (cursor, fields) => {
      cursor.skipSpace();
      const column = cursor.at + 1;
      // A number in hexadecimal is the bit pattern, as for GNU as.
      const pattern = cursor.match(/#?\s*(0x[0-9a-f]+)(?![\w.])/)?.[1];
      const text = pattern ?? cursor.match(/#?\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?![\w.])/)?.[1];
      if (text === undefined) return false;
      const imm8 =
        pattern === undefined
          ? encode((i) => immediateValue(i) === Number(text))
          : encode((i) => expandImmediate(i, bits) === BigInt(pattern));
      if (imm8 < 0) throw new AssemblyError('asm.fp-immediate', column, { value: text });
      return fields.set('imm8', imm8);
    },
  );
}

/** A number of fraction bits, 1 to `max`: the field holds `from` − fbits. */
function fraction(field: string, from: number, max: (fields: FieldSink) => number): Operand {
  return custom(
    (f) => `#${from - (f[field] ?? 0)}`,
    (cursor, fields) => {
      cursor.skipSpace();
      const column = cursor.at + 1;
      if (!/^[#\d(]/.test(cursor.text.slice(cursor.at))) return false;
      const value = cursor.immediate();
      const limit = max(fields);
      if (value < 1n || value > BigInt(limit))
        throw new AssemblyError('asm.immediate-range', column, { value: String(value), min: 1, max: limit });
      return fields.set(field, from - Number(value));
    },
  );
}
/** `#fbits` of a conversion from or to a general register, 1 to the register's width: scale is 64 − fbits. */
export const fractionBits: Operand = fraction('scale', 64, (fields) => (fields.get('sf') === 1 ? 64 : 32));
/** `#fbits` of a vector's conversion, 1 to the element's size: imm is the size − fbits. */
export const elementFractionBits = (bits: 32 | 64): Operand => fraction('imm', bits, () => bits);

/** `v1.2s` or `v1.2d` by sz: the pair that a scalar is made from. */
export function pairBySz(field: string): Operand {
  return custom(
    (f) => `v${f[field]}.2${f['sz'] === 1 ? 'd' : 's'}`,
    (cursor, fields) => {
      const found = cursor.match(/v([0-9]|[12][0-9]|3[01])\.2([sd])\b/);
      return (
        found !== undefined &&
        fields.set('sz', found[2]?.toLowerCase() === 'd' ? 1 : 0) &&
        fields.set(field, Number(found[1]))
      );
    },
  );
}
