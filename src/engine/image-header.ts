/**
 * The header of an arm64 Image, the 64 bytes that its file begins with (Linux, Documentation/arch/arm64/booting.rst, "Call
 * the kernel image"). Little-endian whatever the kernel is. Whoever reads or writes one asks here.
 */
export const IMAGE_HEADER_BYTES = 64;

/** Its fields in their order: name, offset, bytes. They have no gaps. */
export const IMAGE_FIELDS = [
  ['code0', 0, 4], ['code1', 4, 4],
  ['text_offset', 8, 8], ['image_size', 16, 8], ['flags', 24, 8],
  ['res2', 32, 8], ['res3', 40, 8], ['res4', 48, 8],
  ['magic', 56, 4], ['res5', 60, 4],
] as const; // prettier-ignore
export type ImageField = (typeof IMAGE_FIELDS)[number][0];

/** "ARM\x64". */
export const IMAGE_MAGIC = 0x644d_5241;
const [TEXT_OFFSET, IMAGE_SIZE, FLAGS, MAGIC] = [8, 16, 24, 56];

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, IMAGE_HEADER_BYTES);

/** A field of 64 bytes that need not be a header. */
export function imageField(header: Uint8Array, name: ImageField): bigint {
  const [, at, size] = IMAGE_FIELDS.find(([of]) => of === name) ?? IMAGE_FIELDS[0];
  return size === 4 ? BigInt(viewOf(header).getUint32(at, true)) : viewOf(header).getBigUint64(at, true);
}

export const isLinuxImage = (file: Uint8Array): boolean =>
  file.length >= IMAGE_HEADER_BYTES && viewOf(file).getUint32(MAGIC, true) === IMAGE_MAGIC;

/** What a loader goes by, or undefined where there is no header: text_offset, and the size it takes in memory. */
export function imageHeader(file: Uint8Array): { readonly textOffset: number; readonly imageSize: number } | undefined {
  if (!isLinuxImage(file)) return undefined;
  const view = viewOf(file);
  return {
    textOffset: Number(view.getBigUint64(TEXT_OFFSET, true)),
    imageSize: Number(view.getBigUint64(IMAGE_SIZE, true)),
  };
}

export interface ImageSays {
  readonly textOffset?: number;
  readonly imageSize: number;
  readonly flags?: number;
}

/** A file of so many bytes with a header and nothing else in it: code0 and code1 are 0. */
export function emptyImage(bytes: number, { textOffset = 0, imageSize, flags = 0 }: ImageSays): Uint8Array {
  const file = new Uint8Array(Math.max(bytes, IMAGE_HEADER_BYTES));
  const view = viewOf(file);
  view.setBigUint64(TEXT_OFFSET, BigInt(textOffset), true);
  view.setBigUint64(IMAGE_SIZE, BigInt(imageSize), true);
  view.setBigUint64(FLAGS, BigInt(flags), true);
  view.setUint32(MAGIC, IMAGE_MAGIC, true);
  return file;
}
