import { gzipSync } from 'node:zlib';
import { deflateSync, strToU8 } from 'fflate';
import { expect as base, test } from '@playwright/test';
import { labs } from '../../src/labs/index.ts';
import { solutionFiles } from '../../src/labs/kit/parameters.ts';
import { here } from './halves.ts';
import { editor, open, openCard, phone, press, saved, write } from './lab.ts';
import { complaintsOf, expectAccessible, layoutShift } from './page.ts';

/** Other work may share the machine: never a matter of seconds. */
const expect = base.configure({ timeout: 30_000 });
test.describe.configure({ timeout: 240_000 });

const link = (value: unknown): string =>
  `#lab-text=${Buffer.from(deflateSync(strToU8(JSON.stringify(value)))).toString('base64url')}`;

for (const lab of here(labs, 'desk and phone'))
  test(`${lab.id}: written, checked, stepped back, and found again in the other language on a phone`, async ({
    page,
  }) => {
    const complaints = await complaintsOf(page);
    const desk = await open(page, `/labs/${lab.id}/`);
    const own = lab.files.filter((file) => file.readonly !== true);
    const solution = solutionFiles(lab, 0);
    await press(desk, 'check');
    await expect(desk.locator('[data-status]')).toContainText(`0 of ${lab.checkpoints.length}`);
    for (const { path } of own) {
      await desk.getByRole('button', { name: path, exact: true }).click();
      await write(desk, solution[path] ?? '');
    }
    await press(desk, 'into');
    await expect(desk.locator('[data-status]')).toContainText('Executed');
    await press(desk, 'check');
    await expect(desk.locator('[data-success]')).toBeVisible({ timeout: 30_000 });
    await expect(desk.locator('[data-step][data-state="done"]')).toHaveCount(lab.steps.length);
    await expect(desk.locator('[data-fault]')).toHaveCount(0);
    await press(desk, 'back');
    await expect(desk.locator('[data-status]')).toContainText('One step back');
    await saved(desk);

    await page.setViewportSize(phone);
    const again = await open(page, `/zh-cn/labs/${lab.id}/`);
    await expect(again.locator('[data-success]')).toContainText('实验通过');
    for (const { path } of own.slice(0, 1)) {
      // The file that was looked at last is shown, and the machine may have led into another one.
      await again.getByRole('button', { name: path, exact: true }).click();
      const line = (solution[path] ?? '').split('\n').find((text) => text.trim() !== '') ?? '';
      await expect(editor(again)).toContainText(line.trim());
    }
    await press(again, 'run');
    await expect(again.locator('[data-status]')).toContainText('运行已结束');
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  });

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('with everything open it is accessible', async ({ page }) => {
      const lab = await open(page, '/labs/drop-to-el1/');
      await write(lab, '_start: b nowhere\n');
      await expect(lab.locator('[data-problems]')).toBeVisible();
      await expectAccessible(page);
      await write(lab, '        .global _start\n_start: svc #0\n');
      await press(lab, 'check');
      await expect(lab.locator('[data-verdict]').first()).toBeVisible();
      // One that is open is none of them any more, and may have others in it.
      const closed = lab.locator('details:not([open]) > summary:visible');
      while ((await closed.count()) > 0) await closed.first().click();
      await lab.locator('[data-hint]').first().click();
      await lab.locator('[data-solution]').click();
      await expect(lab.locator('[data-difference] .cm-content')).toBeVisible();
      await expectAccessible(page);
      if (colorScheme === 'dark') return;
      await page.setViewportSize(phone);
      await expectAccessible(page);
    });
  });

test('the keyboard gets into the editor, indents with Tab, and out again with Esc and Tab', async ({ page }) => {
  const lab = await open(page, '/labs/tour/');
  await editor(lab).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Tab');
  await expect(editor(lab)).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(editor(lab)).not.toBeFocused();
  await expect(lab.locator(':focus')).toHaveCount(1);
  await editor(lab).focus();
  await page.keyboard.press('Control+s');
  await expect(lab.locator('[data-status]')).toContainText('Saved');
  await page.keyboard.press('Control+Alt+s');
  await expect(lab.locator('[data-status]')).toContainText('Executed');
});

