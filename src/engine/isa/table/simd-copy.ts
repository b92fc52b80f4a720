/** C4.1.96 Advanced SIMD copy, extract, table lookup, permute, modified immediate; FMOV between the register files. */
import { op, row, V, X, Xd, type Op, type Row } from '../row.ts';
import { asm, type FieldValues, type Operand, type Syntax } from '../syntax/operand.ts';
import { AssemblyError } from '../syntax/cursor.ts';
import { custom, imm, reg } from '../syntax/operands.ts';
import {
  arrangedPart, byImm5, bySize, element, fixed, imm4Index, imm5Index, list, scalarOf, vector, type SizeSource,
} from '../syntax/vector.ts';
import { scalar } from '../syntax/memory.ts';
import { expandImmediate, fpImmediate } from '../syntax/fp.ts';
import { bytesOf, evens, family, helper, letters, odds, permute, setResult, splat, splatSlot, type Family } from '../simd.ts';
import { section } from './simd-sections.ts';

const sizes = [0, 1, 2, 3] as const;
const bytes = (size: number): 1 | 2 | 4 => (size === 0 ? 1 : size === 1 ? 2 : 4);
const sizeOf = (imm5: number): number | undefined => byImm5.of({ imm5 });
/** Address of the element that imm5 names. */
const at5 = (n: number, imm5: number, size: number): number => V(n) + ((imm5 >> (size + 1)) << size);

// --- copy
const dupElement = family('dup_element', sizes, (b, size) => splatSlot(b, size, 'n'), '16b 4s 2d');
const dupGeneral = family('dup', sizes, (b, size) => (size === 3 ? splat(b, 3, b.x('n')) : splat(b, size, b.w('n'))), '16b 4s 2d');
const dupScalar = sizes.map((size) => op(`dup_${letters[size]}_scalar`, (b) => {
  b.fpAccess();
  b.setD('d', size === 3 ? b.half('n', 0) : b.extendU(b.element('n', 0, bytes(size))));
}));
const umov = sizes.map((size) => op(`umov_${letters[size]}`, (b) => {
  b.fpAccess();
  b.setX('d', size === 3 ? b.half('n', 0) : b.extendU(b.element('n', 0, bytes(size))));
}, 'hot'));
const smov = ([0, 1, 2] as const).map((size) => [0, 1].map((q) => op(`smov_${letters[size]}_${q === 1 ? 'x' : 'w'}`, (b) => {
  b.fpAccess();
  const value = b.element('n', 0, bytes(size));
  if (q === 0) b.setW('d', size === 2 ? value : b.op<'i32'>(`i32.extend${8 << size}_s`, [value]));
  else b.setX('d', b.op<'i64'>(`i64.extend${8 << size}_s`, [b.extendU(value)]));
})));
const insGeneral = sizes.map((size) => op(`ins_${letters[size]}`, (b) => {
  b.fpAccess();
  b.setElement('d', 0, size === 3 ? 8 : bytes(size), size === 3 ? b.x('n') : b.w('n'));
}, size === 3 ? 'hot' : 'cold'));
const insElement = sizes.map((size) => op(`ins_${letters[size]}_element`, (b) => {
  b.fpAccess();
  b.setElement('d', 0, size === 3 ? 8 : bytes(size), size === 3 ? b.half('n', 0) : b.element('n', 0, bytes(size)));
}, size === 3 ? 'hot' : 'cold'));

