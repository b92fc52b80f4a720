/** C4.1.69 Advanced SIMD floating point of two vectors: three same, pairwise, by element, across lanes; and their scalars. */
import { row, V, type Op, type Row } from '../row.ts';
import { asm, type Syntax } from '../syntax/operand.ts';
import { scalar } from '../syntax/memory.ts';
import { bySz, fixed, indexed, scalarOf, vector } from '../syntax/vector.ts';
import { pairBySz } from '../syntax/fp.ts';
import { acrossOp, byElement, elementwise, pairwise, scalarOps, scalarPairOps, type VectorOps } from './fp-elements.ts';
import { binaryMeanings } from './fp-meanings.ts';
import { section } from './simd-sections.ts';

type Name = keyof typeof binaryMeanings;
const vectors = (mnemonic: string): Syntax => ({ ...asm`x ${vector('Rd', bySz)}, ${vector('Rn', bySz)}, ${vector('Rm', bySz)}`, mnemonic });
const scalars = (mnemonic: string): Syntax => ({ ...asm`x ${scalarOf('Rd', bySz)}, ${scalarOf('Rn', bySz)}, ${scalarOf('Rm', bySz)}`, mnemonic });

const heading = (name: string, kind: string): string => (/^(FMULX|FABD|FAC..|FRECPS|FRSQRTS)$/.test(name) ? name : `${name} (${kind})`);
/** Which of the manual's headings: comparisons stand as "register". */
const vectorHeading = (mnemonic: string): string => heading(mnemonic.toUpperCase(), mnemonic.startsWith('fcm') ? 'register' : 'vector');

function threeSameRow(mnemonic: string, u: '0' | '1', a: '0' | '1', opcode: string, ops: VectorOps): Row {
  const name = vectorHeading(mnemonic);
  return row(`${name}, vector`, section(name), `0 Q ${u} 01110 ${a} sz 1 Rm:5 ${opcode} 1 Rn:5 Rd:5` as 'Q sz Rm:5 Rn:5 Rd:5', vectors(mnemonic), (f) => {
    const o = ops[f.sz * 2 + f.Q];
    return o === undefined ? undefined : { op: o, d: V(f.Rd), n: V(f.Rn), m: V(f.Rm) };
  });
}
const same = (mnemonic: Name, u: '0' | '1', a: '0' | '1', opcode: string): Row => threeSameRow(mnemonic, u, a, opcode, elementwise(mnemonic, binaryMeanings[mnemonic]));
const pairs = (stem: Name, a: '0' | '1', opcode: string): Row => threeSameRow(`${stem}p`, '1', a, opcode, pairwise(`${stem}p`, binaryMeanings[stem]));
function scalarSameRow(mnemonic: Name, u: '0' | '1', a: '0' | '1', opcode: string): Row {
  const name = vectorHeading(mnemonic);
  const ops = scalarOps(mnemonic, binaryMeanings[mnemonic]);
  return row(`${name}, scalar`, section(name), `01 ${u} 11110 ${a} sz 1 Rm:5 ${opcode} 1 Rn:5 Rd:5` as 'sz Rm:5 Rn:5 Rd:5', scalars(mnemonic), (f) => ({ op: pick(ops, f.sz), d: V(f.Rd), n: V(f.Rn), m: V(f.Rm) }));
}
const pick = (ops: readonly [Op, Op], sz: number): Op => ops[sz === 1 ? 1 : 0];

function scalarPairRow(stem: Name, a: '0' | '1', opcode: string): Row {
  const name = `${stem.toUpperCase()}P (scalar)`;
  const ops = scalarPairOps(`${stem}p`, binaryMeanings[stem]);
  return row(name, section(name), `01 1 11110 ${a} sz 11000 ${opcode} 10 Rn:5 Rd:5` as 'sz Rn:5 Rd:5', { ...asm`x ${scalarOf('Rd', bySz)}, ${pairBySz('Rn')}`, mnemonic: `${stem}p` }, (f) => ({ op: pick(ops, f.sz), d: V(f.Rd), n: V(f.Rn) }));
}
function acrossRow(stem: Name, a: '0' | '1', opcode: string): Row {
  const name = `${stem.toUpperCase()}V`;
  const o = acrossOp(`${stem}v`, binaryMeanings[stem]);
  return row(name, section(name), `0 1 1 01110 ${a} 0 11000 ${opcode} 10 Rn:5 Rd:5` as 'Rn:5 Rd:5', { ...asm`x ${scalar('Rd', 's')}, ${vector('Rn', fixed(2), { full: true })}`, mnemonic: `${stem}v` }, (f) => ({ op: o, d: V(f.Rd), n: V(f.Rn) }));
}

