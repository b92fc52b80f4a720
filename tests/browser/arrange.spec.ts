/** Lines that are put in order before one writes: by keyboard, by touch, judged by the lab's checks, kept over a reload. */
import { expect as base, test, type Locator, type Page } from '@playwright/test';
import { open, show } from './lab.ts';
import { expectAccessible } from './page.ts';

const expect = base.configure({ timeout: 30_000 });

const RIGHT = [
  'adr x0, stack_top',
  'msr sp_el1, x0',
  'ldr x0, =0x80000000',
  'msr hcr_el2, x0',
  'mov x0, #0x3c5',
  'msr spsr_el2, x0',
  'adr x0, el1_entry',
  'msr elr_el2, x0',
  'eret',
];
const line = (tool: Locator, kind: 'used' | 'loose', text: string): Locator =>
  tool.locator(`[data-${kind}]`, { hasText: new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`) });
const result = (tool: Locator): Locator => tool.locator('[data-arranged]');

async function begin(page: Page, path = '/labs/drop-to-el1/?seed=0'): Promise<Locator> {
  const lab = await open(page, path);
  await show(lab, 'task');
  const tool = lab.locator('[data-arrange]');
  await tool.locator('summary').click();
  return tool;
}

test('by keyboard: used, moved, taken out, run; what is wrong is said by the checks', async ({ page }) => {
  const tool = await begin(page);
  await expect(tool.locator('[data-loose]')).toHaveCount(RIGHT.length + 2);
  for (const text of RIGHT) {
    await line(tool, 'loose', text).focus();
    await page.keyboard.press('Enter');
  }
  await expect(tool.locator('[data-used]')).toHaveText(RIGHT);
  // The last but one goes up: the ERET goes nowhere then.
  await line(tool, 'used', 'msr elr_el2, x0').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(line(tool, 'used', 'msr elr_el2, x0')).toBeFocused();
  await expect(tool.locator('[data-used]').last()).toHaveText('msr elr_el2, x0');
  await expect(tool.getByRole('status').first()).toHaveText('Now line 9: msr elr_el2, x0');
  await tool.locator('[data-run-lines]').press('Enter');
  await expect(result(tool)).toHaveAttribute('data-arranged', 'wrong');
  await expect(result(tool)).toContainText(/\S{3}/);
  await line(tool, 'used', 'msr elr_el2, x0').press('Alt+ArrowUp');
  // Of another order nothing is said.
  await expect(result(tool)).toHaveAttribute('data-arranged', '');
  await tool.locator('[data-run-lines]').press('Enter');
  await expect(result(tool)).toHaveAttribute('data-arranged', 'right');
  await expectAccessible(page);
  // It earns nothing, and shows nothing of the machine.
  await expect(page.locator('[data-verdict]')).toHaveCount(0);
  await line(tool, 'used', 'eret').press('Delete');
  await expect(line(tool, 'loose', 'eret')).toBeVisible();
  await expect(line(tool, 'used', 'msr elr_el2, x0')).toBeFocused();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('by touch, in Chinese: the order is there after a reload, and in another variant there is another one', async ({
    page,
  }) => {
    const tool = await begin(page, '/zh-cn/labs/drop-to-el1/?seed=0');
    for (const text of RIGHT.toReversed()) await line(tool, 'loose', text).tap();
    await line(tool, 'loose', 'msr spsr_el1, x0').tap();
    await tool.locator('[data-run-lines]').tap();
    await expect(result(tool)).toHaveAttribute('data-arranged', 'wrong');
    await tool.getByRole('button', { name: '上移：msr spsr_el1, x0' }).tap();
    const order = [...RIGHT.toReversed().slice(0, -1), 'msr spsr_el1, x0', 'adr x0, stack_top'];
    await expect(tool.locator('[data-used]')).toHaveText(order);
    const wide = await tool.evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    await page.reload();
    const again = await begin(page, '/zh-cn/labs/drop-to-el1/?seed=0');
    await expect(again.locator('[data-used]')).toHaveText(order);
    const other = await begin(page, '/zh-cn/labs/drop-to-el1/?seed=1');
    await expect(other.locator('[data-used]')).toHaveCount(0);
    await expect(other.locator('[data-order]')).toContainText('还没有放入任何一行');
  });
});
