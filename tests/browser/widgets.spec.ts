import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { open as openLab, phone, press, show } from './lab.ts';
import { complaintsOf, hydrated } from './page.ts';

const widgets = [
  'registers', 'disassembly', 'exception', 'timeline', 'el-ladder', 'translation-walk', 'page-tables', 'memory',
  'context-frame', 'gic', 'virtqueue', 'trap-log', 'terminal', 'editor', 'command-line', 'image-header',
] as const; // prettier-ignore
const looks = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { name: 'dark on a phone', colorScheme: 'dark', viewport: { width: 360, height: 740 } },
] as const;

async function open(page: Page, widget: string, language = ''): Promise<void> {
  await page.goto(`${language}/widgets/${widget}/`);
  await hydrated(page);
}

/** What is around the widgets, pages.spec.ts looks at. */
async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('main').analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))).toEqual([]);
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

test('translation walk: an edit of a descriptor is walked again by the machine of the page, and undone', async ({
  page,
}) => {
  const complaints = await complaintsOf(page);
  await open(page, 'translation-walk');
  const way = page.locator('.way');
  await expect(way).toContainText(/VA\s*0x400004\s*IPA\s*0x80001004\s*PA\s*0x40401004/);
  await expect(page.getByText('15 descriptors read')).toBeVisible();
  const stage1 = page.getByRole('group', { name: 'Stage 1: VA → IPA' });
  await stage1.locator('> ol > li > details[data-level="3"] > summary').click();
  await stage1.getByRole('button', { name: 'Flip UXN, now 0' }).click();
  await expect(way).toContainText('Stage 1 says no');
  await expect(way).toContainText('permission fault, level 3');
  await page.getByLabel('Access').selectOption('read');
  await expect(way).toContainText('PA');
  await stage1.getByRole('button', { name: 'Valid' }).click();
  await expect(way).toContainText('translation fault, level 3');
  await page.getByRole('button', { name: 'Undo all edits' }).click();
  await expect(way).toContainText(/PA\s*0x40401004/);
  await page.getByLabel('Virtual address').fill('0x0a000000');
  await page.keyboard.press('Enter');
  await expect(way).toContainText('Stage 1 says no');
  await page.getByLabel('Exception level').selectOption('1');
  await expect(way).toContainText('Stage 2 says no');
  await page.getByLabel('Virtual address').fill('nothing');
  await expect(page.getByLabel('Virtual address')).toHaveAttribute('aria-invalid', 'true');
  expect(complaints).toEqual([]);
});

test('page tables: a tree by keyboard, and the map that it makes', async ({ page }) => {
  await open(page, 'page-tables');
  const stage2 = page.getByRole('group', { name: 'Stage 2' });
  await expect(stage2.locator('.leaf').last()).toContainText('[0–15]');
  const first = stage2.locator('summary').first();
  await first.focus();
  await page.keyboard.press('Enter');
  await expect(stage2.locator('.leaf').first()).toBeHidden();
  await stage2.getByLabel('Memory map').check();
  await expect(stage2.getByRole('row')).toHaveCount(4);
  await expect(stage2.getByRole('row').last()).toContainText('64 KiB');
});

test('memory: bytes, words and structures of a place that one types', async ({ page }) => {
  await open(page, 'memory');
  await expect(page.locator('.dump li').first()).toContainText('29 00 00 00');
  await page.getByLabel('Doublewords (64 bits)').check();
  await expect(page.locator('.dump li').first()).toContainText('0000000000000029');
  await page.getByLabel('Structure').check();
  await expect(page.getByRole('row', { name: /x0/ }).first()).toContainText('0x0000000000000029');
  await page.getByLabel('What is here').selectOption({ label: 'Virtqueue descriptor' });
  await expect(page.getByRole('row', { name: /addr/ })).toBeVisible();
  await page.getByLabel('Bytes').check();
  await page.getByLabel('Address').fill('0x09000000');
  await page.keyboard.press('Enter');
  await expect(page.locator('.dump li').first()).toContainText('no memory here');
});

test('context frame: the handler’s change is marked and said', async ({ page }) => {
  await open(page, 'context-frame');
  const step = page.getByRole('button', { name: 'Step' });
  for (let i = 0; i < 40 && (await step.isEnabled()); i++) await step.click();
  await expect(page.locator('[data-slot="x0"]')).toHaveClass(/changed/);
  await expect(page.locator('[data-slot="x0"]')).toContainText('2a');
  await expect(page.getByRole('status')).toHaveText('Changed: x0');
});

