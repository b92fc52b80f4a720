/** C4.1.96 Advanced SIMD shift by immediate, integer; the scalar forms beside the vectors. */
import { op, row, V, type Op, type Row } from '../row.ts';
import type { Builder } from '../builder.ts';
import { alias, asm, named, type Syntax } from '../syntax/operand.ts';
import { byImmh, scalarOf, shift, vector } from '../syntax/vector.ts';
import { bytesOf, family, helper, lanes, ofFamily, shapes, shuffle, splat, type Family, type Meaning, type Size, type Vec } from '../simd.ts';
import { narrowSizes, setNarrow, widened } from './simd-three-different.ts';
import { section } from './simd-sections.ts';

const all = [0, 1, 2, 3] as const;
type Sign = 's' | 'u';
/** The amount is in imm32. A shift by the whole width, which WebAssembly lacks, is one by one less and one more. */
const almost = (b: Builder, size: Size, s: Sign): Vec => lanes(b, size, `shr_${s}`, b.v('n'), b.sub(b.imm32(), b.i32(1)));
const right = (s: Sign) => (b: Builder, size: Size): Vec => lanes(b, size, `shr_${s}`, almost(b, size, s), b.i32(1));
/** Rounded: what is shifted out last is added. */
function rounded(s: Sign) {
  return (b: Builder, size: Size): Vec => {
    const before = b.let(almost(b, size, s));
    const one = size === 3 ? splat(b, 3, b.i64(1)) : splat(b, size, b.i32(1));
    return lanes(b, size, 'add', lanes(b, size, `shr_${s}`, before, b.i32(1)), b.op<'v128'>('v128.and', [before, one]));
  };
}
const added = (f: (b: Builder, size: Size) => Vec) => (b: Builder, size: Size): Vec => lanes(b, size, 'add', b.v('d'), f(b, size));
const ones = (b: Builder): Vec => splat(b, 3, b.i64(-1));
/** SRI, SLI: the bits that the shift leaves open stay. */
const insert = (direction: 'left' | 'right') => (b: Builder, size: Size): Vec => {
  const move = (x: Vec): Vec =>
    direction === 'left'
      ? lanes(b, size, 'shl', x, b.imm32())
      : lanes(b, size, 'shr_u', lanes(b, size, 'shr_u', x, b.sub(b.imm32(), b.i32(1))), b.i32(1));
  return b.op<'v128'>('v128.bitselect', [move(b.v('n')), b.v('d'), move(ones(b))]);
};

interface Fields {
  readonly Q: number;
  readonly immh: number;
  readonly immb: number;
  readonly Rn: number;
  readonly Rd: number;
}
const sizeOf = (f: { immh: number }): number => byImmh.of(f) ?? 9;
const rightAmount = (f: Fields): number => (16 << sizeOf(f)) - (f.immh * 8 + f.immb);
const leftAmount = (f: Fields): number => f.immh * 8 + f.immb - (8 << sizeOf(f));

const sameForm = (direction: 'left' | 'right'): Syntax => asm`x ${vector('Rd', byImmh)}, ${vector('Rn', byImmh)}, ${shift(direction)}`;
const scalarForm = (direction: 'left' | 'right'): Syntax => asm`x ${scalarOf('Rd', byImmh)}, ${scalarOf('Rn', byImmh)}, ${shift(direction)}`;
const mnemonicOf = (heading: string): string => (/^\w+/.exec(heading)?.[0] ?? '').toLowerCase();

