/** C4.1.68 Data processing: register. */
import { op, row, X, Xd, XSP, type Op, type Row } from '../row.ts';
import { both, type Width } from '../widths.ts';
import type { Builder } from '../builder.ts';
import type { Val } from '../ir.ts';
import { alias, asm, type Operand } from '../syntax/operand.ts';
import { cond, conditions, custom, extended, imm, reg, regSp, shifted } from '../syntax/operands.ts';

type Int = 'i32' | 'i64';
const rd = reg('Rd', 'sf');
const rn = reg('Rn', 'sf');
const rm = reg('Rm', 'sf');
const pick = <T>(ops: readonly [T, T], sf: number): T => ops[sf === 1 ? 1 : 0];

/** m shifted by the amount in t: LSL, LSR, ASR, ROR. */
const shiftNames = ['lsl', 'lsr', 'asr', 'ror'] as const;
function shiftedM<T extends Int>(b: Builder, w: Width<T>, shift: number): Val<T> {
  const m = w.get(b, 'm');
  const amount = w.raw(b, 't');
  return [() => b.shl(m, amount), () => b.shrU(m, amount), () => b.shrS(m, amount), () => b.rotr(m, amount)][shift]?.() ?? m;
}

type Meaning = <T extends Int>(b: Builder, w: Width<T>, n: Val<T>, m: Val<T>) => Val<T>;
interface Family {
  readonly plain: readonly [Op, Op];
  readonly shifts: readonly (readonly [Op, Op])[];
}
/** The operation with a plain second register, and with each shift. */
function family(name: string, meaning: Meaning): Family {
  return {
    plain: both((w) => op(`${name}_${w.letter}`, (b) => w.set(b, 'd', meaning(b, w, w.get(b, 'n'), w.get(b, 'm'))), 'hot')),
    shifts: shiftNames.map((s, i) =>
      both((w) => op(`${name}_${w.letter}_${s}`, (b) => w.set(b, 'd', meaning(b, w, w.get(b, 'n'), shiftedM(b, w, i))), i < 3 || name === 'eor' || name === 'orr' || name === 'and' ? 'hot' : 'cold')),
    ),
  };
}
const byShift = (f: Family, sf: number, shift: number, amount: number): Op => pick(amount === 0 ? f.plain : (f.shifts[shift] ?? f.plain), sf);

const families = {
  add: family('add', (b, _, n, m) => b.add(n, m)),
  adds: family('adds', (b, _, n, m) => b.addFlags(n, m)),
  sub: family('sub', (b, _, n, m) => b.sub(n, m)),
  subs: family('subs', (b, _, n, m) => b.subFlags(n, m)),
  and: family('and', (b, _, n, m) => b.and(n, m)),
  orr: family('orr', (b, _, n, m) => b.or(n, m)),
  eor: family('eor', (b, _, n, m) => b.xor(n, m)),
  ands: family('ands', (b, _, n, m) => b.logicFlags(b.and(n, m))),
  bic: family('bic', (b, _, n, m) => b.and(n, b.not(m))),
  orn: family('orn', (b, _, n, m) => b.or(n, b.not(m))),
  eon: family('eon', (b, _, n, m) => b.xor(n, b.not(m))),
  bics: family('bics', (b, _, n, m) => b.logicFlags(b.and(n, b.not(m)))),
};
// MOV (register) is ORR with XZR: common enough for its own operation.
const move = both((w) => op(`mov_${w.letter}`, (b) => w.set(b, 'd', w.get(b, 'm')), 'hot'));

function shiftedRow(name: string, section: string, opcode: string, mnemonic: string, f: Family, logical: boolean, texts: Row['syntax']): Row {
  const own = { ...asm`x ${rd}, ${rn}, ${shifted('sf', logical)}`, mnemonic };
  return row(name, section, `${opcode} Rm:5 imm6:6 Rn:5 Rd:5`.replace('shift', 'shift:2') as 'sf shift:2 Rm:5 imm6:6 Rn:5 Rd:5', [...texts, own], (x) => {
    if (x.sf === 0 && x.imm6 >= 32) return undefined;
    if (!logical && x.shift === 3) return undefined;
    if (f === families.orr && x.Rn === 31 && x.imm6 === 0) return { op: pick(move, x.sf), d: Xd(x.Rd), m: X(x.Rm) };
    return { op: byShift(f, x.sf, x.shift, x.imm6), d: Xd(x.Rd), n: X(x.Rn), m: X(x.Rm), t: x.imm6 };
  });
}
const compare = (mnemonic: string, logical: boolean): Row['syntax'][number] => alias({ ...asm`x ${rn}, ${shifted('sf', logical)}`, mnemonic }, { Rd: 31 });
const negate = (mnemonic: string): Row['syntax'][number] => alias({ ...asm`x ${rd}, ${shifted('sf', false)}`, mnemonic }, { Rn: 31 });

