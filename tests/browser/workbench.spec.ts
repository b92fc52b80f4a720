import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect as base, test, type Locator, type Page } from '@playwright/test';
import { editor, open, openCard, press, show, write } from './lab.ts';
import { complaintsOf, expectAccessible } from './page.ts';

/** Other work may share the machine: never a matter of seconds. */
const expect = base.configure({ timeout: 30_000 });
test.describe.configure({ timeout: 120_000 });
const laptop = { width: 1366, height: 768 };
test.use({ viewport: laptop });

const pane = (lab: Locator, which: string): Locator => lab.locator(`[data-bench-pane="${which}"]`);
const widthOf = async (locator: Locator): Promise<number> => (await locator.boundingBox())?.width ?? 0;
const isFocused = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element === document.activeElement);
const border = (page: Page, name: RegExp): Locator => page.getByRole('separator', { name });
/** How far the page could be scrolled, down and to the side. */
const excess = (page: Page): Promise<number[]> =>
  page.evaluate(() => {
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
    return [scrollHeight - clientHeight, scrollWidth - clientWidth];
  });

for (const id of ['tour', 'hvc-round-trip', 'nested-walk', 'stage2-abort'])
  test(`${id} fits a laptop's screen: task, code, machine and timeline at once, nothing to scroll`, async ({
    page,
  }) => {
    const lab = await open(page, `/labs/${id}/`);
    await press(lab, 'into');
    for (const which of ['task', 'code', 'machine', 'foot']) {
      const box = await pane(lab, which).boundingBox();
      expect(box, which).not.toBeNull();
      if (box === null) continue;
      expect(box.x, which).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width, which).toBeLessThanOrEqual(laptop.width + 0.5);
      expect(box.y + box.height, which).toBeLessThanOrEqual(laptop.height + 0.5);
      expect(box.height, which).toBeGreaterThan(60);
    }
    expect(await excess(page)).toEqual([0, 0]);
    await expect(lab.getByRole('slider')).toBeVisible();
    await expect(lab.locator('[data-console]')).toBeInViewport();
  });

