/** Whether this browser has any work at all: what pages ask before they fetch anything that reads it. */
import { before, names } from './names.ts';

export const WORK_SAVED = 'tae-work-saved';

/** Work was saved. */
export function noteWork(): void {
  try {
    localStorage.setItem(names.hasWork, '1');
  } catch {
    // Then pages do not show what was reached until the next save.
  }
  dispatchEvent(new Event(WORK_SAVED));
}

/** Calls `task` when there is work: now, or after the first save. */
export function whenWork(task: () => void): void {
  let has = false;
  try {
    has = [names.hasWork, before.hasWork].some((key) => localStorage.getItem(key) !== null);
  } catch {
    // As if there were none.
  }
  if (has) task();
  else addEventListener(WORK_SAVED, task, { once: true });
}
