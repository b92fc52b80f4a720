import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { boot, bootable, type } from './terminal.ts';

test.skip(!bootable, 'needs the engine and the guests in dist/');
test.setTimeout(120_000);

/** Bytes that a process has for itself (proc(5), smaps_rollup). */
function privateBytes(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const kibibytes = [...rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB$/gm)].map(([, size]) => Number(size));
  return 1024 * kibibytes.reduce((sum, size) => sum + size, 0);
}

test('a page with Linux on a machine of 2 GiB takes less than 400 MB for itself', async ({ page, browser }) => {
  await boot(page, 'disk');
  await type(page, 'grep MemTotal /proc/meminfo', /MemTotal: +20\d{5} kB/);
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type: kind }) => kind === 'renderer').map(({ id }) => privateBytes(id));
  const largest = Math.max(...renderers);
  console.log(`renderer with a running machine: ${(largest / 1e6).toFixed(0)} MB private`);
  expect(largest).toBeGreaterThan(20e6);
  expect(largest).toBeLessThan(400e6);
});
