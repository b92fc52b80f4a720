/**
 * Whether terminals keep a list of their rows for screen readers, and leave keys to them. No page can see whether there
 * is one, and with it text that comes without keys is lost: an emoji picker's, dictation's, a phone's suggestion's. So it
 * is the reader's choice, kept in this browser where it keeps anything.
 */
const KEY = 'tae-screen-reader';

let on = $state(kept());

function kept(): boolean {
  try {
    return localStorage.getItem(KEY) === 'on';
  } catch {
    return false;
  }
}

export const screenReader = {
  get on(): boolean {
    return on;
  },
  choose(choice: boolean): void {
    on = choice;
    try {
      localStorage.setItem(KEY, choice ? 'on' : 'off');
    } catch {
      // It lasts as long as the page.
    }
  },
};
