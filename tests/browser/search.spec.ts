/** The search in Chinese, what Starlight says on a Chinese page, and where each end leads. */
import { expect, test, type Page } from '@playwright/test';
import { written } from './chapters.ts';

/** Titles of pages that the search lists, best first. */
async function found(page: Page, query: string): Promise<string[]> {
  await page.keyboard.press('Control+k');
  const input = page.locator('dialog[open] input');
  await input.fill(query);
  const message = page.locator('dialog[open] .pagefind-ui__message');
  await expect(message).toContainText(query);
  await expect(message).toHaveText(/个页面|没有找到/);
  const titles = await page.locator('dialog[open] .pagefind-ui__result-title').allInnerTexts();
  await input.clear();
  await page.keyboard.press('Escape');
  return titles.map((title) => title.trim());
}

test.describe('the search on a Chinese page', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto('/zh-cn/chapters/stage-2/', { waitUntil: 'networkidle' });
    await page.locator('#starlight__search input').waitFor({ state: 'attached' });
  });

  test('finds a word on every chapter that has it', async ({ page }) => {
    const titles = await found(page, '上下文帧');
    expect(titles.length).toBeGreaterThanOrEqual(5);
    for (const chapter of ['代码地图', '执行环境']) expect(titles.join('\n')).toContain(chapter);
  });
  for (const query of ['透传', '缺页', '嵌套页表', '虚拟机监控器'])
    test(`knows what others call a thing: ${query}`, async ({ page }) => {
      expect((await found(page, query))[0]).toBe('词汇表：用词');
    });
  test('shows what stands on the page, without spaces between its words', async ({ page }) => {
    expect(await found(page, '上下文帧')).toContain('上下文帧');
    await page.keyboard.press('Control+k');
    await page.locator('dialog[open] input').fill('上下文帧');
    const excerpts = page.locator('dialog[open] .pagefind-ui__result-excerpt');
    await expect(excerpts.first()).toBeVisible();
    expect((await excerpts.allInnerTexts()).join('\n')).not.toMatch(/[一-龥] [一-龥]/);
  });
  test('speaks Chinese, as everything around the text does', async ({ page }) => {
    await page.keyboard.press('Control+k');
    await page.locator('dialog[open] input').fill('页');
    await expect(page.locator('dialog[open] .pagefind-ui__message')).toHaveText(/个页面/);
    const said = await page.evaluate(() => {
      const names = ['aria-label', 'title', 'placeholder', 'alt'];
      const attributes = [...document.querySelectorAll('*')].flatMap((at) => names.map((name) => at.getAttribute(name) ?? ''));
      const anchors = [...document.querySelectorAll('.sl-anchor-link')].map((at) => at.textContent);
      const buttons = [...document.querySelectorAll('dialog[open] button')].map((at) => at.textContent);
      return [...attributes, ...anchors, ...buttons];
    }); // prettier-ignore
    expect(said.length).toBeGreaterThan(100);
    expect(said.filter((text) => /[a-z]{3,} [a-z]{2,}|^(?:Clear|Search|Cancel|Load)/i.test(text))).toEqual([]);
  });
});

test('a Chinese address that leads nowhere is answered in Chinese', async ({ page }) => {
  const response = await page.goto('/zh-cn/chapters/none/');
  expect(response?.status()).toBe(404);
  await expect(page.locator('h1')).toHaveText('没有这个页面');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});

test('and so it is by a host that has one page for what is not there', async ({ page }) => {
  const one = await (await page.request.get('/404.html')).text();
  await page.route('**/zh-cn/chapters/none/', (route) =>
    route.fulfill({ status: 404, contentType: 'text/html', body: one }),
  );
  await page.goto('/zh-cn/chapters/none/');
  await expect(page).toHaveURL(/\/zh-cn\/404\/$/);
  await expect(page.locator('h1')).toHaveText('没有这个页面');
});

test('chapters lead to each other, and the last to the road map', async ({ page }) => {
  await page.goto('/zh-cn/chapters/start-here/');
  await expect(page.locator('a[rel="prev"]')).toHaveCount(0);
  for (const { order: chapter } of written.slice(1)) {
    await page.locator('a[rel="next"]').click();
    await expect(page.locator('h1')).toContainText(`${chapter} · `);
  }
  await page.locator('a[rel="next"]').click();
  await expect(page.locator('[data-road-map] tbody tr')).toHaveCount(15);
  for (let chapter = 0; chapter < 15; chapter++)
    await expect(page.locator(`[data-road-map] tr[data-chapter="${chapter}"] th a`)).toHaveCount(1);
});
