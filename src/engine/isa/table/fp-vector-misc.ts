/** C4.1.69 Advanced SIMD floating point of one vector: two-register miscellaneous, fixed point; and their scalars. */
import { op, row, V, type Op, type Row } from '../row.ts';
import { asm, named, type Syntax } from '../syntax/operand.ts';
import { scalar } from '../syntax/memory.ts';
import { elementFractionBits } from '../syntax/fp.ts';
import { bySz, fixed, scalarOf, vector, zero } from '../syntax/vector.ts';
import { elementwise, scalarOps, setElements } from './fp-elements.ts';
import { D, fromFixed, S, toFixed, unaryMeanings, type Meaning } from './fp-meanings.ts';
import { section } from './simd-sections.ts';

type Bit = '0' | '1';
type Name = keyof typeof unaryMeanings;
const pick = (ops: readonly [Op, Op], sz: number): Op => ops[sz === 1 ? 1 : 0];

/** The manual's heading of an instruction that exists as vector and scalar, and perhaps on its own. */
function headingOf(mnemonic: string, kind: 'vector' | 'scalar'): string {
  const name = mnemonic.toUpperCase();
  if (mnemonic.startsWith('fcm')) return `${name} (zero)`;
  if (/^(fcvtz|scvtf|ucvtf)/.test(mnemonic)) return `${name} (vector, integer)`;
  if (mnemonic.startsWith('fcvt')) return `${name} (vector)`;
  return /^fr(ecp|sqrt)/.test(mnemonic) ? name : `${name} (${kind})`;
}
const compared = (mnemonic: string): boolean => mnemonic.startsWith('fcm');
const vectorSyntax = (mnemonic: string): Syntax => {
  const [d, n] = [vector('Rd', bySz), vector('Rn', bySz)];
  return { ...(compared(mnemonic) ? asm`x ${d}, ${n}, ${zero(true)}` : asm`x ${d}, ${n}`), mnemonic };
};
const scalarSyntax = (mnemonic: string): Syntax => {
  const [d, n] = [scalarOf('Rd', bySz), scalarOf('Rn', bySz)];
  return { ...(compared(mnemonic) ? asm`x ${d}, ${n}, ${zero(true)}` : asm`x ${d}, ${n}`), mnemonic };
};
/** Names of operations: comparisons with zero are not those of registers. */
const opName = (mnemonic: string): string => (compared(mnemonic) ? `${mnemonic}_zero` : mnemonic);

function vectorRow(mnemonic: Name, u: Bit, a: Bit, opcode: string): Row {
  const name = headingOf(mnemonic, 'vector');
  const ops = elementwise(opName(mnemonic), unaryMeanings[mnemonic]);
  return row(`${name}, vector`, section(name), `0 Q ${u} 01110 ${a} sz 10000 ${opcode} 10 Rn:5 Rd:5` as 'Q sz Rn:5 Rd:5', vectorSyntax(mnemonic), (f) => {
    const o = ops[f.sz * 2 + f.Q];
    return o === undefined ? undefined : { op: o, d: V(f.Rd), n: V(f.Rn) };
  });
}
function scalarRow(mnemonic: Name, u: Bit, a: Bit, opcode: string): Row {
  const name = headingOf(mnemonic, 'scalar');
  const ops = scalarOps(opName(mnemonic), unaryMeanings[mnemonic]);
  return row(`${name}, scalar`, section(name), `01 ${u} 11110 ${a} sz 10000 ${opcode} 10 Rn:5 Rd:5` as 'sz Rn:5 Rd:5', scalarSyntax(mnemonic), (f) => ({ op: pick(ops, f.sz), d: V(f.Rd), n: V(f.Rn) }));
}

// Lengthening: n is the address of the half that is read. Narrowing: the result goes to the low half, which clears the
// upper one, or ("2") to the upper one alone.
const long: readonly [Op, Op] = [
  op('fcvtl_4s', (b) => {
    b.fpAccess();
    setElements(b, S, [0, 1, 2, 3].map((i) => b.call('i32', 'fcvt16to32', [b.element('n', i, 2)])));
  }),
  op('fcvtl_2d', (b) => {
    b.fpAccess();
    setElements(b, D, [0, 1].map((i) => b.call('i64', 'fcvt32to64', [b.element('n', i, 4)])));
  }),
];
const fcvtl = row('FCVTL', section('FCVTL'), '0 Q 0 01110 0 sz 10000 10111 10 Rn:5 Rd:5', named(['fcvtl', 'fcvtl2'], 'Q', asm`x ${vector('Rd', bySz, { full: true })}, ${vector('Rn', bySz, { wider: -1 })}`), (f) => ({
  op: pick(long, f.sz),
  d: V(f.Rd),
  n: V(f.Rn) + f.Q * 8,
}));

