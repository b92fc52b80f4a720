/** C4.1.66 Branches: a branch inside its page moves the record pointer; one that leaves it goes by the PC. */
import { op, row, signed, X, type DecodeContext, type Decoded, type Op, type Row } from '../row.ts';
import type { Builder } from '../builder.ts';
import type { Val } from '../ir.ts';
import { asm, named, type Syntax } from '../syntax/operand.ts';
import { conditions, custom, label, reg } from '../syntax/operands.ts';
import { AssemblyError } from '../syntax/cursor.ts';
import { both } from '../widths.ts';
import { RECORD_SIZE } from '../../core/layout.ts';

/** A branch in its two forms: with the target in the same page, and by address. */
interface Branch {
  readonly near: Op;
  readonly far: Op;
}
const go = (b: Builder, far: boolean): void => (far ? b.jump(b.add(b.pc(), b.imm())) : b.near());
function conditional(name: string, condition: (b: Builder) => Val<'i32'>): Branch {
  const make = (far: boolean): Op => op(`${name}_${far ? 'far' : 'near'}`, (b) => b.if(condition(b), () => go(b, far)), 'hot');
  return { near: make(false), far: make(true) };
}

/** The record of a branch over `distance` bytes. Near ones carry the distance in records at imm32. */
function branchTo(branch: Branch, distance: number, at: DecodeContext, rest: Omit<Decoded, 'op'> = {}): Decoded {
  const target = at.pageOffset + distance;
  if (target >= 0 && target < 4096) return { ...rest, op: branch.near, imm32: (distance / 4) * RECORD_SIZE };
  return { ...rest, op: branch.far, imm: distance };
}

const b: Branch = {
  near: op('b_near', (k) => k.near(), 'hot'),
  far: op('b_far', (k) => go(k, true), 'hot'),
};
const LR = X(30);
const linked = (k: Builder): void => k.setX('d', k.add(k.pc(), k.i64(4)));
const bl: Branch = {
  near: op('bl_near', (k) => (linked(k), k.near()), 'hot'),
  // The PC is read again after LR is written: the builder's pc() is this instruction's.
  far: op('bl_far', (k) => (linked(k), go(k, true)), 'hot'),
};
const byCondition = conditions.map((c, i) => (i < 14 ? conditional(`b_${c}`, (k) => k.condition(i)) : b));
const cbz = both((w) => conditional(`cbz_${w.letter}`, (k) => k.op<'i32'>(`${w.ty}.eqz`, [w.get(k, 'n')])));
const cbnz = both((w) => conditional(`cbnz_${w.letter}`, (k) => k.compare('ne', w.get(k, 'n'), w.constant(k, 0))));
// The bit number stands at m; the W slot of a high bit is its X register's.
const bit = (k: Builder): Val<'i64'> => k.and(k.shrU(k.x('n'), k.extendU(k.raw('m'))), k.i64(1));
const tbz = conditional('tbz', (k) => k.op<'i32'>('i64.eqz', [bit(k)]));
const tbnz = conditional('tbnz', (k) => k.wrap(bit(k)));

const br = op('br', (k) => k.jump(k.x('n')), 'hot');
const blr = op('blr', (k) => {
  const target = k.let(k.x('n'));
  linked(k);
  k.jump(target);
}, 'hot');

const target26 = label('imm26', 26, 4);
const target19 = label('imm19', 19, 4);
const target14 = label('imm14', 14, 4);
const rt = reg('Rt', 'sf');

