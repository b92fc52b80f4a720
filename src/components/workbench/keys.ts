/** The keys of labs and machines: what has which key, with which modifiers, and how that is written on the reader's system. */

/** With the modifiers of `chord`, wherever the focus is. */
export const KEYS = {
  lab: {
    check: 'K',
    back: 'B',
    into: 'S',
    over: 'O',
    out: 'U',
    reverse: 'V',
    run: 'R',
    cursor: 'C',
    exception: 'X',
    level: 'L',
    device: 'D',
    start: 'H',
    end: 'E',
    breakpoint: 'P',
  },
  machine: { run: 'R', pause: 'P', step: 'S', back: 'B', reverse: 'V', reset: 'X' },
  terminal: { leave: '.' },
} as const;

interface Chord {
  /** In front of a key, to read and as aria-keyshortcuts has it. */
  readonly written: string;
  readonly named: string;
  readonly save: string;
  isHeld(event: KeyboardEvent): boolean;
}
/** Free in browsers and screen readers, and nothing a serial console could want. */
const usual: Chord = {
  written: 'Ctrl+Alt+',
  named: 'Control+Alt+',
  save: 'Ctrl+S',
  // AltGr arrives as Ctrl+Alt on some systems, and there it types letters.
  isHeld: (event) =>
    event.ctrlKey && event.altKey && !event.shiftKey && !event.metaKey && !event.getModifierState('AltGraph'),
};
/** Control with Option is VoiceOver's own, Command with Option the browser's and the Finder's. */
const mac: Chord = {
  written: '⌃⇧',
  named: 'Control+Shift+',
  save: '⌘S',
  isHeld: (event) => event.ctrlKey && event.shiftKey && !event.altKey && !event.metaKey,
};
/** An iPad with a keyboard has VoiceOver too. Node has a platform as well, but no reader. */
const chord = typeof window !== 'undefined' && /^(Mac|iP)/.test(navigator.platform) ? mac : usual;

export const written = (key: string): string => `${chord.written}${key}`;
export const named = (key: string): string => `${chord.named}${key}`;
export const saveKey = chord.save;

const codeOf = (key: string): string => (key === '.' ? 'Period' : `Key${key}`);

/** What a chord does, by physical key so that it is the same on every layout. */
export function doneBy<Action extends string>(
  keys: Readonly<Record<Action, string>>,
  event: KeyboardEvent,
): Action | undefined {
  if (!chord.isHeld(event)) return undefined;
  return (Object.keys(keys) as Action[]).find((action) => codeOf(keys[action]) === event.code);
}

/** Whether a key asks for the list of keys: `?`, wherever nothing is written with it. */
export const asksForKeys = ({ key, target }: KeyboardEvent): boolean =>
  key === '?' &&
  !(target instanceof HTMLElement && target.matches('input:not([type="radio"], [type="checkbox"]), ' + WRITTEN));
const WRITTEN = 'textarea, select, [contenteditable]';
