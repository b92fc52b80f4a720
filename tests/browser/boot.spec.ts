import { existsSync, readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { hydrated } from './page.ts';

/** What src/pages/inventory.json.ts found when the site was built. */
const inventory = existsSync('dist/inventory.json') ? readFileSync('dist/inventory.json', 'utf8') : '';
const built = inventory === JSON.stringify({ engine: true, guests: true });
const prompt = 'guest# ';

/** The text on the terminal, rows joined. xterm draws rows for screen readers, which is what is read here. */
const screen = (page: Page): Promise<string> =>
  page
    .locator('.xterm-accessibility-tree > div')
    .allTextContents()
    .then((rows) => rows.map((row) => row.replaceAll('\u00a0', ' ')).join('\n'));

async function boot(page: Page, preset: 'initramfs' | 'disk'): Promise<void> {
  await page.goto('/machine/');
  await hydrated(page);
  await page.getByLabel('Boot', { exact: true }).selectOption(preset);
  await page.getByRole('button', { name: 'Run' }).click();
  await expect.poll(() => screen(page), { timeout: 90_000 }).toContain(prompt.trimEnd());
}

/** Types a line and waits until what it prints is there, followed by a new prompt. */
async function type(page: Page, line: string, answer: RegExp): Promise<void> {
  await page.keyboard.type(`clear; ${line}; echo do''ne\n`);
  await expect.poll(() => screen(page), { timeout: 30_000 }).toMatch(new RegExp(`${answer.source}[^]*done`));
}

test.describe('Linux', () => {
  test.skip(!built, 'needs the engine and the guests in dist/');
  test.setTimeout(240_000);

  test('boots from an initramfs and answers what one types', async ({ page }) => {
    await boot(page, 'initramfs');
    await type(page, 'uname -a', /Linux .* aarch64/);
    await type(page, 'ls /', /bin +dev/);
    await type(page, 'cat /proc/cpuinfo', /CPU part\s*: 0xd08/);
  });

  test('keeps what it wrote to its disk through a reload, until the disk is reset', async ({ page }) => {
    const note = 'kept across a reload';
    await boot(page, 'disk');
    await type(page, `echo ${note} > /root/note; sync; cat /root/note`, new RegExp(note));
    await page.getByText('What the guest wrote').click();
    await expect(page.getByText(/keeps [1-9][\d,]* KiB of changes to the attached disk/)).toBeVisible();

    await page.reload();
    await boot(page, 'disk');
    await type(page, 'cat /root/note', new RegExp(note));

    await page.getByText('What the guest wrote').click();
    await page.getByRole('button', { name: 'Reset disk' }).click();
    await expect(page.locator('[data-state]')).toHaveAttribute('data-state', 'empty');
    await boot(page, 'disk');
    await type(page, 'cat /root/note', /No such file/);
  });

  test('stops, steps and goes on', async ({ page }) => {
    await boot(page, 'initramfs');
    await page.getByRole('button', { name: 'Pause' }).click();
    const instructions = page.locator('[data-instructions]');
    await expect(page.locator('[data-state]')).toHaveAttribute('data-state', 'paused');
    const before = Number(await instructions.getAttribute('data-instructions'));
    await page.getByRole('button', { name: 'Step' }).click();
    await expect(instructions).toHaveAttribute('data-instructions', String(before + 1));
    await page.getByRole('button', { name: 'Run' }).click();
    await type(page, 'echo on', /on/);
  });
});