test('code that leads nowhere is stopped, explained, and leaves the page alive', async ({ page }) => {
  const lab = await open(page, '/labs/tour/');
  const explained = async (code: string, sentence: RegExp): Promise<void> => {
    await write(lab, `        .global _start\n${code}\n`);
    await press(lab, 'check');
    await expect(lab.locator('.ended')).toContainText(sentence);
  };
  await explained('_start: svc #0', /outside RAM. Is VBAR_EL2 set\?/);
  await explained('_start: bl 1f\n1: b _start', /Does a loop never end\?/);
  await explained('_start: .word 0', /outside RAM/);
  await explained('_start: wfi', /no event will wake it/);
  await write(lab, '        .macro m\n m\n .endm\n_start: m\n');
  await expect(lab.locator('[data-problems]')).toBeVisible({ timeout: 20_000 });
  await press(lab, 'check');
  await expect(lab.locator('[data-verdict="lab.does-not-build"]').first()).toBeVisible();
});

test('problems stand in the order of their lines, the first five of them, with how many there are', async ({
  page,
}) => {
  const lab = await open(page, '/labs/tour/');
  const wrong = [
    'b nowhere',
    'mov x0, #0x123456',
    'frob x1',
    'ldr x0, [x1, #3000000]',
    'b elsewhere',
    'frob',
    'add x0',
  ];
  await write(lab, `        .global _start\n_start:\n${wrong.join('\n')}\n`);
  const problems = lab.locator('[data-problems]');
  await expect(problems).toContainText(`${wrong.length}`);
  const places = problems.locator('li button');
  await expect(places).toHaveCount(5);
  const lines = (await places.allTextContents()).map((place) => Number(/\d+/.exec(place.replace('tour.s', ''))?.[0]));
  expect(lines).toEqual([3, 4, 5, 6, 7]);
  await expect(problems.locator('[data-more]')).toHaveText('And 2 more.');
});

test('a breakpoint, the cursor and the past', async ({ page }) => {
  const lab = await open(page, '/labs/tour/');
  await lab.locator('.cm-line', { hasText: 'ldr' }).first().click();
  await page.keyboard.press('F9');
  await expect(lab.locator('.cm-gutterElement.cm-breakpoint')).toBeVisible();
  await press(lab, 'run');
  await expect(lab.locator('[data-status]')).toContainText('Stopped before the marked line');
  await expect(lab.locator('.cm-line.cm-next')).toContainText('ldr');
  await expect(lab.locator('.cm-line.cm-last')).toContainText('mov');
  await expect(lab.locator('[data-status]')).toContainText('Next: tour.s');
  await press(lab, 'back');
  await expect(lab.locator('.cm-line.cm-next')).toContainText('mov');
  await press(lab, 'into');
  await expect(lab.locator('[data-status]')).toContainText(/Changed: x1 0 → 0x/);
});

test('a reset can be undone, and hints come one by one', async ({ page }) => {
  const lab = await open(page, '/labs/tour/');
  await write(lab, '// mine\n');
  await lab.locator('details[data-work] > summary').click();
  await lab.getByRole('button', { name: 'Reset tour.s' }).click();
  await expect(editor(lab)).toContainText('_start:');
  await lab.getByRole('button', { name: /Undo/ }).click();
  await expect(editor(lab)).toContainText('// mine');
  for (const n of [1, 2, 3]) {
    await lab.locator('[data-hint="sum"]').click();
    await expect(lab.locator('.hints li')).toHaveCount(n);
  }
  await expect(lab.locator('[data-hint="sum"]')).toHaveCount(0);
});

