/** The numbers that chapters name: each comes from a run of the machine, or from the engine's own tables. */
import { gather, type Facts } from './kit/parts.ts';
import { hex } from './kit/show.ts';

export const facts: Facts = gather(
  import.meta.glob<{ readonly facts: Facts }>('./*/facts.ts', { eager: true }),
  (chapter) => chapter.facts,
);

/** @throws Error for a name that nothing defines: a chapter cannot say what nobody has checked */
export function factOf(name: string, decimal = false): { readonly text: string; readonly count: boolean } {
  const make = Object.hasOwn(facts, name) ? facts[name] : undefined;
  if (make === undefined) throw new Error(`no fact “${name}”; add it to the facts.ts of its chapter`);
  const value = make();
  const text = typeof value === 'bigint' && !decimal ? hex(value) : String(value);
  return { text, count: typeof value === 'number' };
}
