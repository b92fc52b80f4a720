import type { CpuView, Event, Message, RecordingView, RunState, Usage } from './protocol.ts';
import type { Looked } from './views/look.ts';

/** What a page shows of its machine: a pure function of the events so far, console bytes apart (the terminal has those). */
export interface View {
  readonly ready: boolean;
  readonly engine: boolean;
  readonly state: RunState;
  readonly cpus: number;
  readonly usage: Usage | undefined;
  readonly recording: RecordingView | undefined;
  readonly cpu: CpuView | undefined;
  /** Indices of `x` that differ from the view before, for as long as that was of the same core. */
  readonly changed: ReadonlySet<number>;
  readonly looked: Looked | undefined;
  readonly downloads: ReadonlyMap<string, { readonly received: number; readonly total: number }>;
  readonly disk: { readonly attached: boolean; readonly kept: number };
  readonly failures: readonly Message[];
}

export const initialView: View = {
  ready: false,
  engine: false,
  state: 'empty',
  cpus: 1,
  usage: undefined,
  recording: undefined,
  cpu: undefined,
  changed: new Set(),
  looked: undefined,
  downloads: new Map(),
  disk: { attached: false, kept: 0 },
  failures: [],
};

/** The view after an event. */
export function reduce(view: View, event: Event): View {
  switch (event.type) {
    case 'ready':
      return { ...view, ready: true, engine: event.engine };
    case 'state':
      return { ...view, ...entering(event.state), state: event.state, cpus: event.cpus };
    case 'progress':
      return { ...view, downloads: new Map(view.downloads).set(event.name, event) };
    case 'recording':
      return { ...view, recording: withTimeline(view.recording, event.recording) };
    case 'usage':
      return { ...view, usage: event.usage };
    case 'cpu':
      return { ...view, cpu: event.cpu, changed: changes(view.cpu, event.cpu) };
    case 'looked':
      return { ...view, looked: event.looked };
    case 'disk':
      return { ...view, disk: event };
    case 'failure':
      return { ...view, failures: [...view.failures, event.message] };
    case 'console':
      return view;
  }
}

const none = { cpu: undefined, usage: undefined, recording: undefined };

/** A running machine tells nothing of its timeline: the last one stays in its place. */
export function withTimeline(before: RecordingView | undefined, after: RecordingView): RecordingView {
  const timeline = after.timeline ?? before?.timeline;
  return { ...after, ...(timeline !== undefined && { timeline }) };
}

/** What a new state makes obsolete: a new machine begins without the old one's downloads, registers and failures. */
function entering(state: RunState): Partial<View> {
  if (state === 'loading') return { ...none, downloads: new Map(), failures: [], changed: new Set() };
  return state === 'empty' ? { ...none, downloads: new Map() } : { downloads: new Map() };
}

function changes(before: CpuView | undefined, after: CpuView): ReadonlySet<number> {
  if (before?.core !== after.core) return new Set();
  return new Set([...after.x.keys()].filter((index) => before.x[index] !== after.x[index]));
}

/** Whether a page that goes away takes a machine with it in the middle of its run: nothing keeps one. */
export const isUnderway = (state: RunState): boolean => state === 'running' || state === 'paused';

/**
 * Which buttons do something in a state. `ready` is false while nothing could be booted at all; `past` is what is recorded
 * of the machine.
 */
export function controls(
  state: RunState,
  ready: boolean,
  past?: Pick<RecordingView, 'start' | 'here'>,
): Readonly<Record<'run' | 'pause' | 'step' | 'back' | 'reverse' | 'reset', boolean>> {
  const back = (state === 'paused' || state === 'off') && past !== undefined && past.here > past.start;
  return {
    run: ready && state !== 'running' && state !== 'loading',
    pause: state === 'running',
    back,
    reverse: back,
    step: ready && (state === 'paused' || state === 'empty'),
    reset: ready && state !== 'empty' && state !== 'loading',
  };
}
