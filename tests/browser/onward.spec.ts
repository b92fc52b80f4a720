/** After a lab: back into the chapter, or on to the next one. */
import { expect, test } from '@playwright/test';
import { labs } from '../../src/labs/index.ts';
import { solutionFiles } from '../../src/labs/kit/parameters.ts';
import { open, openCard, press, show, write } from './lab.ts';

const tour = labs.find(({ id }) => id === 'tour');
const solved = tour === undefined ? '' : (solutionFiles(tour, 0)['tour.s'] ?? '');

test('a lab that was passed over its chapter leads back to the place, and on', async ({ page }) => {
  await page.goto('/zh-cn/chapters/start-here/', { waitUntil: 'networkidle' });
  const lab = await openCard(page, 'tour');
  await write(lab, solved);
  await press(lab, 'check');
  await show(lab, 'task');
  const links = lab.locator('[data-onward] a');
  await expect(links).toHaveText([/回到章节/, /下一个实验：1\.1 从 EL2 降到 EL1/], { timeout: 30_000 });
  await links.first().click();
  await expect(page.locator('[data-lab-dialog]')).toHaveCount(0);
  await expect(page.locator('#lab-tour')).toBeInViewport();
  expect(new URL(page.url()).pathname).toBe('/zh-cn/chapters/start-here/');
});

test('a lab on its own page leads to its chapter and to the next lab there', async ({ page }) => {
  const lab = await open(page, '/labs/tour/');
  await write(lab, solved);
  await press(lab, 'check');
  await show(lab, 'task');
  const links = lab.locator('[data-onward] a');
  await expect(links).toHaveCount(2, { timeout: 30_000 });
  await links.nth(1).click();
  await expect(page).toHaveURL(/\/chapters\/exception-levels\/#lab-drop-to-el1$/);
  await expect(page.locator('#lab-drop-to-el1')).toBeInViewport();
});
