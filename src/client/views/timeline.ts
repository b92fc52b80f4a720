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
  /** Events that are looked at to draw it, the first ones of the range; 20,000 when absent. */
  readonly most?: number;
}

/** Events and stretches at a level that are drawn. */
const MOST_MARKS = 2000;
const MOST_LEVELS = 2000;

export function timelineView(timeline: Timeline, options: TimelineViewOptions): TimelineView {
  const { from = 0, to, here, core = 0, parts = 240, most = 20_000 } = options;
  const events = timeline.query({ from, to: to + 1, core, limit: most });
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
    levels: coarse(levelsOf(events, { from, to, el: options.el }), here, width),
    completeFrom: Math.max(
      ...(['exception', 'interrupt', 'return', 'device', 'console'] as const).map((kind) =>
        timeline.completeFrom(kind),
      ),
    ),
  };
}

/** Of very many stretches the longest one of each place, and exactly the one around `here`. */
function coarse(levels: readonly LevelSpan[], here: number, width: number): readonly LevelSpan[] {
  if (levels.length <= MOST_LEVELS) return levels;
  const exact = levels.findLast((span) => span.from <= here);
  const around = exact === undefined ? [] : [exact];
  const drawn: LevelSpan[] = [];
  let end = -Infinity;
  let longest: LevelSpan | undefined;
  for (const span of levels) {
    if (longest !== undefined && span.from >= end) {
      drawn.push(longest);
      longest = undefined;
    }
    if (longest === undefined) end = span.from + width;
    if (span.to - span.from > (longest === undefined ? -1 : longest.to - longest.from)) longest = span;
  }
  const all = [...drawn, ...(longest === undefined ? [] : [longest])].filter((span) => span !== exact);
  const ordered = [...all, ...around].sort((a, b) => a.from - b.from);
  // What lies between is drawn as the level before it.
  return ordered.map((span, i) => ({ ...span, to: Math.max(span.to, ordered[i + 1]?.from ?? span.to) }));
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
