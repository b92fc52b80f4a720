import { expect, test } from '@playwright/test';
import { complaintsOf, expectAccessible, hydrated, layoutShift } from './page.ts';

const english = [
  '/', '/machine/', '/command-line/', '/hypervisor/', '/your-hypervisor/', '/devicetree/', '/status/', '/roadmap/',
]; // prettier-ignore
const paths = [...english, ...english.map((path) => `/zh-cn${path}`)];
const looks = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  { name: 'phone', colorScheme: 'dark', viewport: { width: 360, height: 740 } },
] as const;

for (const { name, ...look } of looks) {
  test.describe(name, () => {
    test.use(look);
    for (const path of paths) {
      test(`${path} loads without a complaint and is accessible, and fits the window`, async ({ page }) => {
        const complaints = await complaintsOf(page);
        await page.goto(path, { waitUntil: 'networkidle' });
        await page
          .locator('[data-machine]')
          .scrollIntoViewIfNeeded({ timeout: 1000 })
          .catch(() => {});
        await hydrated(page);
        await expectAccessible(page);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBeLessThanOrEqual(0);
        expect(complaints).toEqual([]);
      });
    }
  });
}

test('the policy stands in every page and blocks an inline script that the build has not seen', async ({ page }) => {
  await page.goto('/machine/');
  await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveCount(1);
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.intruder = true';
    document.head.append(script);
    return Reflect.has(window, 'intruder');
  });
  expect(ran).toBe(false);
});

for (const path of ['/machine/', '/hypervisor/', '/your-hypervisor/']) {
  test(`${path} does not move while it loads, on a slow processor`, async ({ page }) => {
    // Slow enough that the browser paints the page before all of it has come.
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    await page.goto(path, { waitUntil: 'networkidle' });
    await hydrated(page);
    const shift = await layoutShift(page, 500);
    expect(shift).toBeLessThan(0.02);
  });
}

test.describe('of a page that has come only in part', () => {
  // What comes with the scripts builds the rest; a page that still comes has none yet.
  test.use({ javaScriptEnabled: false });

  test('no part of a workbench is shown, where it would move', async ({ page }) => {
    await page.route('**/your-hypervisor/', async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      const foot = text.indexOf('data-bench-pane="foot"');
      expect(foot).toBeGreaterThan(0);
      await route.fulfill({ response, body: text.slice(0, text.lastIndexOf('<section', foot)) });
    });
    await page.goto('/your-hypervisor/');
    await expect(page.locator('[data-bench-pane]').first()).toBeHidden();
    await page.unroute('**/your-hypervisor/');
    await page.goto('/your-hypervisor/');
    await expect(page.locator('[data-bench-pane]').first()).toBeVisible();
  });
});

test('each language leads to the other, on the same page', async ({ page }) => {
  await page.goto('/machine/');
  await page.locator('starlight-lang-select select').first().selectOption({ label: '简体中文' });
  await expect(page).toHaveURL(/\/zh-cn\/machine\/$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('机器');
});

test('the start page’s machine traps, emulates and returns, and goes back', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/');
  const live = page.locator('[data-live]');
  await expect(page.locator('astro-island:has([data-live])')).not.toHaveAttribute('ssr');
  const what = live.locator('[data-live-what]');
  const next = live.locator('[aria-current="step"]');
  // It rests for those who ask for that.
  await expect(live.getByRole('button', { name: 'Play' })).toBeVisible();
  const step = live.getByRole('button', { name: 'Step', exact: true });
  const until = async (sentence: RegExp): Promise<void> => {
    for (let n = 0; n < 12 && !sentence.test((await what.textContent()) ?? ''); n++) {
      const before = await what.textContent();
      const place = await next.textContent();
      await step.click();
      await expect(async () => {
        expect([await what.textContent(), await next.textContent()]).not.toEqual([before, place]);
      }).toPass();
    }
    await expect(what).toHaveText(sentence);
  };
  await until(/^Trap: the guest stores T/);
  await expect(live).toHaveAttribute('data-el', '2');
  await expect(what).toHaveAttribute('aria-live', 'polite');
  await until(/^Emulate/);
  await expect(live.locator('samp')).toHaveText('T');
  await until(/^ERET/);
  await expect(live).toHaveAttribute('data-el', '1');
  const back = live.getByRole('button', { name: 'Step back' });
  for (let n = 0; n < 6; n++) await back.click();
  await expect(live.locator('samp')).toHaveText('');
  await expect(live).toHaveAttribute('data-el', '2');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });
  test('a page without a sidebar has its content as a menu, with the language and the way to the chapters', async ({
    page,
  }) => {
    await page.goto('/machine/');
    await page.getByRole('button', { name: 'Menu' }).click();
    await expect(page.getByRole('link', { name: '5 · Stage 2' })).toBeVisible();
    await page.locator('nav starlight-lang-select select').selectOption({ label: '简体中文' });
    await expect(page).toHaveURL(/\/zh-cn\/machine\/$/);
  });
});