// Extended register: m extended by option, shifted left by t.
const extendNames = ['uxtb', 'uxth', 'uxtw', 'uxtx', 'sxtb', 'sxth', 'sxtw', 'sxtx'] as const;
function extendM<T extends Int>(b: Builder, w: Width<T>, option: number): Val<T> {
  const low = b.w('m');
  const narrow = [() => b.and(low, b.i32(0xff)), () => b.and(low, b.i32(0xffff)), () => low, () => low, () => b.op<'i32'>('i32.extend8_s', [low]), () => b.op<'i32'>('i32.extend16_s', [low]), () => low, () => low][option]?.() ?? low;
  if (w.ty === 'i32') return b.shl(narrow as Val<T>, w.raw(b, 't'));
  const wide = (option & 3) === 3 ? b.x('m') : option >= 4 ? b.extendS(narrow) : b.extendU(narrow);
  return b.shl(wide as Val<T>, w.raw(b, 't'));
}
type SetMeaning = <T extends Int>(b: Builder, w: Width<T>, n: Val<T>, m: Val<T>) => void;
const extendedFamily = (name: string, meaning: SetMeaning): readonly (readonly [Op, Op])[] =>
  extendNames.map((e, i) => both((w) => op(`${name}_${w.letter}_${e}`, (b) => meaning(b, w, w.get(b, 'n'), extendM(b, w, i)), e === 'uxtw' || e === 'sxtw' || name === 'add' ? 'hot' : 'cold')));
const extendedOps = {
  add: extendedFamily('add', (b, w, n, m) => w.setSp(b, 'd', b.add(n, m))),
  adds: extendedFamily('adds', (b, w, n, m) => w.set(b, 'd', b.addFlags(n, m))),
  sub: extendedFamily('sub', (b, w, n, m) => w.setSp(b, 'd', b.sub(n, m))),
  subs: extendedFamily('subs', (b, w, n, m) => w.set(b, 'd', b.subFlags(n, m))),
};
function extendedRow(name: string, section: string, mnemonic: 'add' | 'adds' | 'sub' | 'subs', opS: '00' | '01' | '10' | '11'): Row {
  const s = opS.endsWith('1');
  const second = withS(extended('sf'), s);
  const texts = s
    ? [alias({ ...asm`x ${regSp('Rn', 'sf')}, ${second}`, mnemonic: mnemonic === 'adds' ? 'cmn' : 'cmp' }, { Rd: 31 }), { ...asm`x ${rd}, ${regSp('Rn', 'sf')}, ${second}`, mnemonic }]
    : [{ ...asm`x ${regSp('Rd', 'sf')}, ${regSp('Rn', 'sf')}, ${second}`, mnemonic }];
  const ops = extendedOps[mnemonic];
  return row(name, section, `sf ${opS} 01011001 Rm:5 option:3 imm3:3 Rn:5 Rd:5`, texts, (f) => {
    const o = ops[f.option];
    if (f.imm3 > 4 || o === undefined) return undefined;
    return { op: pick(o, f.sf), d: s ? Xd(f.Rd) : XSP(f.Rd), n: XSP(f.Rn), m: X(f.Rm), t: f.imm3 };
  });
}
/** Tells the extended operand whether 31 as destination is SP (it prints LSL then). */
const withS = (operand: Operand, s: boolean): Operand => custom((f, pc) => operand.print({ ...f, S: s ? 1 : 0 }, pc), (c, f, pc) => operand.parse(c, f, pc));

