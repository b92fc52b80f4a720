/** Operands of loads and stores: base, offsets, extended index, prefetch operations, vector registers by size. */
import { AssemblyError } from './cursor.ts';
import { custom, reg, regSp } from './operands.ts';
import type { Operand } from './operand.ts';

export const base = regSp('Rn', 64);

/** The base of accesses that have no offset; `, #0` may be written. */
export const baseOnly = custom(
  (f, pc) => base.print(f, pc),
  (cursor, fields, pc) => {
    if (!base.parse(cursor, fields, pc)) return false;
    if (!cursor.literal(',')) return true;
    cursor.skipSpace();
    const column = cursor.at + 1;
    const value = cursor.immediate();
    if (value !== 0n) throw new AssemblyError('asm.offset-none', column, { value: String(value) });
    return true;
  },
);

/** `, #offset` inside the brackets, absent when it is zero. The field holds offset / scale. */
export function offset(field: string, width: number, scale: number, isSigned: boolean, always = false): Operand {
  const value = (raw: number): number => (isSigned && raw >= 2 ** (width - 1) ? raw - 2 ** width : raw) * scale;
  return custom(
    (f) => (!always && f[field] === 0 ? '' : `, #${value(f[field] ?? 0)}`),
    (cursor, fields) => {
      if (!cursor.literal(',')) return !always && fields.set(field, 0);
      cursor.skipSpace();
      if (/^(?:[wx](?:\d+|zr)|w?sp|lr|fp)\b/i.test(cursor.text.slice(cursor.at))) return false;
      const column = cursor.at + 1;
      const n = Number(cursor.immediate());
      const min = isSigned ? -(2 ** (width - 1)) * scale : 0;
      const max = (2 ** (isSigned ? width - 1 : width) - 1) * scale;
      if (n < min || n > max) throw new AssemblyError('asm.offset-range', column, { value: n, min, max });
      if (n % scale !== 0) throw new AssemblyError('asm.offset-multiple', column, { value: n, scale });
      return fields.set(field, (n / scale) & (2 ** width - 1));
    },
  );
}

const EXTENDS: readonly (string | undefined)[] = [
  undefined,
  undefined,
  'uxtw',
  'lsl',
  undefined,
  undefined,
  'sxtw',
  'sxtx',
];

/** `Xm{, lsl #n}` or `Wm, sxtw {#n}` with n 0 or log2 of the size. */
export function index(shift: number): Operand {
  return custom(
    (f) => {
      const { option = 0, S = 0, Rm = 0 } = f;
      const name = EXTENDS[option];
      if (name === undefined) return undefined;
      const letter = (option & 1) === 1 ? 'x' : 'w';
      const rm = Rm === 31 ? `${letter}zr` : `${letter}${Rm}`;
      if (S === 0) return option === 3 ? rm : `${rm}, ${name}`;
      return `${rm}, ${name} #${shift}`;
    },
    (cursor, fields) => {
      const found = cursor.match(/([wx])([0-9]|[12][0-9]|30|zr)\b/);
      if (found === undefined) return false;
      const x = found[1]?.toLowerCase() === 'x';
      if (!fields.set('Rm', found[2]?.toLowerCase() === 'zr' ? 31 : Number(found[2]))) return false;
      if (!cursor.literal(',')) return x && fields.set('option', 3) && fields.set('S', 0);
      const name = cursor.match(/(?:lsl|[us]xt[wx])\b/)?.[0].toLowerCase();
      const option = EXTENDS.indexOf(name);
      if (name === undefined || option < 0 || ((option & 1) === 1) !== x) return false;
      cursor.skipSpace();
      if (cursor.text[cursor.at] === ']') return name !== 'lsl' && fields.set('option', option) && fields.set('S', 0);
      const column = cursor.at + 1;
      const amount = Number(cursor.immediate());
      if (amount !== 0 && amount !== shift)
        throw new AssemblyError('asm.index-shift', column, { value: amount, shift });
      // A shift of 0 for bytes is written with S set when it is written at all.
      return fields.set('option', option) && fields.set('S', amount === 0 && shift !== 0 ? 0 : 1);
    },
  );
}

const PREFETCH_TYPES = ['pld', 'pli', 'pst'] as const;
/** pldl1keep … in Rt. */
export const prefetch: Operand = custom(
  (f) => {
    const n = f['Rt'] ?? 0;
    const type = PREFETCH_TYPES[n >> 3];
    const level = (n >> 1) & 3;
    return type === undefined || level === 3
      ? `#0x${n.toString(16).padStart(2, '0')}`
      : `${type}l${level + 1}${(n & 1) === 1 ? 'strm' : 'keep'}`;
  },
  (cursor, fields) => {
    const found = cursor.match(/(pld|pli|pst)l([123])(keep|strm)\b/);
    if (found !== undefined) {
      const type = PREFETCH_TYPES.findIndex((t) => t === found[1]?.toLowerCase());
      return fields.set('Rt', type * 8 + (Number(found[2]) - 1) * 2 + (found[3]?.toLowerCase() === 'strm' ? 1 : 0));
    }
    cursor.skipSpace();
    const column = cursor.at + 1;
    if (!/^[#\d(]/.test(cursor.text.slice(cursor.at))) return false;
    const value = cursor.immediate();
    if (value < 0n || value > 31n)
      throw new AssemblyError('asm.immediate-range', column, { value: String(value), min: 0, max: 31 });
    return fields.set('Rt', Number(value));
  },
);

/** A scalar view of a vector register: b, h, s, d or q. */
export function scalar(field: string, letter: 'b' | 'h' | 's' | 'd' | 'q'): Operand {
  const pattern = new RegExp(`${letter}([0-9]|[12][0-9]|3[01])\\b`);
  return custom(
    (f) => `${letter}${f[field]}`,
    (cursor, fields) => {
      const found = cursor.match(pattern);
      return found !== undefined && fields.set(field, Number(found[1]));
    },
  );
}

export const general = (field: string, bits: 32 | 64): Operand => reg(field, bits);
