/** What a workbench keeps when it is opened again, what it says aloud, its keys on a Mac, and phones on their side. */
import { expect as base, test, type Locator, type Page } from '@playwright/test';
import { editor, open, openCard, press, show, write } from './lab.ts';
import { expectAccessible } from './page.ts';

/** Other work may share the machine: never a matter of seconds. */
const expect = base.configure({ timeout: 30_000 });
test.describe.configure({ timeout: 120_000 });
test.use({ viewport: { width: 1366, height: 768 } });

const tab = (lab: Locator): Locator => lab.getByRole('tab', { selected: true });
const status = (lab: Locator): Locator => lab.locator('[data-status]');
const file = (lab: Locator, path: string): Locator => lab.locator(`[data-file="${path}"]`);

test('a lab that is closed and opened again shows the same file, the same tab, and the machine at the same moment', async ({
  page,
}) => {
  await page.goto('/chapters/exception-levels/');
  let lab = await openCard(page, 'hvc-round-trip');
  for (const instructions of [1, 2, 3]) {
    await press(lab, 'into');
    await expect(status(lab)).toContainText(`Instructions executed: ${instructions}.`);
  }
  await lab.getByLabel('More to look at').selectOption('code');
  await file(lab, 'el1.s').click();
  const next = await lab.locator('[data-panel] [data-mark="next"]').textContent();
  await page.keyboard.press('Escape');
  await expect(lab).toHaveCount(0);
  lab = await openCard(page, 'hvc-round-trip');
  await expect(status(lab)).toContainText('Instructions executed: 3.');
  await expect(tab(lab)).toHaveAttribute('data-tab', 'code');
  await expect(lab.locator('[data-panel] [data-mark="next"]')).toHaveText(next ?? '');
  await expect(file(lab, 'el1.s')).toHaveAttribute('aria-pressed', 'true');
  // It has its past, too.
  await press(lab, 'back');
  await expect(status(lab)).toContainText('Instructions executed: 2.');

  // A run of a text that was changed since comes back as what it was.
  await file(lab, 'el2.s').click();
  await write(lab, '// another text\n');
  await expect(status(lab)).toContainText('changed');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(lab).toHaveCount(0);
  lab = await openCard(page, 'hvc-round-trip');
  await expect(editor(lab)).toContainText('// another text');
  await expect(status(lab)).toContainText('changed');
  await expect(status(lab)).toContainText('Instructions executed: 2.');
});

test('after a reload file, tab and pane are the same; what is no choice is not believed', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const shown = async (): Promise<Locator> => {
    const lab = page.locator('[data-lab]');
    await expect(lab).toHaveAttribute('data-ready', 'true');
    return lab;
  };
  let lab = await open(page, '/labs/hvc-round-trip/');
  await file(lab, 'el1.s').click();
  await show(lab, 'machine');
  await lab.getByLabel('More to look at').selectOption('gic');
  await page.reload();
  lab = await shown();
  await expect(lab.locator('[data-pane-tab="machine"]')).toHaveAttribute('aria-pressed', 'true');
  await expect(tab(lab)).toHaveAttribute('data-tab', 'gic');
  await show(lab, 'code');
  await expect(file(lab, 'el1.s')).toHaveAttribute('aria-pressed', 'true');
  await expect(editor(lab)).toHaveAttribute('aria-readonly', 'true');

  // The other lab has its own.
  await page.goto('/labs/tour/');
  lab = await shown();
  await expect(lab.locator('[data-pane-tab="task"]')).toHaveAttribute('aria-pressed', 'true');
  for (const kept of ['{"file":"../etc","tab":"__proto__","pane":7}', 'null', '[', '"x"']) {
    await page.evaluate((text) => localStorage.setItem('tae-workbench lab tour', text), kept);
    await page.goto('/zh-cn/labs/tour/');
    lab = await shown();
    await expect(lab.locator('[data-pane-tab="task"]')).toHaveAttribute('aria-pressed', 'true');
    await show(lab, 'machine');
    await expect(tab(lab)).toHaveAttribute('data-tab', 'registers');
    await page.goto('/labs/');
  }
});

