/** C4.1.96 Advanced SIMD three same, integer; the scalar forms after the vectors. */
import { row, V, type Row } from '../row.ts';
import type { Builder } from '../builder.ts';
import { alias, asm, type Syntax } from '../syntax/operand.ts';
import { custom } from '../syntax/operands.ts';
import { bySize, fixed, scalarOf, vector } from '../syntax/vector.ts';
import { evens, family, helper, lanes, odds, ofFamily, ofHelper, permute, splat, zeros, type Meaning, type Size, type Vec } from '../simd.ts';
import { section } from './simd-sections.ts';

const all = [0, 1, 2, 3] as const;
const toWord = [0, 1, 2] as const;

const and = (b: Builder, x: Vec, y: Vec): Vec => b.op<'v128'>('v128.and', [x, y]);
const or = (b: Builder, x: Vec, y: Vec): Vec => b.op<'v128'>('v128.or', [x, y]);
const xor = (b: Builder, x: Vec, y: Vec): Vec => b.op<'v128'>('v128.xor', [x, y]);
/** x AND NOT y */
const without = (b: Builder, x: Vec, y: Vec): Vec => b.op<'v128'>('v128.andnot', [x, y]);
const halved = (b: Builder, size: Size, s: 's' | 'u', x: Vec): Vec => lanes(b, size, `shr_${s}`, x, b.i32(1));

type Binary = (b: Builder, size: Size, x: Vec, y: Vec) => Vec;
const same = (name: string, sizes: readonly Size[], f: Binary, hot = ''): Meaning => ofFamily(family(name, sizes, (b, size) => f(b, size, b.v('n'), b.v('m')), hot));

// The mean of two numbers without a wider one: what they share, and half of what they differ in.
const hadd = (s: 's' | 'u'): Binary => (b, size, x, y) => lanes(b, size, 'add', and(b, x, y), halved(b, size, s, xor(b, x, y)));
const rhadd = (s: 's' | 'u'): Binary => (b, size, x, y) => lanes(b, size, 'sub', or(b, x, y), halved(b, size, s, xor(b, x, y)));
const hsub = (s: 's' | 'u'): Binary => (b, size, x, y) => lanes(b, size, 'sub', halved(b, size, s, xor(b, x, y)), without(b, y, x));

/** WebAssembly has no unsigned comparison of 64 bits: with their top bits flipped the signed one is it. */
function unsigned(relation: 'gt' | 'ge'): Binary {
  return (b, size, x, y) => {
    if (size < 3) return lanes(b, size, `${relation}_u`, x, y);
    const top = splat(b, 3, b.i64(1n << 63n));
    return lanes(b, 3, `${relation}_s`, xor(b, x, top), xor(b, y, top));
  };
}
export function multiply(b: Builder, size: Size, x: Vec, y: Vec): Vec {
  if (size > 0) return lanes(b, size, 'mul', x, y);
  // Bytes: those at even places as the low bytes of 16-bit products, those at odd places moved there and back.
  const even = and(b, lanes(b, 1, 'mul', x, y), splat(b, 1, b.i32(0xff)));
  const down = (v: Vec): Vec => lanes(b, 1, 'shr_u', v, b.i32(8));
  return or(b, even, lanes(b, 1, 'shl', lanes(b, 1, 'mul', down(x), down(y)), b.i32(8)));
}
export const difference = (s: 's' | 'u'): Binary => (b, size, x, y) => lanes(b, size, 'sub', lanes(b, size, `max_${s}`, x, y), lanes(b, size, `min_${s}`, x, y));
const accumulated = (operation: 'add' | 'sub', f: Binary): Binary => (b, size, x, y) => lanes(b, size, operation, b.v('d'), f(b, size, x, y));
const direct = (name: string): Binary => (b, size, x, y) => lanes(b, size, name, x, y);
const pairs = (name: string, sizes: readonly Size[], operation: string, hot = ''): Meaning =>
  ofFamily(family(name, sizes, (b, size, q) => lanes(b, size, operation, permute(b, size, q, evens), permute(b, size, q, odds)), hot));

const byHelper = (mnemonic: string, sizes: readonly number[]): Meaning => ofHelper(helper(mnemonic, mnemonic, ['d', 'n', 'm']), sizes);
/** Of these only the D form is scalar. */
const onlyD = (mnemonic: string): Meaning => {
  const meaning = byHelper(mnemonic, all);
  return (size, q, isScalar = false) => (isScalar && size !== 3 ? undefined : meaning(size, q, isScalar));
};
const cmtst: Binary = (b, size, x, y) => lanes(b, size, 'ne', and(b, x, y), zeros(b));