const carry = <T extends Int>(b: Builder, w: Width<T>): Val<T> => (w.ty === 'i32' ? b.carry() : b.extendU(b.carry())) as Val<T>;
const adc = both((w) => op(`adc_${w.letter}`, (b) => w.set(b, 'd', b.add(b.add(w.get(b, 'n'), w.get(b, 'm')), carry(b, w))), 'hot'));
const sbc = both((w) => op(`sbc_${w.letter}`, (b) => w.set(b, 'd', b.add(b.add(w.get(b, 'n'), b.not(w.get(b, 'm'))), carry(b, w)))));
const adcs = both((w) => op(`adcs_${w.letter}`, (b) => w.set(b, 'd', b.adcFlags(w.get(b, 'n'), w.get(b, 'm')))));
const sbcs = both((w) => op(`sbcs_${w.letter}`, (b) => w.set(b, 'd', b.adcFlags(w.get(b, 'n'), b.not(w.get(b, 'm'))))));
function carryRow(name: string, section: string, opS: '00' | '01' | '10' | '11', mnemonic: string, ops: readonly [Op, Op]): Row {
  const own = { ...asm`x ${rd}, ${rn}, ${rm}`, mnemonic };
  const ngc = alias({ ...asm`x ${rd}, ${rm}`, mnemonic: mnemonic === 'sbcs' ? 'ngcs' : 'ngc' }, { Rn: 31 });
  return row(name, section, `sf ${opS} 11010000 Rm:5 000000 Rn:5 Rd:5`, mnemonic.startsWith('sbc') ? [ngc, own] : [own], (f) => ({ op: pick(ops, f.sf), d: Xd(f.Rd), n: X(f.Rn), m: X(f.Rm) }));
}

// Conditional select, one operation for each condition: CSEL and CSINC are in every compiler's output.
type Select = <T extends Int>(b: Builder, w: Width<T>, m: Val<T>) => Val<T>;
const selectFamily = (name: string, hot: boolean, otherwise: Select): readonly (readonly [Op, Op])[] =>
  conditions.slice(0, 15).map((c, i) => both((w) => op(`${name}_${w.letter}_${c}`, (b) => w.set(b, 'd', b.select(w.get(b, 'n'), otherwise(b, w, w.get(b, 'm')), b.condition(i))), hot && i < 14 ? 'hot' : 'cold')));
const selects = {
  csel: selectFamily('csel', true, (_, __, m) => m),
  csinc: selectFamily('csinc', true, (b, w, m) => b.add(m, w.constant(b, 1))),
  csinv: selectFamily('csinv', false, (b, _, m) => b.not(m)),
  csneg: selectFamily('csneg', false, (b, w, m) => b.sub(w.constant(b, 0), m)),
};
const same = custom((f, pc) => (f['Rn'] === f['Rm'] ? rn.print(f, pc) : undefined), (c, f, pc) => rn.parse(c, f, pc) && f.set('Rm', f.get('Rn') ?? 0));
const notAlways = (f: Readonly<Record<string, number>>): boolean => (f['cond'] ?? 0) < 14;
function selectRow(name: keyof typeof selects, section: string, o: '0' | '1', o2: '00' | '01', texts: Row['syntax']): Row {
  return row(name.toUpperCase(), section, `sf ${o} 011010100 Rm:5 cond:4 ${o2} Rn:5 Rd:5`, [...texts, { ...asm`x ${rd}, ${rn}, ${rm}, ${cond('cond')}`, mnemonic: name }], (f) => {
    const o = selects[name][Math.min(f.cond, 14)];
    return o === undefined ? undefined : { op: pick(o, f.sf), d: Xd(f.Rd), n: X(f.Rn), m: X(f.Rm) };
  });
}

// Conditional compare: m is a register slot or a raw immediate, t is nzcv, a is the condition.
const compareFamily = (name: string, subtract: boolean, immediate: boolean): readonly (readonly [Op, Op])[] =>
  conditions.slice(0, 15).map((c, i) =>
    both((w) =>
      op(`${name}_${w.letter}_${immediate ? 'imm_' : ''}${c}`, (b) => {
        const m = immediate ? w.raw(b, 'm') : w.get(b, 'm');
        b.if(b.condition(i), () => void (subtract ? b.subFlags(w.get(b, 'n'), m) : b.addFlags(w.get(b, 'n'), m)), () => b.setNzcv(b.raw('t')));
      }, subtract && i < 14 && w.ty === 'i64' ? 'hot' : 'cold'),
    ),
  );
