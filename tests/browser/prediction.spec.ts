/** Labs that ask for a prediction: the first one counts, also when the page has been another one since. */
import { expect as base, test } from '@playwright/test';
import { labs } from '../../src/labs/index.ts';
import { solutionFiles } from '../../src/labs/kit/parameters.ts';
import { open, press, saved, write } from './lab.ts';

const expect = base.configure({ timeout: 60_000 });
test.describe.configure({ timeout: 180_000 });

test('a prediction is made once: reloading and resetting do not make it anew', async ({ page }) => {
  const [found] = labs.filter(({ id }) => id === 'predict-the-vector');
  if (found === undefined) throw new Error('no such lab');
  const right = solutionFiles(found, 0)['predictions'] ?? '';
  const wrong = right.replace('wfi-at-el1 = EL2', 'wfi-at-el1 = EL1');
  expect(wrong).not.toBe(right);
  let lab = await open(page, '/labs/predict-the-vector/?seed=0');
  await lab.locator('[data-file="predictions"]').click();
  await write(lab, wrong);
  await press(lab, 'check');
  await expect(lab.locator('[data-verdict]').first()).toBeVisible();
  await expect(lab.locator('[data-points]')).toContainText('4');
  await saved(lab);

  await page.reload();
  lab = await open(page, '/labs/predict-the-vector/?seed=0');
  await lab.locator('[data-file="predictions"]').click();
  await write(lab, right);
  await press(lab, 'check');
  await expect(lab.locator('[data-verdict="lab.answers.later"]')).toHaveCount(1);
  await expect(lab.locator('[data-points]')).toContainText('4');
});
