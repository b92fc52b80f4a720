/**
 * What is next after a lab that is passed: back into the chapter's text, the next lab, or, after the last one, the road map;
 * after an exercise the others.
 */
import type { LabInfo } from '../../client/lab/info.ts';
import { ownPageOf } from '../../labs/kit/lab.ts';

/** A link and its sentence. */
export interface Onward {
  readonly href: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

/** `page` is the address of the lab's own page, `place` the page that it stands in. A lab from a file leads nowhere. */
export function onwardFrom(
  info: Pick<LabInfo, 'id' | 'next' | 'exercise'>,
  page: string,
  place: string,
): readonly Onward[] {
  const { id, next, exercise } = info;
  const own = ownPageOf(info);
  if (!page.endsWith(own)) return [];
  const base = page.slice(0, -own.length);
  if (exercise !== undefined) return [{ href: `${base}exercises/`, code: 'lab-page.onward.exercises', params: {} }];
  const reading =
    place === '' || place === own
      ? []
      : [{ href: `${base}${place}#lab-${id}`, code: 'lab-page.onward.chapter', params: {} }];
  if (next === undefined) return [...reading, { href: `${base}roadmap/`, code: 'lab-page.onward.map', params: {} }];
  const { number, title } = next;
  // In a chapter the next lab is a place in the chapters too; a lab on a page of its own leads to another of these.
  const href = place === own || place === '' ? `${base}${ownPageOf(next)}` : `${base}${next.place}#lab-${next.id}`;
  return [...reading, { href, code: 'lab-page.onward.lab', params: { number, title } }];
}