/** [low, upper] operations that narrow the elements of n; of singles four to 16 bits, of doubles two to 32. */
function narrowOps(name: string, from: 's' | 'd', fn: string): readonly [Op, Op] {
  const [lanes, bits] = from === 's' ? [[0, 1, 2, 3], 16] : [[0, 1], 32];
  const make = (upper: boolean): Op =>
    op(`${name}${upper ? '2' : ''}_${from}`, (b) => {
      b.fpAccess();
      const narrowed = lanes
        .map((i) => b.extendU(b.call('i32', fn, [from === 's' ? S.lane(b, 'n', i) : D.lane(b, 'n', i)])))
        .map((value, i) => (i === 0 ? value : b.shl(value, b.i64(i * bits))))
        .reduce((x, y) => b.or(x, y));
      if (upper) b.setHalf('d', 1, narrowed);
      else b.setD('d', narrowed);
    });
  return [make(false), make(true)];
}
const narrow = [narrowOps('fcvtn', 's', 'fcvt32to16'), narrowOps('fcvtn', 'd', 'fastFcvt64to32')] as const;
const fcvtn = row('FCVTN', section('FCVTN'), '0 Q 0 01110 0 sz 10000 10110 10 Rn:5 Rd:5', named(['fcvtn', 'fcvtn2'], 'Q', asm`x ${vector('Rd', bySz, { wider: -1 })}, ${vector('Rn', bySz, { full: true })}`), (f) => ({
  op: pick(narrow[f.sz === 1 ? 1 : 0], f.Q),
  d: V(f.Rd),
  n: V(f.Rn),
}));
const narrowOdd = narrowOps('fcvtxn', 'd', 'fcvtxn');
const narrowOddScalar = op('fcvtxn_scalar', (b) => {
  b.fpAccess();
  b.setD('d', b.extendU(b.call('i32', 'fcvtxn', [b.half('n', 0)])));
});
const fcvtxn: readonly Row[] = [
  row('FCVTXN, scalar', section('FCVTXN'), '01 1 11110 01 10000 10110 10 Rn:5 Rd:5', asm`fcvtxn ${scalar('Rd', 's')}, ${scalar('Rn', 'd')}`, (f) => ({ op: narrowOddScalar, d: V(f.Rd), n: V(f.Rn) })),
  row('FCVTXN, vector', section('FCVTXN'), '0 Q 1 01110 01 10000 10110 10 Rn:5 Rd:5', named(['fcvtxn', 'fcvtxn2'], 'Q', asm`x ${vector('Rd', fixed(2))}, ${vector('Rn', fixed(3), { full: true })}`), (f) => ({ op: pick(narrowOdd, f.Q), d: V(f.Rd), n: V(f.Rn) })),
];

// Estimates of unsigned fixed-point numbers: S elements only.
function estimateRow(mnemonic: 'urecpe' | 'ursqrte', u: Bit): Row {
  const ops = [2, 4].map((count) =>
    op(`${mnemonic}_${count}s`, (b) => {
      b.fpAccess();
      setElements(b, S, Array.from({ length: count }, (_, i) => b.call('i32', mnemonic, [S.lane(b, 'n', i)])));
    }),
  );
  return row(mnemonic.toUpperCase(), section(mnemonic.toUpperCase()), `0 Q ${u} 01110 10 10000 11100 10 Rn:5 Rd:5` as 'Q Rn:5 Rd:5', { ...asm`x ${vector('Rd', fixed(2))}, ${vector('Rn', fixed(2))}`, mnemonic }, (f) => {
    const o = ops[f.Q];
    return o === undefined ? undefined : { op: o, d: V(f.Rd), n: V(f.Rn) };
  });
}

