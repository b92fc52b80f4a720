import type { APIRoute } from 'astro';
import { cardsOf } from '../../components/glossary/cards.ts';
import { glossaryPaths } from '../../components/glossary/pages.ts';

export const getStaticPaths = glossaryPaths;

/** The cards of a page, for chapters: id → title, text and facts. */
export const GET: APIRoute = ({ params }) => Response.json(cardsOf(params['page'] ?? '', 'en'));
