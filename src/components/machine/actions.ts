export type MachineAction = 'run' | 'pause' | 'step' | 'back' | 'reverse' | 'reset';

/** The buttons, in their order; `key` is the letter of the shortcut Ctrl+Alt+letter. */
export const actions: readonly { readonly action: MachineAction; readonly key: string }[] = [
  { action: 'run', key: 'R' },
  { action: 'pause', key: 'P' },
  { action: 'step', key: 'S' },
  { action: 'back', key: 'B' },
  { action: 'reverse', key: 'V' },
  { action: 'reset', key: 'X' },
];
