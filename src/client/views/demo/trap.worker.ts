/** The small guest under the hypervisor, for the page of chapter 2. */
import { compileCore } from '../../core-module.ts';
import { asMessage } from '../../failure.ts';
import type { TrapCommand, TrapEvent } from './trap-protocol.ts';
import { TrapRun } from './trap-run.ts';

const module = compileCore();
let run: TrapRun | undefined;

async function answer(command: TrapCommand): Promise<TrapEvent> {
  const core = await module;
  if (core === undefined) return { type: 'failure', message: { code: 'demo.engine', params: {} } };
  if (run === undefined || command === 'reset') run = new TrapRun(core);
  if (command === 'step') run.step();
  if (command === 'next') run.next();
  return { type: 'moment', moment: run.moment() };
}

let queue = Promise.resolve();
self.onmessage = ({ data }: MessageEvent<TrapCommand>): void => {
  queue = queue.then(async () => {
    const event: TrapEvent = await answer(data).catch((error: unknown) => ({
      type: 'failure',
      message: asMessage(error),
    }));
    self.postMessage(event);
  });
};