/** The address of the element that H:L (S) or H (D, L is 0) chooses. */
const elementSlot = (f: { readonly sz: number; readonly H: number; readonly L: number; readonly M: number; readonly Rm: number }): number => V(f.M * 16 + f.Rm) + (f.sz === 1 ? f.H * 8 : f.H * 8 + f.L * 4);
function byElementRow(mnemonic: Name, u: '0' | '1', opcode: string): Row {
  const name = `${mnemonic.toUpperCase()} (by element)`;
  const ops = byElement(`${mnemonic}_element`, binaryMeanings[mnemonic]);
  return row(`${name}, vector`, section(name), `0 Q ${u} 01111 1 sz L M Rm:4 ${opcode} H 0 Rn:5 Rd:5` as 'Q sz L M Rm:4 H Rn:5 Rd:5', { ...asm`x ${vector('Rd', bySz)}, ${vector('Rn', bySz)}, ${indexed(bySz)}`, mnemonic }, (f) => {
    const o = ops[f.sz * 2 + f.Q];
    return o === undefined || (f.sz === 1 && f.L === 1) ? undefined : { op: o, d: V(f.Rd), n: V(f.Rn), m: elementSlot(f) };
  });
}
function scalarByElementRow(mnemonic: Name, u: '0' | '1', opcode: string): Row {
  const name = `${mnemonic.toUpperCase()} (by element)`;
  const ops = scalarOps(`${mnemonic}_element`, binaryMeanings[mnemonic]);
  return row(`${name}, scalar`, section(name), `01 ${u} 11111 1 sz L M Rm:4 ${opcode} H 0 Rn:5 Rd:5` as 'sz L M Rm:4 H Rn:5 Rd:5', { ...asm`x ${scalarOf('Rd', bySz)}, ${scalarOf('Rn', bySz)}, ${indexed(bySz)}`, mnemonic }, (f) =>
    f.sz === 1 && f.L === 1 ? undefined : { op: pick(ops, f.sz), d: V(f.Rd), n: V(f.Rn), m: elementSlot(f) },
  );
}

export const fpVectorThree: readonly Row[] = [
  scalarSameRow('fmulx', '0', '0', '11011'),
  scalarSameRow('fcmeq', '0', '0', '11100'),
  scalarSameRow('frecps', '0', '0', '11111'),
  scalarSameRow('frsqrts', '0', '1', '11111'),
  scalarSameRow('fcmge', '1', '0', '11100'),
  scalarSameRow('facge', '1', '0', '11101'),
  scalarSameRow('fabd', '1', '1', '11010'),
  scalarSameRow('fcmgt', '1', '1', '11100'),
  scalarSameRow('facgt', '1', '1', '11101'),
  scalarPairRow('fmaxnm', '0', '01100'),
  scalarPairRow('fadd', '0', '01101'),
  scalarPairRow('fmax', '0', '01111'),
  scalarPairRow('fminnm', '1', '01100'),
  scalarPairRow('fmin', '1', '01111'),
  scalarByElementRow('fmla', '0', '0001'),
  scalarByElementRow('fmls', '0', '0101'),
  scalarByElementRow('fmul', '0', '1001'),
  scalarByElementRow('fmulx', '1', '1001'),
  acrossRow('fmaxnm', '0', '01100'),
  acrossRow('fmax', '0', '01111'),
  acrossRow('fminnm', '1', '01100'),
  acrossRow('fmin', '1', '01111'),
  same('fmaxnm', '0', '0', '11000'),
  same('fmla', '0', '0', '11001'),
  same('fadd', '0', '0', '11010'),
  same('fmulx', '0', '0', '11011'),
  same('fcmeq', '0', '0', '11100'),
  same('fmax', '0', '0', '11110'),
  same('frecps', '0', '0', '11111'),
  same('fminnm', '0', '1', '11000'),
  same('fmls', '0', '1', '11001'),
  same('fsub', '0', '1', '11010'),
  same('fmin', '0', '1', '11110'),
  same('frsqrts', '0', '1', '11111'),
  pairs('fmaxnm', '0', '11000'),
  pairs('fadd', '0', '11010'),
  same('fmul', '1', '0', '11011'),
  same('fcmge', '1', '0', '11100'),
  same('facge', '1', '0', '11101'),
  pairs('fmax', '0', '11110'),
  same('fdiv', '1', '0', '11111'),
  pairs('fminnm', '1', '11000'),
  same('fabd', '1', '1', '11010'),
  same('fcmgt', '1', '1', '11100'),
  same('facgt', '1', '1', '11101'),
  pairs('fmin', '1', '11110'),
  byElementRow('fmla', '0', '0001'),
  byElementRow('fmls', '0', '0101'),
  byElementRow('fmul', '0', '1001'),
  byElementRow('fmulx', '1', '1001'),
];
