/** Which page a lab stands in: read off the chapters when the site is built. */
import { labInfo } from '../../client/lab/lab-info.ts';
import { labs } from '../../labs/index.ts';

// Both languages have the same labs on the same pages; a test of the chapters holds that.
const sources = import.meta.glob<string>('../../content/docs/chapters/*.mdx', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export interface LabPlace {
  readonly id: string;
  readonly title: string;
  readonly chapter: number;
  readonly checkpoints: number;
  /** Below base and language; ends in a slash. */
  readonly page: string;
}

/** All labs, in the order of the chapters. One that stands in no chapter yet has its own page. */
export function labPlaces(): readonly LabPlace[] {
  const pages = new Map<string, string>();
  for (const [path, text] of Object.entries(sources)) {
    const slug = /([\w-]+)\.mdx$/.exec(path)?.[1] ?? '';
    for (const [, id = ''] of text.matchAll(/<Lab\s[^>]*\bid="([\w-]+)"/g)) pages.set(id, `chapters/${slug}/`);
  }
  return labs
    .map(({ id }) => labInfo(id))
    .map(({ id, title, chapter, checkpoints }) => ({
      id,
      title,
      chapter,
      checkpoints: checkpoints.length,
      page: pages.get(id) ?? `labs/${id}/`,
    }))
    .sort((a, b) => a.chapter - b.chapter);
}

/** The page of a lab, below base and language. */
export const placeOf = (id: string): string => labPlaces().find((place) => place.id === id)?.page ?? `labs/${id}/`;
