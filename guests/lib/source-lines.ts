/** The line table of a guest's kernel, with its sources, from what objdump says of its DWARF. */
import type { SourceLinesFile } from '../../src/engine/machine/source-lines.ts';

/** A source as it is compiled: its name without folders, by which the table calls it, and how it is shown. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

/**
 * @param decoded the output of `objdump --dwarf=decodedline`
 * @param sources by the name without folders; rows of other files are none of ours, and have no line
 * @throws Error when there is no row
 */
export function sourceLines(decoded: string, sources: ReadonlyMap<string, Source>): string {
  const rows = new Map<bigint, { readonly name: string; readonly line: number }>();
  for (const text of decoded.split('\n')) {
    const match = /^(\S+)\s+(\d+|-)\s+0x([\da-f]{1,16})(?:\s|$)/.exec(text);
    if (match === null) continue;
    const [, name = '', line = '', address = ''] = match;
    const at = BigInt(`0x${address}`);
    // A sequence that ends where another begins ends nothing. Of several lines of one instruction the last one is its own.
    if (line === '-' && rows.has(at)) continue;
    rows.set(at, { name, line: line === '-' ? 0 : Number(line) });
  }
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const first = sorted[0]?.[0];
  if (first === undefined) throw new Error('no line table: is the kernel built with -g?');
  const names = [...new Set(sorted.map(([, { name }]) => name))].filter((name) => sources.has(name));
  let before = first;
  const file: SourceLinesFile = {
    base: first.toString(16),
    files: names.map((name) => sources.get(name) ?? { name, text: '' }),
    rows: sorted.map(([address, { name, line }]) => {
      const bytes = Number(address - before);
      before = address;
      const place = names.indexOf(name);
      return place < 0 ? [bytes, 0, 0] : [bytes, place, line];
    }),
  };
  return JSON.stringify(file);
}
