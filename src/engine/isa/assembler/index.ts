/**
 * The assembler: A64 in the syntax of GNU as, straight to the bytes of a flat image, without a linker.
 *
 * Sections stand as a flat linker script would place them (section.ts): .text, .rodata, .data, .bss, each at its own
 * alignment, the first at `origin`. `.bss` takes addresses but no bytes at the end of the image.
 */
import { AssemblyError } from '../syntax/cursor.ts';
import { Assembly, Stop } from './assembly.ts';
import { AssemblyErrors, type Diagnostic } from './errors.ts';
import { Input } from './input.ts';
import { placeCommons } from './directives-symbols.ts';
import { encodeItem } from './instructions.ts';
import { listingOf, type ListingRow } from './listing.ts';
import { layOut, MAX_OUTPUT, type Section } from './section.ts';
import { statement } from './statements.ts';
import type { Places } from './symbols.ts';

export { AssemblyErrors, type Diagnostic, type Place } from './errors.ts';
export type { ListingRow } from './listing.ts';

export interface AssembleOptions {
  /** Address of the first byte; a multiple of the alignment of .text. */
  readonly origin: bigint;
  /** The source's name in errors and in the listing. */
  readonly file?: string;
  /** Symbols that the source may use without defining them. */
  readonly symbols?: Readonly<Record<string, bigint>>;
  /** The text of a file that `.include` names; without it `.include` is refused. */
  readonly include?: (path: string) => string | undefined;
  /** The bytes of a file that `.incbin` names; without it `.incbin` is refused. */
  readonly incbin?: (path: string) => Uint8Array | undefined;
}

export interface Assembled {
  readonly bytes: Uint8Array;
  /** Address behind the last section, .bss included. */
  readonly end: bigint;
  /** Labels and values of .set by name, numeric labels and names that begin with .L left out. */
  readonly symbols: ReadonlyMap<string, bigint>;
  /** Names that .global exported. */
  readonly globals: ReadonlySet<string>;
  readonly sections: readonly { readonly name: string; readonly address: bigint; readonly size: number }[];
  /** The line of the source that made the instruction or datum at an address: for what a macro made, its call's. */
  readonly lines: ReadonlyMap<bigint, number>;
  readonly listing: readonly ListingRow[];
  readonly warnings: readonly Diagnostic[];
}

/** Assembles a source. Throws AssemblyErrors with everything that is wrong (up to 50 places). */
export function assemble(source: string, options: AssembleOptions): Assembled {
  let before: Places | undefined;
  for (let reading = 1; ; reading++) {
    const a = new Assembly(new Input(), new Map(Object.entries(options.symbols ?? {})), options, before);
    const read = attempt(a, source, options, reading);
    if (read !== undefined) return read;
    before = a.symbols.places();
  }
}

/** Readings until lengths that depend on labels behind them fit the places that they lead to. */
const MAX_READINGS = 8;

/** One reading; undefined when labels moved since the one before, and lengths depend on them. */
function attempt(a: Assembly, source: string, options: AssembleOptions, reading: number): Assembled | undefined {
  try {
    guarded(a, () => a.input.pushFile(source, options.file, [], 0));
    firstPass(a);
    if (a.waiting !== undefined && !samePlaces(a.symbols.places(), a.before)) {
      if (reading < MAX_READINGS && a.diagnostics.length === 0) return undefined;
      a.report(a.waiting.error, a.waiting.source);
    }
    const { placed, end } = layOut(a.sections, options.origin);
    checkPlacement(a, placed, options.origin);
    secondPass(a);
    if (a.diagnostics.length > 0) throw new AssemblyErrors(a.diagnostics);
    return { bytes: image(placed, options.origin), end, ...listingOf(a, placed), warnings: a.warnings };
  } catch (error) {
    if (error instanceof AssemblyError) guarded(a, () => a.report(error));
    else if (!(error instanceof Stop)) throw error;
    throw new AssemblyErrors(a.diagnostics);
  }
}

