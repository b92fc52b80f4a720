/** Operands of Advanced SIMD: arranged registers, elements, lists, scalars whose letter depends on fields, shifts. */
import { AssemblyError } from './cursor.ts';
import { custom } from './operands.ts';
import type { FieldSink, FieldValues, Operand } from './operand.ts';

/**
 * Where an encoding keeps its element size (log2 of bytes: 0 B to 3 D, 4 Q). Where the field holds more than the size
 * (immh:immb, imm5) parsing keeps it in `esize`, which is no field of a pattern, for the operand that knows the rest.
 */
export interface SizeSource {
  of(f: FieldValues): number | undefined;
  set(fields: FieldSink, size: number): boolean;
  get(fields: FieldSink): number | undefined;
}
const inField = (name: string, bias: number): SizeSource => ({
  of: (f) => (f[name] ?? 0) + bias,
  set: (fields, size) => size >= bias && fields.set(name, size - bias),
  get: (fields) => {
    const value = fields.get(name);
    return value === undefined ? undefined : value + bias;
  },
});
const beside = (of: SizeSource['of']): SizeSource => ({
  of,
  set: (fields, size) => fields.set('esize', size),
  get: (fields) => fields.get('esize'),
});

export const bySize = inField('size', 0);
/** One bit: S or D. */
export const bySz = inField('sz', 2);
/** The highest bit set of immh. */
export const byImmh = beside((f) => (f['immh'] === 0 ? undefined : 31 - Math.clz32(f['immh'] ?? 0)));
/** The lowest bit set of imm5. */
export const byImm5 = beside((f) => {
  const imm5 = f['imm5'] ?? 0;
  return (imm5 & 15) === 0 ? undefined : 31 - Math.clz32(imm5 & -imm5);
});
export const fixed = (size: number): SizeSource => ({ of: () => size, set: (_, s) => s === size, get: () => size });

const LETTERS = 'bhsdq';
const REGISTER = '([0-9]|[12][0-9]|3[01])';

export interface Arranged {
  /** The register is the full 128 bits (true), 64 (false), or as the field Q says (default). */
  readonly full?: boolean;
  /** Elements are this much wider than the size (log2). */
  readonly wider?: number;
  /** `.1d` exists here (PMULL, LD1). */
  readonly oneD?: boolean;
}
function arrangement(source: SizeSource, { full, wider = 0, oneD = false }: Arranged) {
  return {
    print(f: FieldValues): string | undefined {
      const size = source.of(f);
      if (size === undefined || size + wider > 4) return undefined;
      const bytes = (full ?? f['Q'] === 1) ? 16 : 8;
      const count = bytes >> (size + wider);
      return count === 0 ? undefined : `${count}${LETTERS[size + wider] ?? ''}`;
    },
    set(text: string, fields: FieldSink): boolean {
      const size = LETTERS.indexOf(text.slice(-1)) - wider;
      const bytes = Number(text.slice(0, -1)) << (size + wider);
      if (size < 0 || (bytes !== 8 && bytes !== 16) || (text === '1d' && !oneD)) return false;
      if (full === undefined ? !fields.set('Q', bytes === 16 ? 1 : 0) : full !== (bytes === 16)) return false;
      return source.set(fields, size);
    },
  };
}

const ARRANGED = new RegExp(`v${REGISTER}\\.(1?[0-9][bhsdq])\\b`);

/** `v3.16b` */
export function vector(field: string, source: SizeSource, form: Arranged = {}): Operand {
  const arranged = arrangement(source, form);
  return custom(
    (f) => {
      const text = arranged.print(f);
      return text === undefined ? undefined : `v${f[field]}.${text}`;
    },
    (cursor, fields) => {
      const found = cursor.match(ARRANGED);
      return (
        found !== undefined &&
        arranged.set((found[2] ?? '').toLowerCase(), fields) &&
        fields.set(field, Number(found[1]))
      );
    },
  );
}

const SCALAR = new RegExp(`([bhsdq])${REGISTER}\\b`);
/** `s3`, its letter by the size. */
export function scalarOf(field: string, source: SizeSource, wider = 0): Operand {
  return custom(
    (f) => {
      const letter = LETTERS[(source.of(f) ?? 9) + wider];
      return letter === undefined ? undefined : `${letter}${f[field]}`;
    },
    (cursor, fields) => {
      const found = cursor.match(SCALAR);
      if (found === undefined) return false;
      const size = LETTERS.indexOf((found[1] ?? '').toLowerCase()) - wider;
      return size >= 0 && source.set(fields, size) && fields.set(field, Number(found[2]));
    },
  );
}

/** How an index is spread over fields. */
export interface IndexFields {
  of(f: FieldValues, size: number): number;
  set(fields: FieldSink, index: number, size: number): boolean;
}
const ELEMENT = new RegExp(`v${REGISTER}\\.([bhsd])\\s*\\[`);

export function parseIndex(cursor: Parameters<Operand['parse']>[0], size: number): number | undefined {
  cursor.skipSpace();
  const column = cursor.at + 1;
  const index = cursor.immediate();
  const max = (16 >> size) - 1;
  if (index < 0n || index > BigInt(max))
    throw new AssemblyError('asm.element-index', column, { value: String(index), max });
  return cursor.literal(']') ? Number(index) : undefined;
}

/** `v3.s[2]` */
export function element(field: string, source: SizeSource, index: IndexFields): Operand {
  return custom(
    (f) => {
      const size = source.of(f);
      return size === undefined || size > 3 ? undefined : `v${f[field]}.${LETTERS[size]}[${index.of(f, size)}]`;
    },
    (cursor, fields) => {
      const found = cursor.match(ELEMENT);
      if (found === undefined) return false;
      const size = LETTERS.indexOf((found[2] ?? '').toLowerCase());
      if (!source.set(fields, size)) return false;
      const value = parseIndex(cursor, size);
      return value !== undefined && index.set(fields, value, size) && fields.set(field, Number(found[1]));
    },
  );
}

