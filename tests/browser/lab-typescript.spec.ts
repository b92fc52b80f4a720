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

test('check says what the types are, beside the verdicts, which do not hang on them', async ({ page }) => {
  const lab = await open(page, '/labs/stage2-abort/');
  const [found] = labs.filter(({ id }) => id === 'stage2-abort');
  if (found === undefined) throw new Error('no such lab');
  const right = solutionFiles(found, 0)['abort.ts'] ?? '';
  await write(lab, `${right}\nexport const text: string = 5;\n`);
  await press(lab, 'check');
  await expect(lab.locator('[data-success]')).toBeVisible();
  const line = right.split('\n').length + 1;
  const notice = lab.locator('[data-type-notice]');
  await expect(notice.getByRole('listitem')).toContainText([`abort.ts, line ${line}, column 14:`]);
  await expect(notice).toContainText('TS2322');
  await expectAccessible(page);
  await notice.getByRole('button').click();
  await expect(editor(lab)).toBeFocused();
  await write(lab, right);
  await expect(notice).toHaveCount(0);
});

for (const [address, said] of [
  [
    '/labs/stage2-abort/',
    'abort.ts, line 4, column 15: The code threw an error: TypeError: call.el2.mrx is not a function',
  ],
  ['/zh-cn/labs/stage2-abort/', 'abort.ts 第 4 行第 15 列：代码抛出了错误：类型错误：call.el2.mrx 不是函数'],
] as const)
  test(`a verdict says where a handler failed: ${address}`, async ({ page }) => {
    const lab = await open(page, address);
    await write(lab, handler('call.el2.mrx();'));
    await press(lab, 'check');
    await expect(lab.locator('[data-verdict]').first()).toHaveText(said);
    await expect(lab.locator('[data-status]')).toContainText(said);
  });

test('what a handler may call stands beside the editor, with types, in both languages', async ({ page }) => {
  const complaints = await complaintsOf(page);
  for (const [address, name, sentence] of [
    ['/labs/stage2-abort/', 'What a handler may call', 'Sets X0–X30; writes to 31 are lost.'],
    ['/zh-cn/labs/stage2-abort/', '处理函数可以调用什么', '写 X0–X30；写 31 没有效果。'],
  ] as const) {
    const lab = await open(page, address);
    const api = lab.locator('[data-api]');
    await expect(api.locator('dl')).toHaveCount(0);
    await api.locator('summary', { hasText: name }).click();
    const [first, rest] = [api.locator('dl').first(), api.locator('dl').last()];
    await expect(first.locator('dt')).toHaveText([
      'call.el2: El2',
      'call.frame: Frame',
      'el2.mrs(name: string): bigint',
      'frame.x(n: number): bigint',
      'frame.setX(n: number, value: bigint): void',
      'frame.skip(): void',
      'HANDLERS.trap(call: Call, vcpu: VCpu, esr: bigint): void',
    ]);
    await expect(first).toContainText(sentence);
    for (const other of ['el2.msr', 'el2.read', 'el2.write', 'el2.tlbi', 'frame.elr'])
      await expect(rest.locator('dt', { hasText: `${other}` }).first()).toBeAttached();
    await expectAccessible(page);
  }
  await page.setViewportSize(phone);
  await show(page.locator('[data-lab]'), 'code');
  await expect(page.locator('[data-api] dl').first()).toBeVisible();
  await expect(editor(page.locator('[data-lab]'))).toBeVisible();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test('a lab of assembly has no such list', async ({ page }) => {
  const lab = await open(page, '/labs/tour/');
  await expect(lab.locator('[data-api]')).toHaveCount(0);
});
