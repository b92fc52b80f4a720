import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { COLOURS } from '../../src/site/grammars/colours.ts';
import { complaintsOf, expectAccessible, hydrated } from './page.ts';
import { bootable, run, type } from './terminal.ts';

const source = (page: Page) => page.getByLabel('Device tree source');
/** Replaces all of the text, as a reader does: much of a long text is not in the page. */
async function write(page: Page, text: string): Promise<void> {
  await source(page).focus();
  await page.keyboard.press('Control+a');
  if (text === '') await page.keyboard.press('Delete');
  else await page.keyboard.insertText(text);
}
/** All of the text. */
async function read(page: Page): Promise<string> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download devicetree.dts' }).click();
  return await readFile(await (await downloading).path(), 'utf8');
}
/** The lines that are in view, as the editor shows them. */
const shown = (page: Page): Promise<string> =>
  source(page)
    .locator('.cm-line')
    .allTextContents()
    .then((lines) => lines.join('\n'));
/** CodeMirror has taken the place of the plain field. */
const opened = (page: Page): Promise<void> => expect(page.locator('[data-editor] .cm-content')).toBeVisible();
const verdict = (page: Page) => page.locator('[data-verdict]');

test.beforeEach(async ({ page }) => {
  await page.goto('/devicetree/');
  await hydrated(page);
  await opened(page);
});

test('the page begins with the tree that the board makes, for one core or two', async ({ page }) => {
  const property = source(page).locator('.tae-token-property', { hasText: '#address-cells' }).first();
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(COLOURS.property[theme].slice(at, at + 2), 16));
    await expect(property).toHaveCSS('color', `rgb(${r}, ${g}, ${b})`);
  }
  const one = await read(page);
  expect(one).toMatch(/cpu@0 \{/);
  expect(one).not.toMatch(/cpu@1 \{/);
  await page.getByLabel('Cores').selectOption('2');
  await page.getByLabel('Enter at').selectOption('EL2');
  await page.getByRole('button', { name: 'Show the tree the board makes' }).click();
  expect(await read(page)).toMatch(/method = "smc"[^]*cpu@1 \{/);
});

test('a mistake is told with its line and column, and the keyboard gets there', async ({ page }) => {
  const complaints = await complaintsOf(page);
  await write(page, '/dts-v1/;\n/ {\n\tmodel = "mine"\n};\n');
  await expect(verdict(page)).toHaveText('Line 3, column 16: a semicolon is missing here.');
  await expect(source(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('button', { name: 'Download devicetree.dtb' })).toHaveAttribute('aria-disabled', 'true');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Go to line 3' }).press('Enter');
  await expect(source(page)).toBeFocused();
  await page.keyboard.type(';');
  await expect(verdict(page)).toContainText('1 nodes, 1 properties');
  await expect(source(page)).toHaveAttribute('aria-invalid', 'false');
  // Tab belongs to the text; the page says how the keyboard leaves.
  await page.keyboard.press('Tab');
  await expect(source(page)).toBeFocused();
  await expect(source(page)).toHaveAccessibleDescription(/press Esc, then Tab/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(source(page)).not.toBeFocused();
  expect(complaints).toEqual([]);
});

test('what is downloaded as a blob can be opened again', async ({ page }) => {
  await write(page, '/dts-v1/;\n/ { model = "mine"; label: node { }; };');
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'ok');
  await expect(verdict(page)).toContainText('2 nodes');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download devicetree.dtb' }).click();
  const blob = await readFile(await (await downloading).path());
  expect(blob.readUInt32BE(0)).toBe(0xd00d_feed);
  await write(page, '');
  await page.getByLabel('Open a DTS or DTB file').setInputFiles({ name: 'again.dtb', mimeType: '', buffer: blob });
  const tidy = '/dts-v1/;\n\n/ {\n\tmodel = "mine";\n\n\tnode {\n\t};\n};\n';
  await expect.poll(() => shown(page)).toBe(tidy);
  expect(await read(page)).toBe(tidy);
});

test('a file that is no device tree is refused, and the text stays', async ({ page }) => {
  const before = await read(page);
  const noise = Buffer.from([0xff, 0xfe, 0x00, 0x80]);
  await page.getByLabel('Open a DTS or DTB file').setInputFiles({ name: 'noise', mimeType: '', buffer: noise });
  await expect(verdict(page)).toContainText('noise is neither a device tree blob nor text');
  const cut = Buffer.from([0xd0, 0x0d, 0xfe, 0xed, 0, 0]);
  await page.getByLabel('Open a DTS or DTB file').setInputFiles({ name: 'cut.dtb', mimeType: '', buffer: cut });
  await expect(verdict(page)).toContainText('ends too early');
  expect(await read(page)).toBe(before);
});

test('the text is there again after a reload, and what replaced it can be undone', async ({ page }) => {
  const mine = '/dts-v1/;\n/ { model = "half done';
  await write(page, mine);
  await page.reload();
  await opened(page);
  await expect.poll(() => shown(page)).toBe(mine);
  await page.getByRole('button', { name: 'Show the tree the board makes' }).click();
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'ok');
  await page.getByRole('button', { name: 'Bring back' }).click();
  await expect.poll(() => shown(page)).toBe(mine);
  // And by the editor's own undo, which takes back the two replacements one by one.
  await source(page).press('Control+z');
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'ok');
  await source(page).press('Control+z');
  await expect.poll(() => shown(page)).toBe(mine);
});

test('Linux boots on the machine page with the tree that was written here', async ({ page }) => {
  test.skip(!bootable, 'needs the engine and the guests in dist/');
  const board = await read(page);
  await write(page, board.replace('model = "linux,dummy-virt"', 'model = "a board of mine"'));
  await page.getByRole('button', { name: 'Use as the machine’s device tree' }).click();
  await expect(page).toHaveURL(/\/machine\/$/);
  await hydrated(page);
  await expect(page.getByLabel('Use devicetree.dtb as')).toHaveValue('dtb');
  await run(page);
  await type(page, 'cat /proc/device-tree/model', /a board of mine/);
});
