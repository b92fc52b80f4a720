import type { Qemu } from './qemu.ts';
import { Bench, show, type Step } from './script.ts';

export interface Comparison {
  /** Steps that showed something on both sides. */
  readonly observations: number;
  /** The first differences, each with the steps that led to it. */
  readonly differences: readonly string[];
}

/** Runs a script on QEMU and on our Gic. An aborted write shows on one side only when the sides disagree about it. */
export function compare(qemu: Qemu, steps: readonly Step[], cpus: number, limit = 5): Comparison {
  const bench = new Bench(cpus);
  const theirs = qemu.run(steps, cpus);
  const differences: string[] = [];
  let at = 0;
  for (const [i, step] of steps.entries()) {
    const ours = bench.take(step);
    if (ours === undefined) continue;
    const their = theirs[at];
    at += 1;
    if (ours === their) continue;
    const before = steps.slice(Math.max(0, i - 12), i).map(show);
    differences.push(
      `step ${i}: ${show(step)}: ours ${ours}, QEMU ${their ?? 'nothing'}\n  after ${before.join('\n        ')}`,
    );
    if (differences.length >= limit) break;
  }
  if (differences.length === 0 && theirs.length !== at)
    differences.push(`QEMU printed ${theirs.length} lines, we ${at}`);
  return { observations: at, differences };
}
