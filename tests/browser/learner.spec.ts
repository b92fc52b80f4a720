/**
 * A learner's work: typed at every rhythm in several labs and tabs, while something goes wrong. Whatever it is, nothing that
 * is older than 500 ms is ever lost. `npm test` runs 60 trials; LEARNER_TRIALS=1000 runs a thousand, and Playwright's
 * `--shard` shares them among machines: each trial is a number, and the same number is the same trial.
 *
 * Opening a lab keeps a core busy, typing keeps nobody busy: some trials are opened one after the other, then all of them
 * type and fail at the same time, then each is looked at.
 */
import { expect as base, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { editor, open, saved, show, write } from './lab.ts';
import { KillableBrowser, random } from './learner.ts';

const expect = base.configure({ timeout: 30_000 });

const TRIALS = Number(process.env['LEARNER_TRIALS'] ?? 60);
/** Trials that type at the same time. */
const TOGETHER = 10;
/** Milliseconds: what is younger may be lost with a page that dies. */
const YOUNG = 500;
const LABS = ['tour', 'hvc-round-trip', 'stage2-abort'] as const;
const DISASTERS = ['tab', 'browser', 'worker', 'denied', 'full', 'deleted', 'clock', 'taken', 'reload'] as const;

test.describe.configure({ timeout: 600_000 });
// A picture of each key takes longer than the key; LEARNER_TRACE=1 has them.
test.use({ trace: process.env['LEARNER_TRACE'] === undefined ? 'off' : 'on' });

interface Typed {
  readonly page: Page;
  readonly address: string;
  /** Everything that was typed, and when each of its keys was. */
  text: string;
  readonly at: number[];
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Opens a lab and begins a line of the trial's own. */
async function begin(page: Page, address: string, head: string): Promise<Typed> {
  const lab = await open(page, address);
  await expect(lab).toHaveAttribute('data-ownership', 'mine');
  await write(lab, head);
  await saved(lab);
  await editor(lab).press('ControlOrMeta+End');
  await expect(editor(lab)).toBeFocused();
  return { page, address, text: head, at: [...head].map(() => 0) };
}

/** Types digits, one by one, with the pauses of somebody who thinks and of somebody who does not. */
async function type(typed: Typed, keys: number, next: () => number): Promise<void> {
  const [least, most] = next() < 0.5 ? [20, 60] : [20, 400];
  for (let n = 0; n < keys; n++) {
    const key = String(Math.floor(next() * 10));
    await typed.page.keyboard.press(key);
    typed.text += key;
    typed.at.push(performance.now());
    await pause(least + next() * (most - least));
  }
}

/** What is found is what was typed, up to the last half second before `end`. */
async function expectKept(context: BrowserContext, typed: Typed, end: number, what: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(typed.address);
  const lab = page.locator('[data-lab]');
  // The text is there before the machine is.
  await expect(lab).toHaveAttribute('data-ownership', 'mine');
  await expect(editor(lab)).toHaveAttribute('contenteditable', 'true');
  const found = (await editor(lab).textContent()) ?? '';
  expect(typed.text.startsWith(found), `${what}: “${found}” is the beginning of “${typed.text}”`).toBe(true);
  const lost = typed.at.slice(found.length);
  const oldest = end - Math.min(end, ...lost);
  expect(oldest, `${what}: ${lost.length} keys lost, the oldest of them ms old`).toBeLessThanOrEqual(YOUNG);
  await page.close();
}

async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // It does not answer: it is gone.
  void session.send('Page.crash').catch(() => {});
  await crashed;
  await page.close();
}

for (let first = 0; first < TRIALS; first += TOGETHER) {
  const last = Math.min(first + TOGETHER, TRIALS) - 1;
  test(`nothing older than ${YOUNG} ms is lost: trials ${first} to ${last}`, async ({ browser, baseURL }) => {
    const trials: Trial[] = [];
    try {
      for (let n = first; n <= last; n++) trials.push(await start(n, browser, baseURL ?? ''));
      const ends = await Promise.all(
        trials.map((trial) =>
          goWrong(trial).catch((error: unknown) => {
            throw new Error(`${trial.what}: ${String(error)}`, { cause: error });
          }),
        ),
      );
      for (const [n, { context, tabs, what }] of trials.entries())
        await Promise.all(tabs.map((typed) => expectKept(context, typed, ends[n] ?? 0, what)));
    } finally {
      await Promise.all(trials.map(({ context, own }) => own?.remove() ?? context.close()));
    }
  });
}

interface Trial {
  readonly what: string;
  readonly disaster: (typeof DISASTERS)[number];
  readonly next: () => number;
  readonly tabs: Typed[];
  context: BrowserContext;
  /** A browser of its own, where it is to be killed. */
  readonly own: KillableBrowser | undefined;
}

/** Two labs in two tabs of a new profile. */
async function start(n: number, browser: Browser, site: string): Promise<Trial> {
  const next = random(n + 1);
  const disaster = DISASTERS[n % DISASTERS.length] ?? 'tab';
  const own = disaster === 'browser' ? await KillableBrowser.create() : undefined;
  const context = await (own === undefined ? browser.newContext() : own.start());
  const one = Math.floor(next() * LABS.length);
  const other = (one + 1 + Math.floor(next() * (LABS.length - 1))) % LABS.length;
  const addresses = [one, other].map((lab) => `${site}/labs/${LABS[lab]}/?seed=${Math.floor(next() * 3)}`);
  const tabs = await Promise.all(
    addresses.map(async (address) => begin(await context.newPage(), address, `// ${n}: `)),
  );
  return { what: `trial ${n} (${disaster})`, disaster, next, tabs, context, own };
}

/** Types, and lets something go wrong; when the last page died, by performance.now(). */
async function goWrong(trial: Trial): Promise<number> {
  const { what, disaster, next, tabs, context, own } = trial;
  const [mine, theirs] = tabs;
  if (mine === undefined || theirs === undefined) throw new Error('two tabs were opened');
  const keys = 6 + Math.floor(next() * 14);
  const typeBoth = (): Promise<unknown> => Promise.all(tabs.map((typed) => type(typed, keys, next)));
  const { page } = mine;
  const lab = page.locator('[data-lab]');
  const closeAll = async (): Promise<number> => {
    const end = performance.now();
    for (const typed of tabs) await crash(typed.page);
    return end;
  };

  switch (disaster) {
    case 'tab':
      await typeBoth();
      return closeAll();
    case 'browser': {
      await typeBoth();
      const end = performance.now();
      await own?.kill();
      if (own !== undefined) trial.context = await own.start();
      return end;
    }
    case 'worker':
      await typeBoth();
      for (const worker of page.workers()) await worker.evaluate(() => close()).catch(() => {});
      await typeBoth();
      return closeAll();
    case 'denied':
      // The store throws for a while; the reader is told, goes on, and leaves while it still does, or after.
      await page.evaluate(() => {
        const { transaction } = IDBDatabase.prototype;
        Object.assign(globalThis, { allow: () => (IDBDatabase.prototype.transaction = transaction) });
        IDBDatabase.prototype.transaction = () => {
          throw new DOMException('denied', 'SecurityError');
        };
      });
      await typeBoth();
      await expect(lab).toHaveAttribute('data-saving', 'failed');
      await expect(lab.locator('[data-notice="lab-page.not-saved"]')).toBeVisible();
      if (next() < 0.5) await page.reload();
      else {
        await page.evaluate(() => void (Reflect.get(globalThis, 'allow') as () => void)());
        await saved(lab);
      }
      return closeAll();
    case 'full':
      // No room in the store, and none for last words: the page asks before it is left, and the reader stays.
      await page.evaluate(() => {
        const { put } = IDBObjectStore.prototype;
        Object.assign(globalThis, {
          allow() {
            IDBObjectStore.prototype.put = put;
            localStorage.clear();
          },
        });
        IDBObjectStore.prototype.put = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
        for (let size = 2 ** 22; size > 0; size = Math.floor(size / 2))
          for (let n = 0; n < 4; n++)
            try {
              localStorage.setItem(`junk ${size} ${n}`, 'x'.repeat(size));
            } catch {
              // Less, then.
            }
      });
      await typeBoth();
      await expect(lab).toHaveAttribute('data-saving', 'failed');
      {
        const asked = page.waitForEvent('dialog');
        await page.evaluate(() => void setTimeout(() => location.reload()));
        const dialog = await asked;
        expect(dialog.type(), what).toBe('beforeunload');
        await dialog.dismiss();
      }
      await page.evaluate(() => void (Reflect.get(globalThis, 'allow') as () => void)());
      await saved(lab);
      return closeAll();
    case 'deleted':
      await typeBoth();
      await page.evaluate(async () => {
        for (const { name } of await indexedDB.databases())
          await new Promise((resolve) => {
            const request = indexedDB.deleteDatabase(name ?? '');
            request.onsuccess = request.onerror = resolve;
          });
      });
      await pause(YOUNG);
      return closeAll();
    case 'clock':
      for (const typed of tabs)
        await typed.page.evaluate(() => {
          const { now } = Date;
          Object.assign(globalThis, { skew: 0 });
          Date.now = () => now() + Number(Reflect.get(globalThis, 'skew'));
        });
      await typeBoth();
      // Before 1970, and long after today.
      for (const days of [-40_000, 3000])
        for (const typed of tabs) {
          const skew = days * 86_400_000;
          await typed.page.evaluate((by) => Object.assign(globalThis, { skew: by }), skew * next());
          await type(typed, 4, next);
          // Last words, by a wrong clock.
          if (days < 0) await typed.page.evaluate(() => dispatchEvent(new Event('pagehide')));
        }
      return closeAll();
    case 'taken': {
      await type(mine, keys, next);
      const second = await context.newPage();
      await second.goto(mine.address);
      const taken = second.locator('[data-lab]');
      await taken.locator('[data-notice="elsewhere"] button').click();
      await expect(taken).toHaveAttribute('data-ownership', 'mine');
      await expect(editor(taken)).toHaveText(mine.text);
      await expect(editor(taken)).toHaveAttribute('contenteditable', 'true');
      await crash(mine.page);
      await show(taken, 'code');
      await editor(taken).press('ControlOrMeta+End');
      await expect(editor(taken)).toBeFocused();
      tabs[0] = { ...mine, page: second };
      await typeBoth();
      return closeAll();
    }
    case 'reload':
      await typeBoth();
      // Nothing is lost at all by a page that may say goodbye.
      for (const typed of tabs) await typed.page.reload();
      for (const typed of tabs) await expect(editor(typed.page.locator('[data-lab]'))).toHaveText(typed.text);
      return closeAll();
  }
}
