import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What Playwright itself writes to a page's console when a test allows no service workers (playwright.config.ts). */
const NOT_THE_PAGE = 'Service Worker registration blocked by Playwright';

/** Everything a page complains about: console errors, uncaught exceptions, violations of its policy, failed requests. */
export async function complaintsOf(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.text() === NOT_THE_PAGE) return;
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  await page.exposeFunction('complain', (text: string) => void complaints.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const complain: unknown = Reflect.get(window, 'complain');
      if (typeof complain === 'function') complain(`policy: ${event.violatedDirective} blocks ${event.blockedURI}`);
    });
  });
  return complaints;
}

/** Fails with the rule and the element of each accessibility violation. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))).toEqual([]);
}

/** How far the page's parts have moved by themselves since it was opened, as browsers count it; waits for what comes late. */
export const layoutShift = (page: Page, milliseconds: number): Promise<number> =>
  page.evaluate(
    (wait) =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += Number(Reflect.get(entry, 'value'));
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), wait);
      }),
    milliseconds,
  );

/** The islands have taken over from the static HTML. */
export async function hydrated(page: Page): Promise<void> {
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
}

/** Pretends that the site was built with or without parts (src/client/inventory.ts). */
export async function pretendBuilt(page: Page, inventory: { engine: boolean; guests: boolean }): Promise<void> {
  await page.route('**/inventory.json', (route) => route.fulfill({ json: inventory }));
}
