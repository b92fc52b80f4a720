/** C4.1.96 Advanced SIMD vector x indexed element, integer; the scalar forms after the vectors. */
import { row, V, type Op, type Row } from '../row.ts';
import type { Builder } from '../builder.ts';
import { asm, named, type Syntax } from '../syntax/operand.ts';
import { bySize, elementIndex, indexed, scalarOf, vector } from '../syntax/vector.ts';
import { bytesOf, family, helper, lanes, splatSlot, type Size, type Vec } from '../simd.ts';
import { accumulate, doubling, long, product } from './simd-three-different.ts';
import { multiply } from './simd-three-same.ts';
import { section } from './simd-sections.ts';

interface Fields {
  readonly Q: number;
  readonly size: number;
  readonly L: number;
  readonly M: number;
  readonly Rm: number;
  readonly H: number;
  readonly Rn: number;
  readonly Rd: number;
}
/** Address of the element that the instruction names. */
const at = (f: Fields): number => {
  const fields = { H: f.H, L: f.L, M: f.M, Rm: f.Rm };
  return V(elementIndex.register(fields, f.size)) + (elementIndex.of(fields, f.size) << f.size);
};
const BY_ELEMENT = 256;

const sameForm = asm`x ${vector('Rd', bySize)}, ${vector('Rn', bySize)}, ${indexed(bySize)}`;
const longForm = asm`x ${vector('Rd', bySize, { full: true, wider: 1 })}, ${vector('Rn', bySize)}, ${indexed(bySize)}`;
const twoNames = (mnemonic: string): Syntax => named([mnemonic, `${mnemonic}2`], 'Q', longForm);
type Decode = (f: Fields) => { op: Op; n?: number; t?: number; imm32?: number } | undefined;

function elementRow(heading: string, head: string, opcode: string, syntax: Syntax, decode: Decode, text = ''): Row {
  return row(`${heading}${text}`, section(heading), `${head} size:2 L M Rm:4 ${opcode} H 0 Rn:5 Rd:5` as 'Q size:2 L M Rm:4 H Rn:5 Rd:5', syntax, (f) => {
    if (f.size !== 1 && f.size !== 2) return undefined;
    const found = decode(f);
    return found === undefined ? undefined : { d: V(f.Rd), n: V(f.Rn), m: at(f), ...found };
  }) as Row;
}
const heading = (mnemonic: string): string => `${mnemonic.toUpperCase()} (by element)`;

function sameRow(mnemonic: string, u: '0' | '1', opcode: string, value: (b: Builder, size: Size, x: Vec, y: Vec) => Vec): Row {
  const ops = family(`${mnemonic}_element`, [1, 2], (b, size) => value(b, size, b.v('n'), splatSlot(b, size, 'm')));
  return elementRow(heading(mnemonic), `0 Q ${u} 01111`, opcode, { ...sameForm, mnemonic }, (f) => {
    const o = ops(f.size, f.Q);
    return o === undefined ? undefined : { op: o };
  });
}
function longRow(mnemonic: string, u: '0' | '1', opcode: string, operation?: 'add' | 'sub'): Row {
  const times = (b: Builder, size: Size, q: 0 | 1): Vec => product(u === '0' ? 's' : 'u')(b, size, q, b.v('n'), splatSlot(b, size, 'm'));
  const ops = long(`${mnemonic}_element`, operation === undefined ? times : accumulate(operation, times));
  return elementRow(heading(mnemonic), `0 Q ${u} 01111`, opcode, twoNames(mnemonic), (f) => {
    const o = ops(f.size, f.Q);
    return o === undefined ? undefined : { op: o };
  });
}
function doublingRows(mnemonic: keyof typeof doubling, opcode: string): Row[] {
  const o = doubling[mnemonic];
  return [
    elementRow(heading(mnemonic), '0 Q 0 01111', opcode, twoNames(mnemonic), (f) => ({ op: o, n: V(f.Rn) + 8 * f.Q, t: f.size, imm32: 16 + BY_ELEMENT })),
    elementRow(heading(mnemonic), '01 0 11111', opcode, { ...asm`x ${scalarOf('Rd', bySize, 1)}, ${scalarOf('Rn', bySize)}, ${indexed(bySize)}`, mnemonic }, (f) => ({ op: o, t: f.size, imm32: (2 << f.size) + BY_ELEMENT }), ', scalar'),
  ];
}
function highRows(mnemonic: string, opcode: string): Row[] {
  const o = helper(`${mnemonic}_element`, mnemonic, ['d', 'n', 'm']);
  return [
    elementRow(heading(mnemonic), '0 Q 0 01111', opcode, { ...sameForm, mnemonic }, (f) => ({ op: o, t: f.size, imm32: bytesOf(f.Q) + BY_ELEMENT })),
    elementRow(heading(mnemonic), '01 0 11111', opcode, { ...asm`x ${scalarOf('Rd', bySize)}, ${scalarOf('Rn', bySize)}, ${indexed(bySize)}`, mnemonic }, (f) => ({ op: o, t: f.size, imm32: (1 << f.size) + BY_ELEMENT }), ', scalar'),
  ];
}

export const simdElement: readonly Row[] = [
  longRow('smlal', '0', '0010', 'add'),
  ...doublingRows('sqdmlal', '0011'),
  longRow('smlsl', '0', '0110', 'sub'),
  ...doublingRows('sqdmlsl', '0111'),
  sameRow('mul', '0', '1000', multiply),
  longRow('smull', '0', '1010'),
  ...doublingRows('sqdmull', '1011'),
  ...highRows('sqdmulh', '1100'),
  ...highRows('sqrdmulh', '1101'),
  sameRow('mla', '1', '0000', (b, size, x, y) => lanes(b, size, 'add', b.v('d'), multiply(b, size, x, y))),
  longRow('umlal', '1', '0010', 'add'),
  sameRow('mls', '1', '0100', (b, size, x, y) => lanes(b, size, 'sub', b.v('d'), multiply(b, size, x, y))),
  longRow('umlsl', '1', '0110', 'sub'),
  longRow('umull', '1', '1010'),
];
