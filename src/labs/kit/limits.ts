/** A reader's file is not longer than this (characters); a longer one is refused before anything looks at it. */
export const MAX_FILE = 256 * 1024;
