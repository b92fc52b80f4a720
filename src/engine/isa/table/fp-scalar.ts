/** C4.1.69 Floating-point data processing (one, two and three sources), compare, immediate, conditional. */
import { op, row, V, type Op, type Row } from '../row.ts';
import { asm } from '../syntax/operand.ts';
import { cond, conditions, imm } from '../syntax/operands.ts';
import { scalar } from '../syntax/memory.ts';
import { zero } from '../syntax/vector.ts';
import { expandImmediate, fpImmediate } from '../syntax/fp.ts';
import { binaryMeanings, D, formats, fusedMeanings, S, unaryMeanings, type Format, type Int, type Meaning } from './fp-meanings.ts';
import { section } from './simd-sections.ts';

type Heat = 'hot' | 'cold';
const both = [S, D] as const;
const pick = (ops: readonly [Op, Op], f: Format<Int>): Op => ops[f.bits === 64 ? 1 : 0];
const scalarOps = (name: string, heat: Heat, meaning: Meaning, third: 'd' | 'a' = 'd'): readonly [Op, Op] =>
  formats((f) =>
    op(
      `${name}_${f.letter}`,
      (b) => {
        b.fpAccess();
        f.set(b, 'd', meaning(b, f, f.lane(b, 'n', 0), f.lane(b, 'm', 0), f.lane(b, third, 0)));
      },
      heat,
    ),
  );

// One source.
function oneSourceRow(name: keyof typeof unaryMeanings, opcode: string, heat: Heat, heading: string): Row[] {
  const ops = scalarOps(name, heat, unaryMeanings[name]);
  return both.map((f) =>
    row(`${heading}, ${f.letter}`, section(heading), `000 11110 ${f.ptype} 1 ${opcode} 10000 Rn:5 Rd:5` as 'Rn:5 Rd:5', { ...asm`x ${scalar('Rd', f.letter)}, ${scalar('Rn', f.letter)}`, mnemonic: name }, (x) => ({ op: pick(ops, f), d: V(x.Rd), n: V(x.Rn) })),
  );
}
const half = { letter: 'h', ptype: '11' } as const;
function convertRow(from: { readonly letter: 's' | 'd' | 'h'; readonly ptype: string }, to: 's' | 'd' | 'h', opc: string, o: Op): Row {
  return row(`FCVT, ${from.letter} to ${to}`, section('FCVT'), `000 11110 ${from.ptype} 1 0001 ${opc} 10000 Rn:5 Rd:5` as 'Rn:5 Rd:5', { ...asm`x ${scalar('Rd', to)}, ${scalar('Rn', from.letter)}`, mnemonic: 'fcvt' }, (x) => ({ op: o, d: V(x.Rd), n: V(x.Rn) }));
}
const convert = (from: 's' | 'd' | 'h', to: 's' | 'd' | 'h', fn: string): Op =>
  op(
    `fcvt_${from}_${to}`,
    (b) => {
      b.fpAccess();
      const n = from === 'd' ? b.half('n', 0) : b.element('n', 0, from === 's' ? 4 : 2);
      b.setD('d', to === 'd' ? b.call('i64', fn, [n]) : b.extendU(b.call('i32', fn, [n])));
    },
    from === 'h' || to === 'h' ? 'cold' : 'hot',
  );
const oneSource: readonly Row[] = [
  ...oneSourceRow('fmov', '000000', 'hot', 'FMOV (register)'),
  ...oneSourceRow('fabs', '000001', 'hot', 'FABS (scalar)'),
  ...oneSourceRow('fneg', '000010', 'hot', 'FNEG (scalar)'),
  ...oneSourceRow('fsqrt', '000011', 'hot', 'FSQRT (scalar)'),
  convertRow(S, 'd', '01', convert('s', 'd', 'fcvt32to64')),
  convertRow(S, 'h', '11', convert('s', 'h', 'fcvt32to16')),
  convertRow(D, 's', '00', convert('d', 's', 'fastFcvt64to32')),
  convertRow(D, 'h', '11', convert('d', 'h', 'fcvt64to16')),
  convertRow(half, 's', '00', convert('h', 's', 'fcvt16to32')),
  convertRow(half, 'd', '01', convert('h', 'd', 'fcvt16to64')),
  ...oneSourceRow('frintn', '001000', 'cold', 'FRINTN (scalar)'),
  ...oneSourceRow('frintp', '001001', 'cold', 'FRINTP (scalar)'),
  ...oneSourceRow('frintm', '001010', 'cold', 'FRINTM (scalar)'),
  ...oneSourceRow('frintz', '001011', 'cold', 'FRINTZ (scalar)'),
  ...oneSourceRow('frinta', '001100', 'cold', 'FRINTA (scalar)'),
  ...oneSourceRow('frintx', '001110', 'cold', 'FRINTX (scalar)'),
  ...oneSourceRow('frinti', '001111', 'cold', 'FRINTI (scalar)'),
];

