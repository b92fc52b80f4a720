/** The course from chapter 0 to 14: its chapters in their order, and how long each takes to read. */

/** What a page of the chapters says of itself. */
export interface Written {
  readonly order: number;
  readonly page: string;
  readonly title: string;
  readonly description: string;
  /** Its source. */
  readonly text: string;
}
export interface Stage extends Written {
  /** Minutes of reading. */
  readonly minutes: number;
}

/** Words a minute, and Chinese characters, of a text that one thinks about. */
const WORDS = 150;
const CHARACTERS = 300;

/** Minutes that the text of a page takes, without its frontmatter, imports and listings. */
export function readingMinutes(text: string): number {
  const prose = text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/^import .*$/gm, '')
    .replace(/^```[\s\S]*?^```$/gm, '')
    .replace(/<[^>]*>/g, ' ');
  const characters = prose.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  const words = prose.match(/[A-Za-z][\w'’]*/g)?.length ?? 0;
  return Math.max(1, Math.round(characters / CHARACTERS + words / WORDS));
}

export const stages = (written: readonly Written[]): readonly Stage[] =>
  written.map((chapter) => ({ ...chapter, minutes: readingMinutes(chapter.text) })).sort((a, b) => a.order - b.order);
