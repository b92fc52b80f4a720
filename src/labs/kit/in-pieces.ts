/** Long work in pieces: who has other things to do rests between two of them, and who has not goes on at once. */

/** Yields after each piece. */
export type Pieces<T> = Generator<undefined, T>;

/** Instructions of a piece: some milliseconds, when each is looked at. */
export const PIECE = 2000;

/** All of it at once. */
export function finished<T>(pieces: Pieces<T>): T {
  for (;;) {
    const { done, value } = pieces.next();
    if (done === true) return value;
  }
}
