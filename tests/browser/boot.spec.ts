import { expect, test } from '@playwright/test';
import { boot, bootable, type } from './terminal.ts';

test.describe('Linux', () => {
  test.skip(!bootable, 'needs the engine and the guests in dist/');
  test.setTimeout(240_000);

  test('boots from an initramfs and answers what one types', async ({ page }) => {
    const milliseconds = await boot(page, 'initramfs');
    console.log(`Chromium: ${milliseconds} ms from Run to the prompt`);
    await type(page, 'uname -a', /Linux .* aarch64/);
    await type(page, 'ls /', /bin +dev/);
    await type(page, 'cat /proc/cpuinfo', /CPU part\s*: 0xd08/);
  });

  test('keeps what it wrote to its disk through a reload, until the disk is reset', async ({ page }) => {
    const note = 'kept across a reload';
    await boot(page, 'disk');
    await type(page, `echo ${note} > /root/note; sync; cat /root/note`, new RegExp(note));
    await page.getByText('What the guest wrote').click();
    await expect(page.getByText(/keeps [1-9][\d,]* KiB of changes to the attached disk/)).toBeVisible();

    await page.reload();
    await boot(page, 'disk');
    await type(page, 'cat /root/note', new RegExp(note));

    await page.getByText('What the guest wrote').click();
    await page.getByRole('button', { name: 'Reset disk' }).click();
    await expect(page.locator('[data-state]')).toHaveAttribute('data-state', 'empty');
    await boot(page, 'disk');
    await type(page, 'cat /root/note', /No such file/);
  });

  test('stops, steps and goes on', async ({ page }) => {
    await boot(page, 'initramfs');
    await page.getByRole('button', { name: 'Pause' }).click();
    const instructions = page.locator('[data-instructions]');
    await expect(page.locator('[data-state]')).toHaveAttribute('data-state', 'paused');
    const before = Number(await instructions.getAttribute('data-instructions'));
    await page.getByRole('button', { name: 'Step', exact: true }).click();
    await expect(instructions).toHaveAttribute('data-instructions', String(before + 1));
    // Where it stands still one looks at its memory and at its tables: the kernel's own are in the upper half.
    await page.getByRole('tab', { name: 'Memory' }).click();
    const inspector = page.locator('[data-inspector]');
    await expect(inspector.locator('.dump li').first()).not.toContainText('no memory');
    await inspector.getByLabel('Page tables').check();
    await inspector.getByLabel('Stage 1 of EL1&0, upper half').check();
    await expect(inspector).toContainText('TTBR1_EL1');
    await inspector.getByLabel('Memory map').check();
    await inspector.getByRole('row').nth(1).getByRole('button').click();
    await expect(inspector.getByText(/descriptors? read/)).toBeVisible();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await type(page, 'echo on', /on/);
  });
});
