import { createServer, type AddressInfo } from 'node:net';
import { chromium, expect, test } from '@playwright/test';
import lighthouse from 'lighthouse';

test.setTimeout(180_000);

/** A port that nobody has: a checkout beside this one may be testing too. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

// Lighthouse drives a browser of its own through the debugging port; its default is a phone on a slow network.
for (const [name, path] of [
  ['the start page', '/'],
  ['a chapter', '/chapters/exception-levels/'],
  ['a lab', '/zh-cn/labs/hvc-round-trip/'],
] as const)
  test(`Lighthouse gives ${name} 100 for accessibility, best practices and SEO`, async ({ baseURL, launchOptions }) => {
    const port = await freePort();
    const browser = await chromium.launch({
      ...launchOptions,
      args: [...(launchOptions.args ?? []), `--remote-debugging-port=${port}`],
    });
    try {
      const result = await lighthouse(`${baseURL}${path}`, { port, logLevel: 'error' });
      const score = (id: string): number => Math.round(100 * (result?.lhr.categories[id]?.score ?? 0));
      const failed = Object.values(result?.lhr.audits ?? {}).filter((audit) => audit.score === 0);
      const names = failed.map((audit) => audit.id).join(', ');
      console.log(`Lighthouse, ${name} on a phone: performance ${score('performance')}`);
      expect(score('accessibility'), names).toBe(100);
      expect(score('best-practices'), names).toBe(100);
      expect(score('seo'), names).toBe(100);
    } finally {
      await browser.close();
    }
  });