// Fixed point: t is the number of fraction bits, 1 to the element's size. Half precision (immh 0b001x) is not in ARMv8.0.
function fixedRows(mnemonic: string, u: Bit, opcode: string, meaning: Meaning): Row[] {
  const heading = `${mnemonic.toUpperCase()} (vector, fixed-point)`;
  const ops = elementwise(`${mnemonic}_fixed`, meaning);
  const scalars = scalarOps(`${mnemonic}_fixed`, meaning);
  const single = elementFractionBits(32);
  const double = elementFractionBits(64);
  return [
    row(`${heading}, s`, section(heading), `01 ${u} 111110 01 imm:5 ${opcode} 1 Rn:5 Rd:5` as 'imm:5 Rn:5 Rd:5', { ...asm`x ${scalar('Rd', 's')}, ${scalar('Rn', 's')}, ${single}`, mnemonic }, (f) => ({ op: scalars[0], d: V(f.Rd), n: V(f.Rn), t: 32 - f.imm })),
    row(`${heading}, d`, section(heading), `01 ${u} 111110 1 imm:6 ${opcode} 1 Rn:5 Rd:5` as 'imm:6 Rn:5 Rd:5', { ...asm`x ${scalar('Rd', 'd')}, ${scalar('Rn', 'd')}, ${double}`, mnemonic }, (f) => ({ op: scalars[1], d: V(f.Rd), n: V(f.Rn), t: 64 - f.imm })),
    row(`${heading}, 2s and 4s`, section(heading), `0 Q ${u} 011110 01 imm:5 ${opcode} 1 Rn:5 Rd:5` as 'Q imm:5 Rn:5 Rd:5', { ...asm`x ${vector('Rd', fixed(2))}, ${vector('Rn', fixed(2))}, ${single}`, mnemonic }, (f) => ({ op: ops[f.Q === 1 ? 1 : 0], d: V(f.Rd), n: V(f.Rn), t: 32 - f.imm })),
    row(`${heading}, 2d`, section(heading), `0 1 ${u} 011110 1 imm:6 ${opcode} 1 Rn:5 Rd:5` as 'imm:6 Rn:5 Rd:5', { ...asm`x ${vector('Rd', fixed(3), { full: true })}, ${vector('Rn', fixed(3), { full: true })}, ${double}`, mnemonic }, (f) => ({ op: ops[3], d: V(f.Rd), n: V(f.Rn), t: 64 - f.imm })),
  ];
}

/** [mnemonic, U, a, opcode, has a scalar form, has a vector form] in the order of the manual's tables. */
const miscellaneous: readonly (readonly [Name, Bit, Bit, string, boolean, boolean])[] = [
  ['frintn', '0', '0', '11000', false, true],
  ['frintm', '0', '0', '11001', false, true],
  ['fcvtns', '0', '0', '11010', true, true],
  ['fcvtms', '0', '0', '11011', true, true],
  ['fcvtas', '0', '0', '11100', true, true],
  ['scvtf', '0', '0', '11101', true, true],
  ['fcmgt', '0', '1', '01100', true, true],
  ['fcmeq', '0', '1', '01101', true, true],
  ['fcmlt', '0', '1', '01110', true, true],
  ['fabs', '0', '1', '01111', false, true],
  ['frintp', '0', '1', '11000', false, true],
  ['frintz', '0', '1', '11001', false, true],
  ['fcvtps', '0', '1', '11010', true, true],
  ['fcvtzs', '0', '1', '11011', true, true],
  ['frecpe', '0', '1', '11101', true, true],
  ['frecpx', '0', '1', '11111', true, false],
  ['frinta', '1', '0', '11000', false, true],
  ['frintx', '1', '0', '11001', false, true],
  ['fcvtnu', '1', '0', '11010', true, true],
  ['fcvtmu', '1', '0', '11011', true, true],
  ['fcvtau', '1', '0', '11100', true, true],
  ['ucvtf', '1', '0', '11101', true, true],
  ['fcmge', '1', '1', '01100', true, true],
  ['fcmle', '1', '1', '01101', true, true],
  ['fneg', '1', '1', '01111', false, true],
  ['frinti', '1', '1', '11001', false, true],
  ['fcvtpu', '1', '1', '11010', true, true],
  ['fcvtzu', '1', '1', '11011', true, true],
  ['frsqrte', '1', '1', '11101', true, true],
  ['fsqrt', '1', '1', '11111', false, true],
];

export const fpVectorMisc: readonly Row[] = [
  ...miscellaneous.flatMap(([name, u, a, opcode, inScalar]) => (inScalar ? [scalarRow(name, u, a, opcode)] : [])),
  ...miscellaneous.flatMap(([name, u, a, opcode, , inVector]) => (inVector ? [vectorRow(name, u, a, opcode)] : [])),
  fcvtn,
  fcvtl,
  ...fcvtxn,
  estimateRow('urecpe', '0'),
  estimateRow('ursqrte', '1'),
  ...fixedRows('scvtf', '0', '11100', fromFixed(0)),
  ...fixedRows('fcvtzs', '0', '11111', toFixed(0)),
  ...fixedRows('ucvtf', '1', '11100', fromFixed(1)),
  ...fixedRows('fcvtzu', '1', '11111', toFixed(1)),
];
