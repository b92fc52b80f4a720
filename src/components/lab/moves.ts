/** The buttons of a lab, in their order. `key`: Ctrl+Alt and this key, wherever in the lab the focus is. */
import type { Move } from '../../client/lab/protocol.ts';

export type LabAction = Move | 'check' | 'breakpoint';

export const mainActions: readonly { readonly action: LabAction; readonly key: string; readonly icon: string }[] = [
  { action: 'check', key: 'K', icon: 'M3 10.5 8 15.5 17 5.5l-1.6-1.5L8 12.4 4.6 9z' },
  { action: 'run', key: 'R', icon: 'M5 3.5v13l11-6.5z' },
  { action: 'into', key: 'S', icon: 'M4 3.5v13l9-6.5zM14 4h2.5v12H14z' },
  { action: 'back', key: 'B', icon: 'M16 3.5v13L7 10zM6 4H3.5v12H6z' },
];
export const moreActions: readonly { readonly action: LabAction; readonly key: string }[] = [
  { action: 'over', key: 'O' },
  { action: 'out', key: 'U' },
  { action: 'cursor', key: 'C' },
  { action: 'exception', key: 'X' },
  { action: 'level', key: 'L' },
  { action: 'device', key: 'D' },
  { action: 'reverse', key: 'V' },
  { action: 'start', key: 'H' },
  { action: 'end', key: 'E' },
  { action: 'breakpoint', key: 'P' },
];

const ofKey = new Map([...mainActions, ...moreActions].map(({ action, key }) => [`Key${key}`, action]));

/** The action of a shortcut, by physical key. AltGr arrives as Ctrl+Alt on some systems, and there it types letters. */
export const labActionOf = (event: KeyboardEvent): LabAction | undefined =>
  event.ctrlKey && event.altKey && !event.shiftKey && !event.metaKey && !event.getModifierState('AltGraph')
    ? ofKey.get(event.code)
    : undefined;
