import type { Message } from '../../client/protocol.ts';

/** The greatest variant, as in saves, links and on the command line. */
const MOST = 2 ** 32 - 1;

/** `?seed=7`: the variant that somebody was given; or why it is none. */
export function seedOf(search: string): { readonly seed?: number; readonly failure?: Message } {
  const text = new URLSearchParams(search).get('seed');
  if (text === null) return {};
  if (/^\d{1,10}$/.test(text) && Number(text) <= MOST) return { seed: Number(text) };
  return { failure: { code: 'lab-page.bad-seed', params: { seed: text.slice(0, 32), most: MOST } } };
}

/** The address of a page with this variant in it. */
export function withSeed(address: string, seed: number): string {
  const url = new URL(address);
  url.searchParams.set('seed', String(seed));
  return url.href;
}
