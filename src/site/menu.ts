/**
 * A page without a sidebar still has the sidebar's content as its menu on a phone: the choice of language and theme and
 * the way to the chapters are nowhere else there. theme.css hides it on wide screens.
 */
import { defineRouteMiddleware } from '@astrojs/starlight/route-data';

export const onRequest = defineRouteMiddleware(({ locals }) => {
  const { starlightRoute } = locals;
  if (starlightRoute.hasSidebar) return;
  starlightRoute.hasSidebar = true;
  starlightRoute.head.push({ tag: 'meta', attrs: { name: 'sidebar', content: 'menu' } });
});
