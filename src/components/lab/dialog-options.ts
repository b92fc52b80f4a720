import type { LabInfo } from '../../client/lab/info.ts';
import type { Locale } from '../../messages/index.ts';

/** What a page gives the workbench that it opens over itself. */
export interface DialogOptions {
  readonly info: LabInfo;
  readonly locale: Locale;
  /** Work.place of the page. */
  readonly place: string;
  /** Address of the lab's own page; empty where there is none: a lab from a file. */
  readonly page: string;
  /** What the page says after success: its own markup. */
  readonly notes: string;
  /** The reader wants back to the page. */
  readonly onleave: () => void;
}
