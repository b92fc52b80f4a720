/** Names and lines of a guest system's kernel, as its build has kept them. */
import { EngineError } from '../../engine/error.ts';
import { parseSourceLines, type SourceLine } from '../../engine/machine/source-lines.ts';
import { parseSymbols } from '../../engine/machine/symbols.ts';
import type { ArchiveSurroundings } from './archives.ts';
import type { GuestFile } from './lab.ts';

export interface GuestSource {
  readonly functions: ReadonlyMap<string, bigint>;
  /** `name+0x10`. */
  readonly nameAt: (address: bigint) => string | undefined;
  readonly lineAt: (address: bigint) => SourceLine | undefined;
}

/** Files are the same for every build. */
const read = new Map<GuestFile, { readonly bytes: Uint8Array; readonly source: GuestSource }>();

/** @throws EngineError lab.no-guest */
export function guestSourceOf({ lab, tools }: Pick<ArchiveSurroundings, 'lab' | 'tools'>): GuestSource | undefined {
  const source = lab.machine.guests?.find((guest) => guest.source !== undefined)?.source;
  if (source === undefined) return undefined;
  const file = (name: GuestFile): Uint8Array => {
    const bytes = tools?.guest?.(name);
    if (bytes === undefined) throw new EngineError('lab.no-guest', { lab: lab.id, file: name });
    return bytes;
  };
  const [names, lines] = [file(source.symbols), file(source.lines)];
  const known = read.get(source.lines);
  if (known?.bytes === lines) return known.source;
  const symbols = parseSymbols(new TextDecoder().decode(names));
  const table = parseSourceLines(new TextDecoder().decode(lines));
  const made: GuestSource = {
    functions: symbols.places,
    nameAt: (address) => symbols.at(address),
    lineAt: (address) => table?.at(address),
  };
  read.set(source.lines, { bytes: lines, source: made });
  return made;
}
