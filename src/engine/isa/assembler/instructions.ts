/** Instructions: `ldr x0, =value` on the first pass, words on the second, with the operators that pick parts of addresses. */
import type { Cursor } from '../syntax/cursor.ts';
import { AssemblyError } from '../syntax/cursor.ts';
import type { Assembly, Item } from './assembly.ts';
import { originalColumn, wholeExpression } from './assembly.ts';
import { encode, isMnemonic, mnemonics } from './encode.ts';
import { directive } from './directives.ts';
import { isRegisterName, parseExpression, type Expression } from './expressions.ts';
import { foreignMnemonic, wideSign } from './foreign.ts';
import type { Piece, Source } from './input.ts';
import { laterExtension } from './later.ts';
import { nearest } from './nearest.ts';

const LITERAL = /^\s*([wxsdq])(?:\d+|zr)\s*,\s*=/i;
const LITERAL_SIZES: Readonly<Record<string, 4 | 8 | 16>> = { w: 4, s: 4, x: 8, d: 8, q: 16 };

/** Takes an instruction on the first pass. `at` is where its operands begin. */
export function instruction(a: Assembly, mnemonic: string, at: number, column: number): void {
  const name = mnemonic.toLowerCase();
  if (!isMnemonic(name)) throw unknownMnemonic(a, mnemonic, at, column);
  const source = withAliases(a, at);
  const replaced = source.text;
  const form = name === 'ldr' || name === 'ldrsw' ? LITERAL.exec(replaced.slice(at)) : null;
  if (form === null) {
    a.instruction(name, source, replaced, at, undefined, column);
    return;
  }
  const size = name === 'ldrsw' ? 4 : (LITERAL_SIZES[form[1]?.toLowerCase() ?? ''] ?? 8);
  const from = at + form[0].length;
  const tree = wholeExpression(replaced, from);
  a.alignInstruction(column);
  const literal = a.literal(size, tree);
  // What the encoder sees is the address of the entry.
  a.instruction(name, source, `${replaced.slice(0, from - 1)}.`, at, literal, column);
}

/** Macros among which a mistyped name is looked for: a source may define a hundred thousand. */
const MOST_MACROS = 1000;

function unknownMnemonic(a: Assembly, mnemonic: string, at: number, column: number): AssemblyError {
  const name = mnemonic.toLowerCase();
  const wide = wideSign(a.source.text, at);
  if (wide !== undefined) return wide;
  const later = laterExtension(name);
  if (later !== undefined)
    return new AssemblyError(later.extension === 'FEAT_LSE' ? 'asm.mnemonic-atomic' : 'asm.mnemonic-later', column, {
      mnemonic,
      ...later,
    });
  const instead = foreignMnemonic(name);
  if (instead !== undefined) return new AssemblyError('asm.mnemonic-foreign', column, { mnemonic, instead });
  const rest = a.source.text.slice(at).trim();
  const next = /^[a-z.][\w.]*/i.exec(rest)?.[0].toLowerCase() ?? '';
  // A name alone, or before an instruction, is a label more often than a mistyped mnemonic of another length.
  const isLabel = rest === '' || isMnemonic(next) || directive(next) !== undefined || a.macros.has(next);
  const macros = [...a.macros.keys()].slice(0, MOST_MACROS);
  const close = nearest(name, [...mnemonics(), ...macros], isLabel ? 1 : undefined);
  if (isLabel && close === undefined) return new AssemblyError('asm.label-colon', column, { name: mnemonic });
  if (close === undefined) return new AssemblyError('asm.mnemonic', column, { mnemonic });
  return new AssemblyError('asm.mnemonic-nearest', column, { mnemonic, nearest: close });
}

/** The statement with registers for their other names; columns stay those of what was written. */
function withAliases(a: Assembly, at: number): Source {
  const { source } = a;
  const columns: Piece[] = [];
  let text = source.text.slice(0, at);
  let from = at;
  for (const { 0: word, index } of source.text.slice(at).matchAll(/(?<![\w.$])[a-z_][\w]*/gi)) {
    const register = a.aliases.get(word.toLowerCase());
    if (register === undefined) continue;
    const original = at + index;
    text += source.text.slice(from, original);
    columns.push({ at: text.length, original: originalColumn(source, original + 1) - 1, length: word.length });
    text += register;
    from = original + word.length;
    columns.push({ at: text.length, original: originalColumn(source, from + 1) - 1, length: Number.MAX_SAFE_INTEGER });
  }
  return columns.length === 0
    ? source
    : { ...source, text: text + source.text.slice(from), columns: [...source.columns, ...columns] };
}

