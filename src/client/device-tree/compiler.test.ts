import { describe, expect, test } from 'vitest';
import { DeviceTreeCompiler, type Answer, type CompilerWorker, type Question } from './compiler.ts';

/** Workers that answer when they are told to. */
function workers(): { made: FakeWorker[]; make: () => CompilerWorker } {
  const made: FakeWorker[] = [];
  return {
    made,
    make() {
      const worker = new FakeWorker();
      made.push(worker);
      return worker;
    },
  };
}
class FakeWorker implements CompilerWorker {
  readonly asked: Question[] = [];
  ended = false;
  onmessage: Worker['onmessage'] = null;
  onerror: Worker['onerror'] = null;
  postMessage(question: Question): void {
    this.asked.push(question);
  }
  terminate(): void {
    this.ended = true;
  }
  answer(data: Answer): void {
    this.onmessage?.call({} as Worker, { data } as MessageEvent<Answer>);
  }
}
const verdict = { ok: true, blob: new Uint8Array(4), nodes: 1, properties: 2 } as const;

describe('DeviceTreeCompiler', () => {
  test('asks one worker again and again', async () => {
    const { made, make } = workers();
    const compiler = new DeviceTreeCompiler(make);
    for (let i = 0; i < 2; i++) {
      const compiled = compiler.compile('/dts-v1/;');
      made[0]?.answer({ type: 'compiled', compiled: verdict });
      expect(await compiled).toEqual(verdict);
    }
    expect(made).toHaveLength(1);
  });

  test('a newer question ends the work on the older one, whose asker learns nothing', async () => {
    const { made, make } = workers();
    const compiler = new DeviceTreeCompiler(make);
    const older = compiler.compile('a very long tree');
    const newer = compiler.compile('another');
    expect(made[0]?.ended).toBe(true);
    made[1]?.answer({ type: 'compiled', compiled: verdict });
    expect(await older).toBeUndefined();
    expect(await newer).toEqual(verdict);
  });

  test('what is wrong with a file is thrown with its code', async () => {
    const { made, make } = workers();
    const text = new DeviceTreeCompiler(make).textOf('x.dtb', new Uint8Array(8));
    made[0]?.answer({ type: 'failed', message: { code: 'dtb.truncated', params: { offset: 4 } } });
    await expect(text).rejects.toMatchObject({ code: 'dtb.truncated', params: { offset: 4 } });
  });

  test('a worker that dies is told, and the next question gets a new one', async () => {
    const { made, make } = workers();
    const compiler = new DeviceTreeCompiler(make);
    const first = compiler.compile('x');
    made[0]?.onerror?.call({} as Worker, { message: 'out of memory' } as ErrorEvent);
    await expect(first).rejects.toMatchObject({ code: 'client.worker' });
    const second = compiler.compile('x');
    made[1]?.answer({ type: 'compiled', compiled: verdict });
    expect(await second).toEqual(verdict);
  });
});
