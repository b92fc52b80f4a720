/** A lab's workbench over the page. */
import { mount, unmount } from 'svelte';
import type { DialogOptions } from './dialog-options.ts';
import LabDialog from './LabDialog.svelte';

/** @returns closes it */
export function openDialog(options: DialogOptions): () => void {
  const dialog = mount(LabDialog, { target: document.body, props: options });
  return () => void unmount(dialog);
}
