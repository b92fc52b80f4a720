/** A browser of its own, with a profile on disk: it can be killed like any other process, and started again. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from '@playwright/test';

const START = 60_000;

export class KillableBrowser {
  readonly #profile: string;
  #process: ChildProcess | undefined;
  context: BrowserContext | undefined;

  private constructor(profile: string) {
    this.#profile = profile;
  }
  static async create(): Promise<KillableBrowser> {
    return new KillableBrowser(await mkdtemp(join(tmpdir(), 'learner-')));
  }

  async start(): Promise<BrowserContext> {
    const child = spawn(
      process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      [
        ...['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
        ...['--disable-component-update', '--disable-sync', '--disable-quic', '--remote-debugging-port=0'],
        ...[`--user-data-dir=${this.#profile}`, 'about:blank'],
      ],
      // A process group, so that killing it leaves none of its processes.
      { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    this.#process = child;
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      const timer = setTimeout(() => reject(new Error(`the browser does not start: ${said}`)), START);
      child.on('error', reject);
      child.stderr.on('data', (bytes: Buffer) => {
        said += bytes.toString();
        const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
        if (found === undefined) return;
        clearTimeout(timer);
        resolve(found);
      });
    });
    const browser = await chromium.connectOverCDP(address, { timeout: START });
    const [context] = browser.contexts();
    if (context === undefined) throw new Error('the browser has no context');
    // A test sees what the server sends.
    await context.addInitScript(() => void Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
    this.context = context;
    return context;
  }

  /** As the system does when memory is short, or the power button. */
  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    this.context = undefined;
    if (child?.pid === undefined || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    process.kill(-child.pid, 'SIGKILL');
    await gone;
  }

  async remove(): Promise<void> {
    await this.kill();
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Numbers from 0 to 1, the same for the same seed: a trial that fails can be run again. */
export function random(seed: number): () => number {
  let state = (seed * 2654435761 + 1) >>> 0;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}
