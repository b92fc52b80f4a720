/** Where a run that is logged has to be looked at before it goes on: at labels, and where the lab's own code is another than it was. */
import { LOG_ALWAYS, LOG_ANY_WORD } from '../../engine/core/layout.ts';
import type { LogRange } from '../../engine/core/run-log.ts';
import type { Given } from './build.ts';

/** Addresses that are farther apart are in different ranges. */
const GAP = 0x1000n;
/** A range of a lab's files is no longer than they can be. */
const MOST_BYTES = 0x10_0000n;

/**
 * @param given instructions of files that are not the reader's
 * @param labels addresses of instructions that the checks ask for
 * @param levels at which both are looked at, a bit each
 * @returns undefined where one is too long: then each instruction is looked at
 */
export function rangesOf(
  given: ReadonlyMap<bigint, Given>,
  labels: ReadonlySet<bigint>,
  levels: number,
): readonly LogRange[] | undefined {
  const aligned = [...labels].filter((address) => address % 4n === 0n);
  const addresses = [...new Set([...given.keys(), ...aligned])].sort((a, b) => (a < b ? -1 : 1));
  const groups: bigint[][] = [];
  for (const address of addresses) {
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && address - last < GAP) groups.at(-1)?.push(address);
    else groups.push([address]);
  }
  const ranges = groups.map((group): LogRange | undefined => {
    const first = group[0] ?? 0n;
    const bytes = (group.at(-1) ?? 0n) + 4n - first;
    if (bytes > MOST_BYTES) return undefined;
    const words = new Uint32Array(Number(bytes) / 4).fill(LOG_ANY_WORD);
    for (const address of group)
      words[Number(address - first) / 4] = labels.has(address)
        ? LOG_ALWAYS
        : (given.get(address)?.word ?? LOG_ANY_WORD);
    return { first, words, levels };
  });
  return ranges.every((range) => range !== undefined) ? ranges : undefined;
}
