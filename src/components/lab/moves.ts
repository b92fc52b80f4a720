/** The buttons of a lab, in their order. `key`: Ctrl+Alt and this key, wherever in the lab the focus is. */
import type { Move } from '../../client/lab/protocol.ts';

export type LabAction = Move | 'check' | 'breakpoint';

interface Button {
  readonly action: LabAction;
  readonly key: string;
  /** A path in a square of 20. */
  readonly icon?: string;
  /** Stays at hand where there is room for few. */
  readonly first?: true;
}

/** `first` and the others with an icon stand in the bar; the rest behind “more”. */
export const labButtons: readonly Button[] = [
  { action: 'check', key: 'K', first: true, icon: 'M3 10.5 8 15.5 17 5.5l-1.6-1.5L8 12.4 4.6 9z' },
  { action: 'back', key: 'B', first: true, icon: 'M16 3.5v13L7 10zM6 4H3.5v12H6z' },
  { action: 'into', key: 'S', first: true, icon: 'M4 3.5v13l9-6.5zM14 4h2.5v12H14z' },
  { action: 'over', key: 'O', icon: 'M3 11a7 7 0 0 1 12-4.6V3.5h2.2v7h-7V8.3h3.2A4.8 4.8 0 0 0 5.2 11zM8 13h4v4H8z' },
  { action: 'out', key: 'U', icon: 'M10 2.5 16 9h-4.5v6h-3V9H4zM8 16h4v2H8z' },
  { action: 'reverse', key: 'V', icon: 'M15 3.5v13L4 10z' },
  { action: 'run', key: 'R', first: true, icon: 'M5 3.5v13l11-6.5z' },
  { action: 'cursor', key: 'C', icon: 'M3 3.5v13l8-6.5zM13 3h5v2h-1.5v10H18v2h-5v-2h1.5V5H13z' },
  { action: 'exception', key: 'X' },
  { action: 'level', key: 'L' },
  { action: 'device', key: 'D' },
  { action: 'start', key: 'H' },
  { action: 'end', key: 'E' },
  { action: 'breakpoint', key: 'P' },
];

const ofKey = new Map(labButtons.map(({ action, key }) => [`Key${key}`, action]));

/** The action of a shortcut, by physical key. AltGr arrives as Ctrl+Alt on some systems, and there it types letters. */
export const labActionOf = (event: KeyboardEvent): LabAction | undefined =>
  event.ctrlKey && event.altKey && !event.shiftKey && !event.metaKey && !event.getModifierState('AltGraph')
    ? ofKey.get(event.code)
    : undefined;
