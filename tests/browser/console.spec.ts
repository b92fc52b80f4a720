import { createHash } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { boot, bootable, screen, type } from './terminal.ts';

test.skip(!bootable, 'needs the engine and the guests in dist/');
test.setTimeout(180_000);

const executed = async (page: Page): Promise<number> =>
  Number(await page.locator('[data-instructions]').getAttribute('data-instructions'));

test('a long paste reaches the guest whole', async ({ page }) => {
  await boot(page, 'initramfs');
  const lines = Array.from({ length: 300 }, (_, index) => `${index} ${'abcdefgh '.repeat(6)}`).join('\n') + '\n';
  await page.keyboard.type('stty -echo; cat > /tmp/pasted; stty echo\n');
  await page.getByLabel('Serial console input').evaluate((input, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, lines);
  await page.keyboard.press('Control+D');
  const digest = createHash('sha256').update(lines).digest('hex');
  await type(page, 'sha256sum /tmp/pasted', new RegExp(digest));
});

test('the terminal shows whole rows at every size, and keeps its text', async ({ page }) => {
  await boot(page, 'initramfs');
  await type(page, 'echo stays', /stays/);
  for (const viewport of [
    { width: 1280, height: 1300 },
    { width: 360, height: 740 },
    { width: 900, height: 611 },
  ]) {
    await page.setViewportSize(viewport);
    await expect
      .poll(() =>
        page.locator('[data-terminal]').evaluate((frame) => {
          const drawn = frame.querySelector('.xterm-screen')?.getBoundingClientRect();
          const visible = frame.getBoundingClientRect();
          return drawn !== undefined && drawn.bottom <= visible.bottom && drawn.right <= visible.right;
        }),
      )
      .toBe(true);
    expect(await screen(page)).toContain('stays');
  }
});

test('a hidden page runs on, slower, and at full speed when it is seen again', async ({ page }) => {
  await boot(page, 'initramfs');
  const hide = (hidden: boolean): Promise<void> =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { configurable: true, value });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  const speed = async (): Promise<number> => {
    const before = await executed(page);
    await page.waitForTimeout(2000);
    return (await executed(page)) - before;
  };
  await page.keyboard.type('while :; do :; done &\n');
  // The rest of the test suite takes what it takes of both cores: one quiet moment shows the difference.
  await expect(async () => {
    await hide(false);
    const seen = await speed();
    await hide(true);
    const hidden = await speed();
    expect(hidden).toBeGreaterThan(0);
    expect(hidden).toBeLessThan(seen / 2);
    await hide(false);
    expect(await speed()).toBeGreaterThan(2 * hidden);
  }).toPass({ timeout: 90_000 });
  await hide(true);
  await type(page, 'echo typed in the dark', /typed in the dark/);
  await hide(false);
  await type(page, 'kill $! && echo killed', /killed/);
});

test('the panel names the guest functions that the processor is in', async ({ page }) => {
  await boot(page, 'initramfs');
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.locator('[data-where]')).toContainText('cpu_do_idle');
  await expect(page.locator('.cpu .code')).toContainText('cpu_do_idle:');
});

test('the first instructions of the kernel have names before the MMU is on', async ({ page }) => {
  await page.goto('/machine/');
  const step = page.getByRole('button', { name: 'Step', exact: true });
  await expect(step).toHaveAttribute('aria-disabled', 'false');
  await step.click();
  await expect(page.locator('[data-pc]')).toHaveText('0000000040000000');
  for (let count = 0; count < 7; count++) await step.click();
  await expect(page.locator('.cpu .code')).toContainText(/_text:|primary_entry/);
});
