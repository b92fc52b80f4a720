/** What a page must know of a lab to open its workbench: fetched when the lab's card comes into view. */
import type { APIRoute } from 'astro';
import { labOnPage } from '../../../components/progress/pages.ts';
import { labs } from '../../../labs/index.ts';

export const getStaticPaths = () => labs.map(({ id }) => ({ params: { lab: id } }));

export const GET: APIRoute<Record<string, never>, { lab: string }> = ({ params }) =>
  Response.json(labOnPage(params.lab, 'zh-cn'));