test('after a change of the text the timeline shows nothing that will not happen', async ({ page }) => {
  const lab = await open(page, '/labs/hvc-round-trip/');
  await press(lab, 'run');
  const events = lab.locator('[data-events] > li');
  const slider = lab.getByRole('slider');
  const valueOf = async (name: string): Promise<number> => Number(await slider.getAttribute(name));
  await expect(slider).not.toHaveAttribute('aria-valuenow', '0');
  await lab.locator('[data-bench-pane="foot"] summary').click();
  const before = await events.count();
  expect(before).toBeGreaterThan(1);
  await page.keyboard.press('Control+Alt+h');
  await expect(slider).toHaveAttribute('aria-valuenow', '0');
  await press(lab, 'into');
  await expect(slider).toHaveAttribute('aria-valuenow', '1');
  const end = await valueOf('aria-valuemax');
  expect(end).toBeGreaterThan(1);
  await expect(events).toHaveCount(before);
  await editor(lab).press('Control+Home');
  await page.keyboard.type('x');
  await expect(slider).toHaveAttribute('aria-valuemax', '1');
  await expect(events).toHaveCount(0);
  await slider.press('End');
  await expect(slider).toHaveAttribute('aria-valuenow', '1');
  // The same text again: all of it is true again.
  await editor(lab).press('Backspace');
  await expect(slider).toHaveAttribute('aria-valuemax', String(end));
  await expect(events).toHaveCount(before);
});

test('the ladder of levels shows where the machine is when it comes into sight on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const lab = await open(page, '/labs/predict-the-vector/');
  await press(lab, 'run');
  await expect(lab.locator('[data-announce]')).toContainText('The run is over');
  await show(lab, 'machine');
  const drawing = lab.getByRole('group', { name: 'Exception level over time' });
  const hidden = (): Promise<number> =>
    drawing.evaluate((box) => box.scrollWidth - box.clientWidth - Math.round(box.scrollLeft));
  expect(await drawing.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeGreaterThan(100);
  // The run is over: what is farthest right.
  await expect.poll(hidden).toBeLessThan(100);
});

