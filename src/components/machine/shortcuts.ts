import type { MachineAction } from './actions.ts';

/** Ctrl+Alt with a letter: free in browsers and screen readers, and nothing a serial console could want. */
const actionOfKey: Readonly<Record<string, MachineAction>> = {
  KeyR: 'run',
  KeyP: 'pause',
  KeyS: 'step',
  KeyB: 'back',
  KeyV: 'reverse',
  KeyX: 'reset',
};

// AltGr arrives as Ctrl+Alt on some systems, and there it types letters.
const isChord = (event: KeyboardEvent): boolean =>
  event.ctrlKey && event.altKey && !event.shiftKey && !event.metaKey && !event.getModifierState('AltGraph');

/** The action of a machine shortcut, by physical key so that it is the same on every layout. */
export const actionOf = (event: KeyboardEvent): MachineAction | undefined =>
  isChord(event) ? actionOfKey[event.code] : undefined;

export const isMachineChord = (event: KeyboardEvent): boolean => actionOf(event) !== undefined;
export const isLeaveChord = (event: KeyboardEvent): boolean => isChord(event) && event.code === 'Period';