const three = (first: Syntax['operands'][number]['operand']): Syntax => asm`x ${first}, ${vector('Rn', bySize)}, ${vector('Rm', bySize)}`;
export const vectorThree = three(vector('Rd', bySize));
export const scalarThree = asm`x ${scalarOf('Rd', bySize)}, ${scalarOf('Rn', bySize)}, ${scalarOf('Rm', bySize)}`;

interface Entry {
  readonly heading: string;
  readonly mnemonic: string;
  readonly u: '0' | '1';
  readonly opcode: string;
  readonly meaning: Meaning;
  readonly isAlsoScalar: boolean;
}
const entry = (heading: string, u: '0' | '1', opcode: string, meaning: Meaning, isAlsoScalar = false): Entry => ({
  heading,
  mnemonic: (/^\w+/.exec(heading)?.[0] ?? '').toLowerCase(),
  u,
  opcode,
  meaning,
  isAlsoScalar,
});
const sqdmulh = byHelper('sqdmulh', [1, 2]);
const sqrdmulh = byHelper('sqrdmulh', [1, 2]);
const entries: readonly Entry[] = [
  entry('SHADD', '0', '00000', same('shadd', toWord, hadd('s'))),
  entry('SQADD', '0', '00001', byHelper('sqadd', all), true),
  entry('SRHADD', '0', '00010', same('srhadd', toWord, rhadd('s'))),
  entry('SHSUB', '0', '00100', same('shsub', toWord, hsub('s'))),
  entry('SQSUB', '0', '00101', byHelper('sqsub', all), true),
  entry('CMGT (register)', '0', '00110', same('cmgt', all, direct('gt_s')), true),
  entry('CMGE (register)', '0', '00111', same('cmge', all, direct('ge_s')), true),
  entry('SSHL', '0', '01000', onlyD('sshl'), true),
  entry('SQSHL (register)', '0', '01001', byHelper('sqshl', all), true),
  entry('SRSHL', '0', '01010', onlyD('srshl'), true),
  entry('SQRSHL', '0', '01011', byHelper('sqrshl', all), true),
  entry('SMAX', '0', '01100', same('smax', toWord, direct('max_s'))),
  entry('SMIN', '0', '01101', same('smin', toWord, direct('min_s'))),
  entry('SABD', '0', '01110', same('sabd', toWord, difference('s'))),
  entry('SABA', '0', '01111', same('saba', toWord, accumulated('add', difference('s')))),
  entry('ADD (vector)', '0', '10000', same('add', all, direct('add'), '16b 4s 2d'), true),
  entry('CMTST', '0', '10001', same('cmtst', all, cmtst), true),
  entry('MLA (vector)', '0', '10010', same('mla', toWord, accumulated('add', multiply))),
  entry('MUL (vector)', '0', '10011', same('mul', toWord, multiply)),
  entry('SMAXP', '0', '10100', pairs('smaxp', toWord, 'max_s')),
  entry('SMINP', '0', '10101', pairs('sminp', toWord, 'min_s')),
  entry('SQDMULH (vector)', '0', '10110', sqdmulh, true),
  entry('ADDP (vector)', '0', '10111', pairs('addp', all, 'add', '16b 2d')),
  entry('UHADD', '1', '00000', same('uhadd', toWord, hadd('u'))),
  entry('UQADD', '1', '00001', byHelper('uqadd', all), true),
  entry('URHADD', '1', '00010', same('urhadd', toWord, rhadd('u'))),
  entry('UHSUB', '1', '00100', same('uhsub', toWord, hsub('u'))),
  entry('UQSUB', '1', '00101', byHelper('uqsub', all), true),
  entry('CMHI (register)', '1', '00110', same('cmhi', all, unsigned('gt')), true),
  entry('CMHS (register)', '1', '00111', same('cmhs', all, unsigned('ge'), '16b'), true),
  entry('USHL', '1', '01000', onlyD('ushl'), true),
  entry('UQSHL (register)', '1', '01001', byHelper('uqshl', all), true),
  entry('URSHL', '1', '01010', onlyD('urshl'), true),
  entry('UQRSHL', '1', '01011', byHelper('uqrshl', all), true),
  entry('UMAX', '1', '01100', same('umax', toWord, direct('max_u'))),
  entry('UMIN', '1', '01101', same('umin', toWord, direct('min_u'), '16b')),
  entry('UABD', '1', '01110', same('uabd', toWord, difference('u'))),
  entry('UABA', '1', '01111', same('uaba', toWord, accumulated('add', difference('u')))),
  entry('SUB (vector)', '1', '10000', same('sub', all, direct('sub'), '16b 4s 2d'), true),
  entry('CMEQ (register)', '1', '10001', same('cmeq', all, direct('eq'), '16b 8b'), true),
  entry('MLS (vector)', '1', '10010', same('mls', toWord, accumulated('sub', multiply))),
  entry('PMUL', '1', '10011', byHelper('pmul', [0])),
  entry('UMAXP', '1', '10100', pairs('umaxp', toWord, 'max_u', '16b 4s')),
  entry('UMINP', '1', '10101', pairs('uminp', toWord, 'min_u', '16b')),
  entry('SQRDMULH (vector)', '1', '10110', sqrdmulh, true),
];

