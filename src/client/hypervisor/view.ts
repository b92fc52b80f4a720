import type { Problem } from '../../labs/kit/lab.ts';
import type { Message, RecordingView, RunState, Usage } from '../protocol.ts';
import { withTimeline } from '../view.ts';
import type { Stage2MapView } from '../views/stage2-map.ts';
import type { TrapView } from '../views/trap.ts';
import type { CallOperations, FaultView, HypervisorEvent, SystemView } from './protocol.ts';

/** What the page shows of its machine: a pure function of the events so far, console bytes apart. */
export interface HypervisorPageView {
  readonly ready: boolean;
  readonly engine: boolean;
  readonly state: RunState;
  readonly cpus: number;
  readonly usage: Usage | undefined;
  readonly recording: RecordingView | undefined;
  readonly system: SystemView | undefined;
  readonly map: Stage2MapView | undefined;
  readonly traps: readonly TrapView[];
  /** What the hypervisor did in the trap that was asked for last. */
  readonly call: CallOperations | undefined;
  readonly downloads: ReadonlyMap<string, { readonly received: number; readonly total: number }>;
  readonly failures: readonly Message[];
  /** Of a reader's parts: nothing was booted. */
  readonly problems: readonly Problem[];
  readonly fault: FaultView | undefined;
}

export const initialView: HypervisorPageView = {
  ready: false,
  engine: false,
  state: 'empty',
  cpus: 2,
  usage: undefined,
  recording: undefined,
  system: undefined,
  map: undefined,
  traps: [],
  call: undefined,
  downloads: new Map(),
  failures: [],
  problems: [],
  fault: undefined,
};

/** The view after an event. */
export function reduce(view: HypervisorPageView, event: HypervisorEvent): HypervisorPageView {
  switch (event.type) {
    case 'ready':
      return { ...view, ready: true, engine: event.engine };
    case 'state':
      // A new machine begins without what was seen of the old one.
      if (event.state === 'loading')
        return { ...initialView, ready: view.ready, engine: view.engine, state: 'loading' };
      return { ...view, state: event.state, cpus: event.cpus, downloads: new Map() };
    case 'progress':
      return { ...view, downloads: new Map(view.downloads).set(event.name, event) };
    case 'recording':
      return { ...view, recording: withTimeline(view.recording, event.recording) };
    case 'usage':
      return { ...view, usage: event.usage };
    case 'system':
      return { ...view, system: event.system };
    case 'map':
      return { ...view, map: event.map };
    case 'traps':
      return { ...view, traps: event.traps };
    case 'operations':
      return { ...view, call: event.call };
    case 'failure':
      return { ...view, failures: [...view.failures, event.message] };
    case 'problems':
      return { ...view, problems: event.problems };
    case 'fault':
      return { ...view, fault: event.fault };
    case 'console':
      return view;
  }
}