test('a card opens the workbench over the chapter; Escape and Back lead to the same place in the text', async ({
  page,
}) => {
  const complaints = await complaintsOf(page);
  await page.goto('/chapters/exception-levels/');
  const card = page.locator('[data-lab-card="hvc-round-trip"]');
  await card.scrollIntoViewIfNeeded();
  const place = (): Promise<number> => page.evaluate(() => Math.round(scrollY));
  const before = await place();
  expect(before).toBeGreaterThan(1000);
  const lab = await openCard(page, 'hvc-round-trip');
  await expect(lab.locator('[data-lab-title]')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(lab).toHaveCount(0);
  expect(await place()).toBe(before);
  await expect(card.locator('[data-open-lab]')).toBeFocused();

  await openCard(page, 'hvc-round-trip');
  await page.goBack();
  await expect(lab).toHaveCount(0);
  expect(await place()).toBe(before);
  await page.goForward();
  await expect(lab).toHaveAttribute('data-ready', 'true');
  // What is open is open after a reload too, and closes onto the page.
  await page.reload();
  await expect(lab).toHaveAttribute('data-ready', 'true');
  await lab.locator('[data-leave]').click();
  await expect(lab).toHaveCount(0);
  await expect(page).toHaveURL(/\/chapters\/exception-levels\/$/);
  await expect(card).toBeVisible();
  expect(complaints).toEqual([]);
});

test('Escape in the editor leaves the editor, in a menu the menu, and only then the workbench', async ({ page }) => {
  await page.goto('/chapters/start-here/');
  const lab = await openCard(page, 'tour');
  await editor(lab).focus();
  await page.keyboard.press('Escape');
  await expect(editor(lab)).not.toBeFocused();
  await expect(lab.locator('[data-file="tour.s"]')).toBeFocused();
  await lab.locator('[data-more]').click();
  await expect(lab.locator('[data-action="end"]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(lab.locator('[data-action="end"]')).toHaveCount(0);
  await page.keyboard.press('?');
  await expect(page.locator('[data-key-list]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-key-list]')).toBeHidden();
  await expect(lab).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(lab).toHaveCount(0);
});

test('borders are dragged and moved by keyboard, panes are folded, and all of it is kept', async ({ page }) => {
  const lab = await open(page, '/labs/tour/');
  const task = pane(lab, 'task');
  const before = await widthOf(task);
  const handle = await border(page, /Task and Code/).boundingBox();
  expect(handle).not.toBeNull();
  if (handle === null) return;
  await page.mouse.move(handle.x, handle.y + 100);
  await page.mouse.down();
  await page.mouse.move(handle.x + 60, handle.y + 100, { steps: 4 });
  await page.mouse.move(handle.x + 120, handle.y + 100, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => widthOf(task)).toBeGreaterThan(before + 90);
  const dragged = await widthOf(task);
  await border(page, /Task and Code/).focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => widthOf(task)).toBeLessThan(dragged - 20);
  await lab.locator('[data-fold="machine"]').click();
  await expect(lab.locator('[data-fold="machine"]')).toHaveAttribute('aria-expanded', 'false');
  await expect(lab.locator('[data-fold="machine"]')).toBeFocused();
  await expect(lab.locator('[data-panel]')).toBeHidden();
  await lab.locator('[data-fold="foot"]').click();
  await expect(lab.getByRole('slider')).toBeHidden();
  const kept = await widthOf(task);
  await page.waitForTimeout(400);
  const again = await open(page, '/labs/hvc-round-trip/');
  await expect.poll(() => widthOf(pane(again, 'task'))).toBeGreaterThan(kept - 3);
  expect(await widthOf(pane(again, 'task'))).toBeLessThan(kept + 3);
  await expect(again.locator('[data-panel]')).toBeHidden();
  await again.locator('[data-fold="machine"]').click();
  await again.locator('[data-fold="foot"]').click();
  await expect(again.locator('[data-panel]')).toBeVisible();
  await press(again, 'into');
  await expect(again.getByRole('slider')).toBeVisible();
});

test('every move of the list under ? does what the list says, by keyboard, from inside the editor', async ({
  page,
}) => {
  const lab = await open(page, '/labs/tour/');
  await page.keyboard.press('?');
  const keys = page.locator('[data-key-list]');
  for (const name of [
    'Check',
    'Step',
    'Step back',
    'Step over',
    'Step out',
    'Run',
    'Back to the last stop',
    'To the cursor',
  ])
    await expect(keys.locator('dd', { hasText: `${name}:` })).toHaveCount(1);
  await page.keyboard.press('Escape');
  await editor(lab).focus();
  await page.keyboard.press('Control+Home');
  const status = lab.locator('[data-status]');
  const announced = lab.locator('[data-announce]');
  await page.keyboard.press('Control+Alt+s');
  await expect(status).toContainText('One step on');
  // Once, and shortly: the instruction and what comes next.
  await expect(announced).toHaveText(/^mov x0, #0x41\. (Changed: x0 0 → 0x41\. )?Next: tour\.s, line 6\.$/);
  await page.keyboard.press('Control+Alt+b');
  await expect(status).toContainText('One step back');
  await page.keyboard.press('Control+Alt+o');
  await expect(status).toContainText('Executed: mov x0');
  for (let n = 0; n < 8; n++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+Alt+c');
  await expect(status).toContainText('Next: tour.s, line 9');
  await page.keyboard.press('Control+Alt+r');
  await expect(status).toContainText('The run is over');
  await page.keyboard.press('Control+Alt+v');
  await expect(status).not.toContainText('The run is over');
  await page.keyboard.press('Control+Alt+k');
  await expect(status).toContainText('0 of ');
  // A check leaves the reader in the text.
  await expect(editor(lab)).toBeFocused();
  await expect(announced).toContainText('0 of ');
});

test('tabs show levels, memory and what else there is; a lab opens with what matters for it', async ({ page }) => {
  const lab = await open(page, '/labs/hvc-round-trip/');
  await press(lab, 'check');
  const tabs = lab.getByRole('tablist');
  await expect(tabs.getByRole('tab', { selected: true })).toHaveAttribute('data-tab', 'levels');
  await expect(lab.locator('[data-panel]')).toContainText('HVC instruction');
  await tabs.getByRole('tab', { selected: true }).focus();
  await page.keyboard.press('End');
  await expect(lab.locator('[data-panel]')).not.toContainText('HVC instruction');
  await expect(tabs.getByRole('tab', { selected: true })).toBeFocused();
  await expect(lab.locator('[data-inspector="memory"]')).toBeVisible();
  await lab.getByLabel('More to look at').selectOption('gic');
  await expect(lab.locator('[data-inspector="gic"]')).toBeVisible();
  await expect(tabs.getByRole('tab', { selected: true })).toHaveText('GIC');
});

test('instructions stand beside the source only where the machine is outside the reader’s files', async ({ page }) => {
  const lab = await open(page, '/labs/hvc-round-trip/');
  await press(lab, 'into');
  await expect(lab.locator('.cm-line.cm-last')).toHaveCount(1);
  await expect(lab.locator('[data-outside]')).toHaveCount(0);
  await press(lab, 'run');
  await expect(lab.locator('[data-outside]')).toBeVisible();
  await expect(lab.locator('[data-outside] [data-mark="next"]')).toBeInViewport();
  await press(lab, 'back');
  await expect(lab.locator('[data-outside]')).toHaveCount(0);
});

for (const [prefix, colorScheme] of [
  ['', 'light'],
  ['/zh-cn', 'dark'],
] as const)
  test.describe(`on a phone, ${colorScheme}`, () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, colorScheme });
    test('three tabs, the step buttons always at hand, and nothing cut off', async ({ page }) => {
      const lab = await open(page, `${prefix}/labs/hvc-round-trip/`);
      for (const which of ['task', 'code', 'machine'] as const) {
        await show(lab, which);
        await expect(pane(lab, which)).toBeVisible();
        for (const action of ['check', 'back', 'into', 'run']) {
          const box = await lab.locator(`[data-action="${action}"]`).boundingBox();
          expect(box === null ? -1 : box.x, `${which} ${action}`).toBeGreaterThanOrEqual(0);
          expect((box?.x ?? 0) + (box?.width ?? 999), `${which} ${action}`).toBeLessThanOrEqual(390);
          expect((box?.y ?? 0) + (box?.height ?? 999), `${which} ${action}`).toBeLessThanOrEqual(844);
          expect(box?.height ?? 0).toBeGreaterThanOrEqual(44);
        }
        expect(await excess(page)).toEqual([0, 0]);
        await expectAccessible(page);
      }
      await lab.locator('[data-more]').click();
      const menu = await lab.locator('[data-action="over"]').boundingBox();
      expect(menu?.x ?? -1).toBeGreaterThanOrEqual(0);
      await lab.locator('[data-action="over"]').click();
      await expect(pane(lab, 'machine').locator('[data-changes]')).toBeVisible();
      // A check shows what is missing, and the focus is there.
      await press(lab, 'check');
      await expect(pane(lab, 'task')).toBeVisible();
      await expect(lab.locator('[data-verdict]').first()).toBeFocused();
    });
  });

test('a lab is printed with the reader’s name, the variant, the steps and every file', async ({ page }) => {
  const lab = await open(page, '/labs/hvc-round-trip/?seed=7');
  await write(lab, '// my own words\n');
  await lab.locator('details[data-work] > summary').click();
  await lab.locator('[data-reader-name]').fill('Ada Lovelace');
  await lab.locator('[data-reader-name]').press('Tab');
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const paper = lab.locator('[data-paper]');
  await expect(paper).toContainText('Ada Lovelace');
  await expect(paper).toContainText('Variant 7');
  await expect(paper).toContainText('// my own words');
  await expect(paper).toContainText('el1.s (read only)');
  await expect(paper.locator('pre')).toHaveCount(2);
  await expect(paper.locator('ol > li')).toHaveCount(3);
  await expect(lab.locator('[data-editor]')).toBeHidden();
  await expect(lab.getByRole('button')).toHaveCount(0);
  const high = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(high).toBeGreaterThan(laptop.height);
});

test('the list of labs has numbers, minutes, points, and what was reached', async ({ page }) => {
  const lab = await open(page, '/labs/tour/');
  await write(lab, '// begun\n');
  await expect(lab).toHaveAttribute('data-saving', 'saved');
  await page.goto('/labs/');
  const row = page.locator('[data-lab-row="map-a-guest"]');
  await expect(row.getByRole('link', { name: '5.2 Map a guest' })).toHaveAttribute('href', '/labs/map-a-guest/');
  await expect(page.locator('[data-lab-row="tour"] [data-state="begun"]')).toBeVisible();
  await expect(row).toContainText('not begun');
  await expectAccessible(page);
  await page.goto('/zh-cn/labs/');
  await expect(page.locator('[data-lab-row="tour"] [data-state="begun"]')).toContainText('检查点');
});

test('a lab from a file opens like the others, in its own words; a file that is none says what is wrong', async ({
  page,
}) => {
  const complaints = await complaintsOf(page);
  const text = await exported('tour');
  await page.goto('/labs/');
  const input = page.locator('[data-lab-file]');
  const give = (content: string): Promise<void> =>
    input.setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(content) });
  await give(text);
  await expect(page.locator('[data-lab-problems]')).toContainText('tour');
  await give('{"id": 3}');
  await expect(page.locator('[data-lab-problems] li').first()).toContainText('mine.json');
  await give(
    text.replace(/"id": ?"tour"/, '"id": "my-own"').replace(/"step\.sum": ?"[^"]*"/, '"step.sum": "In my own words"'),
  );
  const lab = page.locator('[data-lab="my-own"]');
  await expect(lab).toHaveAttribute('data-ready', 'true');
  await expect(lab.locator('[data-step]').first()).toContainText('In my own words');
  await press(lab, 'check');
  await expect(lab.locator('[data-verdict]').first()).not.toContainText('lab.my-own');
  await page.keyboard.press('Escape');
  await expect(lab).toHaveCount(0);
  expect(complaints).toEqual([]);
});