function compareRow(name: string, section: string, o: '0' | '1', ops: readonly [Branch, Branch]): Row {
  return row(name, section, `sf 011010 ${o} imm19:19 Rt:5`, { ...asm`x ${rt}, ${target19}`, mnemonic: name.toLowerCase() }, (f, at) =>
    branchTo(ops[f.sf === 1 ? 1 : 0], signed(f.imm19, 19) * 4, at, { n: X(f.Rt) }));
}
const testedRegister = custom(
  (f, pc) => reg('Rt', f['b5'] === 1 ? 64 : 32).print(f, pc),
  (cursor, fields) => {
    // w or x is the writer's choice for bits below 32; the bit number decides the encoding.
    const found = cursor.match(/([wx])([0-9]|[12][0-9]|30|zr)\b|lr\b|fp\b/);
    if (found === undefined) return false;
    const n = found[0].toLowerCase() === 'lr' ? 30 : found[0].toLowerCase() === 'fp' ? 29 : found[2]?.toLowerCase() === 'zr' ? 31 : Number(found[2]);
    return fields.set('Rt', n) && fields.set('wide', found[1]?.toLowerCase() === 'w' ? 0 : 1);
  },
);
const testedBit = custom(
  (f) => `#${(f['b5'] ?? 0) * 32 + (f['b40'] ?? 0)}`,
  (cursor, fields) => {
    cursor.skipSpace();
    const column = cursor.at + 1;
    const value = cursor.immediate();
    const max = fields.get('wide') === 1 ? 63 : 31;
    if (value < 0n || value > BigInt(max)) throw new AssemblyError('asm.immediate-range', column, { value: String(value), min: 0, max });
    return fields.set('b5', Number(value >> 5n)) && fields.set('b40', Number(value & 31n));
  },
);
function testRow(name: string, section: string, o: '0' | '1', branch: Branch): Row {
  return row(name, section, `b5 011011 ${o} b40:5 imm14:14 Rt:5`, { ...asm`x ${testedRegister}, ${testedBit}, ${target14}`, mnemonic: name.toLowerCase() }, (f, at) =>
    branchTo(branch, signed(f.imm14, 14) * 4, at, { n: X(f.Rt), m: f.b5 * 32 + f.b40 }));
}
const rn = reg('Rn', 64);
const conditionNames = (suffixes: readonly string[]): readonly string[] => suffixes.map((c) => `b.${c}`);
const aliases: readonly (string | undefined)[] = [undefined, undefined, 'b.hs', 'b.lo'];
const spelled = conditions.map((c) => `b${c}`);
const spelledAliases: readonly (string | undefined)[] = [undefined, undefined, 'bhs', 'blo'];

export const branches: readonly Row[] = [
  row('B.cond', 'C6.2.28', '0101010 0 imm19:19 0 cond:4', [
    named(conditionNames(conditions), 'cond', asm`b ${target19}`) as Syntax,
    { ...named(aliases, 'cond', asm`b ${target19}`), when: () => false },
    { ...named(spelled, 'cond', asm`b ${target19}`), when: () => false },
    { ...named(spelledAliases, 'cond', asm`b ${target19}`), when: () => false },
  ], (f, at) => branchTo(byCondition[f.cond] ?? b, signed(f.imm19, 19) * 4, at)),
  row('B', 'C6.2.27', '0 00101 imm26:26', asm`b ${target26}`, (f, at) => branchTo(b, signed(f.imm26, 26) * 4, at)),
  row('BL', 'C6.2.39', '1 00101 imm26:26', asm`bl ${target26}`, (f, at) => branchTo(bl, signed(f.imm26, 26) * 4, at, { d: LR })),
  compareRow('CBZ', 'C6.2.45', '0', cbz),
  compareRow('CBNZ', 'C6.2.44', '1', cbnz),
  testRow('TBZ', 'C6.2.389', '0', tbz),
  testRow('TBNZ', 'C6.2.388', '1', tbnz),
  row('BR', 'C6.2.42', '1101011 0 0 00 11111 000000 Rn:5 00000', asm`br ${rn}`, (f) => ({ op: br, n: X(f.Rn) })),
  row('BLR', 'C6.2.40', '1101011 0 0 01 11111 000000 Rn:5 00000', asm`blr ${rn}`, (f) => ({ op: blr, n: X(f.Rn), d: LR })),
  row('RET', 'C6.2.281', '1101011 0 0 10 11111 000000 Rn:5 00000', [{ ...asm`ret`, fixed: { Rn: 30 }, when: (f) => f['Rn'] === 30 }, asm`ret ${rn}`], (f) => ({ op: br, n: X(f.Rn) })),
];
