/** C4.1.96 Advanced SIMD two-register miscellaneous, across lanes and scalar pairwise, integer. */
import { op, row, V, type Op, type Row } from '../row.ts';
import type { Builder } from '../builder.ts';
import { asm, named, type Syntax } from '../syntax/operand.ts';
import { custom } from '../syntax/operands.ts';
import { bySize, fixed, scalarOf, vector, zero } from '../syntax/vector.ts';
import { family, helper, lanes, ofFamily, ofHelper, shapes, shuffle, zeros, type Meaning, type Size, type Vec } from '../simd.ts';
import { long, narrowSizes, setNarrow, widened } from './simd-three-different.ts';
import { section } from './simd-sections.ts';

const all = [0, 1, 2, 3] as const;
const mnemonicOf = (heading: string): string => (/^\w+/.exec(heading)?.[0] ?? '').toLowerCase();
const sameForm = asm`x ${vector('Rd', bySize)}, ${vector('Rn', bySize)}`;
const scalarForm = asm`x ${scalarOf('Rd', bySize)}, ${scalarOf('Rn', bySize)}`;
const zeroForm = asm`x ${vector('Rd', bySize)}, ${vector('Rn', bySize)}, ${zero(false)}`;
const scalarZeroForm = asm`x ${scalarOf('Rd', bySize)}, ${scalarOf('Rn', bySize)}, ${zero(false)}`;

function vectorRow(heading: string, u: '0' | '1', opcode: string, meaning: Meaning, form: Syntax = sameForm, size = 'size:2'): Row {
  return row(heading, section(heading), `0 Q ${u} 01110 ${size} 10000 ${opcode} 10 Rn:5 Rd:5` as 'Q size:2 Rn:5 Rd:5', { ...form, mnemonic: mnemonicOf(heading) }, (f) => {
    const found = meaning(f.size ?? 0, f.Q);
    return found === undefined ? undefined : { ...found, d: V(f.Rd), n: V(f.Rn) };
  }) as Row;
}
function scalarRow(heading: string, u: '0' | '1', opcode: string, meaning: Meaning, form: Syntax = scalarForm): Row {
  return row(`${heading}, scalar`, section(heading), `01 ${u} 11110 size:2 10000 ${opcode} 10 Rn:5 Rd:5` as 'size:2 Rn:5 Rd:5', { ...form, mnemonic: mnemonicOf(heading) }, (f) => {
    const found = meaning(f.size, 0, true);
    return found === undefined ? undefined : { ...found, d: V(f.Rd), n: V(f.Rn) };
  }) as Row;
}
const both = (heading: string, u: '0' | '1', opcode: string, meaning: Meaning): Row[] => [vectorRow(heading, u, opcode, meaning), scalarRow(heading, u, opcode, meaning)];

/** Elements of `size` reversed inside containers of `container` (log2 of bytes). */
function reversal(name: string, container: number): Meaning {
  const sizes = all.filter((size) => size < container);
  return ofFamily(family(name, sizes, (b, size) => {
    const flip = (1 << (container - size)) - 1;
    return shuffle(b, size, b.v('n'), b.v('n'), Array.from({ length: 16 >> size }, (_, i) => i ^ flip));
  }));
}
/** Sums of neighbours, one size up; words lack it in WebAssembly. */
function pairSums(b: Builder, size: Size, s: 's' | 'u'): Vec {
  if (size < 2) return lanes(b, size + 1, `extadd_pairwise_${shapes[size] ?? ''}_${s}`, b.v('n'));
  const upper = lanes(b, 3, `shr_${s}`, b.v('n'), b.i32(32));
  const lower = lanes(b, 3, `shr_${s}`, lanes(b, 3, 'shl', b.v('n'), b.i32(32)), b.i32(32));
  return lanes(b, 3, 'add', upper, lower);
}
const pairwise = (name: string, s: 's' | 'u', accumulates: boolean): Meaning =>
  ofFamily(family(name, narrowSizes, (b, size) => (accumulates ? lanes(b, size + 1, 'add', b.v('d'), pairSums(b, size, s)) : pairSums(b, size, s))));
/** .4h, .2s, .1d: the wider arrangement of the result. */
const pairForm = asm`x ${vector('Rd', bySize, { wider: 1, oneD: true })}, ${vector('Rn', bySize)}`;

