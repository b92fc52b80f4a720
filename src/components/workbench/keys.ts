/** Whether a key asks for the list of keys: `?`, wherever nothing is written with it. */
export const asksForKeys = ({ key, target }: KeyboardEvent): boolean =>
  key === '?' &&
  !(target instanceof HTMLElement && target.matches('input:not([type="radio"], [type="checkbox"]), ' + WRITTEN));
const WRITTEN = 'textarea, select, [contenteditable]';
