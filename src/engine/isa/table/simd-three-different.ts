/** C4.1.96 Advanced SIMD three different: long, wide and narrowing operations; the same by element in simd-element.ts. */
import { op, row, V, type Op, type Row } from '../row.ts';
import type { Builder } from '../builder.ts';
import { asm, named, type Syntax } from '../syntax/operand.ts';
import { bySize, fixed, scalarOf, vector } from '../syntax/vector.ts';
import { helper, lanes, shapes, shuffle, splat, type Family, type Size, type Vec } from '../simd.ts';
import { difference } from './simd-three-same.ts';
import { section } from './simd-sections.ts';

export const narrowSizes = [0, 1, 2] as const;
type Sign = 's' | 'u';
const part = (q: number): string => (q === 1 ? 'high' : 'low');
/** The low or (Q) high half of a vector, each element widened. */
export const widened = (b: Builder, size: Size, q: number, s: Sign, x: Vec): Vec => lanes(b, size + 1, `extend_${part(q)}_${shapes[size]}_${s}`, x);
export const product = (s: Sign) => (b: Builder, size: Size, q: number, x: Vec, y: Vec): Vec => lanes(b, size + 1, `extmul_${part(q)}_${shapes[size]}_${s}`, x, y);

/** Operations whose result is 128 bits from a half of the operands; Q says which half. */
export function long(name: string, value: (b: Builder, size: Size, q: 0 | 1) => Vec): Family {
  const ops = new Map<number, Op>();
  for (const size of narrowSizes)
    for (const q of [0, 1] as const)
      ops.set(size * 2 + q, op(`${name}${q === 1 ? '2' : ''}_${16 >> (size + 1)}${'hsd'[size]}`, (b) => {
        b.fpAccess();
        b.setV('d', value(b, size, q));
      }));
  return (size, q) => ops.get(size * 2 + q);
}
/** The upper halves of elements of twice the size, to the low half of d, or to its high half when Q is set. */
function narrowHigh(name: string, operation: 'add' | 'sub', isRounded: boolean): Family {
  const ops = new Map<number, Op>();
  for (const size of narrowSizes)
    for (const q of [0, 1] as const)
      ops.set(size * 2 + q, op(`${name}${q === 1 ? '2' : ''}_${(8 << q) >> size}${'bhs'[size]}`, (b) => {
        b.fpAccess();
        const exact = lanes(b, size + 1, operation, b.v('n'), b.v('m'));
        const half = size === 2 ? splat(b, 3, b.i64(1n << 31n)) : splat(b, size + 1, b.i32(1 << ((8 << size) - 1)));
        const sum = isRounded ? lanes(b, size + 1, 'add', exact, half) : exact;
        const upper = Array.from({ length: 8 >> size }, (_, i) => 2 * i + 1);
        setNarrow(b, q, shuffle(b, size, sum, sum, upper));
      }));
  return (size, q) => ops.get(size * 2 + q);
}
/** Writes the low half of a value to d, or to d's high half, the rest being kept. */
export function setNarrow(b: Builder, q: number, value: Vec): void {
  const half = b.op<'i64'>('i64x2.extract_lane', [value], [0]);
  if (q === 1) b.setHalf('d', 1, half);
  else b.setD('d', half);
}

const addition = (operation: 'add' | 'sub', s: Sign) => (b: Builder, size: Size, q: 0 | 1): Vec => lanes(b, size + 1, operation, widened(b, size, q, s, b.v('n')), widened(b, size, q, s, b.v('m')));
const wide = (operation: 'add' | 'sub', s: Sign) => (b: Builder, size: Size, q: 0 | 1): Vec => lanes(b, size + 1, operation, b.v('n'), widened(b, size, q, s, b.v('m')));
/** A difference fits the narrow element as an unsigned number. */
const distance = (s: Sign) => (b: Builder, size: Size, q: 0 | 1): Vec => widened(b, size, q, 'u', difference(s)(b, size, b.v('n'), b.v('m')));
const times = (s: Sign) => (b: Builder, size: Size, q: 0 | 1): Vec => product(s)(b, size, q, b.v('n'), b.v('m'));
export const accumulate = (operation: 'add' | 'sub', f: (b: Builder, size: Size, q: 0 | 1) => Vec) => (b: Builder, size: Size, q: 0 | 1): Vec => lanes(b, size + 1, operation, b.v('d'), f(b, size, q));

const twoNames = (mnemonic: string, syntax: Syntax): Syntax => named([mnemonic, `${mnemonic}2`], 'Q', syntax);
const whole = { full: true, wider: 1 } as const;
const longForm = asm`x ${vector('Rd', bySize, whole)}, ${vector('Rn', bySize)}, ${vector('Rm', bySize)}`;
const wideForm = asm`x ${vector('Rd', bySize, whole)}, ${vector('Rn', bySize, whole)}, ${vector('Rm', bySize)}`;
const narrowForm = asm`x ${vector('Rd', bySize)}, ${vector('Rn', bySize, whole)}, ${vector('Rm', bySize, whole)}`;

function differentRow(heading: string, u: '0' | '1', opcode: string, syntax: Syntax, ops: Family): Row {
  const mnemonic = (/^\w+/.exec(heading)?.[0] ?? '').toLowerCase();
  return row(heading, section(heading), `0 Q ${u} 01110 size:2 1 Rm:5 ${opcode} 00 Rn:5 Rd:5` as 'Q size:2 Rm:5 Rn:5 Rd:5', twoNames(mnemonic, syntax), (f) => {
    const o = ops(f.size, f.Q);
    return o === undefined ? undefined : { op: o, d: V(f.Rd), n: V(f.Rn), m: V(f.Rm) };
  });
}