test('interrupt controller: a timer interrupt becomes a virtual one', async ({ page }) => {
  await open(page, 'gic');
  const step = page.getByRole('button', { name: 'Step' });
  const seen: string[] = [];
  for (;;) {
    const timer = (await page.locator('[data-intid="26"] .state').allTextContents()).join(' ');
    const list = await page.locator('[data-lr="0"] .state').textContent();
    seen.push(`${timer} / ${list}`);
    // The guest's own side says the same: something is there for it exactly while the list register is pending.
    await expect(page.locator('[data-guest]')).toContainText(list === 'pending' ? 'INTID 27' : 'nothing');
    if (!(await step.isEnabled())) break;
    await step.click();
  }
  expect(seen.filter((text) => text.includes('pending') || text.includes('active')).length).toBeGreaterThan(2);
  expect(seen.some((text) => text.endsWith('/ active'))).toBe(true);
  expect(seen.at(-1)).toMatch(/\/ free$/);
});

test('virtqueue: a chain is chosen and its descriptors are marked', async ({ page }) => {
  await open(page, 'virtqueue');
  await expect(page.getByText('waits for the device')).toBeVisible();
  await expect(page.getByRole('status')).toContainText('Read from sector 0.');
  const step = page.getByRole('button', { name: 'Step' });
  await step.click();
  await expect(page.getByText('513 bytes written')).toBeVisible();
  await step.click();
  await expect(page.locator('tr.marked')).toHaveCount(3);
  await expect(page.locator('tr.marked').first()).toHaveAttribute('data-descriptor', '3');
  await page.getByRole('button', { name: /ring\[0\]/ }).click();
  await expect(page.locator('tr.marked').first()).toHaveAttribute('data-descriptor', '0');
  await expect(page.getByRole('status')).toContainText('Read from sector 0.');
});

test('trap log: an entry opens with the keyboard on its syndrome and on what was done, and causes can be chosen', async ({
  page,
}) => {
  await open(page, 'trap-log');
  const log = page.locator('[data-trap-log]');
  await expect(log.getByRole('listitem').locator('> button, button[aria-expanded]')).toHaveCount(11);
  await page.getByLabel('Cause').selectOption({ label: 'Data abort, nobody there' });
  const entry = log.getByRole('button');
  await expect(entry).toHaveCount(1);
  await expect(entry).toContainText('nowhere');
  await entry.focus();
  await page.keyboard.press('Enter');
  await expect(entry).toHaveAttribute('aria-expanded', 'true');
  await expect(log).toContainText(/IPA\s*000b000000/);
  await expect(log.getByRole('table', { name: 'ESR_EL2' })).toContainText('translation fault');
  await expect(log).toContainText('mrs HPFAR_EL2');
  await page.keyboard.press('Enter');
  await expect(log.getByRole('table')).toHaveCount(0);
});

test('terminal: what is typed goes to the guest, what it answers is drawn, and the keyboard gets out', async ({
  page,
}) => {
  const complaints = await complaintsOf(page);
  await open(page, 'terminal');
  // The list that xterm keeps for screen readers.
  const rows = page.locator('.xterm-accessibility-tree');
  await expect(rows).toContainText('Type!');
  const input = page.getByRole('textbox', { name: 'Serial console input' });
  await input.focus();
  await page.keyboard.type('emulatex');
  await expect(rows).toContainText('> emulatex');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  await expect(rows).toContainText('7 bytes');
  await page.keyboard.press('Control+Alt+.');
  const clear = page.getByRole('button', { name: 'Clear' });
  await expect(clear).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(rows).not.toContainText('emulate');
  await expect(input).toBeFocused();
  expect(complaints).toEqual([]);
});

test.describe('terminal of a reader who has chosen nothing', () => {
  test.use({ storageState: { cookies: [], origins: [] } });

  test('text that comes without keys arrives, and reading aloud is a choice that stays', async ({ page }) => {
    await open(page, 'terminal');
    const rows = page.locator('.xterm-rows');
    await expect(rows).toContainText('Type!');
    await page.getByRole('textbox', { name: 'Serial console input' }).focus();
    // As an emoji picker, dictation or an input method does it.
    await page.keyboard.insertText('dictated');
    await expect(rows).toContainText('> dictated');
    const list = page.locator('.xterm-accessibility-tree');
    await expect(list).toHaveCount(0);
    const choice = page.getByLabel('Read aloud by a screen reader');
    await choice.check();
    await expect(list).toContainText('> dictated');
    await page.reload();
    await expect(choice).toBeChecked();
    await expect(list).toContainText('Type!');
    await choice.uncheck();
    await expect(list).toHaveCount(0);
  });
});