/** Here the size is all that imm5 says: the bits above it are ignored. */
const onlySize: SizeSource = { of: byImm5.of, set: (fields, size) => fields.set('imm5', 1 << size), get: () => undefined };
const generalOf = (field: string): Operand => {
  const w = reg(field, 32);
  const x = reg(field, 64);
  const isD = (f: FieldValues): boolean => onlySize.of(f) === 3;
  return {
    print: (f, pc) => (isD(f) ? x : w).print(f, pc),
    parse: (cursor, fields, pc) => ((fields.get('esize') ?? onlySize.of({ imm5: fields.get('imm5') ?? 0 })) === 3 ? x : w).parse(cursor, fields, pc),
  };
};
const vn = element('Rn', byImm5, imm5Index);
/** MOV (to general) is for what fills the register. */
const vnWide = element('Rn', { ...byImm5, set: (fields, size) => size >= 2 && byImm5.set(fields, size) }, imm5Index);
const copies: readonly Row[] = [
  row('DUP (element), scalar', section('DUP (element)'), '01 0 11110000 imm5:5 0 0000 1 Rn:5 Rd:5', [
    asm`mov ${scalarOf('Rd', byImm5)}, ${vn}`,
    { ...asm`dup ${scalarOf('Rd', byImm5)}, ${vn}`, when: () => false },
  ], (f) => {
    const size = sizeOf(f.imm5);
    const o = dupScalar[size ?? 9];
    return size === undefined || o === undefined ? undefined : { op: o, d: V(f.Rd), n: at5(f.Rn, f.imm5, size) };
  }),
  row('DUP (element)', section('DUP (element)'), '0 Q 0 01110000 imm5:5 0 0000 1 Rn:5 Rd:5', asm`dup ${vector('Rd', byImm5)}, ${vn}`, (f) => {
    const size = sizeOf(f.imm5);
    if (size === undefined || (size === 3 && f.Q === 0)) return undefined;
    const o = dupElement(size, f.Q);
    return o === undefined ? undefined : { op: o, d: V(f.Rd), n: at5(f.Rn, f.imm5, size) };
  }),
  row('DUP (general)', section('DUP (general)'), '0 Q 0 01110000 imm5:5 0 0001 1 Rn:5 Rd:5', asm`dup ${vector('Rd', onlySize)}, ${generalOf('Rn')}`, (f) => {
    const size = sizeOf(f.imm5);
    if (size === undefined || (size === 3 && f.Q === 0)) return undefined;
    const o = dupGeneral(size, f.Q);
    return o === undefined ? undefined : { op: o, d: V(f.Rd), n: X(f.Rn) };
  }),
  row('SMOV', section('SMOV'), '0 Q 0 01110000 imm5:5 0 0101 1 Rn:5 Rd:5', asm`smov ${reg('Rd', 'Q')}, ${vn}`, (f) => {
    const size = sizeOf(f.imm5);
    if (size === undefined || size === 3 || (size === 2 && f.Q === 0)) return undefined;
    const o = smov[size]?.[f.Q];
    return o === undefined ? undefined : { op: o, d: Xd(f.Rd), n: at5(f.Rn, f.imm5, size) };
  }),
  row('UMOV', section('UMOV'), '0 Q 0 01110000 imm5:5 0 0111 1 Rn:5 Rd:5', [
    { ...asm`mov ${reg('Rd', 'Q')}, ${vnWide}`, when: (f) => (byImm5.of(f) ?? 0) >= 2 },
    asm`umov ${reg('Rd', 'Q')}, ${vn}`,
  ], (f) => {
    const size = sizeOf(f.imm5);
    const o = umov[size ?? 9];
    return size === undefined || o === undefined || (size === 3) !== (f.Q === 1) ? undefined : { op: o, d: Xd(f.Rd), n: at5(f.Rn, f.imm5, size) };
  }),
  row('INS (general)', section('INS (general)'), '0 1 0 01110000 imm5:5 0 0011 1 Rn:5 Rd:5', [
    asm`mov ${element('Rd', byImm5, imm5Index)}, ${generalOf('Rn')}`,
    { ...asm`ins ${element('Rd', byImm5, imm5Index)}, ${generalOf('Rn')}`, when: () => false },
  ], (f) => {
    const size = sizeOf(f.imm5);
    const o = insGeneral[size ?? 9];
    return size === undefined || o === undefined ? undefined : { op: o, d: at5(f.Rd, f.imm5, size), n: X(f.Rn) };
  }),
  row('INS (element)', section('INS (element)'), '0 1 1 01110000 imm5:5 0 imm4:4 1 Rn:5 Rd:5', [
    asm`mov ${element('Rd', byImm5, imm5Index)}, ${element('Rn', byImm5, imm4Index)}`,
    { ...asm`ins ${element('Rd', byImm5, imm5Index)}, ${element('Rn', byImm5, imm4Index)}`, when: () => false },
  ], (f) => {
    const size = sizeOf(f.imm5);
    const o = insElement[size ?? 9];
    return size === undefined || o === undefined ? undefined : { op: o, d: at5(f.Rd, f.imm5, size), n: V(f.Rn) + ((f.imm4 >> size) << size) };
  }),
];

