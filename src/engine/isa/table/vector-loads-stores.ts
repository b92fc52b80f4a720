/** C4.1.67 Advanced SIMD loads and stores of structures: multiple, single, replicated; with and without post-index. */
import { op, row, X, XSP, type Decoded, type Op, type Row } from '../row.ts';
import { asm, type FieldValues, type Operand } from '../syntax/operand.ts';
import { AssemblyError } from '../syntax/cursor.ts';
import { custom } from '../syntax/operands.ts';
import { base } from '../syntax/memory.ts';
import { arrangedPart, bySize, list, parseIndex } from '../syntax/vector.ts';
import { letters } from '../simd.ts';
import { section } from './simd-sections.ts';

/** t is the number of the first register, imm32 the shape (structures.ts), a the bytes that post-index adds. */
interface Moves {
  readonly plain: Op;
  readonly byBytes: Op;
  readonly byRegister: Op;
}
function moves(fn: string): Moves {
  const make = (name: string, post: 'none' | 'a' | 'm'): Op => op(`${fn}${name}`, (b) => {
    b.fpAccess();
    const address = b.let(b.x('n'));
    b.do(fn, [address, b.raw('n'), b.raw('t'), b.imm32()], true);
    if (post !== 'none') b.setBase('n', b.add(address, post === 'a' ? b.extendU(b.raw('a')) : b.x('m')));
  });
  return { plain: make('', 'none'), byBytes: make('_post', 'a'), byRegister: make('_post_register', 'm') };
}
const structures = { ld: moves('loadStructures'), st: moves('storeStructures') } as const;
const elements = { ld: moves('loadElements'), st: moves('storeElements') } as const;

