/** The site without a network, and a new version of it. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect as base, test, type Page } from '@playwright/test';
import { serve } from '../../bin/serve.ts';
import { labs } from '../../src/labs/index.ts';
import { solutionFiles } from '../../src/labs/kit/parameters.ts';
import { guestFilesOf } from '../../src/labs/kit/tools.ts';
import { here } from './halves.ts';
import { open, press, saved, write } from './lab.ts';
import { complaintsOf, expectAccessible } from './page.ts';

const expect = base.configure({ timeout: 60_000 });
test.use({ serviceWorkers: 'allow' });
// Every lab is opened and solved, one after the other.
test.describe.configure({ timeout: 600_000 });

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/** The version of the site that answers this page is complete. */
const kept = (page: Page): Promise<void> =>
  expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 120_000 })
    .toBe('activated');

test('after the first visit chapters are read, and every lab is solved, without a network', async ({
  page,
  context,
}) => {
  await page.goto('/');
  await kept(page);
  const href = await page.locator('link[rel="manifest"]').getAttribute('href');
  const manifest = (await (await page.request.get(href ?? '')).json()) as { icons: { src: string; sizes: string }[] };
  for (const { src, sizes } of manifest.icons) {
    const size = await page.evaluate(async (address) => {
      const image = await createImageBitmap(await (await fetch(address)).blob());
      return `${image.width}x${image.height}`;
    }, src);
    expect(size).toBe(sizes);
  }
  // Guest systems are large, and kept once they were used: labs that have them all between them are opened while there is a network.
  const wanted = new Set<string>(['manifest.json']);
  for (const one of labs) {
    const missing = guestFilesOf(one).filter((name) => !wanted.has(`${name}.gz`));
    if (missing.length === 0) continue;
    await open(page, `/labs/${one.id}/`);
    for (const name of missing) wanted.add(`${name}.gz`);
    const files = [...wanted].map((name) => `/guests/${name}`);
    const found = (): Promise<number> =>
      page.evaluate(async (paths) => {
        const matches = await Promise.all(paths.map((path) => caches.match(path)));
        return matches.filter((match) => match !== undefined).length;
      }, files);
    await expect.poll(found).toBe(files.length);
  }
  await context.setOffline(true);
  const complaints = await complaintsOf(page);

  await page.goto('/chapters/stage-2/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  for (const [n, one] of here(labs, 'offline').entries()) {
    const lab = await open(page, `${n % 2 === 0 ? '/zh-cn' : ''}/labs/${one.id}/`);
    const solution = solutionFiles(one, 0);
    for (const { path } of one.files.filter((file) => file.readonly !== true)) {
      await lab.getByRole('button', { name: path, exact: true }).click();
      await write(lab, solution[path] ?? '');
    }
    await press(lab, 'check');
    await expect(lab.locator('[data-success]'), one.id).toBeVisible();
    await saved(lab);
  }
  await page.reload();
  await expect(page.locator('[data-success]')).toBeVisible();
  expect(complaints).toEqual([]);

  await page.goto('/zh-cn/nowhere/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('这一页没有离线保存');
});

test('a new version waits until the reader asks for it', async ({ page }) => {
  let version = '';
  const site = serve(dist);
  const server: Server = createServer((request, response) => {
    if (request.url !== '/sw.js') return void site.emit('request', request, response);
    response.setHeader('content-type', 'text/javascript');
    response.end(`${readFileSync(`${dist}/sw.js`, 'utf8')}\n// ${version}`);
  });
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
  try {
    const { port } = server.address() as AddressInfo;
    const address = `http://localhost:${port}/status/`;
    await page.goto(address);
    await kept(page);
    const notice = page.locator('[data-update]');
    await page.reload();
    await expect(notice).toHaveCount(0);

    version = 'the next one';
    await page.reload();
    await expect(notice).toContainText('A new version of this site is ready');
    await expectAccessible(page);
    await notice.getByRole('button', { name: 'Later' }).click();
    await expect(notice).toHaveCount(0);
    // It is asked again by the next page, and nothing was reloaded meanwhile.
    await page.goto(`http://localhost:${port}/zh-cn/status/`);
    await expect(notice).toContainText('本站有新版本了');
    await Promise.all([page.waitForEvent('load'), notice.getByRole('button', { name: '重新加载' }).click()]);
    const waiting = (): Promise<boolean> =>
      page.evaluate(async () => ((await navigator.serviceWorker.getRegistration())?.waiting ?? null) !== null);
    expect(await waiting()).toBe(false);
    await expect(notice).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
