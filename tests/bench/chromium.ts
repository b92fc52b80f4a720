import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { serve } from '../../bin/serve.ts';
import { root } from './paths.ts';
import { median, spread } from './statistics.ts';

const CHROMIUM = '/usr/bin/chromium';
const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
]; // prettier-ignore

/** Why there is nothing to measure, or undefined. */
function missing(): string | undefined {
  if (!existsSync(CHROMIUM)) return `${CHROMIUM} is missing`;
  const inventory = join(root, 'dist/inventory.json');
  if (!existsSync(inventory)) return 'the site is not built: npm run build';
  if (readFileSync(inventory, 'utf8') !== JSON.stringify({ engine: true, guests: true }))
    return 'the site was built without the engine or the guests';
  return undefined;
}

/** Seconds from the press of Run to the prompt on the terminal, in a new browser context: nothing is cached. */
async function boot(address: string): Promise<number> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: flags });
  try {
    const page = await browser.newPage();
    await page.goto(`${address}machine/`);
    await page.waitForFunction(() => document.querySelector('astro-island[ssr]') === null);
    await page.getByLabel('Boot', { exact: true }).selectOption('initramfs');
    // Both ends are taken in the page: the way from here to there takes longer than a frame.
    const seconds = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const rows = (): string =>
            document.querySelector('.xterm-accessibility-tree, .xterm-rows')?.textContent ?? '';
          let pressed = 0;
          document.addEventListener('click', () => (pressed = performance.now()), { capture: true, once: true });
          const look = (): void => {
            if (pressed > 0 && rows().replaceAll('\u00a0', ' ').includes('guest#'))
              resolve((performance.now() - pressed) / 1000);
            else requestAnimationFrame(look);
          };
          look();
        }),
    );
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    return await Promise.race([
      seconds,
      page.waitForTimeout(90_000).then(() => Promise.reject(new Error('no prompt on the page within 90 s'))),
    ]);
  } finally {
    await browser.close();
  }
}

/** A line that stands beside Node's figures; "not available" with the reason where the page cannot boot. */
export async function chromiumBoot(rounds: number): Promise<string> {
  const name = 'Chromium, from the press of the button to the prompt';
  const reason = missing();
  if (reason !== undefined) return `${name}: not available (${reason})`;
  const server = serve(join(root, 'dist'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) times.push(await boot(`http://127.0.0.1:${port}/`));
    return `${name}: ${median(times).toFixed(3)} s wall, ± ${Math.round(spread(times) * 100)} %`;
  } catch (error) {
    return `${name}: not available (${error instanceof Error ? error.message.split('\n')[0] : String(error)})`;
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
