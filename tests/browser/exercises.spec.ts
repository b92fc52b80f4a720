/** The exercises: an index to choose from, and each of them opens and is judged as a lab is. */
import { expect, test } from '@playwright/test';
import { exercises } from '../../src/exercises/index.ts';
import { numberOf } from '../../src/labs/kit/lab.ts';
import { solutionFiles } from '../../src/labs/kit/parameters.ts';
import { open, press, saved, show, write } from './lab.ts';
import { complaintsOf, expectAccessible, layoutShift } from './page.ts';

test('the index is chosen from by chapter, size and skill, and the address keeps the choice', async ({ page }) => {
  const complaints = await complaintsOf(page);
  await page.goto('/exercises/');
  const rows = page.locator('[data-exercise-row]:visible');
  await expect(rows).toHaveCount(exercises.length);
  await expectAccessible(page);
  const link = (name: string, value: string) => page.locator(`[data-condition="${name}"][data-value="${value}"]`);
  const ofChapter1 = exercises.filter(({ chapter }) => chapter === 1);
  // By keyboard.
  await link('chapter', '1').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/exercises\/\?chapter=1$/);
  await expect(rows).toHaveCount(ofChapter1.length);
  await expect(page.getByRole('status')).toContainText(`${ofChapter1.length} of ${exercises.length}`);
  await expect(link('chapter', '1')).toHaveAttribute('aria-current', 'true');
  await link('skill', 'exceptions').click();
  await expect(page).toHaveURL(/\?chapter=1&skill=exceptions$/);
  const both = ofChapter1.filter(({ exercise }) => exercise?.skills.includes('exceptions'));
  await expect(rows).toHaveCount(both.length);
  // What was chosen comes back with the address, nothing moving under the reader.
  await page.reload();
  await expect(rows).toHaveCount(both.length);
  expect(await layoutShift(page, 200)).toBeLessThan(0.01);
  await link('size', 'project').click();
  await page.goBack();
  await expect(rows).toHaveCount(both.length);
  await link('chapter', '').click();
  await link('skill', '').click();
  await expect(rows).toHaveCount(exercises.length);
  await expect(page).toHaveURL(/\/exercises\/$/);
  expect(complaints).toEqual([]);
});

test('on a phone, in Chinese and in the dark, the index fits and is in the menu', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/zh-cn/exercises/');
  await expect(page.locator('[data-exercise-row]').first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expect(page.locator('nav.sidebar a[href="/zh-cn/exercises/"]')).toHaveText('习题');
  await expectAccessible(page);
});

test('an exercise is solved in Chinese, and leads back to the others', async ({ page }) => {
  const [first] = exercises;
  if (first === undefined) throw new Error('there are no exercises');
  const lab = await open(page, `/zh-cn/exercises/${first.id}/?seed=3`);
  await expect(page).toHaveTitle(new RegExp(`^习题：${numberOf(first) ?? ''} `));
  const [path = ''] = Object.keys(first.solution);
  await write(lab, solutionFiles(first, 3, 'zh-cn')[path] ?? '');
  await press(lab, 'check');
  await show(lab, 'task');
  await expect(lab.locator('[data-verdict="lab.passed"]')).toHaveCount(first.checkpoints.length);
  await saved(lab);
  const onward = lab.locator('[data-onward] a');
  await expect(onward).toHaveText(['全部习题']);
  await onward.click();
  await expect(page).toHaveURL(/\/zh-cn\/exercises\/$/);
  await expect(page.locator(`[data-progress="${first.id}"]`)).toHaveText('已通过');
});