// --- table lookup, permute, extract
const tbl = helper('tbl', 'tableLookup', ['d', 'n', 'm']);
const tables = ['tbl', 'tbx'].flatMap((mnemonic, extend) =>
  [1, 2, 3, 4].map((count) => {
    const heading = mnemonic.toUpperCase();
    const text = `0 Q 0 01110 00 0 Rm:5 0 ${(count - 1).toString(2).padStart(2, '0')} ${extend} 00 Rn:5 Rd:5` as 'Q Rm:5 Rn:5 Rd:5';
    const table = list('Rn', count, arrangedPart(fixed(0), { full: true }));
    return row(`${heading}, ${count}`, section(heading), text, { ...asm`x ${vector('Rd', fixed(0))}, ${table}, ${vector('Rm', fixed(0))}`, mnemonic }, (f) =>
      ({ op: tbl, d: V(f.Rd), n: V(f.Rn), m: V(f.Rm), t: count, imm32: bytesOf(f.Q) + extend * 256 })) as Row;
  }),
);
function permuteRow(mnemonic: string, opcode: string, order: (count: number) => readonly number[], hot = ''): Row {
  const ops = family(mnemonic, sizes, (b, size, q) => permute(b, size, q, order), hot);
  return vectorRow(mnemonic.toUpperCase(), mnemonic, `0 Q 0 01110 size:2 0 Rm:5 0 ${opcode} 10 Rn:5 Rd:5`, ops);
}
function vectorRow(heading: string, mnemonic: string, text: string, ops: Family): Row {
  return row(heading, section(heading), text as 'Q size:2 Rm:5 Rn:5 Rd:5', { ...asm`x ${vector('Rd', bySize)}, ${vector('Rn', bySize)}, ${vector('Rm', bySize)}`, mnemonic }, (f) => {
    if (f.size === 3 && f.Q === 0) return undefined;
    const o = ops(f.size, f.Q);
    return o === undefined ? undefined : { op: o, d: V(f.Rd), n: V(f.Rn), m: V(f.Rm) };
  });
}
const interleave = (from: (count: number) => number) => (count: number): number[] =>
  Array.from({ length: count }, (_, i) => from(count) + (i >> 1) + (i & 1) * count);
const transpose = (part: number) => (count: number): number[] =>
  Array.from({ length: count }, (_, i) => (i & ~1) + part + (i & 1) * count);
const permutes: readonly Row[] = [
  permuteRow('uzp1', '001', evens),
  permuteRow('trn1', '010', transpose(0)),
  permuteRow('zip1', '011', interleave(() => 0)),
  permuteRow('uzp2', '101', odds),
  permuteRow('trn2', '110', transpose(1)),
  permuteRow('zip2', '111', interleave((count) => count >> 1)),
];
// Bytes from imm32 on of m:n, as lookups in both: an index outside a register gives zero.
const extract = ([0, 1] as const).map((q) => op(`ext_${q === 1 ? '16b' : '8b'}`, (b) => {
  b.fpAccess();
  if (q === 1) b.setV('d', b.call('v128', 'extractBytes', [b.v('n'), b.v('m'), b.imm32()]));
  else b.setD('d', b.or(b.shrU(b.half('n', 0), b.extendU(b.raw('t'))), b.shl(b.shl(b.half('m', 0), b.sub(b.i64(56), b.extendU(b.raw('t')))), b.i64(8))));
}, q === 1 ? 'hot' : 'cold'));
const ext = row('EXT', section('EXT'), '0 Q 1 01110 00 0 Rm:5 0 imm4:4 0 Rn:5 Rd:5', asm`ext ${vector('Rd', fixed(0))}, ${vector('Rn', fixed(0))}, ${vector('Rm', fixed(0))}, ${imm('imm4', { width: 4, hex: false })}`, (f) => {
  const o = extract[f.Q];
  if (o === undefined || (f.Q === 0 && f.imm4 > 7)) return undefined;
  return { op: o, d: V(f.Rd), n: V(f.Rn), m: V(f.Rm), ...(f.Q === 1 ? { imm32: f.imm4 } : { t: f.imm4 * 8 }) };
});