test('a lab that was begun in English goes on in Chinese: what was not touched is in the language of the page', async ({
  page,
}) => {
  const english = await open(page, '/labs/tour/');
  await expect(editor(english)).toContainText('Put the sum of x0 and x1 into x2.');
  await english.locator('[data-hint="sum"]').click();
  await saved(english);
  const chinese = await open(page, '/zh-cn/labs/tour/');
  await expect(editor(chinese)).toContainText('把 x0 与 x1 之和放进 x2。');
  await expect(chinese.locator('.hints li')).toHaveText(/[\u4e00-\u9fff]/);
  await press(chinese, 'check');
  await expect(chinese.locator('[data-verdict^="lab.tour."]').first()).toHaveText(/[\u4e00-\u9fff]/);
  await chinese.locator('[data-solution]').click();
  await chinese.locator('[data-solution]').click();
  await expect(chinese.locator('[data-solution-view]')).not.toContainText('Put the sum');
  await chinese.locator('[data-solution]').click();
  await write(chinese, '_start: b . // 我的\n');
  await saved(chinese);
  await expect(editor(await open(page, '/labs/tour/'))).toContainText('我的');
});

test('two tabs do not overwrite each other', async ({ context }) => {
  const [first, second] = [await context.newPage(), await context.newPage()];
  const one = await open(first, '/labs/tour/');
  await write(one, '// typed in the first tab\n');
  await second.goto('/labs/tour/');
  const two = second.locator('[data-lab]');
  await expect(two.locator('[data-notice="elsewhere"]')).toBeVisible({ timeout: 20_000 });
  await two.getByRole('button', { name: 'Go on in this tab' }).click();
  await expect(two).toHaveAttribute('data-ownership', 'mine');
  await expect(editor(two)).toContainText('first tab');
  await expect(one).toHaveAttribute('data-ownership', 'theirs');
  await write(two, '// typed in the second tab\n');
  await saved(two);
  await expect(one.locator('[data-notice="elsewhere"]')).toBeVisible();
});

test('a link shows what it holds before it is used, and the reader’s own text can be had back', async ({ page }) => {
  const lab = await open(page, '/labs/tour/');
  await write(lab, '// mine\n        .global _start\n_start: mov x2, #7\n        b .\n');
  await press(lab, 'into');
  await expect(lab.locator('[data-status]')).toContainText('Executed');
  await lab.locator('details[data-work] > summary').click();
  await lab.getByRole('button', { name: /Make a link/ }).click();
  const made = new URL(await lab.locator('[data-link]').inputValue());
  await write(lab, '// newer\n');
  await saved(lab);
  await page.goto('about:blank');
  const again = await open(page, made.pathname + made.hash);
  await expect(again.locator('[data-link-offer]')).toContainText('mov x2');
  await expect(editor(again)).toContainText('// newer');
  await again.getByRole('button', { name: 'Use this text' }).click();
  await expect(editor(again)).toContainText('mov x2');
  await expect(again.locator('[data-status]')).toContainText('Executed: mov');
  await again.locator('details[data-work] > summary').click();
  await again.getByRole('button', { name: /Undo/ }).click();
  await expect(editor(again)).toContainText('// newer');
});

