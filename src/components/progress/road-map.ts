/** The course from chapter 0 to 14: what is written, how long it takes, and what is to come. */

/** Chapters that are planned, with the minutes that reader and author should reckon with. A chapter that is written stands for itself. */
const PLANNED: Readonly<Record<number, number>> = {
  11: 90, 12: 75, 13: 120, 14: 60,
}; // prettier-ignore

/** What a page of the chapters says of itself. */
export interface Written {
  readonly order: number;
  readonly page: string;
  readonly title: string;
  readonly description: string;
  /** Its source. */
  readonly text: string;
}
export interface Stage {
  readonly order: number;
  readonly written?: Written;
  /** Minutes of reading, or all that is planned. */
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

/** All stages, in their order: a chapter that is written is never listed as planned. */
export function stages(written: readonly Written[]): readonly Stage[] {
  const there = written.map((chapter) => ({
    order: chapter.order,
    written: chapter,
    minutes: readingMinutes(chapter.text),
  }));
  const planned = Object.entries(PLANNED)
    .map(([order, minutes]) => ({ order: Number(order), minutes }))
    .filter(({ order }) => !there.some((chapter) => chapter.order === order));
  return [...there, ...planned].sort((a, b) => a.order - b.order);
}
