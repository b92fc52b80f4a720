/** The numbers that chapters name: each comes from a run of the machine, or from the engine's own tables. */
import { chapter0 } from './facts-0.ts';
import { chapter1 } from './facts-1.ts';
import { chapter2 } from './facts-2.ts';
import { chapter3 } from './facts-3.ts';
import { chapter4 } from './facts-4.ts';
import { chapter5 } from './facts-5.ts';
import { hex } from './show.ts';

/** bigint: a register or an address, hexadecimal. number: how many of something. string: as it stands. */
export type Fact = bigint | number | string;
export type Facts = Readonly<Record<string, () => Fact>>;

export const facts: Facts = { ...chapter0, ...chapter1, ...chapter2, ...chapter3, ...chapter4, ...chapter5 };

/** @throws Error for a name that nothing defines: a chapter cannot say what nobody has checked */
export function factOf(name: string, decimal = false): { readonly text: string; readonly count: boolean } {
  const make = Object.hasOwn(facts, name) ? facts[name] : undefined;
  if (make === undefined) throw new Error(`no fact “${name}”; add it to src/components/exhibits`);
  const value = make();
  const text = typeof value === 'bigint' && !decimal ? hex(value) : String(value);
  return { text, count: typeof value === 'number' };
}