test('a variant is opened by its address, kept, solved with its own numbers, and linked', async ({ page }) => {
  const lab = await open(page, '/labs/tour/?seed=7');
  await expect(lab.locator('[data-variant]')).toHaveText('Variant 7');
  const [tour] = labs;
  const numbers = (seed: number): RegExp =>
    new RegExp(/#0x\w+/.exec(tour ? (solutionFiles(tour, seed)['tour.s'] ?? '') : '')?.[0] ?? '!');
  await expect(editor(lab)).toContainText(numbers(7));
  await lab.locator('[data-solution]').click();
  await lab.getByRole('button', { name: /Show it all the same/ }).click();
  await lab.getByRole('button', { name: 'Put the solution into the editor' }).click();
  await press(lab, 'check');
  await expect(lab.locator('[data-success]')).toBeVisible();
  await lab.locator('details[data-work] > summary').click();
  await lab.getByRole('button', { name: /Make a link/ }).click();
  const made = new URL(await lab.locator('[data-link]').inputValue());
  await saved(lab);
  const again = await open(page, '/labs/tour/');
  await expect(again.locator('[data-success]')).toBeVisible();
  await expect(editor(again)).toContainText(numbers(7));
  const other = await open(page, '/labs/tour/?seed=0');
  await expect(editor(other)).toContainText(numbers(0));
  await expect(other.locator('[data-notice="lab-page.variant-opened"]')).toContainText('?seed=7');
  await expect(other.locator('[data-success]')).toHaveCount(0);
  await page.goto('about:blank');
  const linked = await open(page, made.pathname + made.hash);
  await expect(linked.locator('[data-link-offer]')).toContainText('variant 7');
  await linked.getByRole('button', { name: 'Use this text' }).click();
  await expect(linked.locator('[data-variant]')).toHaveText('Variant 7');
  await press(linked, 'check');
  await expect(linked.locator('[data-success]')).toBeVisible();
});

test('each variant keeps its own text, whatever others are opened between', async ({ page }) => {
  for (const seed of [1, 2, 3]) {
    const lab = await open(page, `/labs/tour/?seed=${seed}`);
    await write(lab, `// of variant ${seed}\n`);
    // It is left at once: what the store has not taken by then is there all the same, and is the last one.
  }
  for (const seed of [1, 2, 3])
    await expect(editor(await open(page, `/labs/tour/?seed=${seed}`))).toContainText(`// of variant ${seed}`);
  // Without a variant in the address it is the one that was worked on last.
  await expect((await open(page, '/labs/tour/')).locator('[data-variant]')).toHaveText('Variant 3');
});

test('a variant that is none is refused where one can see it', async ({ page }) => {
  for (const seed of ['s2023', '-1', '4294967296']) {
    const lab = await open(page, `/labs/tour/?seed=${seed}`);
    await expect(lab.locator('[data-notice="lab-page.bad-seed"]')).toContainText(`?seed=${seed}`);
  }
});

test('what was passed is true of the text that is shown, and the best text can be brought back', async ({ page }) => {
  const lab = await open(page, '/labs/tour/');
  const [tour] = labs;
  const solution = tour === undefined ? '' : (solutionFiles(tour, 0)['tour.s'] ?? '');
  const points = lab.locator('[data-points]');
  const done = lab.locator('[data-step][data-state="done"]');
  await write(lab, solution);
  await press(lab, 'check');
  await expect(lab.locator('[data-success]')).toBeVisible();
  const full = (await points.textContent()) ?? '';
  // Every letter counts: nobody has checked this one.
  await write(lab, '        .global _start\n_start: b .\n');
  await expect(done).toHaveCount(0);
  await expect(lab.locator('[data-success]')).toHaveCount(0);
  await expect(lab.locator('[data-step][data-state="earlier"]')).not.toHaveCount(0);
  await expect(points).toContainText('your best text');
  await press(lab, 'check');
  await expect(lab.locator('[data-success]')).toHaveCount(0);
  await expect(done).toHaveCount(1);
  await saved(lab);
  const again = await open(page, '/labs/tour/');
  await expect(done).toHaveCount(1);
  await again.locator('[data-passed-before] button').click();
  await expect(lab.locator('[data-success]')).toBeVisible();
  await expect(points).toHaveText(full);
  await lab.locator('details[data-work] > summary').click();
  await lab.getByRole('button', { name: 'Reset the whole lab' }).click();
  await expect(done).toHaveCount(0);
  await expect(points).toHaveText(/^0 of/);
  await lab.locator('[data-best]').click();
  await expect(lab.locator('[data-success]')).toBeVisible();
});

test('what an import says was passed is not believed until it is checked', async ({ page }) => {
  const lab = await open(page, '/labs/tour/');
  await write(lab, '// nothing\n');
  await press(lab, 'check');
  await lab.locator('details[data-work] > summary').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    lab.getByRole('button', { name: 'Export this lab' }).click(),
  ]);
  const file = JSON.parse((await (await download.createReadStream()).toArray()).join('')) as {
    works: [{ checkpoints: string[]; files: object }];
  };
  const [work] = file.works;
  const passed = Object.fromEntries(work.checkpoints.map((id) => [id, 1]));
  const best = { files: work.files, passed: work.checkpoints };
  const forged = { ...file, works: [{ ...work, passed, unchecked: [], best, checked: best }] };
  await lab
    .locator('input[type="file"]')
    .setInputFiles({ name: 'work.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(forged)) });
  await lab.getByRole('button', { name: 'Replace my work by it' }).click();
  await expect(lab.locator('[data-step][data-state="claimed"]')).not.toHaveCount(0);
  await expect(lab.locator('[data-success], [data-passed-before]')).toHaveCount(0);
  await saved(lab);
  const other = await page.context().newPage();
  await other.goto('/labs/');
  await expect(other.locator('[data-progress="tour"]')).toHaveAttribute('data-state', 'claimed');
  await press(lab, 'check');
  await expect(other.locator('[data-progress="tour"]')).toHaveAttribute('data-state', 'begun');
});

test('hostile links are refused with a sentence, and change nothing', async ({ page }) => {
  const good = { format: 1, engine: 1, lab: { id: 'tour', version: 1 }, seed: 0, files: {} };
  const hostile = [
    ['#lab-text=%3Cimg%20src=x%20onerror=alert(1)%3E', 'link.bad'],
    [link({ ...good, files: { '__proto__.s': 'x' } }), 'link.bad'],
    [link({ ...good, bomb: 'a'.repeat(8_000_000) }), 'link.too-large'],
    [link({ ...good, lab: { id: 'el2-mmu', version: 1 } }), ''],
    [link({ ...good, format: 7 }), 'link.format'],
  ] as const;
  const complaints = await complaintsOf(page);
  for (const [fragment, code] of hostile) {
    await page.goto('about:blank');
    const lab = await open(page, `/labs/tour/${fragment}`);
    if (code !== '') await expect(lab.locator(`[data-notice="lab-page.${code}"]`)).toBeVisible();
    await expect(lab.locator('[data-link-offer]')).toHaveCount(0);
    await expect(editor(lab)).toContainText('_start:');
  }
  expect(complaints).toEqual([]);
});

test('an export comes back, and hostile files are refused', async ({ page }) => {
  const lab = await open(page, '/labs/tour/');
  await write(lab, '// exported\n');
  await lab.locator('details[data-work] > summary').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    lab.getByRole('button', { name: 'Export this lab' }).click(),
  ]);
  const text = (await (await download.createReadStream()).toArray()).join('');
  await write(lab, '// later\n');
  const input = lab.locator('input[type="file"]');
  const give = (content: string): Promise<void> =>
    input.setInputFiles({ name: 'work.json', mimeType: 'application/json', buffer: Buffer.from(content) });
  for (const [content, sentence] of [
    ['{', 'cannot be read'],
    [text.replace('"tour.s"', '"__proto__"'), 'is wrong'],
    [text.replace(/"place": "[^"]*"/, '"place": "javascript:alert(1)"'), 'is wrong'],
    [text.replaceAll('"format": 2', '"format": 99'), 'format 99'],
    ['['.repeat(200_000), 'cannot be read'],
  ] as const) {
    await give(content);
    await expect(lab.locator('[data-status]')).toContainText(sentence);
    await expect(lab.locator('[data-import]')).toHaveCount(0);
  }
  await give(text);
  await lab.getByRole('button', { name: 'Replace my work by it' }).click();
  await expect(editor(lab)).toContainText('// exported');
  await lab.getByRole('button', { name: /Undo/ }).click();
  await expect(editor(lab)).toContainText('// later');
});

