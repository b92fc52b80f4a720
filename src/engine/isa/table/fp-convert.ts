/** C4.1.69 Conversions between floating point and integers or fixed point in general registers. */
import { op, row, V, X, Xd, type Op, type Row } from '../row.ts';
import { both, type Width } from '../widths.ts';
import { asm } from '../syntax/operand.ts';
import { reg } from '../syntax/operands.ts';
import { scalar } from '../syntax/memory.ts';
import { fractionBits } from '../syntax/fp.ts';
import { D, fixedFrom, formats, modeLetters, roundingModes, S, type Format, type Int } from './fp-meanings.ts';
import { section } from './simd-sections.ts';

type Signs = 's' | 'u';
const isUnsigned = (sign: Signs): 0 | 1 => (sign === 'u' ? 1 : 0);
const general = { d: reg('Rd', 'sf'), n: reg('Rn', 'sf') };
/** Operations by format, then by the width of the general register. */
type Ops = readonly [readonly [Op, Op], readonly [Op, Op]];
const each = (make: <F extends Int, G extends Int>(f: Format<F>, w: Width<G>) => Op): Ops => formats((f) => both((w) => make(f, w)));
const pick = (ops: Ops, f: Format<Int>, sf: number): Op => ops[f.bits === 64 ? 1 : 0][sf === 1 ? 1 : 0];

const toGeneral = (letter: keyof typeof roundingModes, sign: Signs): Ops =>
  each((f, w) =>
    op(
      `fcvt${letter}${sign}_${w.letter}_${f.letter}`,
      (b) => {
        b.fpAccess();
        const n = f.lane(b, 'n', 0);
        const unsigned = isUnsigned(sign);
        b.setX('d', letter === 'z' ? b.call('i64', `fastFcvtz${f.bits}`, [n, b.i32(unsigned), b.i32(w.bits)]) : fixedFrom(b, f, n, roundingModes[letter], unsigned, w.bits, b.i32(0)));
      },
      letter === 'z' ? 'hot' : 'cold',
    ),
  );
const fromGeneral = (sign: Signs): Ops =>
  each((f, w) =>
    op(
      `${sign}cvtf_${f.letter}_${w.letter}`,
      (b) => {
        b.fpAccess();
        f.set(b, 'd', b.call(f.ty, `fastCvtf${f.bits}`, [b.x('n'), b.i32(isUnsigned(sign)), b.i32(w.bits)]));
      },
      'hot',
    ),
  );
// Fixed point: t is the number of fraction bits.
const toGeneralFixed = (sign: Signs): Ops =>
  each((f, w) =>
    op(`fcvtz${sign}_${w.letter}_${f.letter}_fixed`, (b) => {
      b.fpAccess();
      b.setX('d', fixedFrom(b, f, f.lane(b, 'n', 0), roundingModes.z, isUnsigned(sign), w.bits, b.raw('t')));
    }),
  );
const fromGeneralFixed = (sign: Signs): Ops =>
  each((f, w) =>
    op(`${sign}cvtf_${f.letter}_${w.letter}_fixed`, (b) => {
      b.fpAccess();
      f.set(b, 'd', b.call(f.ty, `integerToFp${f.bits}`, [b.x('n'), b.i32(isUnsigned(sign)), b.i32(w.bits), b.raw('t')]));
    }),
  );

function integerRows(mnemonic: string, heading: string, rmodeOpcode: string, toInteger: boolean, ops: Ops): Row[] {
  return [S, D].map((f) =>
    row(`${heading}, ${f.letter}`, section(heading), `sf 00 11110 ${f.ptype} 1 ${rmodeOpcode} 000000 Rn:5 Rd:5` as 'sf Rn:5 Rd:5', { ...(toInteger ? asm`x ${general.d}, ${scalar('Rn', f.letter)}` : asm`x ${scalar('Rd', f.letter)}, ${general.n}`), mnemonic }, (x) => ({
      op: pick(ops, f, x.sf),
      ...(toInteger ? { d: Xd(x.Rd), n: V(x.Rn) } : { d: V(x.Rd), n: X(x.Rn) }),
    })),
  );
}
function fixedRows(mnemonic: string, heading: string, rmodeOpcode: string, toInteger: boolean, ops: Ops): Row[] {
  return [S, D].map((f) =>
    row(`${heading}, ${f.letter}`, section(heading), `sf 00 11110 ${f.ptype} 0 ${rmodeOpcode} scale:6 Rn:5 Rd:5` as 'sf scale:6 Rn:5 Rd:5', { ...(toInteger ? asm`x ${general.d}, ${scalar('Rn', f.letter)}, ${fractionBits}` : asm`x ${scalar('Rd', f.letter)}, ${general.n}, ${fractionBits}`), mnemonic }, (x) => {
      if (x.sf === 0 && x.scale < 32) return undefined;
      const slots = toInteger ? { d: Xd(x.Rd), n: V(x.Rn) } : { d: V(x.Rd), n: X(x.Rn) };
      return { op: pick(ops, f, x.sf), ...slots, t: 64 - x.scale };
    }),
  );
}

const rmode = { n: '00', p: '01', m: '10', z: '11', a: '00' } as const;
const signs = ['s', 'u'] as const;
export const fpConvert: readonly Row[] = [
  ...signs.flatMap((s, i) => fixedRows(`${s}cvtf`, `${s.toUpperCase()}CVTF (scalar, fixed-point)`, `00 01${i}`, false, fromGeneralFixed(s))),
  ...signs.flatMap((s, i) => fixedRows(`fcvtz${s}`, `FCVTZ${s.toUpperCase()} (scalar, fixed-point)`, `11 00${i}`, true, toGeneralFixed(s))),
  ...modeLetters.flatMap((letter) =>
    signs.flatMap((s, i) =>
      integerRows(`fcvt${letter}${s}`, `FCVT${letter.toUpperCase()}${s.toUpperCase()} (scalar${letter === 'z' ? ', integer' : ''})`, `${rmode[letter]} ${letter === 'a' ? '10' : '00'}${i}`, true, toGeneral(letter, s)),
    ),
  ),
  ...signs.flatMap((s, i) => integerRows(`${s}cvtf`, `${s.toUpperCase()}CVTF (scalar, integer)`, `00 01${i}`, false, fromGeneral(s))),
];