const compares = { ccmp: [compareFamily('ccmp', true, false), compareFamily('ccmp', true, true)], ccmn: [compareFamily('ccmn', false, false), compareFamily('ccmn', false, true)] } as const;
function conditionalCompareRow(mnemonic: 'ccmp' | 'ccmn', immediate: boolean, section: string): Row {
  const second = immediate ? imm('Rm', { width: 5 }) : rm;
  const pattern = `sf ${mnemonic === 'ccmp' ? '1' : '0'} 111010010 Rm:5 cond:4 ${immediate ? '1' : '0'} 0 Rn:5 0 nzcv:4` as const;
  return row(`${mnemonic.toUpperCase()} (${immediate ? 'immediate' : 'register'})`, section, pattern, { ...asm`x ${rn}, ${second}, ${imm('nzcv', { width: 4 })}, ${cond('cond')}`, mnemonic }, (f) => {
    const o = compares[mnemonic][immediate ? 1 : 0][Math.min(f.cond, 14)];
    return o === undefined ? undefined : { op: pick(o, f.sf), n: X(f.Rn), m: immediate ? f.Rm : X(f.Rm), t: f.nzcv };
  });
}

// One and two sources.
type Unary = <T extends Int>(b: Builder, w: Width<T>, n: Val<T>) => Val<T>;
const unary = (name: string, heat: 'hot' | 'cold', meaning: Unary): readonly [Op, Op] => both((w) => op(`${name}_${w.letter}`, (b) => w.set(b, 'd', meaning(b, w, w.get(b, 'n'))), heat));
const helper = (name: string): Unary => (b, w, n) => b.call(w.ty, `${name}${w.bits}`, [n]);
const clz = unary('clz', 'hot', (b, w, n) => b.op(`${w.ty}.clz`, [n]));
const cls = unary('cls', 'cold', (b, w, n) => {
  const v = b.let(n);
  // The sign bit itself is not counted: fill it with its complement below.
  const folded = b.xor(v, b.shrS(v, w.constant(b, 1)));
  return b.op(`${w.ty}.clz`, [b.or(b.shl(folded, w.constant(b, 1)), w.constant(b, 1))]);
});
const rbit = unary('rbit', 'hot', helper('rbit'));
const rev16 = unary('rev16', 'cold', helper('rev16_'));
const rev = unary('rev', 'hot', helper('rev'));
const rev32 = op('rev32_x', (b) => b.setX('d', b.call('i64', 'rev32_64', [b.x('n')])));
function unaryRow(name: string, section: string, opcode: string, mnemonic: string, ops: readonly [Op | undefined, Op]): Row {
  return row(name, section, `sf 1 011010110 00000 ${opcode} Rn:5 Rd:5` as 'sf Rn:5 Rd:5', { ...asm`x ${rd}, ${rn}`, mnemonic }, (f) => {
    const o = ops[f.sf === 1 ? 1 : 0];
    return o === undefined ? undefined : { op: o, d: Xd(f.Rd), n: X(f.Rn) };
  });
}

