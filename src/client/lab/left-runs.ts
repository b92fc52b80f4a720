/**
 * Where the runs of labs stood when their workbenches were closed, as long as the page lasts. The same files come to the
 * same point again: that is all that is kept of a run.
 */
import type { Files, Point } from './protocol.ts';

export interface LeftRun {
  readonly files: Files;
  readonly at: Point;
}

/** Newest last. */
const runs = new Map<string, LeftRun>();
const MOST = 16;

/** @param key of a lab and its variant */
export const left = (key: string): LeftRun | undefined => runs.get(key);

/** @param run undefined: there is none */
export function leave(key: string, run: LeftRun | undefined): void {
  runs.delete(key);
  if (run === undefined) return;
  runs.set(key, run);
  const [oldest] = runs.keys();
  if (runs.size > MOST && oldest !== undefined) runs.delete(oldest);
}