const against = (name: string, relation: string, hot = ''): Meaning => ofFamily(family(`${name}_zero`, all, (b, size) => lanes(b, size, relation, b.v('n'), zeros(b)), hot));
function zeroRows(heading: string, u: '0' | '1', opcode: string, relation: string, hot = ''): Row[] {
  const meaning = against(mnemonicOf(heading), relation, hot);
  return [vectorRow(heading, u, opcode, meaning, zeroForm), scalarRow(heading, u, opcode, meaning, scalarZeroForm)];
}
const unary = (name: string, operation: string): Meaning => ofFamily(family(`${name}_v`, all, (b, size) => lanes(b, size, operation, b.v('n'))));
const byHelper = (name: string, fn: string, sizes: readonly number[], slots: 'dn'): Meaning => ofHelper(helper(name, fn, [...slots] as ('d' | 'n')[]), sizes);

// Narrowing: the size is the result's.
const narrowForm = asm`x ${vector('Rd', bySize)}, ${vector('Rn', bySize, { full: true, wider: 1 })}`;
const twoNames = (mnemonic: string, form: Syntax): Syntax => named([mnemonic, `${mnemonic}2`], 'Q', form);
function xtnRow(): Row {
  const ops = new Map<number, Op>();
  for (const size of narrowSizes)
    for (const q of [0, 1] as const)
      ops.set(size * 2 + q, op(`xtn${q === 1 ? '2' : ''}_${(8 << q) >> size}${'bhs'[size]}`, (b) => {
        b.fpAccess();
        setNarrow(b, q, shuffle(b, size, b.v('n'), b.v('n'), Array.from({ length: 8 >> size }, (_, i) => 2 * i)));
      }));
  return row('XTN', section('XTN'), '0 Q 0 01110 size:2 10000 10010 10 Rn:5 Rd:5', twoNames('xtn', narrowForm), (f) => {
    const o = ops.get(f.size * 2 + f.Q);
    return o === undefined ? undefined : { op: o, d: V(f.Rd), n: V(f.Rn) };
  }) as Row;
}
/** Saturating ones are shifts by nothing (simd/shift.ts): bit 7 of imm32 keeps the lower half of d. */
function narrowRows(heading: string, u: '0' | '1', opcode: string, fn: string): Row[] {
  const mnemonic = mnemonicOf(heading);
  const o = helper(mnemonic, fn, ['d', 'n']);
  return [
    row(heading, section(heading), `0 Q ${u} 01110 size:2 10000 ${opcode} 10 Rn:5 Rd:5` as 'Q size:2 Rn:5 Rd:5', twoNames(mnemonic, narrowForm), (f) =>
      f.size === 3 ? undefined : { op: o, d: V(f.Rd) + 8 * f.Q, n: V(f.Rn), t: f.size, imm32: 8 + 128 * f.Q }) as Row,
    row(`${heading}, scalar`, section(heading), `01 ${u} 11110 size:2 10000 ${opcode} 10 Rn:5 Rd:5` as 'size:2 Rn:5 Rd:5', { ...asm`x ${scalarOf('Rd', bySize)}, ${scalarOf('Rn', bySize, 1)}`, mnemonic }, (f) =>
      f.size === 3 ? undefined : { op: o, d: V(f.Rd), n: V(f.Rn), t: f.size, imm32: 1 << f.size }) as Row,
  ];
}
function shllRow(): Row {
  const ops = long('shll', (b, size, q) => lanes(b, size + 1, 'shl', widened(b, size, q, 'u', b.v('n')), b.i32(8 << size)));
  const amount = custom(
    (f) => `#${8 << (f['size'] ?? 0)}`,
    (cursor, fields) => cursor.immediate() === BigInt(8 << (fields.get('size') ?? 0)),
  );
  return row('SHLL', section('SHLL'), '0 Q 1 01110 size:2 10000 10011 10 Rn:5 Rd:5', twoNames('shll', asm`x ${vector('Rd', bySize, { full: true, wider: 1 })}, ${vector('Rn', bySize)}, ${amount}`), (f) => {
    const o = ops(f.size, f.Q);
    return o === undefined ? undefined : { op: o, d: V(f.Rd), n: V(f.Rn) };
  }) as Row;
}

const bytesForm = asm`x ${vector('Rd', fixed(0))}, ${vector('Rn', fixed(0))}`;
const not = ofFamily(family('not', [0], (b) => b.op<'v128'>('v128.not', [b.v('n')]), '16b 8b'));
const cnt = ofFamily(family('cnt', [0], (b) => lanes(b, 0, 'popcnt', b.v('n')), '8b'));
const rbit = byHelper('rbit_v', 'rbitBytes', [0], 'dn');
const toWord = [0, 1, 2] as const;

