/** What the start page and its machine say to each other. */

/** The guest's program, at EL1, and the hypervisor's, at EL2. */
export type Place = 'guest' | 'trap';

/** What an instruction did; `live.` in front is a sentence. */
export type LiveStep = 'load' | 'test' | 'trap' | 'next' | 'begin' | 'where' | 'emulate' | 'skip' | 'return';

export interface LiveView {
  readonly el: number;
  /** The instruction that was executed last, and the one that comes next. */
  readonly done?: { readonly place: Place; readonly line: number };
  readonly next?: { readonly place: Place; readonly line: number };
  readonly step: LiveStep;
  /** What is in w1. */
  readonly letter: string;
  /** The line that the UART has sent so far. */
  readonly console: string;
}

/** Each question is one step. */
export type LiveEvent = { readonly type: 'view'; readonly view: LiveView } | { readonly type: 'failure' };
