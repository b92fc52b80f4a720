/** A lab's initramfs, made from its files (engine/machine/cpio.ts): what a guest's kernel finds as its first file system. */
import { EngineError } from '../../engine/error.ts';
import { AssemblyErrors, assemble } from '../../engine/isa/assembler/index.ts';
import { directoriesFor, LIMITS, writeCpio, type ArchiveEntry } from '../../engine/machine/cpio.ts';
import { problemsOf } from './build-hypervisor.ts';
import { writeElf, type Piece } from './elf.ts';
import type { Lab, LabArchive, LabArchiveEntry, Problem } from './lab.ts';
import { fill, type Parameters } from './parameters.ts';
import type { GuestTools } from './tools.ts';

export interface ArchiveSurroundings {
  readonly lab: Lab;
  /** A file of the lab as it is built. */
  readonly text: (path: string) => string;
  readonly tools: GuestTools | undefined;
  readonly parameters: Parameters;
}

/**
 * Where an executable of one piece begins. Linux maps files by pages, so an address is as far into its page as the bytes are
 * into the file: behind the ELF header and one program header.
 */
const PROGRAM = 0x40_0078n;
const [EXECUTABLE, PLAIN] = [0o755, 0o644];

/** The archives in memory, or what is wrong with the files in them. @throws EngineError lab.no-guest, archive.… */
export function archivesOf(around: ArchiveSurroundings): readonly Piece[] | readonly Problem[] {
  const { archives = [] } = around.lab.machine;
  const made = archives.map((archive) => archiveOf(archive, around));
  const problems = made.flatMap((one) => ('problems' in one ? one.problems : []));
  return problems.length > 0 ? problems : made.flatMap((one) => ('piece' in one ? [one.piece] : []));
}

type Made = { readonly piece: Piece } | { readonly problems: readonly Problem[] };

function archiveOf({ load, base, bytes: wanted, entries }: LabArchive, around: ArchiveSurroundings): Made {
  const { lab, tools, parameters } = around;
  const below = base === undefined ? new Uint8Array(0) : tools?.guest?.(base);
  if (below === undefined) throw new EngineError('lab.no-guest', { lab: lab.id, file: base ?? '' });
  const files = entries.map((entry) => fileOf(entry, around));
  const problems = files.flatMap((one) => ('problems' in one ? one.problems : []));
  if (problems.length > 0) return { problems };
  const own = files.flatMap((one) => ('entry' in one ? [one.entry] : []));
  const above = writeCpio([...directoriesFor(entries.map(({ path }) => path)), ...own]);
  const size = Number(typeof wanted === 'number' ? wanted : fill(wanted, parameters));
  // A parameter of a lab from elsewhere can be any number.
  if (size > LIMITS.bytes) throw new EngineError('archive.too-large', { limit: LIMITS.bytes });
  const room = size - below.length - above.length;
  const file = entries[0]?.file ?? '';
  if (room < 0)
    return { problems: [{ file, line: 1, column: 1, code: 'lab.archive-full', params: { over: -room, size } }] };
  const archive = new Uint8Array(size);
  archive.set(below);
  archive.set(above, below.length);
  return { piece: { address: BigInt(fill(load, parameters)), bytes: archive, size: BigInt(size) } };
}

type File = { readonly entry: ArchiveEntry } | { readonly problems: readonly Problem[] };

function fileOf({ path, mode, file }: LabArchiveEntry, { lab, text }: ArchiveSurroundings): File {
  const isProgram = lab.files.some((one) => one.path === file && one.language === 'a64');
  const found = isProgram ? programOf(file, text(file)) : new TextEncoder().encode(text(file));
  if (!(found instanceof Uint8Array)) return { problems: found };
  return { entry: { path, kind: 'file', mode: mode ?? (isProgram ? EXECUTABLE : PLAIN), data: found } };
}

function programOf(file: string, source: string): Uint8Array | readonly Problem[] {
  try {
    const { bytes, end, symbols } = assemble(source, { origin: PROGRAM, file });
    const entry = symbols.get('_start');
    if (entry === undefined) return [{ file, line: 1, column: 1, code: 'lab.no-entry', params: { symbol: '_start' } }];
    return writeElf([{ address: PROGRAM, bytes, size: end - PROGRAM }], entry);
  } catch (error) {
    if (error instanceof AssemblyErrors) return problemsOf(error, file);
    throw error;
  }
}

/** The guest systems in memory. @throws EngineError lab.no-guest */
export const guestsOf = ({ lab, tools, parameters }: ArchiveSurroundings): readonly Piece[] =>
  (lab.machine.guests ?? []).map(({ file, load }) => {
    const bytes = tools?.guest?.(file);
    if (bytes === undefined) throw new EngineError('lab.no-guest', { lab: lab.id, file });
    return { address: BigInt(fill(load, parameters)), bytes, size: BigInt(bytes.length) };
  });
