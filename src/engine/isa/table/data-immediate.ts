/** C4.1.65 Data processing: immediate. */
import { op, row, signed, X, Xd, XSP, type Decoded, type Op, type Row } from '../row.ts';
import { both } from '../widths.ts';
import { alias, asm, type FieldValues, type Operand, type Syntax } from '../syntax/operand.ts';
import { custom, imm, label, reg, regSp } from '../syntax/operands.ts';
import { AssemblyError } from '../syntax/cursor.ts';
import { bitfieldImmediates, decodeBitMasks, encodeBitMask } from '../bitmask.ts';

// 64-bit immediates stand at imm, 32-bit ones at imm32: the operations read only theirs.
const wide = (sf: number, o: readonly [Op, Op], d: number, n: number, value: number | bigint): Decoded =>
  sf === 1 ? { op: o[1], d, n, imm: value } : { op: o[0], d, n, imm32: Number(BigInt.asUintN(32, BigInt(value))) };

const addImmediate = both((w) => op(`add_${w.letter}_imm`, (b) => w.set(b, 'd', b.add(w.get(b, 'n'), w.imm(b))), 'hot'));
const subImmediate = both((w) => op(`sub_${w.letter}_imm`, (b) => w.set(b, 'd', b.sub(w.get(b, 'n'), w.imm(b))), 'hot'));
const addImmediateSp = both((w) => op(`add_${w.letter}_imm_sp`, (b) => w.setSp(b, 'd', b.add(w.get(b, 'n'), w.imm(b))), 'hot'));
const subImmediateSp = both((w) => op(`sub_${w.letter}_imm_sp`, (b) => w.setSp(b, 'd', b.sub(w.get(b, 'n'), w.imm(b))), 'hot'));
const addsImmediate = both((w) => op(`adds_${w.letter}_imm`, (b) => w.set(b, 'd', b.addFlags(w.get(b, 'n'), w.imm(b))), 'hot'));
const subsImmediate = both((w) => op(`subs_${w.letter}_imm`, (b) => w.set(b, 'd', b.subFlags(w.get(b, 'n'), w.imm(b))), 'hot'));

