/** Operands that many encodings share. Two-way: print as binutils does, parse what GNU as takes. */
import { AssemblyError } from './cursor.ts';
import type { FieldValues, Operand } from './operand.ts';

const zeroOrNumber = (prefix: string, n: number, zero: string): string => (n === 31 ? zero : `${prefix}${n}`);

/** How wide a general register is: a field (0 = W, 1 = X) or a fixed width. */
export type Width = string | 32 | 64;

function register(field: string, width: Width, thirtyOne: 'zr' | 'sp'): Operand {
  const isX = (f: Readonly<Record<string, number>>): boolean =>
    typeof width === 'string' ? f[width] === 1 : width === 64;
  const pattern =
    thirtyOne === 'sp'
      ? /(?:([wx])([0-9]|[12][0-9]|30)|(w?sp)|(?<!x)(lr|fp))\b/
      : /(?:([wx])([0-9]|[12][0-9]|30)|([wx]zr)|(?<!x)(lr|fp))\b/;
  return {
    print(f) {
      const n = f[field] ?? 0;
      if (thirtyOne === 'sp') return isX(f) ? zeroOrNumber('x', n, 'sp') : zeroOrNumber('w', n, 'wsp');
      return isX(f) ? zeroOrNumber('x', n, 'xzr') : zeroOrNumber('w', n, 'wzr');
    },
    parse(cursor, fields) {
      const start = cursor.at;
      const found = cursor.match(pattern);
      if (found === undefined) return false;
      const text = found[0].toLowerCase();
      const named = text === 'lr' ? 'x30' : text === 'fp' ? 'x29' : text;
      const x = named === 'sp' || named.startsWith('x');
      const n = /\d/.test(named) ? Number(named.slice(1)) : 31;
      const fits = typeof width === 'string' ? fields.set(width, x ? 1 : 0) : x === (width === 64);
      if (fits && fields.set(field, n)) return true;
      cursor.at = start;
      return false;
    },
  };
}

/** A general register of which 31 is the zero register. */
export const reg = (field: string, width: Width): Operand => register(field, width, 'zr');
/** A general register of which 31 is the stack pointer. */
export const regSp = (field: string, width: Width): Operand => register(field, width, 'sp');

export interface ImmediateForm {
  readonly signed?: boolean;
  /** The text's value is the field's times this. */
  readonly scale?: number;
  readonly width: number;
  readonly hex?: boolean;
  readonly code?: string;
}

