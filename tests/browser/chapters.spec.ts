import { gzipSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import { written } from './chapters.ts';
import { complaintsOf, expectAccessible, layoutShift } from './page.ts';

const LIMIT = 60 * 1024;
/** The search box's interface, which Starlight fetches on every page once the browser is idle. */
const SEARCH = /\/ui-core\.[\w-]+\.js$/;

/** What a page draws itself, open as far as it goes. A lab that is on its way is left to its own tests. */
async function opened(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('main details')) details.open = true;
    for (const lab of document.querySelectorAll('main astro-island')) lab.remove();
  });
}

test.describe.configure({ timeout: 120_000 });

for (const { name, prefix, ...look } of [
  { name: 'in English, light', prefix: '', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  {
    name: 'in Chinese, dark, on a phone',
    prefix: '/zh-cn',
    colorScheme: 'dark',
    viewport: { width: 360, height: 740 },
  },
] as const) {
  test.describe(name, () => {
    test.use(look);
    for (const { slug } of written)
      test(`${slug} loads without a complaint, light, still, and accessible with everything open`, async ({ page }) => {
        const complaints = await complaintsOf(page);
        let bytes = 0;
        const bodies: Promise<void>[] = [];
        page.on('response', (response) => {
          if (SEARCH.test(response.url())) return;
          bodies.push(response.body().then((body) => void (bytes += gzipSync(body).length)));
        });
        await page.goto(`${prefix}/chapters/${slug}/`, { waitUntil: 'networkidle' });
        await Promise.allSettled(bodies);
        expect(bytes, 'gzipped bytes of the page before a lab is on screen').toBeLessThan(LIMIT);
        const shift = await layoutShift(page, 200);
        expect(shift).toBeLessThan(0.01);
        await opened(page);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBeLessThanOrEqual(0);
        await expectAccessible(page);
        expect(complaints).toEqual([]);
      });
  });
}

test('a quiz keeps its answer to itself until one looks, and is done with the keyboard', async ({ page }) => {
  await page.goto('/chapters/start-here/');
  const quiz = page.locator('[data-quiz="sum"]');
  const mark = quiz.locator('.choice[data-right] .mark');
  const [hit, miss] = [quiz.locator('.hit'), quiz.locator('.miss')];
  await expect(mark).toBeHidden();
  await quiz.getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  await expect(mark).toBeHidden();
  await quiz.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(mark).toBeVisible();
  await expect(miss).toBeVisible();
  await expect(hit).toBeHidden();
  await quiz.getByRole('radio').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(hit).toBeVisible();
  await expect(miss).toBeHidden();
});

test('what is typed goes to the serial port of a machine in the page, and comes back from there', async ({ page }) => {
  await page.goto('/chapters/start-here/');
  const echo = page.locator('.echo');
  await echo.scrollIntoViewIfNeeded();
  await expect(echo).toHaveAttribute('data-live', 'true');
  await echo.getByLabel('Type here').pressSequentially('Hi!');
  await expect(echo.getByRole('log')).toHaveText('Hi!');
  await expect(echo.getByLabel('Type here')).toHaveValue('');
});

test('two quizzes of one page do not share their radio buttons', async ({ page }) => {
  await page.goto('/zh-cn/chapters/exception-levels/');
  const [one, two] = ['hvc-elr', 'smc-elr'].map((id) => page.locator(`[data-quiz="${id}"]`).getByRole('radio').first());
  await one?.check();
  await two?.check();
  await expect(page.locator('[data-quiz="hvc-elr"] input:checked')).toHaveCount(1);
});

test('each of the nine places opens on the object itself, and the parts can be matched', async ({ page }) => {
  await page.goto('/chapters/map-of-the-code/');
  const places = page.locator('.places > details');
  await expect(places).toHaveCount(9);
  await places.filter({ hasText: 'modules/axhal/src/arch/aarch64/hv' }).locator('summary').click();
  await expect(page.getByText('A context frame at')).toBeVisible();
  await page.locator('#place-gpm > summary').click();
  await expect(page.locator('#place-gpm').getByText('the table where the walk begins')).toBeVisible();

  // One click from a place to the object on a machine in this page, and from there one trap through all of them.
  await page.locator('#place-vectors').getByRole('link', { name: 'the context frame' }).click();
  const trap = page.locator('.trap');
  await expect(trap).toHaveAttribute('data-live', 'true');
  await expect(trap.getByLabel('Show')).toHaveValue('frame');
  for (const place of ['vector', 'saved']) {
    await trap.getByRole('button', { name: 'Next place' }).click();
    await expect(trap).toHaveAttribute('data-place', place);
  }
  await expect(trap.locator('[data-slot="x1"]')).toContainText('9000000');
  await trap.getByRole('button', { name: 'Next place' }).click();
  await trap.getByLabel('Show').selectOption('device');
  await expect(trap).toContainText('mrs ESR_EL2');
  await trap.getByRole('button', { name: 'Start again' }).click();
  await expect(trap).toHaveAttribute('data-place', 'guest');
  await expectAccessible(page);

  const match = page.locator('[data-quiz="match"]');
  await page.getByLabel('modules/axruntime/src/gpm.rs').selectOption({ label: 'the guest page table' });
  await page.getByLabel('apps/hv/src').selectOption({ label: 'the guest page table' });
  await expect(match.locator('.hit:visible, .miss:visible')).toHaveCount(0);
  await match.locator('summary').click();
  await expect(match.locator('.hit:visible')).toHaveCount(1);
  await expect(match.locator('.miss:visible')).toHaveCount(8);
});

test('a card comes with the page, and what its workbench needs before it is pressed; nothing moves for it', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Reflect.set(window, 'shifts', shifts);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push(Number(Reflect.get(entry, 'value')));
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await page.goto('/chapters/exception-levels/', { waitUntil: 'networkidle' });
  const info = (): string[] => fetched.filter((url) => url.endsWith('/labs/drop-to-el1.json'));
  expect(info()).toEqual([]);
  await page.mouse.move(600, 500);
  const card = page.locator('[data-lab-card="drop-to-el1"]');
  for (let n = 0; n < 20 && (await card.boundingBox().then((box) => (box?.y ?? 0) > 300)); n++) {
    await page.mouse.wheel(0, 250);
    await page.waitForTimeout(100);
  }
  await expect.poll(() => info().length).toBe(1);
  await expect(card.locator('a', { hasText: 'Open the lab' })).toHaveAttribute('href', '/labs/drop-to-el1/');
  const shifts = await page.evaluate(() => Reflect.get(window, 'shifts') as number[]);
  expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.01);
});

