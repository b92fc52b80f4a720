import { expect, test } from '@playwright/test';
import { assemble } from '../../src/engine/isa/assembler/index.ts';
import { complaintsOf, expectAccessible, hydrated, pretendBuilt } from './page.ts';
import { bootable } from './terminal.ts';

test.describe('without an engine', () => {
  test.beforeEach(({ page }) => pretendBuilt(page, { engine: false, guests: true }));

  test('the page says so, names the command, and no button starts anything', async ({ page }) => {
    await page.goto('/machine/');
    await hydrated(page);
    await expect(page.locator('[data-notice="engine"]')).toContainText('npm start');
    await expect(page.getByRole('button', { name: 'Run', exact: true })).toHaveAttribute('aria-disabled', 'true');
    await page.getByRole('button', { name: 'Run', exact: true }).click({ force: true });
    await expect(page.locator('[data-state]')).toHaveAttribute('data-state', 'empty');
  });

  test('it says so in Chinese too', async ({ page }) => {
    await page.goto('/zh-cn/machine/');
    await expect(page.locator('[data-notice="engine"]')).toContainText('引擎尚未构建');
  });
});

test.describe('without guests', () => {
  test.beforeEach(({ page }) => pretendBuilt(page, { engine: true, guests: false }));

  test('the page says so, offers one’s own files, and stays accessible', async ({ page }) => {
    const complaints = await complaintsOf(page);
    await page.goto('/machine/');
    await expect(page.locator('[data-notice="guests"]')).toContainText('npm run guests');
    await expect(page.getByLabel('Boot', { exact: true })).toHaveValue('own');
    await expect(page.getByLabel('Choose files')).toBeVisible();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });
});

test('a browser without a needed feature is told which one', async ({ page }) => {
  await page.addInitScript(() => void Reflect.deleteProperty(globalThis, 'DecompressionStream'));
  await page.goto('/machine/');
  await expect(page.locator('[data-notice="features"] li')).toHaveText(['DecompressionStream']);
});

test('a machine in the middle of its run is not left without a question', async ({ page }) => {
  test.skip(!bootable, 'needs the engine and the guests in dist/');
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await page.goto('/machine/');
  await hydrated(page);
  await page.reload();
  await hydrated(page);
  expect(asked).toEqual([]);
  await page.getByLabel('Boot', { exact: true }).selectOption('initramfs');
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(page.locator('[data-state]')).toHaveAttribute('data-state', 'paused', { timeout: 30_000 });
  await page.reload();
  expect(asked).toEqual(['beforeunload']);
});

for (const [locale, labels, sentences] of [
  ['', { boot: 'Boot', own: 'Your own kernel', files: 'Choose files', use: 'Use hello.bin as', run: 'Run', reset: 'Reset' }, ['Core 0 leads nowhere', 'not a multiple of 16 (SP 0x40001008', 'VBAR_EL1 is 0x0', 'QEMU never makes it']],
  ['/zh-cn', { boot: '启动', own: '自带内核', files: '选择文件', use: 'hello.bin 的用途', run: '运行', reset: '复位' }, ['核 0 无路可走', '不是 16 的倍数的栈指针（SP 0x40001008', 'VBAR_EL1 是 0x0', 'QEMU 从不检查']],
] as const) {
  test(`a much read “Hello world” whose stack is not aligned: the page ${locale} says why it is silent`, async ({ page }) => {
    test.skip(!bootable, 'needs the engine in dist/');
    const { bytes } = assemble(
      `ldr x9, =0x40001008
       mov sp, x9
       stp x29, x30, [sp, #-16]!
       b .`,
      { origin: 0x4008_0000n },
    );
    await page.goto(`${locale}/machine/`);
    await hydrated(page);
    await page.getByText(labels.own).click();
    await page.getByLabel(labels.files).setInputFiles({ name: 'hello.bin', mimeType: '', buffer: Buffer.from(bytes) });
    await page.getByLabel(labels.use).selectOption('kernel');
    await page.getByLabel(labels.boot, { exact: true }).selectOption('own');
    await page.getByRole('radio', { name: 'EL1' }).check();
    await page.getByRole('button', { name: labels.run, exact: true }).click();
    const lost = page.locator('[data-notice="lost"]');
    await expect(lost).toHaveAttribute('data-code', 'lost.sp-alignment');
    for (const sentence of sentences) await expect(lost).toContainText(sentence);
    await expectAccessible(page);
    // Another machine is another run.
    await page.getByRole('radio', { name: 'EL2' }).check();
    await page.getByRole('button', { name: labels.reset, exact: true }).click();
    await expect(lost).toHaveCount(0);
  });
} // prettier-ignore

test.describe('one’s own files', () => {
  const dtb = Buffer.from([0xd0, 0x0d, 0xfe, 0xed, 0, 0, 0, 0]);

  test.beforeEach(async ({ page }) => {
    await page.goto('/machine/');
    await hydrated(page);
    await page.getByText('Your own kernel').click();
  });

  test('are recognised, can change their role and be removed', async ({ page }) => {
    await page.getByLabel('Choose files').setInputFiles([
      { name: 'board.bin', mimeType: '', buffer: dtb },
      { name: 'nimbos.bin', mimeType: '', buffer: Buffer.alloc(16) },
    ]);
    await expect(page.getByLabel('Use board.bin as')).toHaveValue('dtb');
    await expect(page.getByLabel('Use nimbos.bin as')).toHaveValue('loader');
    await page.getByLabel('Use board.bin as').selectOption('loader');
    await expect(page.getByLabel('Load address of board.bin')).toBeVisible();
    await page.getByRole('button', { name: 'Remove board.bin' }).click();
    await expect(page.getByText('board.bin')).toHaveCount(0);
    await expectAccessible(page);
  });

  test('with an address that is none are refused beside the field', async ({ page }) => {
    await page.getByLabel('Choose files').setInputFiles({ name: 'nimbos.bin', mimeType: '', buffer: Buffer.alloc(16) });
    const address = page.getByLabel('Load address of nimbos.bin');
    await address.fill('0x7000z');
    await expect(address).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByText('“0x7000z” is not an address')).toBeVisible();
    await address.fill('0x70200000');
    await expect(address).toHaveAttribute('aria-invalid', 'false');
  });

  test('can be dropped', async ({ page }) => {
    const data = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array([0xd0, 0x0d, 0xfe, 0xed])], 'dropped.dtb'));
      return transfer;
    });
    await page.dispatchEvent('.drop', 'drop', { dataTransfer: data });
    await expect(page.getByLabel('Use dropped.dtb as')).toHaveValue('dtb');
  });
});

test('the keyboard goes into the terminal and out again', async ({ page }) => {
  await page.goto('/machine/');
  await hydrated(page);
  const input = page.getByLabel('Serial console input');
  await input.focus();
  await page.keyboard.press('Tab');
  await expect(input).toBeFocused();
  await page.keyboard.press('Control+Alt+Period');
  await expect(input).not.toBeFocused();
  await expect(page.getByRole('group', { name: 'Machine controls' }).locator(':focus')).toHaveCount(1);
});
