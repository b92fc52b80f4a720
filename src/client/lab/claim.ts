/** Of all tabs that show a lab, in whatever variant, one changes it: who has the Web Lock of its name. */
import { names } from './names.ts';

export interface Turns {
  /** Asks the tab that has the lab to save and let go, and takes it. */
  takeOver(): Promise<void>;
  close(): void;
}

interface Scope {
  readonly locks: LockManager | undefined;
  readonly channel: BroadcastChannel | undefined;
}

/** How long a tab may take to save before the lab is taken from it: it may be frozen. */
const PATIENCE = 1500;

type Say = { readonly type: 'give' } | { readonly type: 'given' };

const scopeOf = (lab: string): Scope => ({
  locks: typeof navigator === 'undefined' ? undefined : navigator.locks,
  channel: typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(names.lock(lab)),
});

/**
 * Takes the lab if no other tab has it.
 * @param on.mine this tab may write from now on; `late`: it has just taken it from another one
 * @param on.theirs another tab has it
 * @param on.leave save everything: another tab is about to take it
 */
export function claimLab(
  lab: string,
  on: { mine(late: boolean): void; theirs(): void; leave(): Promise<void> },
  { locks, channel }: Scope = scopeOf(lab),
): Turns {
  const name = names.lock(lab);
  let release: (() => void) | undefined;
  let closed = false;
  let told: (() => void) | undefined;

  /** Holds the lock until it is released, or taken by force. */
  const hold = async (options: LockOptions, late: boolean): Promise<void> => {
    if (locks === undefined) return on.mine(late);
    try {
      await locks.request(name, options, (lock) => {
        if (closed) return;
        if (lock === null) return on.theirs();
        on.mine(late);
        return new Promise<void>((resolve) => (release = resolve));
      });
    } catch {
      // AbortError: another tab has taken it while this one did not answer.
      release = undefined;
      if (!closed) on.theirs();
    }
  };

  const letGo = (): void => {
    release?.();
    release = undefined;
  };
  if (channel !== undefined)
    channel.onmessage = ({ data }: MessageEvent<Say>) => {
      if (data.type === 'given') return told?.();
      if (release === undefined) return;
      void on.leave().finally(() => {
        letGo();
        on.theirs();
        channel.postMessage({ type: 'given' } satisfies Say);
      });
    };

  void hold({ ifAvailable: true }, false);
  return {
    async takeOver() {
      if (channel !== undefined)
        await new Promise<void>((resolve) => {
          told = resolve;
          setTimeout(resolve, PATIENCE);
          channel.postMessage({ type: 'give' } satisfies Say);
        });
      void hold({ steal: true }, true);
    },
    close() {
      closed = true;
      letGo();
      channel?.close();
    },
  };
}