const misc: readonly Row[] = [
  vectorRow('REV64', '0', '00000', reversal('rev64', 3)),
  vectorRow('REV16 (vector)', '0', '00001', reversal('rev16_v', 1)),
  vectorRow('SADDLP', '0', '00010', pairwise('saddlp', 's', false), pairForm),
  ...both('SUQADD', '0', '00011', byHelper('suqadd', 'suqadd', all, 'dn')),
  vectorRow('CLS (vector)', '0', '00100', byHelper('cls_v', 'clsElements', toWord, 'dn')),
  vectorRow('CNT', '0', '00101', cnt, bytesForm, '00'),
  vectorRow('SADALP', '0', '00110', pairwise('sadalp', 's', true), pairForm),
  ...both('SQABS', '0', '00111', byHelper('sqabs', 'sqabs', all, 'dn')),
  ...zeroRows('CMGT (zero)', '0', '01000', 'gt_s'),
  ...zeroRows('CMEQ (zero)', '0', '01001', 'eq', '16b 8b'),
  ...zeroRows('CMLT (zero)', '0', '01010', 'lt_s'),
  ...both('ABS', '0', '01011', unary('abs', 'abs')),
  xtnRow(),
  ...narrowRows('SQXTN', '0', '10100', 'sqshrn'),
  vectorRow('REV32 (vector)', '1', '00000', reversal('rev32_v', 2)),
  vectorRow('UADDLP', '1', '00010', pairwise('uaddlp', 'u', false), pairForm),
  ...both('USQADD', '1', '00011', byHelper('usqadd', 'usqadd', all, 'dn')),
  vectorRow('CLZ (vector)', '1', '00100', byHelper('clz_v', 'clzElements', toWord, 'dn')),
  row('NOT', section('NOT'), '0 Q 1 01110 00 10000 00101 10 Rn:5 Rd:5', [{ ...bytesForm, mnemonic: 'mvn' }, { ...bytesForm, mnemonic: 'not', when: () => false }], (f) => {
    const found = not(0, f.Q);
    return found === undefined ? undefined : { ...found, d: V(f.Rd), n: V(f.Rn) };
  }) as Row,
  vectorRow('RBIT (vector)', '1', '00101', rbit, bytesForm, '01'),
  vectorRow('UADALP', '1', '00110', pairwise('uadalp', 'u', true), pairForm),
  ...both('SQNEG', '1', '00111', byHelper('sqneg', 'sqneg', all, 'dn')),
  ...zeroRows('CMGE (zero)', '1', '01000', 'ge_s'),
  ...zeroRows('CMLE (zero)', '1', '01001', 'le_s'),
  ...both('NEG (vector)', '1', '01011', unary('neg', 'neg')),
  ...narrowRows('SQXTUN', '1', '10010', 'sqshrun'),
  shllRow(),
  ...narrowRows('UQXTN', '1', '10100', 'uqshrn'),
];

// --- across lanes: `t` the size, imm32 the bytes of n
function acrossRow(heading: string, u: '0' | '1', opcode: string, fn: string, wider: 0 | 1): Row {
  const o = helper(mnemonicOf(heading), fn, ['d', 'n']);
  return row(heading, section(heading), `0 Q ${u} 01110 size:2 11000 ${opcode} 10 Rn:5 Rd:5` as 'Q size:2 Rn:5 Rd:5', { ...asm`x ${scalarOf('Rd', bySize, wider)}, ${vector('Rn', bySize)}`, mnemonic: mnemonicOf(heading) }, (f) =>
    f.size === 3 || (f.size === 2 && f.Q === 0) ? undefined : { op: o, d: V(f.Rd), n: V(f.Rn), t: f.size, imm32: f.Q === 1 ? 16 : 8 }) as Row;
}
const addpScalar = op('addp_scalar', (b) => {
  b.fpAccess();
  b.setD('d', b.add(b.half('n', 0), b.half('n', 1)));
}, 'hot');
const across: readonly Row[] = [
  acrossRow('SADDLV', '0', '00011', 'saddlv', 1),
  acrossRow('SMAXV', '0', '01010', 'smaxv', 0),
  acrossRow('SMINV', '0', '11010', 'sminv', 0),
  acrossRow('ADDV', '0', '11011', 'addv', 0),
  acrossRow('UADDLV', '1', '00011', 'uaddlv', 1),
  acrossRow('UMAXV', '1', '01010', 'umaxv', 0),
  acrossRow('UMINV', '1', '11010', 'uminv', 0),
  row('ADDP (scalar)', section('ADDP (scalar)'), '01 0 11110 11 11000 11011 10 Rn:5 Rd:5', asm`addp ${scalarOf('Rd', fixed(3))}, ${vector('Rn', fixed(3), { full: true })}`, (f) => ({ op: addpScalar, d: V(f.Rd), n: V(f.Rn) })) as Row,
];

export const simdMisc: readonly Row[] = [...misc, ...across];