/** Vector and scalar rows of a shift whose result has its operand's size. Helpers take the amount above their bytes. */
function shiftRows(heading: string, u: '0' | '1', opcode: string, direction: 'left' | 'right', meaning: Meaning, isHelper: boolean): Row[] {
  const mnemonic = mnemonicOf(heading);
  const amount = direction === 'left' ? leftAmount : rightAmount;
  const finish = (f: Fields, found: ReturnType<Meaning>) =>
    found === undefined ? undefined : { ...found, d: V(f.Rd), n: V(f.Rn), imm32: isHelper ? (found.imm32 ?? 0) + amount(f) * 256 : amount(f) };
  return [
    row(heading, section(heading), `0 Q ${u} 011110 immh:4 immb:3 ${opcode} 1 Rn:5 Rd:5` as 'Q immh:4 immb:3 Rn:5 Rd:5', { ...sameForm(direction), mnemonic }, (f) => finish(f, meaning(sizeOf(f), f.Q))) as Row,
    row(`${heading}, scalar`, section(heading), `01 ${u} 111110 immh:4 immb:3 ${opcode} 1 Rn:5 Rd:5` as 'Q immh:4 immb:3 Rn:5 Rd:5', { ...scalarForm(direction), mnemonic }, (f) => finish(f, meaning(sizeOf(f), 0, true))) as Row,
  ];
}
const plain = (heading: string, u: '0' | '1', opcode: string, direction: 'left' | 'right', value: (b: Builder, size: Size) => Vec, hot = ''): Row[] =>
  shiftRows(heading, u, opcode, direction, ofFamily(family(`${mnemonicOf(heading)}_imm`, all, (b, size) => value(b, size), hot)), false);
function saturating(heading: string, u: '0' | '1', opcode: string, fn: string): Row[] {
  const o = helper(fn, fn, ['d', 'n']);
  const meaning: Meaning = (size, q, isScalar = false) =>
    size > 3 || (!isScalar && size === 3 && q === 0) ? undefined : { op: o, t: size, imm32: isScalar ? 1 << size : bytesOf(q) };
  return shiftRows(heading, u, opcode, 'left', meaning, true);
}

// Narrowing: the size in immh is the result's.
const narrowForm = asm`x ${vector('Rd', byImmh)}, ${vector('Rn', byImmh, { full: true, wider: 1 })}, ${shift('right')}`;
function narrowing(name: string, isRounded: boolean): Family {
  const ops = new Map<number, Op>();
  for (const size of narrowSizes)
    for (const q of [0, 1] as const)
      ops.set(size * 2 + q, op(`${name}${q === 1 ? '2' : ''}_${(8 << q) >> size}${'bhs'[size]}`, (b) => {
        b.fpAccess();
        const wide = (size + 1) as Size;
        const value = isRounded ? rounded('u')(b, wide) : lanes(b, wide, 'shr_u', b.v('n'), b.imm32());
        const lower = Array.from({ length: 8 >> size }, (_, i) => 2 * i);
        const shifted = b.let(value);
        setNarrow(b, q, shuffle(b, size, shifted, shifted, lower));
      }, name === 'shrn' && size === 0 && q === 0 ? 'hot' : 'cold'));
  return (size, q) => ops.get(size * 2 + q);
}
function narrowRow(heading: string, opcode: string, ops: Family): Row {
  const mnemonic = mnemonicOf(heading);
  return row(heading, section(heading), `0 Q 0 011110 immh:4 immb:3 ${opcode} 1 Rn:5 Rd:5` as 'Q immh:4 immb:3 Rn:5 Rd:5', named([mnemonic, `${mnemonic}2`], 'Q', narrowForm), (f) => {
    const o = ops(sizeOf(f), f.Q);
    return o === undefined ? undefined : { op: o, d: V(f.Rd), n: V(f.Rn), imm32: rightAmount(f) };
  }) as Row;
}
function saturatingNarrow(heading: string, u: '0' | '1', opcode: string): Row[] {
  const mnemonic = mnemonicOf(heading);
  const o = helper(mnemonic, mnemonic, ['d', 'n']);
  // Bit 7: the upper half of d is written and the lower stays.
  const mode = (f: Fields, bytes: number): number => bytes + rightAmount(f) * 256;
  return [
    row(heading, section(heading), `0 Q ${u} 011110 immh:4 immb:3 ${opcode} 1 Rn:5 Rd:5` as 'Q immh:4 immb:3 Rn:5 Rd:5', named([mnemonic, `${mnemonic}2`], 'Q', narrowForm), (f) =>
      sizeOf(f) > 2 ? undefined : { op: o, d: V(f.Rd) + 8 * f.Q, n: V(f.Rn), t: sizeOf(f), imm32: mode(f, 8 + 128 * f.Q) }) as Row,
    row(`${heading}, scalar`, section(heading), `01 ${u} 111110 immh:4 immb:3 ${opcode} 1 Rn:5 Rd:5` as 'Q immh:4 immb:3 Rn:5 Rd:5', { ...asm`x ${scalarOf('Rd', byImmh)}, ${scalarOf('Rn', byImmh, 1)}, ${shift('right')}`, mnemonic }, (f) =>
      sizeOf(f) > 2 ? undefined : { op: o, d: V(f.Rd), n: V(f.Rn), t: sizeOf(f), imm32: mode(f, 1 << sizeOf(f)) }) as Row,
  ];
}