// Compare. m of the conditional forms is a register too; t is nzcv.
const compareOps = (name: string, signalling: 0 | 1, withZero: boolean): readonly [Op, Op] =>
  formats((f) =>
    op(
      `${name}_${f.letter}${withZero ? '_zero' : ''}`,
      (b) => {
        b.fpAccess();
        const m = withZero ? b.constant(f.ty, 0) : f.lane(b, 'm', 0);
        b.setNzcv(b.call('i32', `fastFcmp${f.bits}`, [f.lane(b, 'n', 0), m, b.i32(signalling)]));
      },
      'hot',
    ),
  );
function compareRows(name: 'fcmp' | 'fcmpe', signalling: 0 | 1): Row[] {
  const opc = String(signalling);
  const register = compareOps(name, signalling, false);
  const zeroes = compareOps(name, signalling, true);
  return both.flatMap((f) => {
    const rn = scalar('Rn', f.letter);
    const heading = name.toUpperCase();
    return [
      row(`${heading}, ${f.letter}`, section(heading), `000 11110 ${f.ptype} 1 Rm:5 00 1000 Rn:5 ${opc} 0 000` as 'Rm:5 Rn:5', { ...asm`x ${rn}, ${scalar('Rm', f.letter)}`, mnemonic: name }, (x) => ({ op: pick(register, f), n: V(x.Rn), m: V(x.Rm) })),
      row(`${heading}, ${f.letter} with zero`, section(heading), `000 11110 ${f.ptype} 1 (00000) 00 1000 Rn:5 ${opc} 1 000` as 'Rn:5', { ...asm`x ${rn}, ${zero(true)}`, mnemonic: name }, (x) => ({ op: pick(zeroes, f), n: V(x.Rn) })),
    ];
  });
}
const byCondition = (make: (name: string, i: number) => readonly [Op, Op]): readonly (readonly [Op, Op])[] => conditions.slice(0, 15).map(make);
function conditionalCompareRows(name: 'fccmp' | 'fccmpe', signalling: 0 | 1): Row[] {
  const ops = byCondition((c, i) =>
    formats((f) =>
      op(`${name}_${f.letter}_${c}`, (b) => {
        b.fpAccess();
        b.if(
          b.condition(i),
          () => b.setNzcv(b.call('i32', `fastFcmp${f.bits}`, [f.lane(b, 'n', 0), f.lane(b, 'm', 0), b.i32(signalling)])),
          () => b.setNzcv(b.raw('t')),
        );
      }),
    ),
  );
  return both.map((f) =>
    row(`${name.toUpperCase()}, ${f.letter}`, section(name.toUpperCase()), `000 11110 ${f.ptype} 1 Rm:5 cond:4 01 Rn:5 ${String(signalling)} nzcv:4` as 'Rm:5 cond:4 Rn:5 nzcv:4', { ...asm`x ${scalar('Rn', f.letter)}, ${scalar('Rm', f.letter)}, ${imm('nzcv', { width: 4 })}, ${cond('cond')}`, mnemonic: name }, (x) => {
      const o = ops[Math.min(x.cond, 14)];
      return o === undefined ? undefined : { op: pick(o, f), n: V(x.Rn), m: V(x.Rm), t: x.nzcv };
    }),
  );
}

const moveImmediate = op(
  'fmov_imm',
  (b) => {
    b.fpAccess();
    b.setD('d', b.imm());
  },
  'hot',
);
const immediateRows = both.map((f) =>
  row(`FMOV (scalar, immediate), ${f.letter}`, section('FMOV (scalar, immediate)'), `000 11110 ${f.ptype} 1 imm8:8 100 00000 Rd:5` as 'imm8:8 Rd:5', { ...asm`x ${scalar('Rd', f.letter)}, ${fpImmediate(f.bits)}`, mnemonic: 'fmov' }, (x) => ({ op: moveImmediate, d: V(x.Rd), imm: expandImmediate(x.imm8, f.bits) })),
);

