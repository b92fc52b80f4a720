/** Labs that are solved in the browser: in one run of the tests each of them once, in one of the two ways; in a long run in both. */

const WAYS = ['desk and phone', 'offline'] as const;

/** Every second one, the others in the other way; all with ALL_LABS=1 (CONTRIBUTING.md). */
export const here = <T>(labs: readonly T[], way: (typeof WAYS)[number]): readonly T[] =>
  process.env['ALL_LABS'] === '1' ? labs : labs.filter((_, n) => n % WAYS.length === WAYS.indexOf(way));