// --- modified immediate: the whole 64-bit constant is made when decoding
const movi = [op('movi_8b', (b) => (b.fpAccess(), b.setD('d', b.imm())), 'hot'), op('movi_16b', (b) => (b.fpAccess(), b.setV('d', splat(b, 3, b.imm()))), 'hot')] as const;
const withImmediate = (name: string): readonly [Op, Op] => {
  const make = (q: 0 | 1): Op => op(`${name}_imm_${q === 1 ? '16b' : '8b'}`, (b) => {
    b.fpAccess();
    setResult(b, q, b.op<'v128'>(`v128.${name}`, [b.v('d'), splat(b, 3, b.imm())]));
  });
  return [make(0), make(1)];
};
const orr = withImmediate('or');
const andnot = withImmediate('and');

const imm8 = (f: FieldValues): number => (f['abc'] ?? 0) * 32 + (f['defgh'] ?? 0);
const spread = (value: bigint, bits: number): bigint => {
  let all = 0n;
  for (let at = 0n; at < 64n; at += BigInt(bits)) all |= value << at;
  return all;
};
const bytesMask = (value: number): bigint => {
  let all = 0n;
  for (let i = 0n; i < 8n; i++) if (((value >> Number(i)) & 1) === 1) all |= 0xffn << (8n * i);
  return all;
};
/** An imm8 in abc:defgh with a shift kept in cm. */
function shiftedImm8(kind: 'lsl' | 'msl' | 'none'): Operand {
  const amount = (f: FieldValues): number => (kind === 'msl' ? 8 + 8 * (f['cm'] ?? 0) : kind === 'lsl' ? 8 * (f['cm'] ?? 0) : 0);
  return custom(
    (f) => `#0x${imm8(f).toString(16)}${amount(f) === 0 ? '' : `, ${kind} #${amount(f)}`}`,
    (cursor, fields) => {
      cursor.skipSpace();
      const column = cursor.at + 1;
      if (!/^#?\s*[-(~0-9]/.test(cursor.text.slice(cursor.at))) return false;
      // A byte may be written as a signed number, also as the 64 bits of one.
      const written = cursor.immediate();
      const given = written >> 63n === 1n ? BigInt.asIntN(64, written) : written;
      const min = kind === 'msl' ? 0n : -128n;
      if (given < min || given > 255n) throw new AssemblyError('asm.immediate-range', column, { value: String(given), min: Number(min), max: 255 });
      const value = given & 255n;
      let shift = 0;
      if (cursor.literal(',')) {
        if (kind === 'none' || cursor.match(kind === 'lsl' ? /lsl\b/ : /msl\b/) === undefined) return false;
        shift = Number(cursor.immediate());
      } else if (kind === 'msl') return false;
      const cm = kind === 'msl' ? shift / 8 - 1 : shift / 8;
      const max = kind === 'msl' ? 1 : fields.get('esize') === 1 ? 1 : 3;
      if (!Number.isInteger(cm) || cm < 0 || cm > max) throw new AssemblyError('asm.shift-multiple-8', column, { value: shift });
      return (kind === 'none' || fields.set('cm', cm)) && fields.set('abc', Number(value >> 5n)) && fields.set('defgh', Number(value & 31n));
    },
  );
}
const wideImmediate = custom(
  (f) => `#0x${bytesMask(imm8(f)).toString(16)}`,
  (cursor, fields) => {
    cursor.skipSpace();
    const column = cursor.at + 1;
    if (!/^#?\s*[-(~0-9]/.test(cursor.text.slice(cursor.at))) return false;
    const value = BigInt.asUintN(64, cursor.immediate());
    const bits = Array.from({ length: 8 }, (_, i) => Number((value >> BigInt(8 * i)) & 1n) << i).reduce((a, c) => a | c, 0);
    if (bytesMask(bits) !== value) throw new AssemblyError('asm.byte-mask', column, { value: `0x${value.toString(16)}` });
    return fields.set('abc', bits >> 5) && fields.set('defgh', bits & 31);
  },
);
/** Arrangement of a fixed element size that leaves its size in esize for the immediate. */
const sizedBeside = (size: number): SizeSource => ({ of: () => size, set: (fields, s) => s === size && fields.set('esize', s), get: () => size });

type Kind = 'word' | 'half' | 'ones' | 'byte' | 'doubleword' | 'single' | 'double';
function constantOf(kind: Kind, value: number, cm: number): bigint {
  const v = BigInt(value);
  if (kind === 'word') return spread(v << BigInt(8 * cm), 32);
  if (kind === 'half') return spread(v << BigInt(8 * cm), 16);
  if (kind === 'ones') return spread(cm === 1 ? (v << 16n) | 0xffffn : (v << 8n) | 0xffn, 32);
  if (kind === 'byte') return spread(v, 8);
  if (kind === 'doubleword') return bytesMask(value);
  return kind === 'double' ? expandImmediate(value, 64) : spread(expandImmediate(value, 32), 32);
}
function immediateRow(heading: string, mnemonic: string, kind: Kind, q: string, o: string, cmode: string, ops: readonly [Op, Op], inverted: boolean, text: Syntax): Row {
  const pattern = `0 ${q} ${o} 0111100000 abc:3 ${cmode} 01 defgh:5 Rd:5` as 'Q cm:2 abc:3 defgh:5 Rd:5';
  return row(`${heading}, ${kind}${q === '0' ? ' scalar' : ''}`, section(heading), pattern, { ...text, mnemonic }, (f) => {
    const value = constantOf(kind, f.abc * 32 + f.defgh, f.cm ?? 0);
    const full = q === 'Q' ? f.Q : Number(q);
    return { op: full === 1 ? ops[1] : ops[0], d: V(f.Rd), imm: BigInt.asUintN(64, inverted ? ~value : value) };
  });
}
const word = asm`x ${vector('Rd', fixed(2))}, ${shiftedImm8('lsl')}`;
const half = asm`x ${vector('Rd', sizedBeside(1))}, ${shiftedImm8('lsl')}`;
const ones = asm`x ${vector('Rd', fixed(2))}, ${shiftedImm8('msl')}`;
/** The constant of the scalar FMOV, whose imm8 is in abc:defgh here. */
function float(bits: 32 | 64): Operand {
  const whole = fpImmediate(bits);
  return custom(
    (f, pc) => whole.print({ imm8: imm8(f) }, pc),
    (cursor, fields, pc) => whole.parse(cursor, { set: (_, value) => fields.set('abc', value >> 5) && fields.set('defgh', value & 31), get: (name) => fields.get(name) }, pc),
  );
}
const immediates: readonly Row[] = [
  immediateRow('MOVI', 'movi', 'word', 'Q', '0', '0 cm:2 0', movi, false, word),
  immediateRow('ORR (vector, immediate)', 'orr', 'word', 'Q', '0', '0 cm:2 1', orr, false, word),
  immediateRow('MOVI', 'movi', 'half', 'Q', '0', '10 cm 0', movi, false, half),
  immediateRow('ORR (vector, immediate)', 'orr', 'half', 'Q', '0', '10 cm 1', orr, false, half),
  immediateRow('MOVI', 'movi', 'ones', 'Q', '0', '110 cm', movi, false, ones),
  immediateRow('MOVI', 'movi', 'byte', 'Q', '0', '1110', movi, false, asm`x ${vector('Rd', fixed(0))}, ${shiftedImm8('none')}`),
  immediateRow('FMOV (vector, immediate)', 'fmov', 'single', 'Q', '0', '1111', movi, false, asm`x ${vector('Rd', fixed(2))}, ${float(32)}`),
  immediateRow('MVNI', 'mvni', 'word', 'Q', '1', '0 cm:2 0', movi, true, word),
  immediateRow('BIC (vector, immediate)', 'bic', 'word', 'Q', '1', '0 cm:2 1', andnot, true, word),
  immediateRow('MVNI', 'mvni', 'half', 'Q', '1', '10 cm 0', movi, true, half),
  immediateRow('BIC (vector, immediate)', 'bic', 'half', 'Q', '1', '10 cm 1', andnot, true, half),
  immediateRow('MVNI', 'mvni', 'ones', 'Q', '1', '110 cm', movi, true, ones),
  immediateRow('MOVI', 'movi', 'doubleword', '0', '1', '1110', movi, false, asm`x ${scalar('Rd', 'd')}, ${wideImmediate}`),
  immediateRow('MOVI', 'movi', 'doubleword', '1', '1', '1110', movi, false, asm`x ${vector('Rd', fixed(3), { full: true })}, ${wideImmediate}`),
  immediateRow('FMOV (vector, immediate)', 'fmov', 'double', '1', '1', '1111', movi, false, asm`x ${vector('Rd', fixed(3), { full: true })}, ${float(64)}`),
];

// --- FMOV between the register files
const toGeneral = [op('fmov_w_s', (b) => (b.fpAccess(), b.setX('d', b.extendU(b.element('n', 0, 4)))), 'hot'), op('fmov_x_d', (b) => (b.fpAccess(), b.setX('d', b.half('n', 0))), 'hot')] as const;
const fromGeneral = [op('fmov_s_w', (b) => (b.fpAccess(), b.setD('d', b.extendU(b.w('n')))), 'hot'), op('fmov_d_x', (b) => (b.fpAccess(), b.setD('d', b.x('n'))), 'hot')] as const;
const toTop = op('fmov_top_x', (b) => (b.fpAccess(), b.setElement('d', 0, 8, b.x('n'))));
const zeroIndex = { of: () => 1, set: (_: unknown, index: number) => index === 1 };
const moves: readonly Row[] = [
  row('FMOV (general), S to W', section('FMOV (general)'), '0 00 11110 00 1 00 110 000000 Rn:5 Rd:5', asm`fmov ${reg('Rd', 32)}, ${scalar('Rn', 's')}`, (f) => ({ op: toGeneral[0], d: Xd(f.Rd), n: V(f.Rn) })),
  row('FMOV (general), W to S', section('FMOV (general)'), '0 00 11110 00 1 00 111 000000 Rn:5 Rd:5', asm`fmov ${scalar('Rd', 's')}, ${reg('Rn', 32)}`, (f) => ({ op: fromGeneral[0], d: V(f.Rd), n: X(f.Rn) })),
  row('FMOV (general), D to X', section('FMOV (general)'), '1 00 11110 01 1 00 110 000000 Rn:5 Rd:5', asm`fmov ${reg('Rd', 64)}, ${scalar('Rn', 'd')}`, (f) => ({ op: toGeneral[1], d: Xd(f.Rd), n: V(f.Rn) })),
  row('FMOV (general), X to D', section('FMOV (general)'), '1 00 11110 01 1 00 111 000000 Rn:5 Rd:5', asm`fmov ${scalar('Rd', 'd')}, ${reg('Rn', 64)}`, (f) => ({ op: fromGeneral[1], d: V(f.Rd), n: X(f.Rn) })),
  row('FMOV (general), top to X', section('FMOV (general)'), '1 00 11110 10 1 01 110 000000 Rn:5 Rd:5', asm`fmov ${reg('Rd', 64)}, ${element('Rn', fixed(3), zeroIndex)}`, (f) => ({ op: toGeneral[1], d: Xd(f.Rd), n: V(f.Rn) + 8 })),
  row('FMOV (general), X to top', section('FMOV (general)'), '1 00 11110 10 1 01 111 000000 Rn:5 Rd:5', asm`fmov ${element('Rd', fixed(3), zeroIndex)}, ${reg('Rn', 64)}`, (f) => ({ op: toTop, d: V(f.Rd) + 8, n: X(f.Rn) })),
];

export const simdCopy: readonly Row[] = [...tables, ...permutes, ext, ...copies, ...immediates, ...moves];
