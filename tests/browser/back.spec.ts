import { expect, test, type Page } from '@playwright/test';
import { complaintsOf, expectAccessible } from './page.ts';
import { boot, bootable, screen, type } from './terminal.ts';

test.skip(!bootable, 'needs the engine and the guests in dist/');
test.setTimeout(240_000);

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
async function pause(page: Page): Promise<void> {
  await press(page, 'Pause');
  await expect(page.locator('[data-state]')).toHaveAttribute('data-state', 'paused');
}
const recording = (page: Page, is: 'live' | 'past'): Promise<void> =>
  expect(page.locator('[data-recording]')).toHaveAttribute('data-recording', is);
/** Where the machine is; the slider shows where the reader is going. */
const position = (page: Page): Promise<number> =>
  page.locator('[data-recording]').getAttribute('data-here').then(Number);
const patience = { timeout: 30_000 };
/** A move backwards has been made. */
const isBefore = (page: Page, cycles: number): Promise<void> =>
  expect.poll(() => position(page), patience).toBeLessThan(cycles);

test.describe('a machine with Linux', () => {
  test('goes back before an echo: the console is what it was, and running on shows it again', async ({ page }) => {
    const complaints = await complaintsOf(page);
    await boot(page, 'initramfs');
    await type(page, 'echo fir""st', /first/);
    await page.keyboard.type('echo sec""ond\n');
    await expect.poll(() => screen(page), patience).toMatch(/second\n+.*guest#/);
    await pause(page);
    await recording(page, 'live');
    const after = await screen(page);
    const end = await position(page);

    const instructions = page.locator('[data-instructions]');
    const before = Number(await instructions.getAttribute('data-instructions'));
    await press(page, 'Step back');
    await expect(instructions).toHaveAttribute('data-instructions', String(before - 1));
    await recording(page, 'past');

    // To before what was printed: console marks are where the reader sees them.
    for (const lane of ['Level', 'Exceptions', 'Interrupts', 'Devices'])
      await page.getByRole('group', { name: 'Stop at' }).getByLabel(lane).uncheck();
    const shown = async (): Promise<string> => {
      await expect.poll(() => screen(page), patience).toContain('guest#');
      return screen(page);
    };
    while ((await shown()).includes('second')) {
      const here = await position(page);
      await page.getByRole('button', { name: 'Previous event' }).click();
      await isBefore(page, here);
    }
    expect(await shown()).toContain('first');
    await expectAccessible(page);

    await press(page, 'Run');
    await expect.poll(() => screen(page), patience).toContain('second');
    await recording(page, 'live');
    expect((await screen(page)).startsWith(after.trimEnd().split('\n')[0] ?? '')).toBe(true);
    await type(page, 'echo thi""rd', /third/);
    await pause(page);
    expect(await position(page)).toBeGreaterThan(end);
    expect(complaints).toEqual([]);
  });

  test('begins another future with what is typed in the past, and says so', async ({ page }) => {
    await boot(page, 'initramfs');
    await pause(page);
    const prompt = await position(page);
    await press(page, 'Run');
    await type(page, 'echo lo""st', /lost/);
    await pause(page);
    await page.keyboard.press('Control+Alt+KeyV');
    await recording(page, 'past');
    await page.getByRole('slider').focus();
    await page.keyboard.press('Home');
    await expect.poll(() => position(page), patience).toBe(0);
    await press(page, 'Forward to the end');
    await recording(page, 'live');
    await expect.poll(() => screen(page), patience).toContain('lost');
    await page.getByRole('slider').focus();
    while ((await position(page)) > prompt) {
      const here = await position(page);
      await page.keyboard.press('PageDown');
      await isBefore(page, here);
    }
    await recording(page, 'past');
    await expect.poll(() => screen(page), patience).not.toContain('lost');
    await page.getByLabel('Serial console input').focus();
    await page.keyboard.type('\n');
    await expect(page.getByText('Another future has begun')).toBeVisible();
    await recording(page, 'live');
    await press(page, 'Run');
    await expect.poll(() => screen(page), { timeout: 60_000 }).toContain('guest#');
    await type(page, 'echo n""ew', /new/);
    expect(await screen(page)).not.toContain('lost');
  });

  test('has its disk as it was in the past, and keeps what the recording ends with', async ({ page }) => {
    await boot(page, 'disk');
    await type(page, 'echo one > /root/n; sync; cat /root/n', /one/);
    await type(page, 'echo two > /root/n; sync; cat /root/n', /two/);
    await pause(page);
    await page.getByRole('slider').focus();
    await page.keyboard.press('Home');
    await expect.poll(() => position(page), patience).toBe(0);
    await page.reload();
    await boot(page, 'disk');
    await type(page, 'cat /root/n', /two/);
  });
});