/** Which bits of an address an operator takes, and what must hold for the rest. */
interface Part {
  readonly shift: bigint;
  readonly mask: bigint;
  /** The value must fit so many bits. */
  readonly fits?: number;
  /** MOVZ and its kin: the operator also says `lsl #shift`. */
  readonly implies?: boolean;
  /** The value is signed: of a negative one MOVN takes the inverted bits, whichever of the two is written. */
  readonly signed?: boolean;
}
const half = (group: number, checked: boolean, signed = false): Part => ({
  signed,
  shift: BigInt(group * 16),
  mask: 0xffffn,
  implies: true,
  ...(checked && group < 3 ? { fits: (group + 1) * 16 } : {}),
});
const parts: Readonly<Record<string, Part>> = {
  got: { shift: 0n, mask: -1n },
  lo12: { shift: 0n, mask: 0xfffn },
  pg_hi21: { shift: 0n, mask: -1n },
  pg_hi21_nc: { shift: 0n, mask: -1n },
  abs_g0: half(0, true),
  abs_g0_nc: half(0, false),
  abs_g1: half(1, true),
  abs_g1_nc: half(1, false),
  abs_g2: half(2, true),
  abs_g2_nc: half(2, false),
  abs_g3: half(3, false),
  abs_g0_s: half(0, true, true),
  abs_g1_s: half(1, true, true),
  abs_g2_s: half(2, true, true),
};

type InstructionItem = Item & { readonly kind: 'instruction' };
/** `ldr x0, [x0, :got_lo12:name]` */
const FROM_GOT = /^(\s*x\w+\s*,\s*)\[(\s*\w+\s*,\s*#?\s*):got_lo12:([^\]]*)\]\s*$/i;

/**
 * Second pass: the word of an instruction item. A name that a register has is the register wherever one can stand; only
 * where none can it is the label that the source so calls.
 */
export function encodeItem(a: Assembly, item: InstructionItem): number {
  // Without a linker there is no table of addresses to load from: the address itself is made, as lld relaxes it.
  const got = item.mnemonic === 'ldr' ? FROM_GOT.exec(item.text.slice(item.at)) : null;
  if (got !== null) {
    const operands = `${got[1] ?? ''} ${got[2] ?? ''}  :lo12:${got[3] ?? ''} `;
    return encodeItem(a, { ...item, mnemonic: 'add', text: item.text.slice(0, item.at) + operands });
  }
  try {
    return encodeOperands(a, item, false);
  } catch (error) {
    if (!(error instanceof AssemblyError)) throw error;
    const names = item.text.slice(item.at).match(/(?<![\w.$])[a-z]\w*/gi) ?? [];
    if (!names.some((name) => isRegisterName(name) && a.symbols.has(name))) throw error;
    try {
      return encodeOperands(a, item, true);
    } catch {
      throw error;
    }
  }
}

function encodeOperands(a: Assembly, item: InstructionItem, registersAreLabels: boolean): number {
  const { mnemonic, text, at, dot, literal } = item;
  const pc = (dot.section.address ?? 0n) + BigInt(dot.offset);
  let low12 = false;
  let negative: boolean | undefined;
  const expression = (cursor: Cursor): bigint => {
    if (literal !== undefined) {
      cursor.at = text.length;
      return (dot.section.address ?? 0n) + BigInt(literal.offset ?? 0);
    }
    const operator = cursor.match(/:([\w]+):/);
    const column = cursor.at - (operator?.[0].length ?? 0) + 1;
    const name = (operator?.[1] ?? '').toLowerCase();
    if (/^got/.test(name) && mnemonic !== 'adrp') throw new AssemblyError('asm.operator-got', column, { name });
    if (operator !== undefined && !Object.hasOwn(parts, name))
      throw new AssemblyError('asm.operator', column, { name });
    const tree = parseExpression(cursor);
    const register = registersAreLabels ? undefined : registerIn(tree);
    if (register !== undefined)
      throw new AssemblyError('asm.register-as-value', register.column, { name: register.name });
    const value = a.resolved(tree, dot);
    const part = operator === undefined ? undefined : parts[name];
    if (part === undefined) return value;
    low12 = name === 'lo12';
    if (part.signed === true) negative = value < 0n || value >> 63n === 1n;
    return partOf(name, part, value, column, cursor);
  };
  const { word, row } = encode(mnemonic, text, at, pc, expression);
  // The linker knows :lo12: only for scaled offsets.
  if (low12 && /^(?:LDUR|STUR|PRFUM)/.test(row.name)) throw new AssemblyError('asm.low12-unaligned', at + 1);
  // MOVN has 0 in the bit in which MOVZ has 1.
  if (negative === undefined) return word;
  return (negative ? word & ~MOVZ : word | MOVZ) >>> 0;
}
const MOVZ = 1 << 30;

/** A register's name in an expression. */
function registerIn(tree: Expression): (Expression & { readonly kind: 'name' }) | undefined {
  if (tree.kind === 'name') return tree.register === true ? tree : undefined;
  if (tree.kind === 'unary') return registerIn(tree.of);
  return tree.kind === 'binary' ? (registerIn(tree.left) ?? registerIn(tree.right)) : undefined;
}

function partOf(name: string, part: Part, value: bigint, column: number, cursor: Cursor): bigint {
  const magnitude = part.signed === true && BigInt.asIntN(64, value) < 0n ? ~BigInt.asIntN(64, value) : value;
  if (part.fits !== undefined && BigInt.asUintN(part.fits, magnitude) !== magnitude)
    throw new AssemblyError('asm.operator-range', column, {
      name,
      value: `0x${BigInt.asUintN(64, value).toString(16)}`,
      bits: part.fits,
    });
  if (part.implies === true) cursor.impliedShift = part.shift;
  return part.mask < 0n ? value : (BigInt.asUintN(64, magnitude) >> part.shift) & part.mask;
}
