import type { Message, RecordingView, RunState, Usage } from '../protocol.ts';
import { withTimeline } from '../view.ts';
import type { CommandLineView } from '../views/command-line.ts';
import type { LineEvent } from './protocol.ts';

/** What the page shows: a function of the events so far, console bytes apart. */
export interface LinePageView {
  readonly ready: boolean;
  readonly engine: boolean;
  readonly state: RunState;
  readonly usage: Usage | undefined;
  readonly recording: RecordingView | undefined;
  readonly downloads: ReadonlyMap<string, { readonly received: number; readonly total: number }>;
  readonly failures: readonly Message[];
  /** Names of the consoles of the machine that there is. */
  readonly consoles: readonly string[];
  readonly line: CommandLineView;
}

export function reduceLine(view: LinePageView, event: LineEvent): LinePageView {
  switch (event.type) {
    case 'ready':
      return { ...view, ready: true, engine: event.engine };
    case 'state':
      if (event.state === 'loading')
        return {
          ...view,
          state: 'loading',
          failures: [],
          usage: undefined,
          recording: undefined,
          downloads: new Map(),
        };
      return { ...view, state: event.state, downloads: new Map() };
    case 'progress':
      return { ...view, downloads: new Map(view.downloads).set(event.name, event) };
    case 'recording':
      return { ...view, recording: withTimeline(view.recording, event.recording) };
    case 'usage':
      return { ...view, usage: event.usage };
    case 'failure':
      return { ...view, failures: [...view.failures, event.message] };
    case 'consoles':
      return { ...view, consoles: event.names };
    case 'examined':
      return { ...view, line: event.view };
    case 'console':
      return view;
  }
}

/** @param line what is said of the line that the page begins with */
export const initialLine = (line: CommandLineView): LinePageView => ({
  ready: false,
  engine: false,
  state: 'empty',
  usage: undefined,
  recording: undefined,
  downloads: new Map(),
  failures: [],
  consoles: [],
  line,
});
