/** The buttons of a lab, in their order; their keys are in workbench/keys.ts. */
import type { Move } from '../../client/lab/protocol.ts';
import type { Translate } from '../../messages/index.ts';
import { doneBy, KEYS, saveKey, written } from '../workbench/keys.ts';

export type LabAction = Move | 'check' | 'breakpoint';

interface Button {
  readonly action: LabAction;
  /** A path in a square of 20. */
  readonly icon?: string;
  /** Stays at hand where there is room for few. */
  readonly first?: true;
}

/** `first` and the others with an icon stand in the bar; the rest behind “more”. */
export const labButtons: readonly Button[] = [
  { action: 'check', first: true, icon: 'M3 10.5 8 15.5 17 5.5l-1.6-1.5L8 12.4 4.6 9z' },
  { action: 'back', first: true, icon: 'M16 3.5v13L7 10zM6 4H3.5v12H6z' },
  { action: 'into', first: true, icon: 'M4 3.5v13l9-6.5zM14 4h2.5v12H14z' },
  { action: 'over', icon: 'M3 11a7 7 0 0 1 12-4.6V3.5h2.2v7h-7V8.3h3.2A4.8 4.8 0 0 0 5.2 11zM8 13h4v4H8z' },
  { action: 'out', icon: 'M10 2.5 16 9h-4.5v6h-3V9H4zM8 16h4v2H8z' },
  { action: 'reverse', icon: 'M15 3.5v13L4 10z' },
  { action: 'run', first: true, icon: 'M5 3.5v13l11-6.5z' },
  { action: 'cursor', icon: 'M3 3.5v13l8-6.5zM13 3h5v2h-1.5v10H18v2h-5v-2h1.5V5H13z' },
  { action: 'exception' },
  { action: 'level' },
  { action: 'device' },
  { action: 'start' },
  { action: 'end' },
  { action: 'breakpoint' },
];

export const keyOf = (action: LabAction): string => KEYS.lab[action];
/** The action of a shortcut. */
export const labActionOf = (event: KeyboardEvent): LabAction | undefined => doneBy(KEYS.lab, event);

/** The list under `?`. */
export const keyRows = (t: Translate): { readonly keys: string; readonly what: string }[] => [
  ...labButtons.map(({ action }) => ({
    keys: written(keyOf(action)),
    what: `${t(`lab-page.move.${action}`)}: ${t(`lab-page.move.${action}.hint`)}`,
  })),
  { keys: 'F9', what: t('workbench.keys.breakpoint') },
  { keys: 'F8', what: t('workbench.keys.problem') },
  { keys: saveKey, what: t('workbench.keys.save') },
  { keys: 'Esc', what: t('workbench.keys.leave') },
  { keys: '← →', what: t('workbench.keys.border') },
  { keys: '?', what: t('workbench.keys.this') },
];
