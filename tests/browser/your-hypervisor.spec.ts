/** The page with the reader's own parts of the hypervisor. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { PART_IDS, partOf } from '../../src/engine/hypervisor/parts.ts';
import { labs } from '../../src/labs/index.ts';
import { solutionFiles } from '../../src/labs/kit/parameters.ts';
import { complaintsOf, expectAccessible, hydrated } from './page.ts';
import { bootable } from './terminal.ts';

test.use({ viewport: { width: 1600, height: 1300 } });

/** A guest on a busy host takes its time; what must not happen is that it never answers. */
const patience = { timeout: 150_000, intervals: [100] };

const HAND_ON = `import { HANDLERS, type Handlers } from 'hypervisor';
export const trap: Handlers['trap'] = (call, vcpu, esr) => HANDLERS.trap(call, vcpu, esr);
`;
const failing = (body: string): string => `import { HANDLERS, type Handlers } from 'hypervisor';
let n = 0;
export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  n++;
  ${body}
  HANDLERS.trap(call, vcpu, esr);
};
`;

const row = (page: Page, part: string): Locator => page.locator(`[data-parts] [data-part="${part}"]`);
const editor = (page: Page): Locator => page.locator('[data-own] [data-editor] .cm-content');
const own = (page: Page, file: string): Locator => page.getByLabel(`Run my own ${file}`);

async function open(page: Page): Promise<void> {
  await page.goto('/your-hypervisor/');
  await hydrated(page);
  await expect(editor(page)).toBeVisible({ timeout: 30_000 });
}
/** Types a part and switches it on. */
async function write(page: Page, file: string, text: string): Promise<void> {
  await page.locator('[data-parts]').getByRole('button', { name: file, exact: true }).click();
  await editor(page).fill(text);
  await own(page, file).check();
}
/** All parts as their labs' solutions have them; one that no lab judges yet is begun. */
async function writeAll(page: Page): Promise<void> {
  for (const id of PART_IDS) {
    const { file, labs: judges } = partOf(id);
    const lab = labs.find((one) => one.id === judges.at(-1));
    if (lab === undefined) {
      await page.locator('[data-parts]').getByRole('button', { name: file, exact: true }).click();
      await page.getByRole('button', { name: `Begin ${file}` }).click();
      await expect(own(page, file)).toBeChecked();
    } else await write(page, file, solutionFiles(lab, 0)[file] ?? '');
  }
}
async function enter(page: Page, vm: number, line: string): Promise<void> {
  await page.locator(`[data-vm="${vm}"] .xterm-helper-textarea`).focus();
  await page.keyboard.type(`${line}\n`);
}
const checkpoint = (page: Page, id: string): Locator => page.locator(`[data-capstone] [data-checkpoint="${id}"]`);
const isDone = (page: Page, id: string): Promise<void> =>
  expect(checkpoint(page, id)).toHaveAttribute('data-state', 'done', { timeout: 150_000 });
const run = (page: Page): Promise<void> => page.getByRole('button', { name: 'Run', exact: true }).click();

async function screen(page: Page, vm: number): Promise<string> {
  const rows = await page.locator(`[data-vm="${vm}"] .xterm-rows > div`).allTextContents();
  return rows
    .map((line) => line.replaceAll('\u00a0', ' ').trimEnd())
    .join('\n')
    .trimEnd();
}
const shows = (page: Page, vm: number, pattern: RegExp): Promise<void> =>
  expect.poll(() => screen(page, vm), patience).toMatch(pattern);

test('a part that is typed is kept over a reload, with its switch, and all others are ours', async ({ page }) => {
  const complaints = await complaintsOf(page);
  await open(page);
  await expect(page.locator('[data-parts] [data-part]')).toHaveCount(10);
  await expect(row(page, 'vectors')).toBeInViewport();
  await expect(editor(page)).toBeInViewport();
  await expect(own(page, 'trap.ts')).toBeDisabled();
  await write(page, 'trap.ts', HAND_ON);
  await expect(row(page, 'trap').locator('[data-mark]')).toHaveText('yours');
  await expect(page.locator('[data-part-about]')).toContainText('Yours; no lab has passed this text.');
  await expect(page.locator('[data-saving]')).toHaveText('Saved in this browser');
  await page.reload();
  await hydrated(page);
  await expect(editor(page)).toContainText('HANDLERS.trap(call, vcpu, esr)');
  await expect(own(page, 'trap.ts')).toBeChecked();
  await expect(own(page, 'uart.ts')).not.toBeChecked();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test('a part is compared with ours, and begun from its exports', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'vgic.ts', exact: true }).click();
  await page.getByRole('button', { name: 'Begin vgic.ts' }).click();
  await expect(editor(page)).toContainText('export const refill');
  await expect(own(page, 'vgic.ts')).toBeChecked();
  await page.getByRole('button', { name: 'Compare with ours' }).click();
  await expect(page.locator('[data-difference]')).toContainText('GICD');
  await expectAccessible(page);
});

test('what is no TypeScript is shown at its line, and nothing boots', async ({ page }) => {
  test.skip(!bootable, 'needs the engine and the guests in dist/');
  await open(page);
  await write(page, 'trap.ts', 'export const trap = ;\n');
  await run(page);
  await expect(page.locator('[data-problems]')).toContainText('trap.ts, line 1', { timeout: 60_000 });
  await expect(page.locator('[data-fault]')).toHaveCount(0);
});

