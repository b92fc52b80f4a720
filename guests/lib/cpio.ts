/** An entry of an archive: its path has no leading slash; `mode` holds the permission bits only. */
export type TreeEntry =
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

const TYPE_BITS = { directory: 0o040000, file: 0o100000, symlink: 0o120000, character: 0o020000 } as const;

/** Mode word of an entry, with its type (`struct stat`'s st_mode). */
export function modeWord(entry: TreeEntry): number {
  return TYPE_BITS[entry.kind] | (entry.kind === 'symlink' ? 0o777 : entry.mode);
}

/**
 * Writes an archive in cpio's "newc" format, as the kernel's initramfs takes it (Documentation/driver-api/early-userspace/
 * buffer-format.rst): owner root, inodes counted from 1, every time the same. Directories come before what they hold:
 * the kernel creates entries in the order it meets them.
 * @param mtime seconds since 1970 for every entry.
 */
export function writeCpio(entries: readonly TreeEntry[], mtime: number): Uint8Array {
  const parts: Uint8Array[] = [];
  entries.forEach((entry, index) => {
    const data = contents(entry);
    const device = entry.kind === 'character' ? entry : { major: 0, minor: 0 };
    const links = entry.kind === 'directory' ? 2 : 1;
    const header = [index + 1, modeWord(entry), 0, 0, links, mtime, data.length, 0, 0, device.major, device.minor];
    parts.push(record(header, entry.path, data));
  });
  parts.push(record([0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0], 'TRAILER!!!', new Uint8Array()));
  return pad(Buffer.concat(parts), 512);
}

function contents(entry: TreeEntry): Uint8Array {
  if (entry.kind === 'file') return entry.data;
  return entry.kind === 'symlink' ? new TextEncoder().encode(entry.target) : new Uint8Array();
}

function record(fields: readonly number[], path: string, data: Uint8Array): Uint8Array {
  const name = new TextEncoder().encode(`${path}\0`);
  const numbers = [...fields, name.length, 0].map((value) => value.toString(16).toUpperCase().padStart(8, '0'));
  const head = Buffer.concat([Buffer.from(`070701${numbers.join('')}`, 'latin1'), name]);
  return Buffer.concat([pad(head, 4), pad(data, 4)]);
}

function pad(data: Uint8Array, unit: number): Uint8Array {
  const result = new Uint8Array(Math.ceil(data.length / unit) * unit);
  result.set(data);
  return result;
}