/** What a screen reader is told from now on: texts of live regions that are in the accessibility tree, as they change. */
async function listening(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Reflect.set(window, 'heard', heard);
    new MutationObserver((records) => {
      const regions = records.flatMap(({ target }) => {
        const element = target instanceof Element ? target : target.parentElement;
        return element?.closest('[role="status"], [role="alert"], [aria-live]') ?? [];
      });
      for (const region of new Set(regions)) {
        const text = (region.textContent ?? '').trim();
        if (text !== '' && region.checkVisibility()) heard.push(text);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () =>
    page.evaluate(async () => {
      // Whatever else would be said.
      await new Promise((resolve) => setTimeout(resolve, 600));
      const heard: unknown = Reflect.get(window, 'heard');
      return Array.isArray(heard) ? heard.splice(0).map(String) : [];
    });
}

for (const [where, viewport] of [
  ['a laptop', { width: 1366, height: 768 }],
  ['a phone', { width: 390, height: 844 }],
] as const)
  test(`on ${where} each move and each check is announced once, and the focus repeats nothing`, async ({ page }) => {
    await page.setViewportSize(viewport);
    const lab = await open(page, '/labs/tour/');
    const heard = await listening(page);
    await press(lab, 'into');
    await expect(lab.locator('.cm-line.cm-last')).toHaveCount(1);
    expect(await heard()).toEqual([expect.stringMatching(/^mov x0, #0x41\./)]);
    await press(lab, 'check');
    const verdict = lab.locator('[data-verdict]').first();
    await expect(verdict).toBeVisible();
    const sentence = (await verdict.locator('p').textContent()) ?? '';
    const [said = '', ...more] = await heard();
    expect(more).toEqual([]);
    expect(said).toMatch(/^0 of \d checkpoints passed\./);
    // Where one pane is shown at a time the focus goes to the verdict, and it is heard from there.
    if (where === 'a phone') await expect(verdict).toBeFocused();
    expect(said.includes(sentence)).toBe(where === 'a laptop');
    await press(lab, 'back');
    expect(await heard()).toEqual([expect.stringContaining('One step back')]);
  });

test('on a Mac moves have keys that VoiceOver leaves alone, and the list shows them so', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'platform', { get: () => 'MacIntel' }));
  const lab = await open(page, '/labs/tour/');
  await page.keyboard.press('?');
  const keys = page.locator('[data-key-list]');
  await expect(keys.locator('kbd', { hasText: /^⌃⇧S$/ })).toHaveCount(1);
  await expect(keys.locator('kbd', { hasText: /^⌘S$/ })).toHaveCount(1);
  await expect(keys).not.toContainText(/Ctrl|Alt/);
  await page.keyboard.press('Escape');
  await expect(lab.locator('[data-action="into"]')).toHaveAttribute('aria-keyshortcuts', 'Control+Shift+S');
  await expect(lab.locator('[data-action="into"]')).toHaveAttribute('title', /\(⌃⇧S\)$/);
  await editor(lab).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Shift+S');
  await expect(status(lab)).toContainText('Instructions executed: 1.');
  await page.keyboard.press('Control+Shift+S');
  await expect(status(lab)).toContainText('Instructions executed: 2.');
  // VoiceOver's own.
  await page.keyboard.press('Control+Alt+S');
  // On a Mac Control with B or E moves the cursor, and with Shift it selects.
  await page.keyboard.press('Control+Shift+B');
  await expect(status(lab)).toContainText('Instructions executed: 1.');
  await page.keyboard.press('Control+Shift+E');
  await expect(status(lab)).toContainText('The run is over');
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('');
  await page.keyboard.press('Control+Shift+P');
  await expect(lab.locator('.cm-gutterElement.cm-breakpoint')).toHaveCount(1);

  await page.goto('/machine/');
  await expect(page.locator('[data-action="step"]')).toHaveAttribute('aria-keyshortcuts', 'Control+Shift+S');
  await expect(page.locator('.leave').first()).toContainText('⌃⇧.');
});

for (const [width, height] of [
  [844, 390],
  [740, 360],
] as const)
  for (const [prefix, colorScheme] of [
    ['', 'light'],
    ['/zh-cn', 'dark'],
  ] as const)
    test.describe(`a phone on its side, ${width} by ${height}, ${colorScheme}`, () => {
      test.use({ viewport: { width, height }, hasTouch: true, colorScheme });
      test('nothing is cut off, and the step buttons are at hand', async ({ page }) => {
        const lab = await open(page, `${prefix}/labs/stage2-abort/`);
        const isWhole = async (what: Locator, name: string): Promise<void> => {
          const box = await what.boundingBox();
          expect(box, name).not.toBeNull();
          if (box === null) return;
          expect(Math.min(box.x, box.y), name).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width, name).toBeLessThanOrEqual(width + 0.5);
          expect(box.y + box.height, name).toBeLessThanOrEqual(height + 0.5);
        };
        await press(lab, 'into');
        await expect(lab.locator('[data-announce]')).not.toBeEmpty();
        for (const which of ['task', 'code', 'machine'] as const) {
          await show(lab, which);
          for (const part of ['[data-lab-title]', '[data-keys-button]', '[data-points]', '[data-saved]'])
            await isWhole(lab.locator(part), `${which} ${part}`);
          for (const action of ['check', 'back', 'into', 'run']) {
            const button = lab.locator(`[data-action="${action}"]`);
            await isWhole(button, `${which} ${action}`);
            expect((await button.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44);
            expect((await button.locator('svg').boundingBox())?.width).toBe(16);
            expect(await button.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
          }
          const content = lab.locator(`[data-bench-pane="${which}"] > .content`);
          await isWhole(content, which);
          // More than half of the screen is what one came for.
          expect((await content.boundingBox())?.height ?? 0).toBeGreaterThan(height * 0.5);
          const excess = await page.evaluate(() => {
            const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
            return [scrollHeight - clientHeight, scrollWidth - clientWidth];
          });
          expect(excess).toEqual([0, 0]);
          await expectAccessible(page);
        }
        await expect(lab.getByRole('slider')).toBeInViewport({ ratio: 0.99 });
        await expect(lab.locator('[data-console]')).toBeInViewport({ ratio: 0.99 });
        await lab.locator('[data-more]').click();
        await isWhole(lab.locator('.more'), 'more');
        await lab.locator('[data-action="breakpoint"]').click();
        await page.keyboard.press('Escape');
        await lab.locator('[data-keys-button]').click();
        await isWhole(page.locator('[data-key-list]'), 'keys');
      });
    });
