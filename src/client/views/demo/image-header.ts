/** The Image of this site, as far as its header: for its widget, and for chapter 11. */
import { imageHeaderView, type ImageHeaderView } from '../image-header.ts';

/** Where no guests were built: what that of our recipe has. */
const RECORDED = {
  header: '1f2003d599d10b140000000000000000' + '00003c00000000000a00000000000000' + '0'.repeat(48) + '41524d6400000000',
  bytes: 3_797_000,
} as const;

export interface OwnImage {
  /** Its beginning. */
  readonly head: Uint8Array;
  readonly bytes: number;
}

export const ownImage = (built: Uint8Array | undefined): OwnImage =>
  built === undefined
    ? {
        head: Uint8Array.from(RECORDED.header.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16)),
        bytes: RECORDED.bytes,
      }
    : { head: built, bytes: built.length };

export function ownHeader(built: Uint8Array | undefined): ImageHeaderView {
  const { head, bytes } = ownImage(built);
  return imageHeaderView(head, bytes);
}
