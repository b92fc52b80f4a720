/** A lab's workbench over the page. */
import { mount, unmount } from 'svelte';
import type { LabInfo } from '../../client/lab/info.ts';
import type { Locale } from '../../messages/index.ts';
import LabDialog from './LabDialog.svelte';

export interface DialogOptions {
  readonly info: LabInfo;
  readonly locale: Locale;
  /** Work.place of the page. */
  readonly place: string;
  /** Address of the lab's own page. */
  readonly page: string;
  /** What the page says after success: its own markup. */
  readonly notes: string;
  /** The reader wants back to the page. */
  readonly onleave: () => void;
}

/** @returns closes it */
export function openDialog(options: DialogOptions): () => void {
  const dialog = mount(LabDialog, { target: document.body, props: options });
  return () => void unmount(dialog);
}