test('editor: errors of assembly and device trees are marked while one types, and El2 is completed', async ({
  page,
}) => {
  const complaints = await complaintsOf(page);
  await open(page, 'editor');
  const text = page.locator('.cm-content');
  const problems = page.locator('[data-problems]');
  await expect(text.locator('.tae-token-keyword', { hasText: 'strb' })).toHaveCount(1);
  await text.fill('        mov     x99, #1\n');
  await expect(problems).toContainText('hello.s, line 1');
  await expect(text.locator('.cm-lintRange-error')).toHaveText('x99');
  await problems.getByRole('button').first().click();
  await expect(text).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(problems).toHaveCount(0);

  await page.getByRole('button', { name: 'board.dts' }).click();
  await expect(text.locator('.tae-token-property', { hasText: 'bootargs' })).toHaveCount(1);
  await text.fill('/dts-v1/;\n/ { a = <1> };\n');
  await expect(problems).toContainText('board.dts, line 2');
  await page.keyboard.press('Control+z');

  await page.getByRole('button', { name: 'handler.ts' }).click();
  const line = text.locator('.cm-line', { hasText: /call\.el2\.$/ });
  await line.click();
  await page.keyboard.press('End');
  await page.keyboard.press('Control+Space');
  const options = page.getByRole('listbox', { name: 'Completions' }).getByRole('option');
  await expect(options.filter({ hasText: /^mrs$/ })).toHaveCount(1, { timeout: 30_000 });
  for (const name of ['msr', 'read', 'write', 'tlbi'])
    await expect(options.filter({ hasText: name }).first()).toBeAttached();
  await page.keyboard.type('tl');
  await expect(options).toHaveText(['tlbi']);
  await page.waitForTimeout(150);
  await page.keyboard.press('Enter');
  await expect(text).toContainText('call.el2.tlbi');
  expect(complaints).toEqual([]);
});

test('in a lab: memory, walks and tables of each moment, what differs marked, on a phone', async ({ page }) => {
  await page.setViewportSize(phone);
  const complaints = await complaintsOf(page);
  const lab = await openLab(page, '/labs/nested-walk/');
  await press(lab, 'into');
  await show(lab, 'machine');
  const inspector = lab.locator('[data-inspector]');
  await expect(inspector.locator('.dump li').first()).toBeVisible();
  await inspector.getByLabel('Page tables').check();
  await inspector.getByLabel('Stage 2').check();
  await expect(inspector).toContainText('The registers do not lead to a table', { timeout: 30_000 });
  // The tables are there when the run is over, and nobody had to ask again.
  await press(lab, 'check');
  await show(lab, 'machine');
  await expect(inspector.getByLabel('Memory map')).toBeVisible({ timeout: 30_000 });
  await inspector.getByLabel('Translation walk').check();
  await expect(inspector.getByText(/descriptors? read/)).toBeVisible();
  await lab.getByLabel('More to look at').selectOption('gic');
  await expect(inspector.locator('[data-lr="0"]')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('[data-inspector]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  expect(complaints).toEqual([]);
});

test('image header: a file that the reader picks is read by field, and its fault is named', async ({ page }) => {
  await open(page, 'image-header');
  const widget = page.locator('.widget');
  await expect(widget.locator('[data-fault]')).toHaveCount(0);
  const file = Buffer.alloc(4096);
  file.writeUInt32LE(0x1400_0010, 0);
  file.writeBigUInt64LE(0x80n, 16);
  file.writeBigUInt64LE(0xan, 24);
  file.writeUInt32LE(0x644d_5241, 56);
  await widget.locator('input[type=file]').setInputFiles({ name: 'mine.bin', mimeType: '', buffer: file });
  await expect(widget).toContainText('Header of mine.bin');
  await expect(widget.locator('[data-field="image_size"] [data-fault]')).toContainText('less than the file has');
  await expect(widget.locator('[data-fault]')).toHaveCount(1);
  const packed = { name: 'Image.gz', mimeType: '', buffer: Buffer.from([0x1f, 0x8b, 8, 0]) };
  await widget.locator('input[type=file]').setInputFiles(packed);
  await expect(widget.locator('[data-fault="gzip"]')).toBeVisible();
  await widget.getByRole('button', { name: 'Back to this site’s Image' }).click();
  await expect(widget.locator('[data-field="magic"]')).toContainText('0x644d5241');
});