/** imm5: the index above the size's bit. */
export const imm5Index: IndexFields = {
  of: (f, size) => (f['imm5'] ?? 0) >> (size + 1),
  set: (fields, index, size) => fields.set('imm5', (index * 2 + 1) << size),
};
/** imm4 of INS (element): the index above as many bits as the size. */
export const imm4Index: IndexFields = {
  of: (f, size) => (f['imm4'] ?? 0) >> size,
  set: (fields, index, size) => fields.set('imm4', index << size),
};
/** H:L:M of the encodings by element. For H the register has four bits, M belongs to the index. */
export const elementIndex = {
  of: (f: FieldValues, size: number): number => {
    const { H = 0, L = 0, M = 0 } = f;
    return size === 1 ? H * 4 + L * 2 + M : size === 2 ? H * 2 + L : H;
  },
  register: (f: FieldValues, size: number): number => (size === 1 ? 0 : (f['M'] ?? 0) * 16) + (f['Rm'] ?? 0),
};
/** `v3.h[5]`, the last operand by element. */
export function indexed(source: SizeSource): Operand {
  return custom(
    (f) => {
      const size = source.of(f);
      if (size === undefined || size === 0 || size > 3) return undefined;
      return `v${elementIndex.register(f, size)}.${LETTERS[size]}[${elementIndex.of(f, size)}]`;
    },
    (cursor, fields) => {
      cursor.skipSpace();
      const column = cursor.at + 1;
      const found = cursor.match(ELEMENT);
      if (found === undefined) return false;
      const size = LETTERS.indexOf((found[2] ?? '').toLowerCase());
      const n = Number(found[1]);
      if (size === 0 || !source.set(fields, size)) return false;
      if (size === 1 && n > 15) throw new AssemblyError('asm.element-register', column, { register: n });
      const index = parseIndex(cursor, size);
      if (index === undefined) return false;
      const [h, l, m] =
        size === 1
          ? [index >> 2, (index >> 1) & 1, index & 1]
          : size === 2
            ? [index >> 1, index & 1, n >> 4]
            : [index, 0, n >> 4];
      return fields.set('H', h ?? 0) && fields.set('L', l ?? 0) && fields.set('M', m ?? 0) && fields.set('Rm', n & 15);
    },
  );
}

/** A list of `count` registers in braces, `{v3.16b-v5.16b}`, as the disassembler writes it, or with commas. */
export function list(
  field: string,
  count: number,
  part: { print(f: FieldValues): string | undefined; set(text: string, fields: FieldSink): boolean },
): Operand {
  return custom(
    (f) => {
      const text = part.print(f);
      if (text === undefined) return undefined;
      const first = f[field] ?? 0;
      if (count > 2 && first + count <= 32) return `{v${first}.${text}-v${first + count - 1}.${text}}`;
      return `{${Array.from({ length: count }, (_, i) => `v${(first + i) & 31}.${text}`).join(', ')}}`;
    },
    (cursor, fields) => {
      if (!cursor.literal('{')) return false;
      const one = new RegExp(`v${REGISTER}\\.([0-9]*[bhsd])\\b`);
      const start = cursor.match(one);
      if (start === undefined) return false;
      const first = Number(start[1]);
      let last = first;
      const next = (): boolean => {
        const found = cursor.match(one);
        if (found?.[2]?.toLowerCase() !== start[2]?.toLowerCase()) return false;
        last = Number(found?.[1]);
        return true;
      };
      let length = 1;
      if (cursor.match(/-/) !== undefined) {
        if (!next() || last < first) return false;
        length = last - first + 1;
      } else
        while (cursor.literal(',')) {
          const before = last;
          if (!next() || last !== ((before + 1) & 31)) return false;
          length++;
        }
      return (
        length === count &&
        cursor.literal('}') &&
        part.set((start[2] ?? '').toLowerCase(), fields) &&
        fields.set(field, first)
      );
    },
  );
}
export const arrangedPart = arrangement;

/** A shift in immh:immb: right shifts count down from twice the element's bits, left ones up from once. */
export function shift(direction: 'left' | 'right'): Operand {
  return custom(
    (f) => {
      const size = byImmh.of(f);
      if (size === undefined) return undefined;
      const value = (f['immh'] ?? 0) * 8 + (f['immb'] ?? 0);
      return `#${direction === 'left' ? value - (8 << size) : (16 << size) - value}`;
    },
    (cursor, fields) => {
      const size = fields.get('esize');
      if (size === undefined) return false;
      cursor.skipSpace();
      const column = cursor.at + 1;
      if (!/^#?\s*[-(~0-9a-z_.]/i.test(cursor.text.slice(cursor.at)) || ARRANGED.test(cursor.text.slice(cursor.at)))
        return false;
      const value = cursor.immediate();
      const bits = 8 << size;
      const [min, max] = direction === 'left' ? [0, bits - 1] : [1, bits];
      if (value < BigInt(min) || value > BigInt(max))
        throw new AssemblyError('asm.immediate-range', column, { value: String(value), min, max });
      const coded = direction === 'left' ? Number(value) + bits : 2 * bits - Number(value);
      return fields.set('immh', coded >> 3) && fields.set('immb', coded & 7);
    },
  );
}

/** `#0` and nothing else; with `float`, `#0.0`. */
export function zero(float: boolean): Operand {
  return custom(
    () => (float ? '#0.0' : '#0'),
    (cursor) => cursor.match(float ? /#?0(?:\.0*)?(?![\w.])/ : /#?(?:0x)?0+(?![\w.])/) !== undefined,
  );
}
