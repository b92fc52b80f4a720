/**
 * An archive in cpio's "newc" format, as the kernel unpacks an initramfs (Documentation/driver-api/early-userspace/
 * buffer-format.rst). Archives can stand one behind the other: what comes later replaces what has the same path.
 */
import { EngineError } from '../error.ts';

/** An entry: its path has no leading slash; `mode` holds the permission bits only. */
export type ArchiveEntry =
  | { readonly path: string; readonly kind: 'directory'; readonly mode: number }
  | { readonly path: string; readonly kind: 'file'; readonly mode: number; readonly data: Uint8Array }
  | { readonly path: string; readonly kind: 'symlink'; readonly target: string }
  | {
      readonly path: string;
      readonly kind: 'character';
      readonly mode: number;
      readonly major: number;
      readonly minor: number;
    };

/** What an archive may be: more than any of ours is, less than a page's memory. */
export const LIMITS = { entries: 4096, pathBytes: 255, bytes: 64 * 2 ** 20 } as const;
const TYPE_BITS = { directory: 0o040000, file: 0o100000, symlink: 0o120000, character: 0o020000 } as const;
const NO_DATA = new Uint8Array(0);
const BLOCK = 512;
const ENCODER = new TextEncoder();

/** `struct stat`'s st_mode. */
const modeWord = (entry: ArchiveEntry): number =>
  TYPE_BITS[entry.kind] | (entry.kind === 'symlink' ? 0o777 : entry.mode);

const contents = (entry: ArchiveEntry): Uint8Array =>
  entry.kind === 'file' ? entry.data : entry.kind === 'symlink' ? ENCODER.encode(entry.target) : NO_DATA;

const roundUp = (value: number, unit: number): number => Math.ceil(value / unit) * unit;

/** One entry: 13 numbers of eight hexadecimal digits, the name, the data; both padded to four bytes. */
function pieceOf(fields: readonly number[], path: string, data: Uint8Array): Uint8Array {
  const name = ENCODER.encode(`${path}\0`);
  const numbers = [...fields, name.length, 0].map((value) => value.toString(16).toUpperCase().padStart(8, '0'));
  const head = ENCODER.encode(`070701${numbers.join('')}`);
  const start = roundUp(head.length + name.length, 4);
  const piece = new Uint8Array(start + roundUp(data.length, 4));
  piece.set(head);
  piece.set(name, head.length);
  piece.set(data, start);
  return piece;
}

function check(entries: readonly ArchiveEntry[]): void {
  if (entries.length > LIMITS.entries) throw new EngineError('archive.entries', { limit: LIMITS.entries });
  const directories = new Set<string>();
  const seen = new Set<string>();
  for (const entry of entries) {
    const { path } = entry;
    const parts = path.split('/');
    const isPlain = parts.every((part) => part !== '' && part !== '.' && part !== '..') && !path.includes('\0');
    if (!isPlain || path === 'TRAILER!!!' || ENCODER.encode(path).length > LIMITS.pathBytes)
      throw new EngineError('archive.path', { path });
    if (seen.has(path)) throw new EngineError('archive.twice', { path });
    seen.add(path);
    const parent = parts.slice(0, -1).join('/');
    // The kernel creates entries in the order it meets them, and no directory by itself.
    if (parent !== '' && !directories.has(parent)) throw new EngineError('archive.no-directory', { path, parent });
    if (entry.kind === 'directory') directories.add(path);
    if (entry.kind !== 'symlink' && (!Number.isInteger(entry.mode) || entry.mode < 0 || entry.mode > 0o7777))
      throw new EngineError('archive.mode', { path });
  }
  const bytes = entries.reduce((sum, entry) => sum + contents(entry).length, 0);
  if (bytes > LIMITS.bytes) throw new EngineError('archive.too-large', { limit: LIMITS.bytes });
}

/**
 * The archive: owner root, inodes counted from 1, a whole number of 512-byte blocks; the same entries give the same bytes.
 * @param mtime seconds since 1970 for every entry
 * @throws EngineError archive.…
 */
export function writeCpio(entries: readonly ArchiveEntry[], mtime = 0): Uint8Array {
  check(entries);
  const pieces = entries.map((entry, index) => {
    const data = contents(entry);
    const { major, minor } = entry.kind === 'character' ? entry : { major: 0, minor: 0 };
    const links = entry.kind === 'directory' ? 2 : 1;
    return pieceOf([index + 1, modeWord(entry), 0, 0, links, mtime, data.length, 0, 0, major, minor], entry.path, data);
  });
  pieces.push(pieceOf([0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0], 'TRAILER!!!', NO_DATA));
  const archive = new Uint8Array(
    roundUp(
      pieces.reduce((sum, { length }) => sum + length, 0),
      BLOCK,
    ),
  );
  pieces.reduce((at, piece) => {
    archive.set(piece, at);
    return at + piece.length;
  }, 0);
  return archive;
}

/** The directories above each of these paths, from the root on, each once. */
export function directoriesFor(paths: readonly string[]): ArchiveEntry[] {
  const above = paths.flatMap((path) => {
    const parts = path.split('/').slice(0, -1);
    return parts.map((_, n) => parts.slice(0, n + 1).join('/'));
  });
  return [...new Set(above)].map((path) => ({ path, kind: 'directory', mode: 0o755 }));
}
