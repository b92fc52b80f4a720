import type { StopCondition } from '../../engine/machine/replay/stops.ts';

/** Where a run back stops: at the last thing that happened to a core, or that it did to a device. */
export const stopsBack = (core: number): readonly StopCondition[] => [
  { kind: 'exception', core },
  { kind: 'interrupt', core },
  { kind: 'device', core },
];