/** `#32` or `x3` behind the brackets; Rm = 31 stands for the number of bytes moved. */
function post(bytes: (f: FieldValues) => number): Operand {
  return custom(
    (f) => (f['Rm'] === 31 ? `#${bytes(f)}` : `x${f['Rm']}`),
    (cursor, fields) => {
      const found = cursor.match(/x([0-9]|[12][0-9]|30)\b/);
      if (found !== undefined) return fields.set('Rm', Number(found[1]));
      cursor.skipSpace();
      const column = cursor.at + 1;
      if (!/^#?\s*[-(~0-9]/.test(cursor.text.slice(cursor.at))) return false;
      const value = cursor.immediate();
      const needed = bytes({ Q: fields.get('Q') ?? 0 });
      if (value !== BigInt(needed)) throw new AssemblyError('asm.post-index', column, { value: String(value), needed });
      return fields.set('Rm', 31);
    },
  );
}

interface Fields {
  readonly Rm: number;
  readonly Rn: number;
  readonly Rt: number;
}
function record(ops: Moves, f: Fields, isPost: boolean, shape: number, bytes: number): Decoded {
  const common = { n: XSP(f.Rn), t: f.Rt, imm32: shape };
  if (!isPost) return { op: ops.plain, ...common };
  return f.Rm === 31 ? { op: ops.byBytes, ...common, a: bytes } : { op: ops.byRegister, ...common, m: X(f.Rm) };
}

const modes = [false, true] as const;
const suffix = (isPost: boolean): string => (isPost ? ' post-index' : '');

function multiple(opcode: string, count: number, repeat: number): Row[] {
  const registers = count * repeat;
  const part = arrangedPart(bySize, { oneD: count === 1 });
  const bytes = (f: FieldValues): number => (f['Q'] === 1 ? 16 : 8) * registers;
  const to = list('Rt', registers, part);
  return (['st', 'ld'] as const).flatMap((direction, l) =>
    modes.map((isPost) => {
      const heading = `${direction.toUpperCase()}${count} (multiple structures)`;
      const text = `0 Q 001100 ${isPost ? '1' : '0'} ${l} 0 ${isPost ? 'Rm:5' : '00000'} ${opcode} size:2 Rn:5 Rt:5`;
      const syntax = isPost ? asm`x ${to}, [${base}], ${post(bytes)}` : asm`x ${to}, [${base}]`;
      return row(`${heading}${repeat > 1 ? `, ${repeat} registers` : ''}${suffix(isPost)}`, section(heading), text as 'Q Rm:5 size:2 Rn:5 Rt:5', { ...syntax, mnemonic: `${direction}${count}` }, (f) => {
        if (f.size === 3 && f.Q === 0 && count !== 1) return undefined;
        return record(structures[direction], f, isPost, f.size + f.Q * 4 + (count - 1) * 8 + (repeat - 1) * 32, bytes(f));
      }) as Row;
    }),
  );
}

/** How opcode<2:1>, S and size hold element size and index. */
const lanes = [
  { size: 0, opcode: '00', bits: 'S lo:2', index: (f: FieldValues) => (f['Q'] ?? 0) * 8 + (f['S'] ?? 0) * 4 + (f['lo'] ?? 0), set: [3, 2] },
  { size: 1, opcode: '01', bits: 'S lo 0', index: (f: FieldValues) => (f['Q'] ?? 0) * 4 + (f['S'] ?? 0) * 2 + (f['lo'] ?? 0), set: [2, 1] },
  { size: 2, opcode: '10', bits: 'S 00', index: (f: FieldValues) => (f['Q'] ?? 0) * 2 + (f['S'] ?? 0), set: [1, 0] },
  { size: 3, opcode: '10', bits: '0 01', index: (f: FieldValues) => f['Q'] ?? 0, set: [0, 0] },
] as const;
type Lane = (typeof lanes)[number];

function laneIndex(lane: Lane): Operand {
  return custom(
    (f) => `[${lane.index(f)}]`,
    (cursor, fields) => {
      if (!cursor.literal('[')) return false;
      const index = parseIndex(cursor, lane.size);
      if (index === undefined) return false;
      const [q, s] = lane.set;
      if (lane.size === 3) return fields.set('Q', index);
      return fields.set('Q', index >> q) && fields.set('S', (index >> s) & 1) && (lane.size === 2 || fields.set('lo', index & ((1 << s) - 1)));
    },
  );
}
// R and opcode<0> count the registers.
const selection = (count: number): { r: string; odd: string } => ({ r: String((count - 1) & 1), odd: String((count - 1) >> 1) });

function single(count: number, lane: Lane): Row[] {
  const { r, odd } = selection(count);
  const letter = letters[lane.size];
  const to = list('Rt', count, { print: () => letter, set: (text) => text === letter });
  const bytes = count << lane.size;
  return (['st', 'ld'] as const).flatMap((direction, l) =>
    modes.map((isPost) => {
      const heading = `${direction.toUpperCase()}${count} (single structure)`;
      const text = `0 Q 001101 ${isPost ? '1' : '0'} ${l} ${r} ${isPost ? 'Rm:5' : '00000'} ${lane.opcode} ${odd} ${lane.bits} Rn:5 Rt:5`;
      const place = laneIndex(lane);
      const syntax = isPost ? asm`x ${to}${place}, [${base}], ${post(() => bytes)}` : asm`x ${to}${place}, [${base}]`;
      return row(`${heading}, ${letter.toUpperCase()}${suffix(isPost)}`, section(heading), text as 'Q Rm:5 S lo:2 Rn:5 Rt:5', { ...syntax, mnemonic: `${direction}${count}` }, (f) =>
        record(elements[direction], f, isPost, lane.size + (count - 1) * 8 + lane.index(f) * 256, bytes)) as Row;
    }),
  );
}
function replicate(count: number): Row[] {
  const { r, odd } = selection(count);
  const heading = `LD${count}R`;
  const to = list('Rt', count, arrangedPart(bySize, { oneD: true }));
  return modes.map((isPost) => {
    const text = `0 Q 001101 ${isPost ? '1' : '0'} 1 ${r} ${isPost ? 'Rm:5' : '00000'} 11 ${odd} 0 size:2 Rn:5 Rt:5`;
    const sized = { print: (f: FieldValues) => `#${count << (f['size'] ?? 0)}` };
    const amount = custom(
      (f, pc) => (f['Rm'] === 31 ? sized.print(f) : post(() => 0).print(f, pc)),
      (cursor, fields, pc) => post(() => count << (fields.get('size') ?? 0)).parse(cursor, fields, pc),
    );
    const syntax = isPost ? asm`x ${to}, [${base}], ${amount}` : asm`x ${to}, [${base}]`;
    return row(`${heading}${suffix(isPost)}`, section(heading), text as 'Q Rm:5 size:2 Rn:5 Rt:5', { ...syntax, mnemonic: `ld${count}r` }, (f) =>
      record(elements.ld, f, isPost, f.size + f.Q * 4 + (count - 1) * 8 + 128, count << f.size)) as Row;
  });
}

export const vectorLoadsStores: readonly Row[] = [
  ...multiple('0000', 4, 1),
  ...multiple('0010', 1, 4),
  ...multiple('0100', 3, 1),
  ...multiple('0110', 1, 3),
  ...multiple('0111', 1, 1),
  ...multiple('1000', 2, 1),
  ...multiple('1010', 1, 2),
  ...[1, 2, 3, 4].flatMap((count) => [...lanes.flatMap((lane) => single(count, lane)), ...replicate(count)]),
];
