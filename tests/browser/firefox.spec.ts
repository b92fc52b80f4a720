import { existsSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { launchFirefox } from './bidi.ts';
import { bootable } from './terminal.ts';

const command = process.env['FIREFOX'] ?? '/usr/bin/firefox-esr';
test.skip(!existsSync(command), `needs ${command} (apt-get install firefox-esr)`);
test.skip(!bootable, 'needs the engine and the guests in dist/');
test.setTimeout(180_000);

test('Firefox boots Linux on the machine page and answers what one types', async ({ baseURL }) => {
  const firefox = await launchFirefox(command);
  const rows = `[...document.querySelectorAll('.xterm-rows > div')].map((row) => row.textContent).join('\\n')`;
  try {
    await firefox.open(`${baseURL}/machine/`);
    await expect
      .poll(() => firefox.evaluate(`document.querySelector('[data-action="run"]').ariaDisabled`), { timeout: 30_000 })
      .toBe('false');
    expect(await firefox.evaluate(`document.querySelector('.notices').innerText`)).toBe('');
    const begin = Date.now();
    await firefox.evaluate(`document.querySelector('[data-action="run"]').click()`);
    await expect.poll(() => firefox.evaluate(rows), { timeout: 90_000, intervals: [100] }).toContain('guest#');
    console.log(`Firefox: ${Date.now() - begin} ms from Run to the prompt`);
    await firefox.type('uname -m; id -u\uE007');
    await expect.poll(() => firefox.evaluate(rows), { timeout: 30_000 }).toMatch(/aarch64\s+0/);
    expect(firefox.complaints).toEqual([]);
  } finally {
    await firefox.close();
  }
});
