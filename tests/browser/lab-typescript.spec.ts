/** Labs in which the reader writes TypeScript: types checked and completed, and a handler that fails shown at its line. */
import { expect as base, test } from '@playwright/test';
import { labs } from '../../src/labs/index.ts';
import { solutionFiles } from '../../src/labs/kit/parameters.ts';
import { editor, open, phone, press, show, write } from './lab.ts';
import { complaintsOf, expectAccessible } from './page.ts';

const expect = base.configure({ timeout: 60_000 });
test.describe.configure({ timeout: 240_000 });

const handler = (body: string): string => `import { HANDLERS, type Handlers } from 'hypervisor';

export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  ${body}
  HANDLERS.trap(call, vcpu, esr);
};
`;

test('types are checked when asked, again as one types, and completed', async ({ page }) => {
  const complaints = await complaintsOf(page);
  const compiler: string[] = [];
  page.on('worker', (worker) => {
    if (worker.url().includes('typescript.worker')) compiler.push(worker.url());
  });
  const lab = await open(page, '/labs/stage2-abort/');
  const types = lab.locator('[data-types]');
  await write(lab, handler("call.el2.mrs(5); const far: number = call.el2.mrs('FAR_EL2');"));
  await expect(types).toHaveAttribute('data-types', 'off');
  expect(compiler).toEqual([]);

  await types.getByRole('button', { name: 'Check types' }).click();
  await expect(types.getByRole('status')).toHaveText('Types: 2 to look at');
  expect(compiler).toHaveLength(1);
  await expect(types.locator('li').first()).toContainText('TS2345');
  await expect(editor(lab).locator('.cm-lintRange-error')).toHaveCount(2);
  await expectAccessible(page);
  await types.getByRole('button', { name: 'abort.ts, line 4' }).first().click();
  await expect(editor(lab)).toBeFocused();

  await write(lab, handler(''));
  await expect(types.getByRole('status')).toHaveText('Types: nothing to say');
  await editor(lab).focus();
  await page.keyboard.press('Control+Home');
  for (let line = 0; line < 3; line++) await page.keyboard.press('ArrowDown');
  await page.keyboard.type('  call.el2.ml');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('r');
  const options = page.getByRole('listbox', { name: 'Completions' });
  await expect(options.getByRole('option')).toHaveText(['mrs']);
  await expect(page.locator('.cm-completionInfo')).toContainText('bigint');
  await page.waitForTimeout(150);
  await page.keyboard.press('Enter');
  await expect(editor(lab)).toContainText('call.el2.mrs');
  expect(complaints).toEqual([]);
});

test('a handler that fails is marked at its line, in the reader’s language, on a phone', async ({ page }) => {
  await page.setViewportSize(phone);
  const lab = await open(page, '/zh-cn/labs/stage2-abort/');
  const failing = async (body: string, sentence: string): Promise<void> => {
    await write(lab, handler(body));
    await press(lab, 'check');
    await expect(lab.locator('[data-fault]')).toContainText('abort.ts 第 4 行');
    await expect(lab.locator('[data-fault]')).toContainText(sentence);
    // The verdicts were in sight; the place is in the code.
    await show(lab, 'code');
    await expect(editor(lab).locator('.cm-lintRange-error').first()).toBeVisible();
  };
  await failing('for (;;) {}', '步');
  await failing("throw new Error('mine');", 'mine');
  // As soon as the text is another one, the mark is gone.
  await write(lab, handler(''));
  await expect(lab.locator('[data-fault]')).toHaveCount(0);
  const types = lab.locator('[data-types]');
  await types.getByRole('button', { name: '检查类型' }).click();
  await expect(types.getByRole('status')).toHaveText('类型检查：没有问题');
});

test('what a call did is walked through, operation by operation, beside its lines', async ({ page }) => {
  const lab = await open(page, '/labs/stage2-abort/');
  const [found] = labs.filter(({ id }) => id === 'stage2-abort');
  if (found === undefined) throw new Error('no such lab');
  await write(lab, solutionFiles(found, 0)['abort.ts'] ?? '');
  await press(lab, 'check');
  await expect(lab.locator('[data-success]')).toBeVisible();
  const call = lab.locator('[data-call]');
  await expect(call.locator('[aria-current="step"]')).toHaveCount(0);
  await expect(call.getByRole('button', { name: 'Previous operation' })).toHaveAttribute('aria-disabled', 'true');
  const next = call.getByRole('button', { name: 'Next operation' });
  await next.focus();
  await page.keyboard.press('Enter');
  await expect(call.getByRole('status')).toContainText('Operation 1 of');
  await call.getByRole('listitem').filter({ hasText: 'mrs HPFAR_EL2' }).getByRole('button').click();
  await expect(call.locator('[aria-current="step"]')).toContainText('HPFAR_EL2');
  await expect(editor(lab).locator('.cm-line.cm-next')).toContainText("mrs('HPFAR_EL2')");
  await expectAccessible(page);
  await press(lab, 'back');
  await expect(editor(lab).locator('.cm-line.cm-next', { hasText: "mrs('HPFAR_EL2')" })).toHaveCount(0);
});
