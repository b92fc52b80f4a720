import { expect, test, type Locator, type Page } from '@playwright/test';
import { complaintsOf, expectAccessible, hydrated, pretendBuilt } from './page.ts';
import { bootable } from './terminal.ts';

// What a test looks for stands among the rows that are in view.
test.use({ viewport: { width: 1600, height: 1300 } });

const LINUX = 0;
const NIMBOS = 1;
/** A guest on a busy host takes its time; what must not happen is that it never answers. */
const patience = { timeout: 150_000, intervals: [100] };

const pane = (page: Page, vm: number): Locator => page.locator(`[data-vm="${vm}"]`);
const condition = (page: Page, vm: number): Locator => pane(page, vm).locator('[data-condition]');
const press = (page: Page, vm: number, name: string): Promise<void> =>
  pane(page, vm).getByRole('button', { name, exact: true }).click();

async function screen(page: Page, vm: number): Promise<string> {
  const rows = await pane(page, vm).locator('.xterm-accessibility-tree > div').allTextContents();
  return rows
    .map((row) => row.replaceAll('\u00a0', ' ').trimEnd())
    .join('\n')
    .trimEnd();
}
const shows = (page: Page, vm: number, pattern: RegExp): Promise<void> =>
  expect.poll(() => screen(page, vm), patience).toMatch(pattern);

async function type(page: Page, vm: number, line: string): Promise<void> {
  await pane(page, vm).getByRole('textbox').focus();
  await page.keyboard.type(`${line}\n`);
}
/** Types a line to NimbOS, whose shell waits for one program after the other. */
async function ask(page: Page, vm: number, line: string, answer: RegExp): Promise<void> {
  await type(page, vm, line);
  await shows(page, vm, answer);
}

/** How often a cause was counted, for all VMs. */
async function count(page: Page, cause: string): Promise<number> {
  const text = await page.locator(`[data-cause="${cause}"] td:last-child`).innerText();
  return Number(text.replaceAll(',', ''));
}

async function boot(page: Page, preset: string): Promise<void> {
  await page.goto('/hypervisor/');
  await hydrated(page);
  await page.getByLabel('Guests', { exact: true }).selectOption(preset);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
}

