import { expect, test, type Page } from '@playwright/test';
import { complaintsOf, expectAccessible, hydrated } from './page.ts';

const widgets = ['registers', 'disassembly', 'exception', 'timeline', 'el-ladder'] as const;
const looks = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { name: 'dark on a phone', colorScheme: 'dark', viewport: { width: 360, height: 740 } },
] as const;

async function open(page: Page, widget: string, language = ''): Promise<void> {
  await page.goto(`${language}/widgets/${widget}/`);
  await hydrated(page);
}

for (const { name, ...look } of looks) {
  test.describe(name, () => {
    test.use(look);
    for (const widget of widgets) {
      test(`${widget} is accessible and fits the window`, async ({ page }) => {
        const complaints = await complaintsOf(page);
        await open(page, widget, name === 'light' ? '' : '/zh-cn');
        for (const details of await page.locator('.widget details').all())
          await details.evaluate((element) => element.setAttribute('open', ''));
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

test('registers: a step marks what changed, says it, and shows fields', async ({ page }) => {
  await open(page, 'registers');
  const step = page.getByRole('button', { name: 'Step' });
  await step.click();
  await expect(page.locator('[data-register="x0"]')).toHaveClass(/changed/);
  await expect(page.locator('[data-register="x1"]')).not.toHaveClass(/changed/);
  await expect(page.getByRole('status')).toHaveText('Changed: x0');
  await step.click();
  await expect(page.getByRole('status')).toContainText('ESR_EL2');
  await page.getByText('System registers').click();
  await page.locator('summary', { hasText: 'ESR_EL2' }).click();
  await expect(page.getByRole('table', { name: 'Fields of ESR_EL2' })).toContainText('HVC instruction');
  await expect(page.locator('.pstate')).toContainText('EL2h');
});

test('code: the executed and the next instruction are marked, and the keyboard sets breakpoints and runs', async ({
  page,
}) => {
  await open(page, 'disassembly');
  const next = page.locator('[data-mark="next"] button');
  await expect(next).toHaveAccessibleName(/^next, ask:, ?00000000800000\w\w mov x0, #0x29/);
  await page.getByRole('button', { name: 'Step' }).click();
  await expect(page.locator('[data-mark="executed"] button')).toHaveAccessibleName(/^just executed/);
  await expect(next).toHaveAccessibleName(/hvc #0x7/);
  await next.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await expect(page.locator('button[data-address]:focus')).toHaveAccessibleName(/^breakpoint,/);
  await expect(page.getByText('guest.s:').first()).toBeVisible();
});

test('exception: the vector, the reason and the syndrome in words', async ({ page }) => {
  await open(page, 'exception');
  await expect(page.locator('[data-taken]')).toContainText('Synchronous from EL1 to EL2, vector 0x400');
  await expect(page.locator('td[aria-current]')).toHaveText(/^0x400/);
  await page.getByRole('button', { name: 'Step' }).click();
  await expect(page.locator('[data-taken]')).toContainText('data abort from a lower level');
  await expect(page.getByRole('table', { name: 'ESR_EL2', exact: true })).toContainText('translation fault, level 2');
  await page.getByRole('button', { name: 'Step' }).click();
  await expect(page.locator('[data-taken]')).toContainText('IRQ from EL1 to EL2, vector 0x480');
});

test('timeline: arrow keys go from event to event, a click goes where it points, the list is the drawing in words', async ({
  page,
}) => {
  await open(page, 'timeline');
  const slider = page.getByRole('slider', { name: 'Position in the run' });
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(slider).toHaveAttribute('aria-valuenow', '0');
  await page.getByLabel('Devices').uncheck();
  await page.getByLabel('Level').uncheck();
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', /console: “n”/);
  const box = await slider.boundingBox();
  await slider.click({ position: { x: (box?.width ?? 0) / 2, y: 60 } });
  const now = Number(await slider.getAttribute('aria-valuenow'));
  const most = Number(await slider.getAttribute('aria-valuemax'));
  expect(Math.abs(now - most / 2)).toBeLessThan(most / 10);
  await page.getByText('As text').click();
  await page.locator('[data-events] button', { hasText: 'HVC instruction' }).click();
  await expect(slider).toHaveAttribute('aria-valuetext', /exception from EL1 to EL2: HVC instruction/);
});

test('exception levels: every step is in the list, and leads there', async ({ page }) => {
  await open(page, 'el-ladder');
  await page.getByText('As text').click();
  await page.locator('[data-steps] button').first().click();
  await expect(page.locator('.now')).toContainText('EL1');
  await expect(page.locator('.now')).toContainText('return from EL2 to EL1');
});
