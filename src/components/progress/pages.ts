/** Which page a lab or an exercise stands in: read off the chapters when the site is built. */
import type { LabInfo } from '../../client/lab/info.ts';
import { labInfo } from '../../client/lab/lab-info.ts';
import { exercises } from '../../exercises/index.ts';
import { labs } from '../../labs/index.ts';
import { ownPageOf } from '../../labs/kit/lab.ts';
import type { Locale } from '../../messages/index.ts';
import { labT } from '../../messages/labs.ts';

// Both languages have the same labs on the same pages; a test of the chapters holds that.
const sources = import.meta.glob<string>('../../content/docs/chapters/*.mdx', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export interface LabPlace {
  readonly id: string;
  /** In the language of the page. */
  readonly title: string;
  readonly chapter: number;
  readonly checkpoints: number;
  readonly minutes: number;
  /** Below base and language; ends in a slash. */
  readonly page: string;
}

/** All labs, in the order of the chapters. One that stands in no chapter yet has its own page. */
export function labPlaces(locale: Locale): readonly LabPlace[] {
  const pages = new Map<string, string>();
  for (const [path, text] of Object.entries(sources)) {
    const slug = /([\w-]+)\.mdx$/.exec(path)?.[1] ?? '';
    for (const [, id = ''] of text.matchAll(/<Lab\s[^>]*\bid="([\w-]+)"/g)) pages.set(id, `chapters/${slug}/`);
  }
  return labs.map(({ id }) => placed(labInfo(id, 0, locale), pages.get(id))).sort((a, b) => a.chapter - b.chapter);
}

function placed(info: LabInfo, page: string | undefined): LabPlace {
  const { id, title, chapter, checkpoints, minutes, locale, messages } = info;
  return {
    id,
    title: labT(locale, messages)(title),
    chapter,
    checkpoints: checkpoints.length,
    minutes,
    page: page ?? ownPageOf(info),
  };
}

/** All exercises, in the order of the chapters, each on its own page: no chapter has them in its text. */
export const exercisePlaces = (locale: Locale): readonly LabPlace[] =>
  exercises.map(({ id }) => placed(labInfo(id, 0, locale), undefined));

/** What a page must know of a lab: with the one that comes after it. Exercises are in no order that one would follow. */
export function labOnPage(id: string, locale: Locale): LabInfo {
  const info = labInfo(id, 0, locale);
  if (info.exercise !== undefined) return info;
  const places = labPlaces(locale);
  const next = places[places.findIndex((place) => place.id === id) + 1];
  if (next === undefined) return info;
  const { number = '' } = labInfo(next.id, 0, locale);
  return { ...info, next: { id: next.id, number, title: next.title, place: next.page } };
}

/** The page of a lab or an exercise, below base and language. */
export const placeOf = (id: string): string =>
  labPlaces('en').find((place) => place.id === id)?.page ?? ownPageOf(labInfo(id));
