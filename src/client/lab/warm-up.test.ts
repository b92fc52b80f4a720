/** What is done before anybody asks for it: a check finds it there, and whoever asks for something else does not wait for it. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Machine, type RunResult } from '../../engine/machine/machine.ts';
import { QuickJs } from '../../engine/sandbox/quickjs.ts';
import { labs } from '../../labs/index.ts';
import { PIECE } from '../../labs/kit/in-pieces.ts';
import type { Lab } from '../../labs/kit/lab.ts';
import { solutionFiles } from '../../labs/kit/parameters.ts';
import { coreModule, labTools, missing, missingSandbox } from '../../labs/kit/testing.ts';
import type { LabTools } from '../../labs/kit/tools.ts';
import type { LabCommand, LabEvent, WithoutSerial } from './protocol.ts';
import { LabSession } from './session.ts';

const lab = labs.find(({ id }) => id === 'stage2-abort') as Lab;
const quickjs = new URL('../../engine/sandbox/wasm/quickjs.wasm', import.meta.url);
/** As a page has them that was just opened: nothing was evaluated with this module. */
const freshTools = (): LabTools => {
  const tools = labTools();
  return { ...tools, sandbox: { ...tools.sandbox, module: new WebAssembly.Module(readFileSync(quickjs)) } };
};

class Page {
  readonly heard: LabEvent[] = [];
  /** Who is at rest, each with what ends it. */
  resting: (() => void)[] = [];
  readonly #session: LabSession;

  constructor() {
    const tools = freshTools();
    this.#session = new LabSession({
      module: coreModule(),
      loadLab: () => Promise.resolve(lab),
      loadTools: () => Promise.resolve(tools),
      post: (event) => this.heard.push(event),
      rest: () => new Promise((resolve) => this.resting.push(resolve)),
    });
  }
  async send(command: WithoutSerial<LabCommand>): Promise<readonly LabEvent['type'][]> {
    const from = this.heard.length;
    await this.#session.obey({ ...command, serial: 1 } as LabCommand);
    return this.heard.slice(from).map(({ type }) => type);
  }
  open = (seed = 0): Promise<readonly LabEvent['type'][]> =>
    this.send({ type: 'open', lab: lab.id, seed, locale: 'en' });
  /** Nobody asks for anything: the next piece. Whether there was one. */
  async piece(): Promise<boolean> {
    const resting = this.resting.splice(0);
    for (const resume of resting) resume();
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    return resting.length > 0;
  }
  async warm(): Promise<void> {
    while (await this.piece());
  }
}

afterEach(() => vi.restoreAllMocks());

describe.skipIf(missing !== '' || missingSandbox !== '')('a lab that was opened', { timeout: 60_000 }, () => {
  const evaluated = (): string[] =>
    vi
      .mocked(QuickJs.prototype.evaluate)
      .mock.calls.map(([name]) => name)
      .filter((name) => name === 'hypervisor');

  test('has its sandbox before a check is asked for, tells nothing of it, and no check makes another', async () => {
    vi.spyOn(QuickJs.prototype, 'evaluate');
    const page = new Page();
    expect(await page.open()).toEqual(['info', 'done']);
    await page.warm();
    expect(evaluated()).toHaveLength(1);
    expect(page.heard.map(({ type }) => type)).toEqual(['ready', 'info', 'done']);
    const files = solutionFiles(lab, 0);
    await page.send({ type: 'check', files });
    await page.send({ type: 'check', files: { ...files, 'abort.ts': `${files['abort.ts'] ?? ''}\n// more` } });
    expect(evaluated()).toHaveLength(1);
  });

  test('makes its sandbox at the first check where there was no time before', async () => {
    vi.spyOn(QuickJs.prototype, 'evaluate');
    const page = new Page();
    await page.open();
    expect(evaluated()).toHaveLength(0);
    await page.send({ type: 'check', files: {} });
    await page.send({ type: 'check', files: {} });
    expect(evaluated()).toHaveLength(1);
  });

  test('does nothing at once but some instructions, and between two pieces obeys', async () => {
    const page = new Page();
    await page.open();
    await page.piece();
    await page.piece();
    const run = vi.spyOn(Machine.prototype, 'run');
    let most = 0;
    let pieces = 0;
    while (await page.piece()) {
      // The way to the hypervisor's first call takes no time where nobody is told of it.
      const executed = run.mock.results.map(({ value }, n) => {
        const [budget = 0] = run.mock.calls[n] ?? [];
        return budget > PIECE ? 0 : (value as RunResult).executed;
      });
      most = Math.max(
        most,
        executed.reduce((sum, one) => sum + one, 0),
      );
      pieces++;
      run.mockClear();
      if (pieces === 3) expect(await page.send({ type: 'lint', files: {} })).toEqual(['problems', 'done']);
    }
    expect(pieces).toBeGreaterThan(2);
    expect(most).toBeGreaterThan(100);
    // One that goes on to the end of a piece can begin right before it.
    expect(most).toBeLessThanOrEqual(2 * PIECE);
  });

  test('goes on with one variant only', async () => {
    const page = new Page();
    await page.open();
    await page.piece();
    expect(page.resting).toHaveLength(1);
    await page.open(7);
    expect(page.resting).toHaveLength(2);
    await page.piece();
    expect(page.resting).toHaveLength(1);
  });

  test('says what it says of the same files when nothing was done before', async () => {
    const files = solutionFiles(lab, 0);
    const told = async (warm: boolean): Promise<unknown> => {
      const page = new Page();
      await page.open();
      if (warm) await page.warm();
      await page.send({ type: 'check', files });
      return page.heard.filter(({ type }) => type === 'evaluation' || type === 'moment');
    };
    expect(await told(true)).toEqual(await told(false));
  });
});