test('in Chinese, on a phone, it fits and can be read by a screen reader', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/zh-cn/your-hypervisor/');
  await hydrated(page);
  await expect(page.locator('[data-part-about]')).toContainText('还没有你的版本');
  await expectAccessible(page);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
});

test.describe('Linux and NimbOS', () => {
  test.skip(!bootable, 'needs the engine and the guests in dist/');
  test.setTimeout(400_000);
  // Without the list of rows for screen readers: measuring each row of two busy consoles takes longer than all that is shown.
  test.beforeEach(({ page }) => page.addInitScript(() => localStorage.setItem('tae-screen-reader', 'off')));

  test('come to their prompts on a typed part, whose traps are counted and lead to the list', async ({ page }) => {
    const complaints = await complaintsOf(page);
    await open(page);
    await write(page, 'trap.ts', HAND_ON);
    await run(page);
    await shows(page, 0, /guest# ?$/);
    await shows(page, 1, />> ?$/);
    const count = row(page, 'trap').getByRole('button', { name: /^Traps that your trap\.ts handled/ });
    await expect(count).not.toHaveText('0');
    await count.click();
    await expect(page.locator('[data-trap-log]')).toContainText('through your trap.ts');
    await expect(row(page, 'uart').getByRole('button', { name: /^Traps that your uart\.ts handled: 0/ })).toBeVisible();
    expect(complaints).toEqual([]);
  });

  test('stop in the tenth trap of a part that throws there: its name, its line, and a step back', async ({ page }) => {
    await open(page);
    await write(page, 'trap.ts', failing("if (n === 10) throw new Error('the tenth');"));
    await run(page);
    const fault = page.locator('section[data-fault]');
    await expect(fault).toContainText('Your trap.ts stopped the machine.', { timeout: 150_000 });
    await expect(fault).toContainText('trap.ts, line 5');
    await expect(fault).toContainText('the tenth');
    await expect(fault.locator('[data-trap-log]')).toContainText(/linux|nimbos/);
    await expectAccessible(page);
    await fault.getByRole('button', { name: 'Show the place' }).click();
    await expect(editor(page)).toBeFocused();
    await page.getByRole('group', { name: 'Machine controls' }).getByRole('button', { name: 'Step back' }).click();
    await expect(fault).toHaveCount(0);
    await run(page);
    await expect(fault).toContainText('the tenth');
  });

  test('are stopped by a loop without an end, and the page answers meanwhile', async ({ page }) => {
    await open(page);
    await write(page, 'trap.ts', failing('while (n > 9) n++;'));
    await run(page);
    // Never is a key without an answer for long, while the loop goes on in its worker.
    await page.evaluate(() => {
      let last = performance.now();
      const gaps: number[] = [];
      Reflect.set(window, 'gaps', gaps);
      setInterval(() => {
        gaps.push(performance.now() - last);
        last = performance.now();
      }, 20);
    });
    await expect(page.locator('section[data-fault]')).toContainText('This does not end', { timeout: 150_000 });
    await expect(page.locator('section[data-fault]')).toContainText('trap.ts, line 5');
    const longest = await page.evaluate(() => Math.max(...(Reflect.get(window, 'gaps') as number[])));
    expect(longest).toBeLessThan(2000);
    await page.getByRole('button', { name: 'uart.ts', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Begin uart.ts' })).toBeVisible();
  });

  test('do what the capstone asks for, all parts being the solutions of the labs; it is kept', async ({ page }) => {
    // One pane at a time: drawing takes longer than all that is shown.
    await page.setViewportSize({ width: 640, height: 1100 });
    page.setDefaultTimeout(150_000);
    const pane = (which: string): Promise<void> => page.locator(`[data-pane-tab="${which}"]`).click();
    const complaints = await complaintsOf(page);
    await open(page);
    const capstone = page.locator('[data-capstone] summary');
    await capstone.click();
    await expect(checkpoint(page, 'prompts')).toContainText('No part of yours is switched on');
    await capstone.click();
    await writeAll(page);
    await run(page);
    await capstone.click();
    await isDone(page, 'prompts');
    await isDone(page, 'own');
    await expect(page.locator('[data-calls]')).not.toHaveText(/: 0\.$/);
    await expect(checkpoint(page, 'both')).toContainText('sleep 5');

    await pane('guests');
    await enter(page, 0, 'sleep 1');
    await enter(page, 1, 'hello_world');
    await isDone(page, 'input');
    await isDone(page, 'both');

    const nimbos = page.locator('[data-vm="1"]');
    await nimbos.getByRole('button', { name: 'Kill' }).click();
    await expect(checkpoint(page, 'restart')).toContainText('nimbos is off', { timeout: 60_000 });
    await nimbos.getByRole('button', { name: 'Restart' }).click();
    await isDone(page, 'restart');
    await pane('parts');
    await expect(checkpoint(page, 'usertests')).toContainText('Enter usertests');
    await expectAccessible(page);

    await page.reload();
    await hydrated(page);
    await capstone.click();
    for (const id of ['prompts', 'both', 'input', 'restart', 'own']) await isDone(page, id);
    await expect(capstone).toHaveText('Capstone: 5 of 6');
    expect(complaints).toEqual([]);
  });
});