// Two sources.
function twoSourceRow(name: keyof typeof binaryMeanings, opcode: string, heat: Heat): Row[] {
  const heading = `${name.toUpperCase()} (scalar)`;
  const ops = scalarOps(name, heat, binaryMeanings[name]);
  return both.map((f) =>
    row(`${heading}, ${f.letter}`, section(heading), `000 11110 ${f.ptype} 1 Rm:5 ${opcode} 10 Rn:5 Rd:5` as 'Rm:5 Rn:5 Rd:5', { ...asm`x ${scalar('Rd', f.letter)}, ${scalar('Rn', f.letter)}, ${scalar('Rm', f.letter)}`, mnemonic: name }, (x) => ({ op: pick(ops, f), d: V(x.Rd), n: V(x.Rn), m: V(x.Rm) })),
  );
}

// Conditional select.
const selectOps = byCondition((c, i) =>
  formats((f) =>
    op(`fcsel_${f.letter}_${c}`, (b) => {
      b.fpAccess();
      f.set(b, 'd', b.select(f.lane(b, 'n', 0), f.lane(b, 'm', 0), b.condition(i)));
    }),
  ),
);
const selectRows = both.map((f) =>
  row(`FCSEL, ${f.letter}`, section('FCSEL'), `000 11110 ${f.ptype} 1 Rm:5 cond:4 11 Rn:5 Rd:5` as 'Rm:5 cond:4 Rn:5 Rd:5', { ...asm`x ${scalar('Rd', f.letter)}, ${scalar('Rn', f.letter)}, ${scalar('Rm', f.letter)}, ${cond('cond')}`, mnemonic: 'fcsel' }, (x) => {
    const o = selectOps[Math.min(x.cond, 14)];
    return o === undefined ? undefined : { op: pick(o, f), d: V(x.Rd), n: V(x.Rn), m: V(x.Rm) };
  }),
);

// Three sources: a is the addend.
function threeSourceRow(name: keyof typeof fusedMeanings, o1: string, o0: string): Row[] {
  const ops = scalarOps(name, 'hot', fusedMeanings[name], 'a');
  return both.map((f) =>
    row(`${name.toUpperCase()}, ${f.letter}`, section(name.toUpperCase()), `000 11111 ${f.ptype} ${o1} Rm:5 ${o0} Ra:5 Rn:5 Rd:5` as 'Rm:5 Ra:5 Rn:5 Rd:5', { ...asm`x ${scalar('Rd', f.letter)}, ${scalar('Rn', f.letter)}, ${scalar('Rm', f.letter)}, ${scalar('Ra', f.letter)}`, mnemonic: name }, (x) => ({ op: pick(ops, f), d: V(x.Rd), n: V(x.Rn), m: V(x.Rm), a: V(x.Ra) })),
  );
}

export const fpScalar: readonly Row[] = [
  ...oneSource,
  ...compareRows('fcmp', 0),
  ...compareRows('fcmpe', 1),
  ...immediateRows,
  ...conditionalCompareRows('fccmp', 0),
  ...conditionalCompareRows('fccmpe', 1),
  ...twoSourceRow('fmul', '0000', 'hot'),
  ...twoSourceRow('fdiv', '0001', 'hot'),
  ...twoSourceRow('fadd', '0010', 'hot'),
  ...twoSourceRow('fsub', '0011', 'hot'),
  ...twoSourceRow('fmax', '0100', 'cold'),
  ...twoSourceRow('fmin', '0101', 'cold'),
  ...twoSourceRow('fmaxnm', '0110', 'cold'),
  ...twoSourceRow('fminnm', '0111', 'cold'),
  ...twoSourceRow('fnmul', '1000', 'cold'),
  ...selectRows,
  ...threeSourceRow('fmadd', '0', '0'),
  ...threeSourceRow('fmsub', '0', '1'),
  ...threeSourceRow('fnmadd', '1', '0'),
  ...threeSourceRow('fnmsub', '1', '1'),
];