test('in a frame without storage it works, and says that nothing is kept', async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = (): never => {
      throw new DOMException('denied', 'SecurityError');
    };
    Object.defineProperty(indexedDB, 'open', { value: refuse });
  });
  const lab = await open(page, '/embed/tour/?theme=light');
  await expect(page.locator('header.header')).toHaveCount(0);
  await expect(lab.locator('[data-notice="lab-page.no-storage"]')).toBeVisible();
  await expect(lab.locator('[data-variant]')).toHaveCount(0);
  await press(lab, 'run');
  await expect(lab.locator('[data-status]')).toContainText('The run is over');
  await expectAccessible(page);
});

test('in a frame without storage a variant is the one that was asked for, and leaving asks first', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['indexedDB', 'localStorage'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
  });
  const lab = await open(page, '/embed/tour/?seed=42');
  await expect(lab.locator('[data-variant]')).toHaveText('Variant 42');
  await expect(lab.locator('.ways a')).toHaveAttribute('href', /\/labs\/tour\/\?seed=42$/);
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await page.reload();
  expect(asked).toEqual([]);
  await write(await open(page, '/embed/tour/?seed=42'), '// kept nowhere\n');
  await page.reload();
  expect(asked).toEqual(['beforeunload']);
});

test('a lab does not move the page while it loads', async ({ page }) => {
  await open(page, '/labs/hvc-round-trip/');
  const shift = await layoutShift(page, 500);
  expect(shift).toBeLessThan(0.1);
});