const HISTORY = '/chapters/start-here/';
/** A chapter with another page before it in the history, and its lab open. */
async function openedFromElsewhere(page: Page): Promise<Locator> {
  await page.goto('/labs/');
  await page.goto(HISTORY);
  return openCard(page, 'tour');
}

test('the workbench is left once: a double press of ✕ and a held Escape lead to the chapter, not past it', async ({
  page,
}) => {
  let lab = await openedFromElsewhere(page);
  await page.evaluate(() => {
    const leave = document.querySelector<HTMLElement>('[data-leave]');
    leave?.click();
    leave?.click();
  });
  await expect(lab).toHaveCount(0);
  await page.waitForTimeout(500);
  await expect(page).toHaveURL(new RegExp(`${HISTORY}$`));

  // Held in the editor, it leaves the editor; held outside, the workbench.
  lab = await openCard(page, 'tour');
  await editor(lab).focus();
  for (let n = 0; n < 4; n++) await page.keyboard.down('Escape');
  await page.keyboard.up('Escape');
  await page.waitForTimeout(500);
  await expect(lab.locator('[data-file="tour.s"]')).toBeFocused();
  for (let n = 0; n < 4; n++) await page.keyboard.down('Escape');
  await page.keyboard.up('Escape');
  await expect(lab).toHaveCount(0);
  await page.waitForTimeout(500);
  await expect(page).toHaveURL(new RegExp(`${HISTORY}$`));
});

