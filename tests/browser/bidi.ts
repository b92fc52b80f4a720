import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Firefox from the system's packages: Playwright drives only builds of its own. */
export interface Firefox {
  open(url: string): Promise<void>;
  /** The value of an expression in the page, as text. */
  evaluate(expression: string): Promise<string>;
  /** Presses the keys of a text; `\uE007` is Enter. */
  type(text: string): Promise<void>;
  /** Console errors and exceptions of the page so far. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

type Json = Readonly<Record<string, unknown>>;
const record = (value: unknown): Json => (typeof value === 'object' && value !== null ? { ...value } : {});

/** Starts it without a window and speaks WebDriver BiDi with it (W3C), on a port of its own choosing. */
export async function launchFirefox(command: string): Promise<Firefox> {
  const profile = await mkdtemp(join(tmpdir(), 'firefox-'));
  const child = spawn(command, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: profile },
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.once('error', reject);
    child.once('close', () => reject(new Error(`Firefox ended: ${said}`)));
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  const socket = new WebSocket(`${address}/session`);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });

  const complaints: string[] = [];
  const waiting = new Map<number, (answer: Json) => void>();
  socket.onmessage = ({ data }) => {
    const message = record(JSON.parse(String(data)));
    const { level, text } = record(message['params']);
    if (typeof message['id'] === 'number') waiting.get(message['id'])?.(message);
    else if (level === 'error') complaints.push(String(text));
  };
  let count = 0;
  const send = async (method: string, params: Json): Promise<Json> => {
    const id = ++count;
    const answer = new Promise<Json>((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params }));
    const { type, error, message, result } = await answer;
    if (type === 'error') throw new Error(`${method}: ${String(error)}: ${String(message)}`);
    return record(result);
  };
  await send('session.new', { capabilities: {} });
  await send('session.subscribe', { events: ['log.entryAdded'] });
  const { contexts } = await send('browsingContext.getTree', {});
  const context = record(Array.isArray(contexts) ? contexts[0] : undefined)['context'];

  return {
    complaints,
    async open(url) {
      await send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    async evaluate(expression) {
      const { result } = await send('script.evaluate', {
        expression: `String(${expression})`,
        target: { context },
        awaitPromise: true,
      });
      return String(record(result)['value']);
    },
    async type(text) {
      const actions = [...text].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
      await send('input.performActions', { context, actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    async close() {
      socket.close();
      child.kill();
      await ended;
      await rm(profile, { recursive: true, force: true });
    },
  };
}
