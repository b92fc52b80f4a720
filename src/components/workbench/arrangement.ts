/** How a reader has arranged a workbench, and what was looked at there, kept in this browser where it keeps anything. */

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

/** What was chosen last under a name: a file, a tab, a pane. Whoever asks says which of them there are. */
export function lookedAt(name: string): (what: string) => string | undefined {
  let kept: unknown;
  try {
    kept = JSON.parse(arrangement.getItem(name) ?? '{}');
  } catch {
    // Not ours.
  }
  return (what) => {
    const choice: unknown = typeof kept === 'object' && kept !== null ? Reflect.get(kept, what) : undefined;
    return typeof choice === 'string' ? choice : undefined;
  };
}
export const keepLookedAt = (name: string, choices: Readonly<Record<string, string>>): void =>
  arrangement.setItem(name, JSON.stringify(choices));