type Binary = <T extends Int>(b: Builder, w: Width<T>, n: Val<T>, m: Val<T>) => Val<T>;
const binary = (name: string, heat: 'hot' | 'cold', meaning: Binary): readonly [Op, Op] => both((w) => op(`${name}_${w.letter}`, (b) => w.set(b, 'd', meaning(b, w, w.get(b, 'n'), w.get(b, 'm'))), heat));
const udiv = binary('udiv', 'hot', (b, w, n, m) => b.call(w.ty, `udiv${w.bits}`, [n, m]));
const sdiv = binary('sdiv', 'hot', (b, w, n, m) => b.call(w.ty, `sdiv${w.bits}`, [n, m]));
// WebAssembly's shifts take the amount modulo the width, as LSLV and its kin do.
const lslv = binary('lslv', 'hot', (b, _, n, m) => b.shl(n, m));
const lsrv = binary('lsrv', 'hot', (b, _, n, m) => b.shrU(n, m));
const asrv = binary('asrv', 'hot', (b, _, n, m) => b.shrS(n, m));
const rorv = binary('rorv', 'hot', (b, _, n, m) => b.rotr(n, m));
function binaryRow(name: string, section: string, opcode: string, mnemonic: string, ops: readonly [Op, Op], own?: string): Row {
  const texts = [{ ...asm`x ${rd}, ${rn}, ${rm}`, mnemonic }, ...(own === undefined ? [] : [{ ...asm`x ${rd}, ${rn}, ${rm}`, mnemonic: own }])];
  return row(name, section, `sf 0 011010110 Rm:5 ${opcode} Rn:5 Rd:5` as 'sf Rm:5 Rn:5 Rd:5', texts, (f) => ({ op: pick(ops, f.sf), d: Xd(f.Rd), n: X(f.Rn), m: X(f.Rm) }));
}
const crc = ['b', 'h', 'w', 'x'].flatMap((size, i) =>
  [false, true].map((c) => {
    const name = `crc32${c ? 'c' : ''}${size}`;
    const o = op(name, (b) => b.setW('d', b.call('i32', name, [b.w('n'), i === 3 ? b.x('m') : b.w('m')])));
    const opcode = `010${c ? '1' : '0'}${i.toString(2).padStart(2, '0')}` as '010000';
    return row(name.toUpperCase(), c ? 'C6.2.76' : 'C6.2.75', `${i === 3 ? '1' : '0'} 0 0 11010110 Rm:5 ${opcode} Rn:5 Rd:5`, { ...asm`x ${reg('Rd', 32)}, ${reg('Rn', 32)}, ${reg('Rm', i === 3 ? 64 : 32)}`, mnemonic: name }, (f) => ({ op: o, d: Xd(f.Rd), n: X(f.Rn), m: X(f.Rm) }));
  }),
);

// Three sources: a is the addend.
const madd = both((w) => op(`madd_${w.letter}`, (b) => w.set(b, 'd', b.add(w.get(b, 'a'), b.mul(w.get(b, 'n'), w.get(b, 'm')))), 'hot'));
const msub = both((w) => op(`msub_${w.letter}`, (b) => w.set(b, 'd', b.sub(w.get(b, 'a'), b.mul(w.get(b, 'n'), w.get(b, 'm')))), 'hot'));
const long = (name: string, isSigned: boolean, subtract: boolean): Op =>
  op(name, (b) => {
    const product = isSigned ? b.mul(b.extendS(b.w('n')), b.extendS(b.w('m'))) : b.mul(b.extendU(b.w('n')), b.extendU(b.w('m')));
    b.setX('d', subtract ? b.sub(b.x('a'), product) : b.add(b.x('a'), product));
  }, subtract ? 'cold' : 'hot');
// Four products of halves; a call would cost as much again.
const umulh = op('umulh', (b) => {
  const [low, half] = [b.i64(0xffffffff), b.i64(32)];
  const [n, m] = [b.let(b.x('n')), b.let(b.x('m'))];
  const [nl, nh, ml, mh] = [b.let(b.and(n, low)), b.let(b.shrU(n, half)), b.let(b.and(m, low)), b.let(b.shrU(m, half))];
  const cross = b.let(b.add(b.mul(nh, ml), b.shrU(b.mul(nl, ml), half)));
  const middle = b.add(b.and(cross, low), b.mul(nl, mh));
  b.setX('d', b.add(b.add(b.mul(nh, mh), b.shrU(cross, half)), b.shrU(middle, half)));
}, 'hot');
const smulh = op('smulh', (b) => b.setX('d', b.call('i64', 'smulh', [b.x('n'), b.x('m')])));
const ra = reg('Ra', 'sf');
function multiplyAddRow(name: string, section: string, o0: '0' | '1', ops: readonly [Op, Op], without: string): Row {
  return row(name, section, `sf 00 11011 000 Rm:5 ${o0} Ra:5 Rn:5 Rd:5`, [alias({ ...asm`x ${rd}, ${rn}, ${rm}`, mnemonic: without }, { Ra: 31 }), { ...asm`x ${rd}, ${rn}, ${rm}, ${ra}`, mnemonic: name.toLowerCase() }], (f) => ({ op: pick(ops, f.sf), d: Xd(f.Rd), n: X(f.Rn), m: X(f.Rm), a: X(f.Ra) }));
}
function longRow(name: string, section: string, u: '0' | '1', o0: '0' | '1', o: Op, without: string): Row {
  return row(name, section, `1 00 11011 ${u} 01 Rm:5 ${o0} Ra:5 Rn:5 Rd:5`, [alias({ ...asm`x ${reg('Rd', 64)}, ${reg('Rn', 32)}, ${reg('Rm', 32)}`, mnemonic: without }, { Ra: 31 }), { ...asm`x ${reg('Rd', 64)}, ${reg('Rn', 32)}, ${reg('Rm', 32)}, ${reg('Ra', 64)}`, mnemonic: name.toLowerCase() }], (f) => ({ op: o, d: Xd(f.Rd), n: X(f.Rn), m: X(f.Rm), a: X(f.Ra) }));
}
function highRow(name: string, section: string, u: '0' | '1', o: Op): Row {
  return row(name, section, `1 00 11011 ${u} 10 Rm:5 0 (11111) Rn:5 Rd:5`, { ...asm`x ${reg('Rd', 64)}, ${reg('Rn', 64)}, ${reg('Rm', 64)}`, mnemonic: name.toLowerCase() }, (f) => ({ op: o, d: Xd(f.Rd), n: X(f.Rn), m: X(f.Rm) }));
}