/** `#imm`: printed as hex (binutils' way for most) or decimal. */
export function imm(field: string, form: ImmediateForm): Operand {
  const scale = form.scale ?? 1;
  const min = form.signed === true ? -(2 ** (form.width - 1)) * scale : 0;
  const max = ((form.signed === true ? 2 ** (form.width - 1) : 2 ** form.width) - 1) * scale;
  return {
    print(f) {
      const raw = f[field] ?? 0;
      const value = (form.signed === true && raw >= 2 ** (form.width - 1) ? raw - 2 ** form.width : raw) * scale;
      return form.hex === false || value < 0 ? `#${value}` : `#0x${value.toString(16)}`;
    },
    parse(cursor, fields) {
      cursor.skipSpace();
      const column = cursor.at + 1;
      if (/^[[{]/.test(cursor.text.slice(cursor.at))) return false;
      const value = cursor.immediate();
      if (value < BigInt(min) || value > BigInt(max))
        throw new AssemblyError('asm.immediate-range', column, { value: String(value), min, max });
      const n = Number(value);
      if (n % scale !== 0) throw new AssemblyError('asm.immediate-multiple', column, { value: n, scale });
      return fields.set(field, (n / scale) & (2 ** form.width - 1));
    },
  };
}

/** An operand that names an address. */
export type Target = Operand & Required<Pick<Operand, 'target'>>;

/**
 * `b #8` is eight bytes on, as in GNU as, when it is made of numbers alone. Without the sign a number is the address that
 * the disassembler shows.
 */
const isDistance = (text: string): boolean => text.startsWith('#') && isNumber(text);
/** Made of numbers alone: no symbol, no `.`. */
const isNumber = (text: string): boolean =>
  /^#?[-+~*/%()<>|&^\s]*$/.test(text.replace(/\b(?:0x[\da-f]+|0b[01]+|\d+)\b/gi, ''));

/**
 * A branch or ADR target, PC-relative: `scale` 4 for branches, 1 for ADR, 4096 for ADRP (page of the target). `hasPool`: the
 * instruction also takes `=value`, which is what somebody means who writes a number that is out of reach.
 */
export function label(field: string, width: number, scale: 1 | 4 | 4096, hasPool = false): Target {
  const base = (pc: bigint): bigint => (scale === 4096 ? pc & ~0xfffn : pc);
  const targetOf = (f: FieldValues, pc: bigint): bigint =>
    BigInt.asUintN(64, base(pc) + BigInt.asIntN(width, BigInt(f[field] ?? 0)) * BigInt(scale));
  return {
    target: targetOf,
    print: (f, pc) => `0x${targetOf(f, pc).toString(16)}`,
    parse(cursor, fields, pc) {
      cursor.skipSpace();
      const column = cursor.at + 1;
      // An address in brackets is another form of the instruction.
      if (/^[[{=]/.test(cursor.text.slice(cursor.at))) return false;
      const from = cursor.at;
      const value = cursor.immediate();
      const target = scale !== 4096 && isDistance(cursor.text.slice(from, cursor.at)) ? pc + value : value;
      const written = cursor.text.slice(from, cursor.at).trim();
      const refuse = (code: string, params: Readonly<Record<string, string | number>>): never => {
        if (!hasPool || !isNumber(written)) throw new AssemblyError(code, column, params);
        throw new AssemblyError('asm.literal-number', column, { value: written.replace(/^#\s*/, '') });
      };
      const distance = BigInt.asIntN(64, (scale === 4096 ? target & ~0xfffn : target) - base(pc));
      if (distance % BigInt(scale) !== 0n)
        return refuse('asm.branch-alignment', { target: `0x${target.toString(16)}` });
      const steps = distance / BigInt(scale);
      if (BigInt.asIntN(width, steps) !== steps)
        return refuse('asm.branch-range', { distance: String(distance), reach: 2 ** (width - 1) * scale });
      return fields.set(field, Number(BigInt.asUintN(width, steps)));
    },
  };
}

export const conditions = [
  'eq',
  'ne',
  'cs',
  'cc',
  'mi',
  'pl',
  'vs',
  'vc',
  'hi',
  'ls',
  'ge',
  'lt',
  'gt',
  'le',
  'al',
  'nv',
] as const;
const conditionAliases: Readonly<Record<string, number>> = { hs: 2, lo: 3 };
export const conditionByName = (name: string): number | undefined => {
  const i = conditions.findIndex((c) => c === name);
  return i >= 0 ? i : conditionAliases[name];
};

/** A condition operand; `inverted` for CSET and its kin. */
export function cond(field: string, inverted = false): Operand {
  return {
    print: (f) => conditions[(f[field] ?? 0) ^ (inverted ? 1 : 0)],
    parse(cursor, fields) {
      const start = cursor.at;
      const found = cursor.match(/[a-z]{2}\b/);
      const value = found === undefined ? undefined : conditionByName(found[0].toLowerCase());
      if (value === undefined || (inverted && value >= 14)) {
        cursor.at = start;
        return false;
      }
      return fields.set(field, value ^ (inverted ? 1 : 0));
    },
  };
}

/** An operand made of two functions, for what only one or two encodings have. */
export const custom = (print: Operand['print'], parse: Operand['parse']): Operand => ({ print, parse });

/** Text that may be absent when printed (an optional ", lsl #12"); parse takes nothing when it is not there. */
export function optional(
  before: string,
  operand: Operand,
  absent: (f: Readonly<Record<string, number>>) => boolean,
  implied: Readonly<Record<string, number>>,
): Operand {
  return {
    print(f, pc) {
      if (absent(f)) return '';
      const text = operand.print(f, pc);
      return text === undefined ? undefined : before + text;
    },
    parse(cursor, fields, pc) {
      if (cursor.literal(before)) return operand.parse(cursor, fields, pc);
      return Object.entries(implied).every(([k, v]) => fields.set(k, v));
    },
  };
}

const SHIFTS = ['lsl', 'lsr', 'asr', 'ror'] as const;

/** `Rm{, shift #amount}` of the shifted-register forms. `ror` only for logical ones. */
export function shifted(width: string, ror: boolean): Operand {
  const rm = reg('Rm', width);
  return {
    print(f, pc) {
      const text = rm.print(f, pc);
      const shift = SHIFTS[f['shift'] ?? 0];
      if (shift === 'ror' && !ror) return undefined;
      return f['shift'] === 0 && f['imm6'] === 0 ? text : `${text}, ${shift} #${f['imm6']}`;
    },
    parse(cursor, fields, pc) {
      if (!rm.parse(cursor, fields, pc)) return false;
      if (!cursor.literal(',')) return fields.set('shift', 0) && fields.set('imm6', 0);
      const found = cursor.match(ror ? /(lsl|lsr|asr|ror)\b/ : /(lsl|lsr|asr)\b/);
      if (found === undefined) return false;
      cursor.skipSpace();
      const column = cursor.at + 1;
      const amount = cursor.immediate();
      const max = fields.get(width) === 1 ? 63 : 31;
      if (amount < 0n || amount > BigInt(max))
        throw new AssemblyError('asm.shift-range', column, { value: String(amount), max });
      return (
        fields.set(
          'shift',
          SHIFTS.findIndex((s) => s === found[0].toLowerCase()),
        ) && fields.set('imm6', Number(amount))
      );
    },
  };
}

const EXTENDS = ['uxtb', 'uxth', 'uxtw', 'uxtx', 'sxtb', 'sxth', 'sxtw', 'sxtx'] as const;

/** `Rm{, extend {#amount}}` of ADD (extended register): LSL is UXTX (UXTW for W) when SP takes part. */
export function extended(width: string): Operand {
  return {
    print(f) {
      const option = f['option'] ?? 0;
      const amount = f['imm3'] ?? 0;
      if (amount > 4) return undefined;
      const n = f['Rm'] ?? 0;
      const rm = (option & 3) === 3 && f[width] === 1 ? zeroOrNumber('x', n, 'xzr') : zeroOrNumber('w', n, 'wzr');
      const plain = option === (f[width] === 1 ? 3 : 2) && (f['Rn'] === 31 || (f['Rd'] === 31 && f['S'] !== 1));
      if (plain) return amount === 0 ? rm : `${rm}, lsl #${amount}`;
      return amount === 0 ? `${rm}, ${EXTENDS[option]}` : `${rm}, ${EXTENDS[option]} #${amount}`;
    },
    parse(cursor, fields) {
      const start = cursor.at;
      const found = cursor.match(/([wx])([0-9]|[12][0-9]|30|zr)\b/);
      if (found === undefined) return false;
      const x = found[1]?.toLowerCase() === 'x';
      const n = found[2]?.toLowerCase() === 'zr' ? 31 : Number(found[2]);
      const wide = fields.get(width) === 1;
      let option = wide ? 3 : 2;
      let amount = 0;
      if (cursor.literal(',')) {
        const name = cursor.match(/(?:[us]xt[bhwx]|lsl)\b/)?.[0].toLowerCase();
        if (name === undefined) {
          cursor.at = start;
          return false;
        }
        if (name !== 'lsl') option = EXTENDS.findIndex((e) => e === name);
        else if (x !== wide) {
          cursor.at = start;
          return false;
        }
        if (!cursor.done || name === 'lsl') {
          cursor.skipSpace();
          const column = cursor.at + 1;
          const value = cursor.immediate();
          if (value < 0n || value > 4n)
            throw new AssemblyError('asm.shift-range', column, { value: String(value), max: 4 });
          amount = Number(value);
        }
      } else if (x !== wide) {
        cursor.at = start;
        return false;
      }
      // GNU as does not ask whether the register's width is that of the extension's source.
      if (x && !wide) {
        cursor.at = start;
        return false;
      }
      return fields.set('Rm', n) && fields.set('option', option) && fields.set('imm3', amount);
    },
  };
}