/** imm12 with its optional shift by 12. A value that only fits shifted is taken as such, as GNU as does. */
const imm12 = custom(
  (f) => `#0x${(f['imm12'] ?? 0).toString(16)}${f['sh'] === 1 ? ', lsl #12' : ''}`,
  (cursor, fields) => {
    cursor.skipSpace();
    const column = cursor.at + 1;
    if (/^[a-z]\w*\s*(,|$)/i.test(cursor.text.slice(cursor.at)) && /^(?:[wx](?:\d+|zr)|w?sp|lr|fp)\b/i.test(cursor.text.slice(cursor.at))) return false;
    const value = cursor.immediate();
    if (cursor.literal(',')) {
      if (cursor.match(/lsl\b/) === undefined) return false;
      const shift = cursor.immediate();
      if (shift !== 0n && shift !== 12n) throw new AssemblyError('asm.shift-0-or-12', column, { value: String(shift) });
      if (value < 0n || value > 0xfffn) throw new AssemblyError('asm.immediate-range', column, { value: String(value), min: 0, max: 4095 });
      return fields.set('sh', shift === 12n ? 1 : 0) && fields.set('imm12', Number(value));
    }
    if (value >= 0n && value <= 0xfffn) return fields.set('sh', 0) && fields.set('imm12', Number(value));
    if (value > 0n && value <= 0xfff000n && (value & 0xfffn) === 0n) return fields.set('sh', 1) && fields.set('imm12', Number(value >> 12n));
    // The opposite operation takes it.
    if (value < 0n && (value >= -0xfffn || (value >= -0xfff000n && (value & 0xfffn) === 0n))) return false;
    throw new AssemblyError('asm.immediate-add', column, { value: String(value) });
  },
);
/** A negative immediate, assembled as the opposite operation: never printed. */
const negativeImm12 = custom(
  () => undefined,
  (cursor, fields) => {
    cursor.skipSpace();
    if (!/^#?\s*[-(~0-9]/.test(cursor.text.slice(cursor.at))) return false;
    const value = -cursor.immediate();
    if (value > 0n && value <= 0xfffn) return fields.set('sh', 0) && fields.set('imm12', Number(value));
    return value > 0n && value <= 0xfff000n && (value & 0xfffn) === 0n && fields.set('sh', 1) && fields.set('imm12', Number(value >> 12n));
  },
);

const value12 = (f: { sh: number; imm12: number }): number => (f.sh === 1 ? f.imm12 * 4096 : f.imm12);
const rd = reg('Rd', 'sf');
const rn = reg('Rn', 'sf');
const rdSp = regSp('Rd', 'sf');
const rnSp = regSp('Rn', 'sf');

// MOV (bitmask immediate) is not preferred when MOVZ or MOVN could make the value (C6.2.242).
function movPreferred(sf: number, value: bigint): boolean {
  const width = sf === 1 ? 64 : 32;
  const chunks = (v: bigint): number => {
    let n = 0;
    for (let i = 0n; i < BigInt(width); i += 16n) if (((v >> i) & 0xffffn) !== 0n) n++;
    return n;
  };
  return chunks(value) > 1 && chunks(BigInt.asUintN(width, ~value)) > 1;
}

const logical = {
  and: both((w) => op(`and_${w.letter}_imm`, (b) => w.set(b, 'd', b.and(w.get(b, 'n'), w.imm(b))), 'hot')),
  orr: both((w) => op(`orr_${w.letter}_imm`, (b) => w.set(b, 'd', b.or(w.get(b, 'n'), w.imm(b))), 'hot')),
  eor: both((w) => op(`eor_${w.letter}_imm`, (b) => w.set(b, 'd', b.xor(w.get(b, 'n'), w.imm(b))), 'hot')),
  andSp: both((w) => op(`and_${w.letter}_imm_sp`, (b) => w.setSp(b, 'd', b.and(w.get(b, 'n'), w.imm(b))))),
  orrSp: both((w) => op(`orr_${w.letter}_imm_sp`, (b) => w.setSp(b, 'd', b.or(w.get(b, 'n'), w.imm(b))))),
  eorSp: both((w) => op(`eor_${w.letter}_imm_sp`, (b) => w.setSp(b, 'd', b.xor(w.get(b, 'n'), w.imm(b))))),
  ands: both((w) => op(`ands_${w.letter}_imm`, (b) => w.set(b, 'd', b.logicFlags(b.and(w.get(b, 'n'), w.imm(b)))), 'hot')),
};

const bitmaskOf = (inverted: boolean): Operand => custom(
  (f) => {
    const value = decodeBitMasks(f['N'] ?? 0, f['imms'] ?? 0, f['immr'] ?? 0, f['sf'] === 1 ? 64 : 32);
    return value === undefined ? undefined : `#0x${value.toString(16)}`;
  },
  (cursor, fields) => {
    cursor.skipSpace();
    const column = cursor.at + 1;
    if (/^(?:[wx](?:\d+|zr)|w?sp|lr|fp)\b/i.test(cursor.text.slice(cursor.at))) return false;
    const value = cursor.immediate();
    const width = fields.get('sf') === 1 ? 64 : 32;
    const encoded = encodeBitMask(inverted ? BigInt.asUintN(width, ~value) : value, width);
    if (encoded === undefined) throw new AssemblyError('asm.bitmask', column, { value: `0x${BigInt.asUintN(width, value).toString(16)}` });
    return fields.set('N', encoded.n) && fields.set('imms', encoded.imms) && fields.set('immr', encoded.immr);
  },
);
const bitmask = bitmaskOf(false);
const inverted = bitmaskOf(true);

function logicalRow(name: string, section: string, opc: '00' | '01' | '10' | '11', plain: readonly [Op, Op], sp: readonly [Op, Op]): Row {
  const mnemonic = { '00': 'and', '01': 'orr', '10': 'eor', '11': 'ands' }[opc];
  const own = { ...asm`x ${opc === '11' ? rd : rdSp}, ${rn}, ${bitmask}`, mnemonic };
  const syntax: Syntax[] = [own];
  if (opc === '01')
    syntax.unshift(
      alias(asm`mov ${rdSp}, ${bitmask}`, { Rn: 31 }, (f) => {
        const v = decodeBitMasks(f['N'] ?? 0, f['imms'] ?? 0, f['immr'] ?? 0, f['sf'] === 1 ? 64 : 32);
        // MOVZ and MOVN cannot write SP.
        return v !== undefined && (f['Rd'] === 31 || movPreferred(f['sf'] ?? 0, v));
      }),
    );
  // BIC takes the complement of what AND takes, for the assembler only.
  if (opc === '00') syntax.push({ ...asm`bic ${rdSp}, ${rn}, ${inverted}`, when: () => false });
  if (opc === '11') syntax.unshift(alias(asm`tst ${rn}, ${bitmask}`, { Rd: 31 }));
  return row(name, section, `sf ${opc} 100100 N immr:6 imms:6 Rn:5 Rd:5`, syntax, (f) => {
    if (f.sf === 0 && f.N === 1) return undefined;
    const value = decodeBitMasks(f.N, f.imms, f.immr, f.sf === 1 ? 64 : 32);
    if (value === undefined) return undefined;
    if (opc !== '11' && f.Rd === 31) return wide(f.sf, sp, XSP(31), X(f.Rn), value);
    return wide(f.sf, plain, Xd(f.Rd), X(f.Rn), value);
  });
}

const movz = both((w) => op(`mov_${w.letter}_imm`, (b) => w.set(b, 'd', w.imm(b)), 'hot'));
// MOVK: imm is the value in place; m is the shift.
const movk = both((w) => op(`movk_${w.letter}`, (b) => {
  const mask = b.shl(w.constant(b, 0xffff), w.raw(b, 'm'));
  w.set(b, 'd', b.or(b.and(w.get(b, 'd'), b.not(mask)), w.imm(b)));
}, 'hot'));

const imm16 = custom(
  (f) => `#0x${(f['imm16'] ?? 0).toString(16)}${f['hw'] === 0 ? '' : `, lsl #${(f['hw'] ?? 0) * 16}`}`,
  (cursor, fields) => {
    cursor.skipSpace();
    const column = cursor.at + 1;
    const value = cursor.immediate();
    let shift = cursor.impliedShift ?? 0n;
    if (cursor.literal(',')) {
      if (cursor.match(/lsl\b/) === undefined) return false;
      shift = cursor.immediate();
    }
    const max = fields.get('sf') === 1 ? 48 : 16;
    if (shift % 16n !== 0n || shift < 0n || shift > BigInt(max)) throw new AssemblyError('asm.shift-multiple-16', column, { value: String(shift), max });
    if (value < 0n || value > 0xffffn) throw new AssemblyError('asm.immediate-range', column, { value: String(value), min: 0, max: 65535 });
    return fields.set('imm16', Number(value)) && fields.set('hw', Number(shift / 16n));
  },
);

/** The value that MOVZ or MOVN makes, as MOV's operand. */
function movWide(negated: boolean): Operand {
  return custom(
    (f) => {
      const width = f['sf'] === 1 ? 64 : 32;
      const v = BigInt(f['imm16'] ?? 0) << BigInt((f['hw'] ?? 0) * 16);
      const value = BigInt.asUintN(width, negated ? ~v : v);
      return `#0x${value.toString(16)}`;
    },
    (cursor, fields) => {
      cursor.skipSpace();
      if (/^(?:[wx](?:\d+|zr)|w?sp|lr|fp)\b/i.test(cursor.text.slice(cursor.at))) return false;
      const start = cursor.at;
      const width = fields.get('sf') === 1 ? 64 : 32;
      const raw = cursor.immediate();
      const value = BigInt.asUintN(width, negated ? ~raw : raw);
      if (raw >= 1n << BigInt(width) || raw < -(1n << BigInt(width - 1))) return false;
      for (let hw = 0; hw < width / 16; hw++)
        if ((value & ~(0xffffn << BigInt(hw * 16))) === 0n) return fields.set('imm16', Number(value >> BigInt(hw * 16))) && fields.set('hw', hw);
      cursor.at = start;
      return false;
    },
  );
}

// Bitfields. UBFX and LSR: (x >> m) & imm. UBFIZ and LSL: (x & imm) << m. The signed ones shift up (m), then down (a or t).
const ubfx = both((w) => op(`ubfx_${w.letter}`, (b) => {
  w.set(b, 'd', b.and(b.shrU(w.get(b, 'n'), w.raw(b, 'm')), w.imm(b)));
}, 'hot'));
const ubfiz = both((w) => op(`ubfiz_${w.letter}`, (b) => {
  w.set(b, 'd', b.shl(b.and(w.get(b, 'n'), w.imm(b)), w.raw(b, 'm')));
}, 'hot'));
const sbf = both((w) => op(`sbfm_${w.letter}`, (b) => {
  const up = w.raw(b, 'm');
  const down = w.raw(b, 't');
  const left = w.raw(b, 'a');
  w.set(b, 'd', b.shl(b.shrS(b.shl(w.get(b, 'n'), up), down), left));
}));
// SBFX, ASR and SXT*: nothing is shifted back.
const sbfx = both((w) => op(`sbfx_${w.letter}`, (b) => w.set(b, 'd', b.shrS(b.shl(w.get(b, 'n'), w.raw(b, 'm')), w.raw(b, 't'))), 'hot'));
// BFM: the field is rotated into place; imm is the mask of the bits that are replaced.
const bfm = both((w) => op(`bfm_${w.letter}`, (b) => {
  w.set(b, 'd', b.or(b.and(w.get(b, 'd'), b.not(w.imm(b))), b.and(b.rotr(w.get(b, 'n'), w.raw(b, 'm')), w.imm(b))));
}, 'hot'));

const number6 = (field: string): Operand => imm(field, { width: 6, hex: false });
const { extractForm, insertForm, shiftLeftForm, shiftRightForm } = bitfieldImmediates;

/** Bit 22 repeats sf in these encodings. */
const sameN = { N: (f: Readonly<Record<string, number>>): number => f['sf'] ?? 0 };

function bitfieldRows(): Row[] {
  const is64 = (f: Readonly<Record<string, number>>): boolean => f['sf'] === 1;
  const top = (f: Readonly<Record<string, number>>): number => (is64(f) ? 63 : 31);
  const valid = (f: { sf: number; N: number; immr: number; imms: number }): boolean =>
    f.sf === f.N && (f.sf === 1 || (f.immr < 32 && f.imms < 32));
  const bfxPreferred = (signedForm: boolean) => (f: Readonly<Record<string, number>>): boolean => {
    const { imms = 0, immr = 0 } = f;
    if (imms < immr || imms === top(f)) return false;
    if (immr === 0) {
      if (f['sf'] === 0 && (imms === 7 || imms === 15)) return false;
      if (f['sf'] === 1 && signedForm && (imms === 7 || imms === 15 || imms === 31)) return false;
    }
    return true;
  };
  const rnW = reg('Rn', 32);
  const extend = (mnemonic: string, imms: number, when?: (f: Readonly<Record<string, number>>) => boolean): Syntax =>
    alias({ ...asm`x ${rd}, ${rnW}`, mnemonic }, { immr: 0, imms }, when);
  // The upper half is cleared in any case: an X register as destination means the same encoding.
  const zeroExtend = (mnemonic: string, imms: number): Syntax[] => [
    alias({ ...asm`x ${reg('Rd', 32)}, ${rnW}`, mnemonic }, { sf: 0, immr: 0, imms }),
    alias({ ...asm`x ${reg('Rd', 64)}, ${rnW}`, mnemonic }, { sf: 0, immr: 0, imms }, () => false),
  ];
  const own = (mnemonic: string): Syntax => ({ ...asm`x ${rd}, ${rn}, ${number6('immr')}, ${number6('imms')}`, mnemonic });
  const rows: Row[] = [
    row('SBFM', 'C6.2.297', 'sf 00 100110 N immr:6 imms:6 Rn:5 Rd:5', [
      extend('sxtb', 7), extend('sxth', 15), extend('sxtw', 31, is64),
      { ...asm`asr ${rd}, ${rn}, ${shiftRightForm}`, when: (f) => f['imms'] === top(f) },
      { ...asm`sbfiz ${rd}, ${rn}, ${insertForm}`, when: (f) => (f['imms'] ?? 0) < (f['immr'] ?? 0) },
      { ...asm`sbfx ${rd}, ${rn}, ${extractForm}`, when: bfxPreferred(true) },
      own('sbfm'),
    ], (f) => {
      if (!valid(f)) return undefined;
      const size = f.sf === 1 ? 64 : 32;
      const base = { op: sbf[f.sf === 1 ? 1 : 0], d: Xd(f.Rd), n: X(f.Rn) };
      if (f.imms >= f.immr) return { ...base, op: sbfx[f.sf === 1 ? 1 : 0], m: size - 1 - f.imms, t: size - 1 - f.imms + f.immr };
      return { ...base, m: size - 1 - f.imms, t: size - 1 - f.imms, a: size - f.immr };
    }, sameN),
    row('BFM', 'C6.2.36', 'sf 01 100110 N immr:6 imms:6 Rn:5 Rd:5', [
      alias(asm`bfc ${rd}, ${insertForm}`, { Rn: 31 }, (f) => (f['imms'] ?? 0) < (f['immr'] ?? 0)),
      { ...asm`bfi ${rd}, ${rn}, ${insertForm}`, when: (f) => (f['imms'] ?? 0) < (f['immr'] ?? 0) },
      { ...asm`bfxil ${rd}, ${rn}, ${extractForm}`, when: (f) => (f['imms'] ?? 0) >= (f['immr'] ?? 0) },
      own('bfm'),
    ], (f) => {
      if (!valid(f)) return undefined;
      const size = f.sf === 1 ? 64n : 32n;
      const width = f.imms >= f.immr ? f.imms - f.immr + 1 : f.imms + 1;
      const lsb = f.imms >= f.immr ? 0n : size - BigInt(f.immr);
      const mask = ((1n << BigInt(width)) - 1n) << lsb;
      const o = bfm[f.sf === 1 ? 1 : 0];
      const base = { op: o, d: Xd(f.Rd), n: X(f.Rn), m: f.immr };
      // BFM reads its destination: XZR as destination must read as zero, and is discarded all the same.
      return f.sf === 1 ? { ...base, imm: mask } : { ...base, imm32: Number(mask) };
    }, sameN),
    row('UBFM', 'C6.2.393', 'sf 10 100110 N immr:6 imms:6 Rn:5 Rd:5', [
      { ...asm`lsl ${rd}, ${rn}, ${shiftLeftForm}`, when: (f) => f['imms'] !== top(f) && (f['imms'] ?? 0) + 1 === f['immr'] },
      { ...asm`lsr ${rd}, ${rn}, ${shiftRightForm}`, when: (f) => f['imms'] === top(f) },
      ...zeroExtend('uxtb', 7), ...zeroExtend('uxth', 15),
      { ...asm`ubfiz ${rd}, ${rn}, ${insertForm}`, when: (f) => (f['imms'] ?? 0) < (f['immr'] ?? 0) },
      { ...asm`ubfx ${rd}, ${rn}, ${extractForm}`, when: bfxPreferred(false) },
      own('ubfm'),
    ], (f) => {
      if (!valid(f)) return undefined;
      const size = f.sf === 1 ? 64 : 32;
      if (f.imms >= f.immr) {
        const mask = (1n << BigInt(f.imms - f.immr + 1)) - 1n;
        return { ...wide(f.sf, ubfx, Xd(f.Rd), X(f.Rn), mask), m: f.immr };
      }
      return { ...wide(f.sf, ubfiz, Xd(f.Rd), X(f.Rn), (1n << BigInt(f.imms + 1)) - 1n), m: size - f.immr };
    }, sameN),
  ];
  return rows;
}

const extr = both((w) => op(`extr_${w.letter}`, (b) => {
  // (n << (size - lsb)) | (m >> lsb); lsb 0 is another operation, since a shift by the width is none.
  const up = b.sub(w.constant(b, w.bits), w.imm(b));
  w.set(b, 'd', b.or(b.shl(w.get(b, 'n'), up), b.shrU(w.get(b, 'm'), w.imm(b))));
}, 'hot'));
const ror = both((w) => op(`ror_${w.letter}_imm`, (b) => w.set(b, 'd', b.rotr(w.get(b, 'n'), w.imm(b))), 'hot'));
const move = both((w) => op(`mov_${w.letter}_m`, (b) => w.set(b, 'd', w.get(b, 'm'))));

const adr = op('adr', (b) => b.setX('d', b.add(b.pc(), b.imm())), 'hot');
const adrp = op('adrp', (b) => b.setX('d', b.add(b.and(b.pc(), b.i64(~0xfffn)), b.imm())), 'hot');

/** immhi:immlo of ADR and ADRP as one signed number. */
function pcRelative(scale: 1 | 4096): Operand {
  const whole = label('imm21', 21, scale);
  const joined = (f: FieldValues): FieldValues => ({ imm21: (f['immhi'] ?? 0) * 4 + (f['immlo'] ?? 0) });
  const { print, parse } = custom(
    (f, pc) => whole.print(joined(f), pc),
    (cursor, fields, pc) => {
      let found = 0;
      const ok = whole.parse(cursor, { set: (_, v) => { found = v; return true; }, get: (n) => fields.get(n) }, pc);
      return ok && fields.set('immhi', found >> 2) && fields.set('immlo', found & 3);
    },
  );
  return { print, parse, target: (f, pc) => whole.target(joined(f), pc) };
}

/** Rn and Rm as one register (ROR is EXTR of a register with itself). */
const twice = custom(
  (f, pc) => (f['Rn'] === f['Rm'] ? rn.print(f, pc) : undefined),
  (cursor, fields, pc) => rn.parse(cursor, fields, pc) && fields.set('Rm', fields.get('Rn') ?? 0),
);

export const dataImmediate: readonly Row[] = [
  row('ADR', 'C6.2.10', '0 immlo:2 10000 immhi:19 Rd:5', asm`adr ${reg('Rd', 64)}, ${pcRelative(1)}`, (f) => ({
    op: adr, d: Xd(f.Rd), imm: signed(f.immhi * 4 + f.immlo, 21) })),
  row('ADRP', 'C6.2.11', '1 immlo:2 10000 immhi:19 Rd:5', asm`adrp ${reg('Rd', 64)}, ${pcRelative(4096)}`, (f) => ({
    op: adrp, d: Xd(f.Rd), imm: signed(f.immhi * 4 + f.immlo, 21) * 4096 })),
  row('ADD (immediate)', 'C6.2.4', 'sf 00 100010 sh imm12:12 Rn:5 Rd:5', [
    alias(asm`mov ${rdSp}, ${rnSp}`, { sh: 0, imm12: 0 }, (f) => f['Rd'] === 31 || f['Rn'] === 31),
    asm`add ${rdSp}, ${rnSp}, ${imm12}`, asm`sub ${rdSp}, ${rnSp}, ${negativeImm12}`,
  ], (f) => (f.Rd === 31 ? wide(f.sf, addImmediateSp, XSP(31), XSP(f.Rn), value12(f)) : wide(f.sf, addImmediate, Xd(f.Rd), XSP(f.Rn), value12(f)))),
  row('ADDS (immediate)', 'C6.2.7', 'sf 01 100010 sh imm12:12 Rn:5 Rd:5', [
    alias(asm`cmn ${rnSp}, ${imm12}`, { Rd: 31 }), alias(asm`cmp ${rnSp}, ${negativeImm12}`, { Rd: 31 }),
    asm`adds ${rd}, ${rnSp}, ${imm12}`, asm`subs ${rd}, ${rnSp}, ${negativeImm12}`,
  ], (f) => wide(f.sf, addsImmediate, Xd(f.Rd), XSP(f.Rn), value12(f))),
  row('SUB (immediate)', 'C6.2.385', 'sf 10 100010 sh imm12:12 Rn:5 Rd:5', [
    asm`sub ${rdSp}, ${rnSp}, ${imm12}`, asm`add ${rdSp}, ${rnSp}, ${negativeImm12}`,
  ], (f) => (f.Rd === 31 ? wide(f.sf, subImmediateSp, XSP(31), XSP(f.Rn), value12(f)) : wide(f.sf, subImmediate, Xd(f.Rd), XSP(f.Rn), value12(f)))),
  row('SUBS (immediate)', 'C6.2.391', 'sf 11 100010 sh imm12:12 Rn:5 Rd:5', [
    alias(asm`cmp ${rnSp}, ${imm12}`, { Rd: 31 }), alias(asm`cmn ${rnSp}, ${negativeImm12}`, { Rd: 31 }),
    asm`subs ${rd}, ${rnSp}, ${imm12}`, asm`adds ${rd}, ${rnSp}, ${negativeImm12}`,
  ], (f) => wide(f.sf, subsImmediate, Xd(f.Rd), XSP(f.Rn), value12(f))),
  logicalRow('AND (immediate)', 'C6.2.12', '00', logical.and, logical.andSp),
  logicalRow('ORR (immediate)', 'C6.2.257', '01', logical.orr, logical.orrSp),
  logicalRow('EOR (immediate)', 'C6.2.103', '10', logical.eor, logical.eorSp),
  logicalRow('ANDS (immediate)', 'C6.2.14', '11', logical.ands, logical.ands),
  row('MOVN', 'C6.2.247', 'sf 00 100101 hw:2 imm16:16 Rd:5', [
    { ...asm`mov ${rd}, ${movWide(true)}`, when: (f) => !(f['imm16'] === 0 && f['hw'] !== 0) && (f['sf'] === 1 || f['imm16'] !== 0xffff) },
    asm`movn ${rd}, ${imm16}`,
  ], (f) => (f.sf === 0 && f.hw > 1 ? undefined : wide(f.sf, movz, Xd(f.Rd), 0, ~(BigInt(f.imm16) << BigInt(f.hw * 16))))),
  row('MOVZ', 'C6.2.248', 'sf 10 100101 hw:2 imm16:16 Rd:5', [
    { ...asm`mov ${rd}, ${movWide(false)}`, when: (f) => !(f['imm16'] === 0 && f['hw'] !== 0) },
    asm`movz ${rd}, ${imm16}`,
  ], (f) => (f.sf === 0 && f.hw > 1 ? undefined : wide(f.sf, movz, Xd(f.Rd), 0, BigInt(f.imm16) << BigInt(f.hw * 16)))),
  row('MOVK', 'C6.2.246', 'sf 11 100101 hw:2 imm16:16 Rd:5', asm`movk ${rd}, ${imm16}`, (f) =>
    f.sf === 0 && f.hw > 1 ? undefined : { ...wide(f.sf, movk, Xd(f.Rd), 0, BigInt(f.imm16) << BigInt(f.hw * 16)), m: f.hw * 16 }),
  ...bitfieldRows(),
  row('EXTR', 'C6.2.128', 'sf 00 100111 N 0 Rm:5 imms:6 Rn:5 Rd:5', [
    asm`ror ${rd}, ${twice}, ${number6('imms')}`,
    asm`extr ${rd}, ${rn}, ${reg('Rm', 'sf')}, ${number6('imms')}`,
  ], (f) => {
    if (f.sf !== f.N || (f.sf === 0 && f.imms >= 32)) return undefined;
    if (f.imms === 0) return { op: move[f.sf === 1 ? 1 : 0], d: Xd(f.Rd), m: X(f.Rm) };
    if (f.Rn === f.Rm) return wide(f.sf, ror, Xd(f.Rd), X(f.Rn), f.imms);
    return { ...wide(f.sf, extr, Xd(f.Rd), X(f.Rn), f.imms), m: X(f.Rm) };
  }, sameN),
];
