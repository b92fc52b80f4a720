import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { complaintsOf, expectAccessible, hydrated } from './page.ts';
import { bootable, run, type } from './terminal.ts';

const source = (page: Page) => page.getByLabel('Device tree source');
const verdict = (page: Page) => page.locator('[data-verdict]');

test.beforeEach(async ({ page }) => {
  await page.goto('/devicetree/');
  await hydrated(page);
});

test('the page begins with the tree that the board makes, for one core or two', async ({ page }) => {
  await expect(source(page)).toHaveValue(/cpu@0 \{/);
  await expect(source(page)).not.toHaveValue(/cpu@1 \{/);
  await page.getByLabel('Cores').selectOption('2');
  await page.getByLabel('Enter at').selectOption('EL2');
  await page.getByRole('button', { name: 'Show the tree the board makes' }).click();
  await expect(source(page)).toHaveValue(/method = "smc"[^]*cpu@1 \{/);
});

test('a mistake is told with its line and column, and the keyboard gets there', async ({ page }) => {
  const complaints = await complaintsOf(page);
  await source(page).fill('/dts-v1/;\n/ {\n\tmodel = "mine"\n};\n');
  await expect(verdict(page)).toHaveText('Line 3, column 16: a semicolon is missing here.');
  await expect(source(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('button', { name: 'Download devicetree.dtb' })).toHaveAttribute('aria-disabled', 'true');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Go to line 3' }).press('Enter');
  await expect(source(page)).toBeFocused();
  await page.keyboard.type(';');
  await expect(verdict(page)).toContainText('1 nodes, 1 properties');
  await expect(source(page)).toHaveAttribute('aria-invalid', 'false');
  expect(complaints).toEqual([]);
});

test('what is downloaded as a blob can be opened again', async ({ page }) => {
  await source(page).fill('/dts-v1/;\n/ { model = "mine"; label: node { }; };');
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'ok');
  await expect(verdict(page)).toContainText('2 nodes');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download devicetree.dtb' }).click();
  const blob = await readFile(await (await downloading).path());
  expect(blob.readUInt32BE(0)).toBe(0xd00d_feed);
  await source(page).fill('');
  await page.getByLabel('Open a DTS or DTB file').setInputFiles({ name: 'again.dtb', mimeType: '', buffer: blob });
  await expect(source(page)).toHaveValue('/dts-v1/;\n\n/ {\n\tmodel = "mine";\n\n\tnode {\n\t};\n};\n');
});

test('a file that is no device tree is refused, and the text stays', async ({ page }) => {
  const before = await source(page).inputValue();
  const noise = Buffer.from([0xff, 0xfe, 0x00, 0x80]);
  await page.getByLabel('Open a DTS or DTB file').setInputFiles({ name: 'noise', mimeType: '', buffer: noise });
  await expect(verdict(page)).toContainText('noise is neither a device tree blob nor text');
  const cut = Buffer.from([0xd0, 0x0d, 0xfe, 0xed, 0, 0]);
  await page.getByLabel('Open a DTS or DTB file').setInputFiles({ name: 'cut.dtb', mimeType: '', buffer: cut });
  await expect(verdict(page)).toContainText('ends too early');
  await expect(source(page)).toHaveValue(before);
});

test('the text is there again after a reload, and what replaced it can be undone', async ({ page }) => {
  const mine = '/dts-v1/;\n/ { model = "half done';
  await source(page).fill(mine);
  await page.reload();
  await expect(source(page)).toHaveValue(mine);
  await page.getByRole('button', { name: 'Show the tree the board makes' }).click();
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'ok');
  await page.getByRole('button', { name: 'Bring back' }).click();
  await expect(source(page)).toHaveValue(mine);
});

test('Linux boots on the machine page with the tree that was written here', async ({ page }) => {
  test.skip(!bootable, 'needs the engine and the guests in dist/');
  const board = await source(page).inputValue();
  await source(page).fill(board.replace('model = "linux,dummy-virt"', 'model = "a board of mine"'));
  await page.getByRole('button', { name: 'Use as the machine’s device tree' }).click();
  await expect(page).toHaveURL(/\/machine\/$/);
  await hydrated(page);
  await expect(page.getByLabel('Use devicetree.dtb as')).toHaveValue('dtb');
  await run(page);
  await type(page, 'cat /proc/device-tree/model', /a board of mine/);
});