/** Doubling multiplies saturate: helpers on addresses, `t` the source's size, `imm32` the result's bytes. */
export const doubling = { sqdmlal: helper('sqdmlal', 'sqdmlal', ['d', 'n', 'm']), sqdmlsl: helper('sqdmlsl', 'sqdmlsl', ['d', 'n', 'm']), sqdmull: helper('sqdmull', 'sqdmull', ['d', 'n', 'm']) } as const;
function doublingRows(name: keyof typeof doubling, opcode: string): readonly Row[] {
  const heading = `${name.toUpperCase()} (vector)`;
  const o = doubling[name];
  return [
    row(heading, section(heading), `0 Q 0 01110 size:2 1 Rm:5 ${opcode} 00 Rn:5 Rd:5` as 'Q size:2 Rm:5 Rn:5 Rd:5', twoNames(name, longForm), (f) =>
      f.size === 1 || f.size === 2 ? { op: o, d: V(f.Rd), n: V(f.Rn) + 8 * f.Q, m: V(f.Rm) + 8 * f.Q, t: f.size, imm32: 16 } : undefined),
    row(`${heading}, scalar`, section(heading), `01 0 11110 size:2 1 Rm:5 ${opcode} 00 Rn:5 Rd:5` as 'size:2 Rm:5 Rn:5 Rd:5', { ...asm`x ${scalarOf('Rd', bySize, 1)}, ${scalarOf('Rn', bySize)}, ${scalarOf('Rm', bySize)}`, mnemonic: name }, (f) =>
      f.size === 1 || f.size === 2 ? { op: o, d: V(f.Rd), n: V(f.Rn), m: V(f.Rm), t: f.size, imm32: 2 << f.size } : undefined),
  ] as readonly Row[];
}

const pmull = helper('pmull', 'pmull', ['d', 'n', 'm']);
const pmullDecode = (size: number) => (f: { Q: number; Rd: number; Rn: number; Rm: number }) => ({ op: pmull, d: V(f.Rd), n: V(f.Rn) + 8 * f.Q, m: V(f.Rm) + 8 * f.Q, t: size, imm32: 16 });
const pmullForm = asm`x ${vector('Rd', fixed(3), whole)}, ${vector('Rn', fixed(3), { oneD: true })}, ${vector('Rm', fixed(3), { oneD: true })}`;

export const simdThreeDifferent: readonly Row[] = [
  differentRow('SADDL', '0', '0000', longForm, long('saddl', addition('add', 's'))),
  differentRow('SADDW', '0', '0001', wideForm, long('saddw', wide('add', 's'))),
  differentRow('SSUBL', '0', '0010', longForm, long('ssubl', addition('sub', 's'))),
  differentRow('SSUBW', '0', '0011', wideForm, long('ssubw', wide('sub', 's'))),
  differentRow('ADDHN', '0', '0100', narrowForm, narrowHigh('addhn', 'add', false)),
  differentRow('SABAL', '0', '0101', longForm, long('sabal', accumulate('add', distance('s')))),
  differentRow('SUBHN', '0', '0110', narrowForm, narrowHigh('subhn', 'sub', false)),
  differentRow('SABDL', '0', '0111', longForm, long('sabdl', distance('s'))),
  differentRow('SMLAL (vector)', '0', '1000', longForm, long('smlal', accumulate('add', times('s')))),
  ...doublingRows('sqdmlal', '1001'),
  differentRow('SMLSL (vector)', '0', '1010', longForm, long('smlsl', accumulate('sub', times('s')))),
  ...doublingRows('sqdmlsl', '1011'),
  differentRow('SMULL (vector)', '0', '1100', longForm, long('smull', times('s'))),
  ...doublingRows('sqdmull', '1101'),
  row('PMULL, bytes', section('PMULL'), '0 Q 0 01110 00 1 Rm:5 1110 00 Rn:5 Rd:5', twoNames('pmull', asm`x ${vector('Rd', fixed(0), whole)}, ${vector('Rn', fixed(0))}, ${vector('Rm', fixed(0))}`), pmullDecode(0)),
  row('PMULL, doublewords', section('PMULL'), '0 Q 0 01110 11 1 Rm:5 1110 00 Rn:5 Rd:5', twoNames('pmull', pmullForm), pmullDecode(3)),
  differentRow('UADDL', '1', '0000', longForm, long('uaddl', addition('add', 'u'))),
  differentRow('UADDW', '1', '0001', wideForm, long('uaddw', wide('add', 'u'))),
  differentRow('USUBL', '1', '0010', longForm, long('usubl', addition('sub', 'u'))),
  differentRow('USUBW', '1', '0011', wideForm, long('usubw', wide('sub', 'u'))),
  differentRow('RADDHN', '1', '0100', narrowForm, narrowHigh('raddhn', 'add', true)),
  differentRow('UABAL', '1', '0101', longForm, long('uabal', accumulate('add', distance('u')))),
  differentRow('RSUBHN', '1', '0110', narrowForm, narrowHigh('rsubhn', 'sub', true)),
  differentRow('UABDL', '1', '0111', longForm, long('uabdl', distance('u'))),
  differentRow('UMLAL (vector)', '1', '1000', longForm, long('umlal', accumulate('add', times('u')))),
  differentRow('UMLSL (vector)', '1', '1010', longForm, long('umlsl', accumulate('sub', times('u')))),
  differentRow('UMULL (vector)', '1', '1100', longForm, long('umull', times('u'))),
];
