/** What a page must know of an exercise to open its workbench, as of a lab. */
import type { APIRoute } from 'astro';
import { labOnPage } from '../../components/progress/pages.ts';
import { exercises } from '../../exercises/index.ts';

export const getStaticPaths = () => exercises.map(({ id }) => ({ params: { exercise: id } }));

export const GET: APIRoute<Record<string, never>, { exercise: string }> = ({ params }) =>
  Response.json(labOnPage(params.exercise, 'en'));