test('Tab goes past the editor after Escape, however late it comes, until somebody types', async ({ page }) => {
  const lab = await open(page, '/labs/tour/');
  const text = await editor(lab).textContent();
  await editor(lab).focus();
  await page.keyboard.press('Escape');
  // CodeMirror itself forgets an Escape after two seconds.
  await page.waitForTimeout(2500);
  for (let n = 0; n < 8 && !(await isFocused(editor(lab))); n++) await page.keyboard.press('Tab');
  await expect(editor(lab)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(editor(lab)).not.toBeFocused();
  expect(await editor(lab).textContent()).toBe(text);
  await editor(lab).focus();
  await page.keyboard.type('x');
  await page.keyboard.press('Tab');
  await expect(editor(lab)).toBeFocused();
  expect((await editor(lab).textContent())?.length).toBeGreaterThan((text?.length ?? 0) + 1);
});

test('a lab that is closed while it opens claims nothing: the next who opens it may write', async ({ page }) => {
  await page.goto(HISTORY);
  const lab = await openCard(page, 'tour');
  await write(lab, '// there is work to read\n');
  await expect(lab).toHaveAttribute('data-saving', 'saved');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(lab).toHaveCount(0);
  // The store answers nobody for as long as this transaction is kept busy.
  await page.evaluate(async () => {
    const [name = ''] = (await indexedDB.databases()).flatMap((one) => one.name ?? []);
    const asked = indexedDB.open(name);
    const base = await new Promise<IDBDatabase>((resolve) => (asked.onsuccess = () => resolve(asked.result)));
    const stores = [...base.objectStoreNames];
    const transaction = base.transaction(stores, 'readwrite');
    const spin = (): void => {
      if (document.body.dataset['letGo'] !== undefined) return base.close();
      transaction.objectStore(stores[0] ?? '').count().onsuccess = spin;
    };
    spin();
  });
  await page.locator('[data-lab-card="tour"] [data-open-lab]').click();
  await expect(lab).toHaveAttribute('data-ownership', 'loading');
  await page.locator('[data-leave]').click();
  await expect(lab).toHaveCount(0);
  await page.evaluate(() => (document.body.dataset['letGo'] = ''));
  await page.waitForTimeout(1000);
  const held = await page.evaluate(async () => (await navigator.locks.query()).held?.map(({ name }) => name));
  expect(held?.filter((name) => name?.endsWith(' tour'))).toEqual([]);
  await openCard(page, 'tour');
  await expect(lab).toHaveAttribute('data-ownership', 'mine');
});

test('a timeline that was folded on a large screen is there on a small one', async ({ page }) => {
  const lab = await open(page, '/labs/tour/');
  await press(lab, 'into');
  await lab.locator('[data-fold="foot"]').click();
  await expect(lab.getByRole('slider')).toBeHidden();
  await page.setViewportSize({ width: 390, height: 844 });
  await show(lab, 'machine');
  await expect(lab.getByRole('slider')).toBeVisible();
});

test('a pane that was alone is unfolded to its usual size, and folds no neighbour', async ({ page }) => {
  const lab = await open(page, '/labs/tour/');
  const fold = (which: string): Locator => lab.locator(`[data-fold="${which}"]`);
  await fold('task').click();
  await fold('machine').click();
  await expect.poll(() => widthOf(pane(lab, 'code'))).toBeGreaterThan(laptop.width * 0.9);
  await fold('code').click();
  await expect(fold('code')).toHaveAttribute('aria-expanded', 'false');
  await fold('code').click();
  await expect(fold('code')).toHaveAttribute('aria-expanded', 'true');
  await expect.poll(() => widthOf(pane(lab, 'code'))).toBeLessThan(laptop.width * 0.6);
  await expect(lab.locator('[data-fold]:is([data-fold="task"], [data-fold="machine"])[aria-expanded="true"]')).not.toHaveCount(0); // prettier-ignore
});

test('closing the solution leads back into the text', async ({ page }) => {
  const lab = await open(page, '/labs/tour/');
  await lab.locator('[data-solution]').click();
  await lab.locator('[data-solution]').click();
  const solution = lab.locator('[data-solution-view]');
  await solution.getByRole('button', { name: 'Hide the solution' }).click();
  await expect(solution).toHaveCount(0);
  await expect(editor(lab)).toBeFocused();
});

for (const prefix of ['', '/zh-cn'])
  test(`all tabs are in sight at 1024 pixels${prefix === '' ? '' : ', in Chinese too'}`, async ({ page }) => {
    await page.setViewportSize({ width: 1024, height: 768 });
    const lab = await open(page, `${prefix}/labs/stage2-abort/`);
    // One more than matters for the lab: the longest row that there is.
    await lab.locator('[data-bench-pane="machine"] .row > select').selectOption('virtqueue');
    const tabs = await lab.getByRole('tab').all();
    expect(tabs.length).toBeGreaterThan(3);
    for (const tab of tabs) await expect(tab).toBeInViewport({ ratio: 0.99 });
    const clipped = await lab.getByRole('tablist').evaluate((list) => list.scrollWidth - list.clientWidth);
    expect(clipped).toBe(0);
  });

test('the list of keys stands in the middle of a small screen, and its button has the focus', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const lab = await open(page, '/labs/tour/');
  await lab.locator('[data-keys-button]').click();
  const keys = page.locator('[data-key-list]');
  await expect(keys.getByRole('button', { name: 'Close' })).toBeFocused();
  const box = await keys.boundingBox();
  const [left = 0, right = 0] = box === null ? [] : [box.x, 390 - box.x - box.width];
  expect(left).toBeGreaterThanOrEqual(8);
  expect(Math.abs(left - right)).toBeLessThanOrEqual(1);
  expect(box?.y ?? 0).toBeGreaterThanOrEqual(8);
});

/** A lab of this site as a file, as `npm run -s labs -- --export` writes it. */
async function exported(id: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['bin/labs.ts', '--export', id], {
    maxBuffer: 2 ** 24,
  });
  return stdout;
}
