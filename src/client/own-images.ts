import type { ImageRole, OwnImage } from './protocol.ts';

/** A reader's file in the list on the page; the address is text until it is used. */
export interface ListedImage {
  readonly id: number;
  readonly name: string;
  readonly file: Blob;
  readonly role: ImageRole;
  readonly address: string;
  readonly forceRaw: boolean;
}

export const roles: readonly ImageRole[] = ['kernel', 'dtb', 'initrd', 'disk', 'bios', 'loader'];

/** Adds a file in the role that its name and first bytes suggest; the reader can change it. */
export function add(list: readonly ListedImage[], name: string, file: Blob, head: Uint8Array): ListedImage[] {
  const id = Math.max(0, ...list.map((image) => image.id)) + 1;
  return give([...list, { id, name, file, role: 'loader', address: '', forceRaw: true }], id, guessRole(name, head));
}

/** Gives an image a role. A machine has one of each but loader files, so a former holder becomes a loader file. */
export function give(list: readonly ListedImage[], id: number, role: ImageRole): ListedImage[] {
  return list.map((image) => {
    if (image.id === id) return { ...image, role };
    return role !== 'loader' && image.role === role ? { ...image, role: 'loader' } : image;
  });
}

/** What a boot needs of the list. Throws ClientError `address.…` for an address that cannot be read. */
export function toOwnImages(list: readonly ListedImage[], parse: (text: string) => number | undefined): OwnImage[] {
  return list.map(({ role, name, file, forceRaw, address: text }) => {
    const address = role === 'loader' ? parse(text) : undefined;
    return { role, name, file, forceRaw, ...(address !== undefined && { address }) };
  });
}

/** Bytes of a file's beginning that `guessRole` looks at: up to the magic of an ext superblock. */
export const headLength = 1082;

export function guessRole(name: string, head: Uint8Array): ImageRole {
  if (has(head, 0, [0xd0, 0x0d, 0xfe, 0xed])) return 'dtb';
  if (has(head, 56, [0x41, 0x52, 0x4d, 0x64])) return 'kernel'; // the arm64 Image header, booting.rst
  if (has(head, 0, [0x7f, 0x45, 0x4c, 0x46])) return 'kernel';
  if (has(head, 0, [0x1f, 0x8b])) return /^(image|vmlinu)/i.test(name) ? 'kernel' : 'initrd';
  if (has(head, 0, ascii('070701'))) return 'initrd';
  if (has(head, 1080, [0x53, 0xef])) return 'disk'; // ext2/3/4 superblock, s_magic
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return byEnding.get(ending) ?? 'loader';
}

const byEnding: ReadonlyMap<string, ImageRole> = new Map([
  ['dtb', 'dtb'],
  ['cpio', 'initrd'],
  ['img', 'disk'],
  ['ext4', 'disk'],
  ['fd', 'bios'],
]);

const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));
const has = (head: Uint8Array, at: number, magic: readonly number[]): boolean =>
  magic.every((byte, index) => head[at + index] === byte);