const zeroN = (f: Readonly<Record<string, number>>): boolean => f['imm6'] === 0 && f['shift'] === 0;
export const dataRegister: readonly Row[] = [
  shiftedRow('AND (shifted register)', 'C6.2.13', 'sf 00 01010 shift 0', 'and', families.and, true, []),
  shiftedRow('BIC (shifted register)', 'C6.2.37', 'sf 00 01010 shift 1', 'bic', families.bic, true, []),
  shiftedRow('ORR (shifted register)', 'C6.2.258', 'sf 01 01010 shift 0', 'orr', families.orr, true, [
    alias(asm`mov ${rd}, ${rm}`, { Rn: 31, imm6: 0, shift: 0 }, zeroN),
    // GNU as takes UXTW for the move that clears the upper half.
    alias(asm`uxtw ${reg('Rd', 64)}, ${reg('Rm', 32)}`, { sf: 0, Rn: 31, imm6: 0, shift: 0 }, () => false),
    alias(asm`uxtw ${reg('Rd', 32)}, ${reg('Rm', 32)}`, { sf: 0, Rn: 31, imm6: 0, shift: 0 }, () => false),
  ]),
  shiftedRow('ORN (shifted register)', 'C6.2.256', 'sf 01 01010 shift 1', 'orn', families.orn, true, [alias(asm`mvn ${rd}, ${shifted('sf', true)}`, { Rn: 31 })]),
  shiftedRow('EOR (shifted register)', 'C6.2.104', 'sf 10 01010 shift 0', 'eor', families.eor, true, []),
  shiftedRow('EON (shifted register)', 'C6.2.102', 'sf 10 01010 shift 1', 'eon', families.eon, true, []),
  shiftedRow('ANDS (shifted register)', 'C6.2.15', 'sf 11 01010 shift 0', 'ands', families.ands, true, [compare('tst', true)]),
  shiftedRow('BICS (shifted register)', 'C6.2.38', 'sf 11 01010 shift 1', 'bics', families.bics, true, []),
  shiftedRow('ADD (shifted register)', 'C6.2.5', 'sf 00 01011 shift 0', 'add', families.add, false, []),
  shiftedRow('ADDS (shifted register)', 'C6.2.8', 'sf 01 01011 shift 0', 'adds', families.adds, false, [compare('cmn', false)]),
  shiftedRow('SUB (shifted register)', 'C6.2.386', 'sf 10 01011 shift 0', 'sub', families.sub, false, [negate('neg')]),
  shiftedRow('SUBS (shifted register)', 'C6.2.392', 'sf 11 01011 shift 0', 'subs', families.subs, false, [compare('cmp', false), negate('negs')]),
  extendedRow('ADD (extended register)', 'C6.2.3', 'add', '00'),
  extendedRow('ADDS (extended register)', 'C6.2.6', 'adds', '01'),
  extendedRow('SUB (extended register)', 'C6.2.384', 'sub', '10'),
  extendedRow('SUBS (extended register)', 'C6.2.390', 'subs', '11'),
  carryRow('ADC', 'C6.2.1', '00', 'adc', adc),
  carryRow('ADCS', 'C6.2.2', '01', 'adcs', adcs),
  carryRow('SBC', 'C6.2.291', '10', 'sbc', sbc),
  carryRow('SBCS', 'C6.2.292', '11', 'sbcs', sbcs),
  conditionalCompareRow('ccmn', false, 'C6.2.47'),
  conditionalCompareRow('ccmn', true, 'C6.2.46'),
  conditionalCompareRow('ccmp', false, 'C6.2.49'),
  conditionalCompareRow('ccmp', true, 'C6.2.48'),
  selectRow('csel', 'C6.2.82', '0', '00', []),
  selectRow('csinc', 'C6.2.85', '0', '01', [alias(asm`cset ${rd}, ${cond('cond', true)}`, { Rn: 31, Rm: 31 }, notAlways), { ...asm`cinc ${rd}, ${same}, ${cond('cond', true)}`, when: (f) => notAlways(f) && f['Rn'] !== 31 }]),
  selectRow('csinv', 'C6.2.86', '1', '00', [alias(asm`csetm ${rd}, ${cond('cond', true)}`, { Rn: 31, Rm: 31 }, notAlways), { ...asm`cinv ${rd}, ${same}, ${cond('cond', true)}`, when: (f) => notAlways(f) && f['Rn'] !== 31 }]),
  selectRow('csneg', 'C6.2.87', '1', '01', [{ ...asm`cneg ${rd}, ${same}, ${cond('cond', true)}`, when: notAlways }]),
  unaryRow('RBIT', 'C6.2.280', '000000', 'rbit', rbit),
  unaryRow('REV16', 'C6.2.284', '000001', 'rev16', rev16),
  unaryRow('CLZ', 'C6.2.58', '000100', 'clz', clz),
  unaryRow('CLS', 'C6.2.57', '000101', 'cls', cls),
  row('REV (32-bit)', 'C6.2.283', '0 1 011010110 00000 000010 Rn:5 Rd:5', asm`rev ${reg('Rd', 32)}, ${reg('Rn', 32)}`, (f) => ({ op: rev[0], d: Xd(f.Rd), n: X(f.Rn) })),
  row('REV32', 'C6.2.285', '1 1 011010110 00000 000010 Rn:5 Rd:5', asm`rev32 ${reg('Rd', 64)}, ${reg('Rn', 64)}`, (f) => ({ op: rev32, d: Xd(f.Rd), n: X(f.Rn) })),
  row('REV (64-bit)', 'C6.2.283', '1 1 011010110 00000 000011 Rn:5 Rd:5', asm`rev ${reg('Rd', 64)}, ${reg('Rn', 64)}`, (f) => ({ op: rev[1], d: Xd(f.Rd), n: X(f.Rn) })),
  binaryRow('UDIV', 'C6.2.394', '000010', 'udiv', udiv),
  binaryRow('SDIV', 'C6.2.298', '000011', 'sdiv', sdiv),
  binaryRow('LSLV', 'C6.2.215', '001000', 'lsl', lslv, 'lslv'),
  binaryRow('LSRV', 'C6.2.218', '001001', 'lsr', lsrv, 'lsrv'),
  binaryRow('ASRV', 'C6.2.17', '001010', 'asr', asrv, 'asrv'),
  binaryRow('RORV', 'C6.2.288', '001011', 'ror', rorv, 'rorv'),
  ...crc,
  multiplyAddRow('MADD', 'C6.2.221', '0', madd, 'mul'),
  multiplyAddRow('MSUB', 'C6.2.252', '1', msub, 'mneg'),
  longRow('SMADDL', 'C6.2.312', '0', '0', long('smaddl', true, false), 'smull'),
  longRow('SMSUBL', 'C6.2.314', '0', '1', long('smsubl', true, true), 'smnegl'),
  highRow('SMULH', 'C6.2.315', '0', smulh),
  longRow('UMADDL', 'C6.2.400', '1', '0', long('umaddl', false, false), 'umull'),
  longRow('UMSUBL', 'C6.2.402', '1', '1', long('umsubl', false, true), 'umnegl'),
  highRow('UMULH', 'C6.2.403', '1', umulh),
];
