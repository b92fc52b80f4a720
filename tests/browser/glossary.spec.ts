import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { complaintsOf, expectAccessible } from './page.ts';

test.describe.configure({ timeout: 120_000 });

/** The card alone: the chapters and the labs have tests of their own. */
async function expectAccessibleCard(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('.term-card').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
}

test('a word’s card comes by pointer and by keyboard, stays while pointed at, and leaves with Escape', async ({
  page,
}) => {
  const complaints = await complaintsOf(page);
  const fetched: string[] = [];
  page.on('request', (request) => {
    if (/\/glossary\//.test(request.url())) fetched.push(new URL(request.url()).pathname);
  });
  await page.goto('/chapters/exception-levels/', { waitUntil: 'networkidle' });
  expect(fetched).toEqual([]);
  const word = page.locator('a.term[href$="#hcr_el2-rw"]').first();
  const card = page.locator('.term-card');
  await word.scrollIntoViewIfNeeded();
  await word.hover();
  await expect(card).toContainText('EL1 is AArch64');
  await expect(card).toContainText('bit 31 of HCR_EL2');
  await expect(card).toContainText('D13.2 General system control registers: HCR_EL2');
  expect(fetched).toEqual(['/glossary/translation-registers.json']);
  // The pointer may go from the word to the card, and the card stays there.
  await card.hover();
  await page.waitForTimeout(500);
  await expect(card).toBeVisible();
  await expectAccessibleCard(page);
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  // It goes by itself when the pointer has left both.
  await page.mouse.move(5, 5);
  await word.hover();
  await expect(card).toBeVisible();
  await page.mouse.move(5, 5);
  await expect(card).toHaveCount(0);

  await word.focus();
  await expect(card).toContainText('HCR_EL2.RW');
  await expect(card).toHaveAttribute('role', 'status');
  await expect(word).toHaveAttribute('aria-describedby', 'term-card');
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await expect(word).not.toHaveAttribute('aria-describedby');
  await expect(word).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(card).toBeVisible();
  // The next word may have a card of its own.
  await page.keyboard.press('Tab');
  await expect(card.filter({ hasText: 'HCR_EL2.RW' })).toHaveCount(0);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/glossary\/translation-registers\/#hcr_el2-rw$/);
  await expect(page.locator('[id="hcr_el2-rw"]')).toBeInViewport();
  expect(complaints).toEqual([]);
});

test.describe('on a phone, in Chinese, dark', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, colorScheme: 'dark' });
  test('a first tap shows the card inside the window, a second one follows the link', async ({ page }) => {
    const complaints = await complaintsOf(page);
    await page.goto('/zh-cn/chapters/stage-2/', { waitUntil: 'networkidle' });
    const word = page.locator('a.term[href$="#stage-2"]').first();
    const card = page.locator('.term-card');
    await word.scrollIntoViewIfNeeded();
    await word.tap();
    await expect(card).toContainText('hypervisor 给客户机做的转换');
    const box = await card.boundingBox();
    expect(box?.x ?? -1).toBeGreaterThanOrEqual(0);
    const right = await page.evaluate(() => document.body.getBoundingClientRect().right);
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(right);
    await expectAccessibleCard(page);
    await page.locator('h1').first().scrollIntoViewIfNeeded();
    await page.touchscreen.tap(180, 400);
    await word.scrollIntoViewIfNeeded();
    await word.tap();
    await expect(card).toBeVisible();
    await word.tap();
    await expect(page).toHaveURL(/\/zh-cn\/glossary\/words\/#stage-2$/);
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('a word is a link to its entry', async ({ page }) => {
    await page.goto('/chapters/exception-levels/');
    await page.locator('a.term[href$="#eret"]').first().click();
    await expect(page).toHaveURL(/\/glossary\/system-instructions\/#eret$/);
    await expect(page.locator('h2#eret')).toBeInViewport();
    await expect(page.locator('h2#eret ~ p').first()).toContainText('The only way down');
  });
});

test('the glossary’s pages are accessible, and fit a phone', async ({ page }) => {
  const complaints = await complaintsOf(page);
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of ['/glossary/timer-registers/', '/zh-cn/glossary/branches/']) {
    await page.goto(path, { waitUntil: 'networkidle' });
    await expectAccessible(page);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, path).toBeLessThanOrEqual(0);
  }
  expect(complaints).toEqual([]);
});