test.describe('Linux and NimbOS', () => {
  test.skip(!bootable, 'needs the engine and the guests in dist/');
  test.setTimeout(900_000);

  test('work at the same time, each with its own console', async ({ page }) => {
    const complaints = await complaintsOf(page);
    await boot(page, 'linux-disk+nimbos');
    await shows(page, LINUX, /guest# ?$/);
    await shows(page, NIMBOS, />> ?$/);
    // Written to the disk, read back from it after the cache is gone, and the time goes by.
    const work = 'dd if=/dev/urandom of=/root/f bs=16k count=8 2>/dev/null; sync; md5sum /root/f > /tmp/a;';
    const check =
      "echo 3 > /proc/sys/vm/drop_caches; md5sum /root/f > /tmp/b; cmp /tmp/a /tmp/b && sleep 1 && echo sa''me";
    await type(page, LINUX, `${work} ${check}`);
    await ask(page, NIMBOS, 'hello_world', /Hello world from user mode program!/);
    await ask(page, NIMBOS, 'usertests', /usertests passed!/);
    await shows(page, LINUX, /^same$/m);
    expect(await count(page, 'virtio')).toBeGreaterThan(0);
    expect(await count(page, 'pl011')).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });

  test('go back together: consoles and counts of traps are as they were, and run on to where they had been', async ({
    page,
  }) => {
    await boot(page, 'linux+nimbos');
    await shows(page, LINUX, /guest# ?$/);
    await shows(page, NIMBOS, />> ?$/);
    await page.getByRole('group', { name: 'Machine controls' }).getByRole('button', { name: 'Pause' }).click();
    const recording = page.locator('[data-recording]');
    await expect(page.locator('[data-state]')).toHaveAttribute('data-state', 'paused');
    const here = async (): Promise<number> => Number(await recording.getAttribute('data-here'));
    const end = { cycles: await here(), traps: await count(page, 'pl011'), screen: await screen(page, NIMBOS) };
    await page.getByRole('button', { name: 'Step back' }).click();
    await expect.poll(here, patience).toBeLessThan(end.cycles);
    await page.getByRole('slider').focus();
    await page.keyboard.press('PageDown');
    await page.keyboard.press('Home');
    await expect.poll(here, patience).toBe(0);
    expect(end.traps).toBeGreaterThan(0);
    await expect.poll(() => count(page, 'pl011'), patience).toBe(0);
    await expect.poll(() => screen(page, NIMBOS), patience).toBe('');
    await page.getByRole('button', { name: 'Forward to the end' }).click();
    await expect.poll(here, patience).toBe(end.cycles);
    await expect.poll(() => count(page, 'pl011'), patience).toBe(end.traps);
    await expect.poll(() => screen(page, NIMBOS), patience).toBe(end.screen);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await ask(page, NIMBOS, 'hello_world', /Hello world from user mode program!/);
  });

  test('are paused, stepped, switched off and restarted one by one, and the other one goes on', async ({ page }) => {
    await boot(page, 'linux+nimbos');
    await shows(page, LINUX, /guest# ?$/);
    await shows(page, NIMBOS, />> ?$/);

    await press(page, LINUX, 'Pause');
    await expect(condition(page, LINUX)).toHaveAttribute('data-condition', 'paused');
    await expect(page.locator('.core').first()).toHaveAttribute('data-core-holder', '');
    await type(page, LINUX, 'echo aw$((1))ake');
    await ask(page, NIMBOS, 'hello_world', /Hello world/);
    expect(await screen(page, LINUX)).not.toContain('aw1ake');

    const pc = pane(page, LINUX).locator('[data-pc]');
    const before = await pc.innerText();
    const steps = await count(page, 'step');
    await press(page, LINUX, 'Step');
    await expect.poll(() => count(page, 'step'), patience).toBe(steps + 1);
    await expect(pc).not.toHaveText(before, patience);
    await expect(condition(page, LINUX)).toHaveAttribute('data-condition', 'paused');
    await press(page, LINUX, 'Resume');
    await shows(page, LINUX, /^aw1ake$/m);

    await type(page, LINUX, 'poweroff -f');
    await expect(condition(page, LINUX)).toHaveAttribute('data-condition', 'off', patience);
    // Its prompt is still on the screen.
    const nobody = pane(page, LINUX).getByText('nobody reads this console');
    await expect(nobody).toBeVisible();
    await ask(page, NIMBOS, 'hello_c', /Hello, world!/);
    await press(page, LINUX, 'Restart');
    await expect(nobody).toBeHidden();
    // The screen ended in “Power down”.
    await shows(page, LINUX, /Run \/init as init process[^]*guest# ?$/);

    await press(page, NIMBOS, 'Kill');
    await expect(condition(page, NIMBOS)).toHaveAttribute('data-condition', 'off', patience);
    await ask(page, LINUX, 'echo go$((1))es on', /^go1es on$/m);
  });

  test('are seen through: traps with their syndromes, maps, list registers', async ({ page }) => {
    await boot(page, 'linux+nimbos');
    await shows(page, LINUX, /guest# ?$/);
    const log = page.locator('[data-trap-log]');
    await page.getByRole('button', { name: /^HVC of linux/ }).click();
    await expect(log.getByRole('listitem').first()).toContainText('HVC instruction');
    expect(await log.getByRole('listitem').filter({ hasText: 'PSCI FEATURES' }).count()).toBeGreaterThan(0);

    await page.getByRole('button', { name: /^MMIO: GICD of linux/ }).click();
    const first = log.getByRole('listitem').first();
    await expect(first).toContainText(/data abort from a lower level: (reads|writes) GICD_/);
    await first.getByRole('button').click();
    await expect(page.getByLabel('Hold the list')).toBeChecked();
    await expect(first.getByRole('table', { name: 'ESR_EL2' })).toContainText('translation fault, level 3');
    await expect(first).toContainText('00000008');
    await expect(first).toContainText('mrs HPFAR_EL2');

    await page.getByRole('tab', { name: 'Memory' }).click();
    const map = page.getByRole('table', { name: 'Physical memory, and where each VM sees it' });
    await expect(map.getByRole('row', { name: /GICV/ })).toContainText('0x8010000');
    await expect(map.getByRole('row', { name: /RAM of linux/ })).toContainText('96 × 2 MiB');
    await page.getByRole('tab', { name: 'Interrupts' }).click();
    await expect(page.getByRole('table', { name: 'List registers of core 0' }).getByRole('row')).toHaveCount(5);
    await expectAccessible(page);
  });
});

test('a passed-through disk comes with what it can do', async ({ page }) => {
  await page.goto('/hypervisor/');
  await hydrated(page);
  await expect(page.locator('[data-note]')).toHaveCount(0);
  await page.getByLabel('Guests', { exact: true }).selectOption('2linux-passthrough');
  await expect(page.locator('[data-note="dma"]')).toContainText('DMA');
  await expectAccessible(page);
});

test('the other pairs of the capstone are chosen by its links', async ({ page }) => {
  await page.goto('/chapters/capstone/');
  const links = page.locator('a[href*="?guests="]');
  await expect(links).toHaveCount(3);
  for (const [n, preset] of ['2nimbos', '2linux', '2linux-disk'].entries()) {
    await page.goto('/chapters/capstone/');
    await links.nth(n).click();
    await hydrated(page);
    await expect(page.getByLabel('Guests', { exact: true })).toHaveValue(preset);
  }
});

test('without guests the page says so, and no button starts anything', async ({ page }) => {
  await pretendBuilt(page, { engine: true, guests: false });
  await page.goto('/hypervisor/');
  await expect(page.locator('[data-notice="guests"]')).toContainText('npm run guests');
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toHaveAttribute('aria-disabled', 'true');
});

test('the keyboard goes into a terminal and out again, to the controls of its VM', async ({ page }) => {
  await page.goto('/hypervisor/');
  await hydrated(page);
  const input = page.getByLabel('Console input of nimbos');
  await input.focus();
  await page.keyboard.press('Tab');
  await expect(input).toBeFocused();
  await page.keyboard.press('Control+Alt+Period');
  await expect(page.getByRole('group', { name: 'Controls of nimbos' }).locator(':focus')).toHaveCount(1);
});
