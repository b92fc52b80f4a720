/**
 * A page without a sidebar still has the sidebar's content as its menu on a phone: the choice of language and theme and
 * the way to the chapters are nowhere else there. theme.css hides it on wide screens.
 */
import { defineRouteMiddleware, type StarlightRouteData } from '@astrojs/starlight/route-data';

type SidebarEntry = StarlightRouteData['sidebar'][number];
type SidebarLink = Extract<SidebarEntry, { type: 'link' }>;

/** Links of the sidebar, in its order. */
const linksOf = (entries: readonly SidebarEntry[]): SidebarLink[] =>
  entries.flatMap((entry) => (entry.type === 'link' ? [entry] : linksOf(entry.entries)));

/** Chapters are read one after the other: each leads to the one before and the one behind it, the last one to the road map. */
function neighbours({ id, sidebar }: StarlightRouteData): StarlightRouteData['pagination'] {
  const isChapter = ({ href }: SidebarLink): boolean => /\/chapters\/[^/]+\/$/.test(href);
  const links = linksOf(sidebar);
  const chapters = links.filter(isChapter);
  const map = links.find(({ href }) => href.endsWith('/roadmap/'));
  const at = chapters.findIndex(({ href }) => href.endsWith(`/${id}/`));
  return at < 0 ? { prev: undefined, next: undefined } : { prev: chapters[at - 1], next: chapters[at + 1] ?? map };
}

export const onRequest = defineRouteMiddleware(({ locals }) => {
  const { starlightRoute } = locals;
  if (/(?:^|\/)chapters\//.test(starlightRoute.id)) starlightRoute.pagination = neighbours(starlightRoute);
  if (starlightRoute.hasSidebar) return;
  starlightRoute.hasSidebar = true;
  starlightRoute.head.push({ tag: 'meta', attrs: { name: 'sidebar', content: 'menu' } });
});