const samePlaces = (now: Places, before: Places | undefined): boolean =>
  before?.size === now.size &&
  [...now].every(([label, { section, part, offset }]) => {
    const then = before.get(label);
    return then?.section === section && then.part === part && then.offset === offset;
  });

/** Runs a step; what it refuses goes to the list. False when it was refused. */
function guarded(a: Assembly, step: () => void): boolean {
  try {
    step();
    return true;
  } catch (error) {
    if (!(error instanceof AssemblyError)) throw error;
    a.report(error);
    return false;
  }
}

/** Beyond these nothing sensible follows: the rest of the source is not looked at. */
const FATAL = new Set(['asm.too-large', 'asm.too-long', 'asm.too-much-work', 'asm.expansion', 'asm.nesting']);
function stopAtFatal(a: Assembly): void {
  if (FATAL.has(a.diagnostics.at(-1)?.code ?? '')) throw new Stop();
}

function firstPass(a: Assembly): void {
  for (;;) {
    let source;
    guarded(a, () => (source = a.input.next()));
    if (source === undefined) break;
    const current = source;
    guarded(a, () => statement(a, current));
    stopAtFatal(a);
  }
  for (const { source } of a.conditionals) a.report(new AssemblyError('asm.if-open', source.start + 1), source);
  guarded(a, () => a.placeAllLiterals());
  guarded(a, () => placeCommons(a));
}

function checkPlacement(a: Assembly, placed: readonly Section[], origin: bigint): void {
  const first = placed.find((section) => section.size > 0);
  const refuse = (code: string, params: Record<string, string | number>): void =>
    a.report(new AssemblyError(code, 1, params));
  if (first?.address !== undefined && first.address !== origin)
    refuse('asm.origin-alignment', {
      origin: `0x${origin.toString(16)}`,
      section: first.name,
      alignment: Math.max(...placed.filter((s) => s.address !== undefined).map((s) => s.alignment)),
    });
  if (imageLength(placed, origin) > BigInt(MAX_OUTPUT)) {
    refuse('asm.too-large', { limit: MAX_OUTPUT });
    throw new Stop();
  }
}

function secondPass(a: Assembly): void {
  // A section's name is where it begins, unless something else has the name.
  for (const base of a.sections)
    if (base.part === 0 && base.flags.allocate && !a.symbols.has(base.name))
      a.symbols.get(base.name).definition = { kind: 'label', value: { number: 0n, base } };
  for (const item of a.items) {
    a.source = item.source;
    guarded(a, () => {
      if (item.kind === 'definition') item.symbol.definition = item.definition;
      else if (item.kind === 'instruction') item.dot.section.write(item.dot.offset, 4, BigInt(encodeItem(a, item)));
      else
        item.values.forEach((tree, i) => {
          const value = a.resolved(tree, { ...item.dot, offset: item.dot.offset + i * item.size });
          const bits = BigInt(item.size * 8);
          if (value >= 1n << bits || value < -(1n << (bits - 1n)))
            throw new AssemblyError('asm.data-range', tree.column, { value: String(value), bits: Number(bits) });
          item.section.write(item.offset + i * item.size, item.size, value);
        });
    });
    stopAtFatal(a);
  }
}

/** From the origin to the last byte of a section that has bytes. */
function imageLength(placed: readonly Section[], origin: bigint): bigint {
  let end = origin;
  for (const { flags, size, address = 0n } of placed)
    if (!flags.noBits && size > 0 && address + BigInt(size) > end) end = address + BigInt(size);
  return end - origin;
}

function image(placed: readonly Section[], origin: bigint): Uint8Array {
  const bytes = new Uint8Array(Number(imageLength(placed, origin)));
  for (const section of placed)
    if (section.bytes.length > 0) bytes.set(section.bytes, Number((section.address ?? 0n) - origin));
  return bytes;
}