const vectorRow = (e: Entry): Row =>
  row(e.heading, section(e.heading), `0 Q ${e.u} 01110 size:2 1 Rm:5 ${e.opcode} 1 Rn:5 Rd:5` as 'Q size:2 Rm:5 Rn:5 Rd:5', { ...vectorThree, mnemonic: e.mnemonic }, (f) => {
    const meaning = e.meaning(f.size, f.Q);
    return meaning === undefined ? undefined : { ...meaning, d: V(f.Rd), n: V(f.Rn), m: V(f.Rm) };
  });
const scalarRow = (e: Entry): Row =>
  row(`${e.heading}, scalar`, section(e.heading), `01 ${e.u} 11110 size:2 1 Rm:5 ${e.opcode} 1 Rn:5 Rd:5` as 'size:2 Rm:5 Rn:5 Rd:5', { ...scalarThree, mnemonic: e.mnemonic }, (f) => {
    const meaning = e.meaning(f.size, 0, true);
    return meaning === undefined ? undefined : { ...meaning, d: V(f.Rd), n: V(f.Rn), m: V(f.Rm) };
  });

/** Bitwise operations: size is part of the opcode. */
function logical(heading: string, u: '0' | '1', size: string, f: (b: Builder, d: Vec, n: Vec, m: Vec) => Vec, aliases: readonly Syntax[] = []): Row {
  const mnemonic = (/^\w+/.exec(heading)?.[0] ?? '').toLowerCase();
  const ops = ofFamily(family(`${mnemonic}_v`, [0], (b) => f(b, b.v('d'), b.v('n'), b.v('m')), '16b 8b'));
  const own = { ...asm`x ${vector('Rd', fixed(0))}, ${vector('Rn', fixed(0))}, ${vector('Rm', fixed(0))}`, mnemonic };
  return row(heading, section(heading), `0 Q ${u} 01110 ${size} 1 Rm:5 00011 1 Rn:5 Rd:5` as 'Q Rm:5 Rn:5 Rd:5', [...aliases, own], (x) => {
    const meaning = ops(0, x.Q);
    return meaning === undefined ? undefined : { ...meaning, d: V(x.Rd), n: V(x.Rn), m: V(x.Rm) };
  });
}
const select = (b: Builder, yes: Vec, no: Vec, mask: Vec): Vec => b.op<'v128'>('v128.bitselect', [yes, no, mask]);
/** Rn and Rm are one register, written once. */
const twice = ((): ReturnType<typeof vector> => {
  const rn = vector('Rn', fixed(0));
  return custom(
    (f, pc) => (f['Rn'] === f['Rm'] ? rn.print(f, pc) : undefined),
    (cursor, fields, pc) => rn.parse(cursor, fields, pc) && fields.set('Rm', fields.get('Rn') ?? 0),
  );
})();
const orrMove = { ...alias(asm`mov ${vector('Rd', fixed(0))}, ${twice}`, {}), when: (f: Readonly<Record<string, number>>) => f['Rn'] === f['Rm'] };
const logicals: readonly Row[] = [
  logical('AND (vector)', '0', '00', (b, _, n, m) => and(b, n, m)),
  logical('BIC (vector, register)', '0', '01', (b, _, n, m) => without(b, n, m)),
  logical('ORR (vector, register)', '0', '10', (b, _, n, m) => or(b, n, m), [orrMove]),
  logical('ORN (vector)', '0', '11', (b, _, n, m) => or(b, n, b.op<'v128'>('v128.not', [m]))),
  logical('EOR (vector)', '1', '00', (b, _, n, m) => xor(b, n, m)),
  logical('BSL', '1', '01', (b, d, n, m) => select(b, n, m, d)),
  logical('BIT', '1', '10', (b, d, n, m) => select(b, n, d, m)),
  logical('BIF', '1', '11', (b, d, n, m) => select(b, d, n, m)),
];

export const simdThreeSame: readonly Row[] = [...entries.map(vectorRow), ...logicals, ...entries.filter((e) => e.isAlsoScalar).map(scalarRow)];
