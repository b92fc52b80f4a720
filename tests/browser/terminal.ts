import { expect, type Page } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { hydrated } from './page.ts';

/** What src/pages/inventory.json.ts found when the site was built. */
const inventory = existsSync('dist/inventory.json') ? readFileSync('dist/inventory.json', 'utf8') : '';
/** Whether dist/ has the engine and the guests: without them nothing boots. */
export const bootable = inventory === JSON.stringify({ engine: true, guests: true });

/** The text on the terminal, rows joined. xterm draws rows for screen readers, which is what is read here. */
export const screen = (page: Page): Promise<string> =>
  page
    .locator('.xterm-accessibility-tree > div')
    .allTextContents()
    .then((rows) => rows.map((row) => row.replaceAll('\u00a0', ' ')).join('\n'));

/** Presses Run on a page with a machine and waits for the guest's prompt; returns the milliseconds in between. */
export async function run(page: Page): Promise<number> {
  const begin = Date.now();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect.poll(() => screen(page), { timeout: 90_000, intervals: [50] }).toContain('guest#');
  return Date.now() - begin;
}

/** Opens the machine page and boots a preset to its prompt. */
export async function boot(page: Page, preset: 'initramfs' | 'disk'): Promise<number> {
  await page.goto('/machine/');
  await hydrated(page);
  await page.getByLabel('Boot', { exact: true }).selectOption(preset);
  return run(page);
}

/** Types a line and waits until what it prints is there, followed by a new prompt. */
export async function type(page: Page, line: string, answer: RegExp): Promise<void> {
  await page.keyboard.type(`clear; ${line}; echo do''ne\n`);
  await expect.poll(() => screen(page), { timeout: 30_000 }).toMatch(new RegExp(`${answer.source}[^]*done`));
}
