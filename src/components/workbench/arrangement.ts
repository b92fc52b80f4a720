/** How a reader has arranged the panes of a workbench, kept in this browser where it keeps anything. */

const PREFIX = 'tae-workbench';

/** Storage that a frame or a private window may refuse: then an arrangement lasts as long as the page. */
const lasting = new Map<string, string>();
export const arrangement = {
  getItem(name: string): string | null {
    try {
      return localStorage.getItem(`${PREFIX} ${name}`) ?? lasting.get(name) ?? null;
    } catch {
      return lasting.get(name) ?? null;
    }
  },
  setItem(name: string, value: string): void {
    lasting.set(name, value);
    try {
      localStorage.setItem(`${PREFIX} ${name}`, value);
    } catch {
      // It lasts as long as the page.
    }
  },
};