test('the start page leads back to where one was, and the sidebar marks what was passed', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('[data-resume] a')).toHaveAttribute('href', '/chapters/start-here/');
  await page.goto('/chapters/start-here/');
  const lab = await openCard(page, 'tour');
  const [tour] = labs;
  await write(lab, tour === undefined ? '' : (solutionFiles(tour, 0)['tour.s'] ?? ''));
  await press(lab, 'check');
  await expect(lab.locator('[data-success]')).toBeVisible();
  await saved(lab);
  await expect(page.locator('nav.sidebar .tae-mark[data-state="done"]')).toHaveCount(1);
  await page.goto('/zh-cn/');
  await expect(page.locator('[data-resume] a')).toHaveAttribute('href', '/zh-cn/chapters/start-here/#lab-tour');
  await expect(page.locator('[data-progress="tour"]')).toHaveText('已通过');
  await expect(page.locator('[data-progress="el2-mmu"]')).toHaveText('未开始');
  await expectAccessible(page);
});

test('what is typed right before the page is left is kept', async ({ page }) => {
  const lab = await open(page, '/labs/tour/');
  await write(lab, '// the last words\n');
  await page.reload();
  const again = await open(page, '/labs/tour/');
  await expect(editor(again)).toContainText('// the last words');
});

test('a chapter weighs at most 60 KB (gzip) before its lab is on screen', async ({ page }) => {
  const weights: Promise<readonly [string, number]>[] = [];
  page.on('response', (response) => {
    if (['document', 'script', 'stylesheet'].includes(response.request().resourceType()))
      weights.push(response.body().then((body) => [response.url(), gzipSync(body, { level: 9 }).length] as const));
  });
  await page.goto('/chapters/stage-2/', { waitUntil: 'networkidle' });
  // The search's own window is fetched when the page is idle, and belongs to no chapter.
  const sizes = (await Promise.all(weights)).filter(([url]) => !url.includes('ui-core'));
  const sum = sizes.reduce((total, [, size]) => total + size, 0);
  expect(sum, sizes.map(([url, size]) => `${size} ${url}`).join('\n')).toBeLessThan(60_000);
});