// SSHLL and USHLL: half of n, widened and shifted; without a shift SXTL and UXTL.
function longRow(heading: string, u: '0' | '1', s: Sign, extend: string): Row {
  const mnemonic = mnemonicOf(heading);
  const ops = new Map<number, Op>();
  for (const size of narrowSizes)
    for (const q of [0, 1] as const)
      ops.set(size * 2 + q, op(`${mnemonic}${q === 1 ? '2' : ''}_${shapes[size + 1] ?? ''}`, (b) => {
        b.fpAccess();
        b.setV('d', lanes(b, size + 1, 'shl', widened(b, size, q, s, b.v('n')), b.imm32()));
      }, size === 2 && q === 0 ? 'hot' : 'cold'));
  const rd = vector('Rd', byImmh, { full: true, wider: 1 });
  const rn = vector('Rn', byImmh);
  const short = alias(named([extend, `${extend}2`], 'Q', asm`x ${rd}, ${rn}`), { immb: 0 }, (f) => ((f['immh'] ?? 0) & ((f['immh'] ?? 0) - 1)) === 0);
  return row(heading, section(heading), `0 Q ${u} 011110 immh:4 immb:3 10100 1 Rn:5 Rd:5` as 'Q immh:4 immb:3 Rn:5 Rd:5', [short, named([mnemonic, `${mnemonic}2`], 'Q', asm`x ${rd}, ${rn}, ${shift('left')}`)], (f) => {
    const o = ops.get(sizeOf(f) * 2 + f.Q);
    return o === undefined ? undefined : { op: o, d: V(f.Rd), n: V(f.Rn), imm32: leftAmount(f) };
  }, { immh: (f) => 1 << (f['esize'] ?? 0) }) as Row;
}

export const simdShift: readonly Row[] = [
  ...plain('SSHR', '0', '00000', 'right', right('s'), '4s 2d'),
  ...plain('SSRA', '0', '00010', 'right', added(right('s'))),
  ...plain('SRSHR', '0', '00100', 'right', rounded('s')),
  ...plain('SRSRA', '0', '00110', 'right', added(rounded('s'))),
  ...plain('SHL', '0', '01010', 'left', (b, size) => lanes(b, size, 'shl', b.v('n'), b.imm32()), '4s 2d'),
  ...saturating('SQSHL (immediate)', '0', '01110', 'sqshlImmediate'),
  narrowRow('SHRN', '10000', narrowing('shrn', false)),
  narrowRow('RSHRN', '10001', narrowing('rshrn', true)),
  ...saturatingNarrow('SQSHRN', '0', '10010'),
  ...saturatingNarrow('SQRSHRN', '0', '10011'),
  longRow('SSHLL', '0', 's', 'sxtl'),
  ...plain('USHR', '1', '00000', 'right', right('u'), '4s 2d'),
  ...plain('USRA', '1', '00010', 'right', added(right('u'))),
  ...plain('URSHR', '1', '00100', 'right', rounded('u')),
  ...plain('URSRA', '1', '00110', 'right', added(rounded('u'))),
  ...plain('SRI', '1', '01000', 'right', insert('right')),
  ...plain('SLI', '1', '01010', 'left', insert('left')),
  ...saturating('SQSHLU', '1', '01100', 'sqshluImmediate'),
  ...saturating('UQSHL (immediate)', '1', '01110', 'uqshlImmediate'),
  ...saturatingNarrow('SQSHRUN', '1', '10000'),
  ...saturatingNarrow('SQRSHRUN', '1', '10001'),
  ...saturatingNarrow('UQSHRN', '1', '10010'),
  ...saturatingNarrow('UQRSHRN', '1', '10011'),
  longRow('USHLL', '1', 'u', 'uxtl'),
];
