/** A lab on a page, as a learner uses it. */
import { expect as base, type Locator, type Page } from '@playwright/test';
import { hydrated } from './page.ts';

/** Other work may share the machine: never a matter of seconds. */
const expect = base.configure({ timeout: 30_000 });

export const phone = { width: 360, height: 740 };

/** Opens a lab's own page and waits until it can be used. */
export async function open(page: Page, path: string): Promise<Locator> {
  await page.goto(path);
  await hydrated(page);
  return ready(page);
}
/** Opens a lab from its card in a chapter. */
export async function openCard(page: Page, id: string): Promise<Locator> {
  await page.locator(`[data-lab-card="${id}"] [data-open-lab]`).click();
  return ready(page);
}
async function ready(page: Page): Promise<Locator> {
  const lab = page.locator('[data-lab]');
  await expect(lab).toHaveAttribute('data-ready', 'true');
  // Where one pane is shown at a time, it is the code.
  await show(lab, 'code');
  await expect(lab.locator('[data-editor] .cm-content')).toBeVisible({ timeout: 30_000 });
  return lab;
}
/** Brings a pane into sight where the window is narrow. */
export async function show(lab: Locator, pane: 'task' | 'code' | 'machine'): Promise<void> {
  const tab = lab.locator(`[data-pane-tab="${pane}"]`);
  if (await tab.isVisible()) await tab.click();
}
export const action = (lab: Locator, name: string): Locator => lab.locator(`[data-action="${name}"]`);
export const press = async (lab: Locator, name: string): Promise<void> => {
  await expect(action(lab, name)).toHaveAttribute('aria-disabled', 'false');
  await action(lab, name).click();
};
export const editor = (lab: Locator): Locator => lab.locator('[data-editor] .cm-content');
/**
 * Replaces what the editor has. By keys: what Playwright's `fill` selects is the document's selection, which an editor that
 * is just getting the focus may set to its own before the text comes.
 */
export async function write(lab: Locator, text: string): Promise<void> {
  await expect(editor(lab)).toHaveAttribute('contenteditable', 'true');
  await editor(lab).press('ControlOrMeta+a');
  if (text === '') await editor(lab).press('Delete');
  else await lab.page().keyboard.insertText(text);
}
export const saved = (lab: Locator): Promise<void> => expect(lab).toHaveAttribute('data-saving', 'saved');
