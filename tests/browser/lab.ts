/** A lab on a page, as a learner uses it. */
import { expect as base, type Locator, type Page } from '@playwright/test';
import { hydrated } from './page.ts';

/** Other work may share the machine: never a matter of seconds. */
const expect = base.configure({ timeout: 30_000 });

export const phone = { width: 360, height: 740 };

/** Opens a lab and waits until it can be used. */
export async function open(page: Page, path: string): Promise<Locator> {
  await page.goto(path);
  const lab = page.locator('[data-lab]');
  await lab.scrollIntoViewIfNeeded();
  await hydrated(page);
  await expect(lab).toHaveAttribute('data-ready', 'true');
  await expect(lab.locator('[data-editor] .cm-content')).toBeVisible({ timeout: 30_000 });
  return lab;
}
export const action = (lab: Locator, name: string): Locator => lab.locator(`[data-action="${name}"]`);
export const press = async (lab: Locator, name: string): Promise<void> => {
  await expect(action(lab, name)).toHaveAttribute('aria-disabled', 'false');
  await action(lab, name).click();
};
export const editor = (lab: Locator): Locator => lab.locator('[data-editor] .cm-content');
export const write = (lab: Locator, text: string): Promise<void> => editor(lab).fill(text);
export const saved = (lab: Locator): Promise<void> => expect(lab).toHaveAttribute('data-saving', 'saved');