test('the walk of chapter 5 runs on a machine of its own when it is looked at, and takes an edit', async ({ page }) => {
  await page.goto('/chapters/stage-2/');
  const walk = page.locator('.walk');
  await walk.scrollIntoViewIfNeeded();
  await expect(walk).toHaveAttribute('data-live', 'true');
  await expect(walk).toContainText('0x40401004');
  const undo = page.getByRole('button', { name: 'Undo all changes' });
  await expect(undo).toBeDisabled();
  await walk.getByLabel('Virtual address').fill('0x500000');
  await page.keyboard.press('Enter');
  await expect(walk).not.toContainText('0x40401004');
});

test('a chapter is printed dark on white: no controls, a lab with its text, a live figure as a list', async ({
  page,
}) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.goto('/chapters/stage-2/');
  await expect(page.locator('nav.sidebar')).toBeHidden();
  await expect(page.locator('site-search')).toBeHidden();
  const lab = page.locator('[data-lab-card="map-a-guest"]');
  await expect(lab.getByRole('button')).toHaveCount(0);
  await expect(lab.getByRole('link', { name: 'Open the lab' })).toHaveCount(0);
  await expect(lab.locator('li', { hasText: 'VTTBR_EL2' }).first()).toBeVisible();
  await expect(lab.locator('pre')).toContainText('level2_ram: .skip 4096');
  await expect(page.locator('.walk')).toBeHidden();
  await expect(page.locator('.tae-paper li', { hasText: '0x40401000' })).toBeVisible();
  const dark = await page.evaluate(() => {
    const of = (selector: string): number[] =>
      (getComputedStyle(document.querySelector(selector) ?? document.body).color.match(/\d+/g) ?? []).map(Number);
    return ['.sl-markdown-content p', '.sl-markdown-content .term', 'figure'].map((selector) =>
      Math.max(...of(selector)),
    );
  });
  for (const channel of dark) expect(channel).toBeLessThan(110);
});
