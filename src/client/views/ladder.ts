/** The exception level of a core over time: what takes it up and what brings it down again. */
import type { Meaning } from '../../engine/isa/sysregs/syndrome.ts';
import type { TimelineEvent } from '../../engine/machine/replay/timeline.ts';
import { meaningOf } from './events.ts';

/** A stretch of time at one exception level. */
export interface LevelSpan {
  readonly from: number;
  readonly to: number;
  readonly el: number;
}

export interface LadderStep {
  readonly cycles: number;
  readonly from: number;
  readonly to: number;
  readonly kind: 'exception' | 'interrupt' | 'return';
  readonly what: Meaning;
}

export interface LadderView {
  readonly core: number;
  readonly from: number;
  readonly to: number;
  readonly here: number;
  /** Level at `from`. */
  readonly start: number;
  readonly steps: readonly LadderStep[];
  /** Steps that were left out at the beginning, since there are too many. */
  readonly omitted: number;
}

type LevelEvent = Extract<TimelineEvent, { readonly from: number }>;
interface Range {
  readonly from: number;
  readonly to: number;
  readonly el: number;
}

/** More steps than anybody reads. */
const MOST = 200;

/** @param events of one core, in the order of time; `el` is its level at `from` */
export function ladderView(
  events: readonly TimelineEvent[],
  { core, here, from, to, el }: Range & { readonly core: number; readonly here: number },
): LadderView {
  const all = inOrder(events, el).filter((event) => event.cycles >= from && event.cycles <= to);
  const shown = all.slice(-MOST);
  return {
    core,
    from,
    to,
    here,
    start: shown[0]?.from ?? el,
    steps: shown.map((event) => ({
      cycles: event.cycles,
      from: event.from,
      to: event.to,
      kind: event.kind,
      what: meaningOf(event),
    })),
    omitted: all.length - shown.length,
  };
}

/** The stretches between changes of level. */
export function levelsOf(events: readonly TimelineEvent[], { from, to, el }: Range): readonly LevelSpan[] {
  const spans: LevelSpan[] = [];
  let [start, now] = [from, el];
  for (const event of inOrder(events, el)) {
    if (event.to === now) continue;
    if (event.cycles > start) spans.push({ from: start, to: event.cycles, el: now });
    [start, now] = [event.cycles, event.to];
  }
  if (to >= start) spans.push({ from: start, to, el: now });
  return spans;
}

/**
 * Changes of level in the order in which one leads to the next: a return and the interrupt that is taken at its target
 * have the same stamp.
 */
function inOrder(events: readonly TimelineEvent[], el: number): readonly LevelEvent[] {
  const left = events.filter((event): event is LevelEvent => 'from' in event);
  let now = el;
  for (let i = 0; i < left.length; i++) {
    const cycles = left[i]?.cycles;
    for (let j = i; left[j]?.cycles === cycles; j++) {
      const event = left[j];
      if (event?.from !== now) continue;
      if (j > i) left.splice(i, 0, ...left.splice(j, 1));
      break;
    }
    now = left[i]?.to ?? now;
  }
  return left;
}
