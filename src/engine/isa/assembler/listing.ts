/** What came of the source: symbols, addresses of lines, and a listing. */
import { AssemblyError } from '../syntax/cursor.ts';
import type { Assembly } from './assembly.ts';
import type { Place } from './errors.ts';
import { evaluate } from './evaluate.ts';
import type { Section } from './section.ts';

/** The bytes that one statement made. */
export interface ListingRow {
  readonly address: bigint;
  /** The bytes of the output itself. */
  readonly bytes: Uint8Array;
  /** The line of the source; for what a macro made, its call's. */
  readonly line: number;
  /** Where the text stands: in the macro's body. */
  readonly place: Place;
  readonly text: string;
  /** Whether the bytes are an instruction's; a literal's, in its pool, are not. */
  readonly instruction: boolean;
}

interface Results {
  readonly symbols: ReadonlyMap<string, bigint>;
  readonly globals: ReadonlySet<string>;
  readonly sections: readonly { readonly name: string; readonly address: bigint; readonly size: number }[];
  readonly lines: ReadonlyMap<bigint, number>;
  readonly listing: readonly ListingRow[];
}

export function listingOf(a: Assembly, placed: readonly Section[]): Results {
  const symbols = new Map<string, bigint>();
  const globals = new Set<string>();
  for (const symbol of a.symbols.all()) {
    if (symbol.global && symbol.definition !== undefined) globals.add(symbol.name);
    // Names of sections have no place of a definition, and their addresses stand in `sections`.
    if (symbol.definition === undefined || symbol.definedAt === undefined || symbol.name.startsWith('.L')) continue;
    try {
      const value = evaluate({ kind: 'name', name: symbol.name, column: 1 }, a.environment(a.dot));
      if (value.base === undefined) symbols.set(symbol.name, value.number);
    } catch (error) {
      // A definition that nothing uses may lead nowhere.
      if (!(error instanceof AssemblyError) || error.code === 'asm.too-much-work') throw error;
    }
  }
  const listing: ListingRow[] = [];
  const lines = new Map<bigint, number>();
  for (const { source, section, offset, length, instruction } of a.emissions) {
    if (section.address === undefined || length === 0) continue;
    const address = section.address + BigInt(offset);
    listing.push({
      address,
      bytes: section.bytes.subarray(offset, offset + length),
      line: source.top.line,
      place: source.place,
      text: source.text.slice(source.start).trim(),
      instruction,
    });
    lines.set(address, source.top.line);
  }
  const sections = placed.filter((s) => s.size > 0).map(({ name, address = 0n, size }) => ({ name, address, size }));
  return { symbols, globals, sections, lines, listing };
}
