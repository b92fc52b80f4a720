import { expect, test, type Page } from '@playwright/test';
import { complaintsOf, expectAccessible, hydrated } from './page.ts';
import { bootable } from './terminal.ts';

async function open(page: Page, language = ''): Promise<void> {
  await page.goto(`${language}/command-line/`);
  await hydrated(page);
}
/** The text on a console, rows joined. */
const screenOf = (page: Page, console: number): Promise<string> =>
  page
    .locator(`[data-console="${console}"] .xterm-accessibility-tree > div`)
    .allTextContents()
    .then((rows) => rows.join('\n').replaceAll('\u00a0', ' '));

for (const [language, viewport] of [['', { width: 1280, height: 900 }], ['/zh-cn', { width: 360, height: 740 }]] as const)
  test(`the page ${language} is accessible, fits its window and complains of nothing`, async ({ page }) => {
    await page.setViewportSize(viewport);
    const complaints = await complaintsOf(page);
    await open(page, language);
    await page.locator('[data-line="elsewhere"]').click();
    await expect(page.locator('[data-correct]')).toBeVisible();
    await expectAccessible(page);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  }); // prettier-ignore

test('a line from elsewhere says what is wrong beside each option, and is corrected at a press', async ({ page }) => {
  await open(page);
  await page.locator('[data-line="elsewhere"]').click();
  await expect(page.locator('[data-state="refused"]')).toHaveCount(7);
  await expect(page.locator('[data-run]')).toHaveAttribute('aria-disabled', 'true');
  await page.locator('[data-correct]').click();
  await expect(page.locator('[data-state="refused"]')).toHaveCount(0);
  await expect(page.getByLabel('Paste a line')).toHaveValue(/-kernel Image/);
  await expect(page.locator('[data-range="Image"]')).toBeVisible();
});

test.describe('with what this site has', () => {
  test.skip(!bootable, 'the site was built without guests');
  test.slow();

  test('files that overlap are told with both ranges, and the corrected line is free of them', async ({ page }) => {
    await open(page);
    await page.locator('[data-line="overlap"]').click();
    await page.locator('[data-ours]').click();
    await expect(page.locator('[data-conflict="loader.outside-ram"]')).toContainText('0x90000000');
    await expect(page.locator('[data-conflict="loader.overlap"]')).toContainText('0x40400000');
    await page.locator('[data-correct]').click();
    await expect(page.locator('[data-conflict]')).toHaveCount(0);
  });

  test("the document's line runs: Linux and NimbOS, each on a console of its own", async ({ page }) => {
    await open(page);
    await page.locator('[data-ours]').click();
    await expect(page.locator('[data-range="linux-aarch64.bin"]:not(.unknown)')).toBeVisible();
    await page.locator('[data-run]').click();
    await expect.poll(() => screenOf(page, 1), { timeout: 90_000 }).toContain('C user shell');
    await expect.poll(() => screenOf(page, 0), { timeout: 90_000 }).toContain('guest#');
  });
});
