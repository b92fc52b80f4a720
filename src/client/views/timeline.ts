/** What happened in a run, as marks on a line: few enough to draw, each of them a place to jump to. */
import { meaningOf } from './events.ts';
import { levelsOf, type LevelSpan } from './ladder.ts';
import type { Meaning } from '../../engine/isa/sysregs/syndrome.ts';
import type { Timeline, TimelineEvent } from '../../engine/machine/replay/timeline.ts';

/** The lanes of the drawing. */
export const LANES = ['level', 'exception', 'interrupt', 'device', 'console'] as const;
export type Lane = (typeof LANES)[number];

export interface Mark {
  readonly cycles: number;
  readonly core: number;
  readonly lane: Lane;
  readonly what: Meaning;
  /** More events of its lane that stand in the same place of the drawing. */
  readonly more: number;
}

export interface TimelineView {
  readonly from: number;
  readonly to: number;
  /** Where the machine stands. */
  readonly here: number;
  readonly marks: readonly Mark[];
  readonly levels: readonly LevelSpan[];
  /** Events before this cycle may have been given up. */
  readonly completeFrom: number;
}

export interface TimelineViewOptions {
  readonly from?: number;
  readonly to: number;
  readonly here: number;
  readonly core?: number;
  /** Level of the core at `from`. */
  readonly el: number;
  /** Places that the drawing can tell apart; 240 when absent. */
  readonly parts?: number;
}

/** Events that are drawn, and that are looked at to draw them. */
const MOST_MARKS = 2000;
const MOST_EVENTS = 20_000;

export function timelineView(timeline: Timeline, options: TimelineViewOptions): TimelineView {
  const { from = 0, to, here, core = 0, parts = 240 } = options;
  const events = timeline.query({ from, to: to + 1, core, limit: MOST_EVENTS });
  const width = Math.max(1, to - from) / Math.max(1, parts);
  const marks = new Map<string, Mark>();
  for (const event of events) {
    const lane = laneOf(event);
    if (lane === undefined) continue;
    const place = `${lane} ${Math.floor((event.cycles - from) / width)}`;
    const there = marks.get(place);
    if (there !== undefined) marks.set(place, { ...there, more: there.more + 1 });
    else if (marks.size < MOST_MARKS)
      marks.set(place, { cycles: event.cycles, core: event.core, lane, what: meaningOf(event), more: 0 });
  }
  return {
    from,
    to,
    here,
    marks: [...marks.values()],
    levels: levelsOf(events, { from, to, el: options.el }),
    completeFrom: Math.max(
      ...(['exception', 'interrupt', 'return', 'device', 'console'] as const).map((kind) =>
        timeline.completeFrom(kind),
      ),
    ),
  };
}

function laneOf(event: TimelineEvent): Lane | undefined {
  switch (event.kind) {
    case 'return':
      return 'level';
    case 'exception':
    case 'hypercall':
      return 'exception';
    case 'interrupt':
      return 'interrupt';
    case 'device':
      return 'device';
    case 'console':
    case 'channel':
      return 'console';
  }
}
