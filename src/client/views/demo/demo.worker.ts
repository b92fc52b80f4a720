/** The demos for pages that ask and change them: the nested one, run to its end, the terminal's guest, the editor's files. */
import { build } from '../../../labs/kit/build.ts';
import { compileCore } from '../../core-module.ts';
import { asMessage } from '../../failure.ts';
import { memoryView } from '../memory.ts';
import { walkView } from '../walk.ts';
import { EDITED } from './edit.ts';
import { consoleDemo, nestedDemo } from './machine.ts';
import type { DemoCommand, DemoEvent } from './protocol.ts';
import { handlerFrame, STORY } from './scenes.ts';
import type { Problem } from '../../../labs/kit/lab.ts';
import type { Machine } from '../../../engine/machine/machine.ts';

const module = compileCore();
let walked: Machine | undefined;
let called: Machine | undefined;
let typedTo: Machine | undefined;
const said: number[] = [];
/** Instructions for what was typed; the guest sleeps long before. */
const ANSWER = 2_000_000;

async function answer(command: DemoCommand): Promise<DemoEvent> {
  if (command.type === 'lint') {
    const built = build(EDITED, command.files, 0);
    return { type: 'problems', problems: Array.isArray(built) ? (built as readonly Problem[]) : [] };
  }
  const core = await module;
  if (core === undefined) return { type: 'failure', message: { code: 'demo.engine', params: {} } };
  if (command.type === 'type') {
    typedTo ??= consoleDemo(core, (byte) => void said.push(byte)).machine;
    typedTo.input(command.bytes);
    typedTo.run(ANSWER);
    return { type: 'output', bytes: Uint8Array.from(said.splice(0)) };
  }
  if (command.type === 'memory') {
    called ??= handlerFrame(core).demo.machine;
    const { address, structure } = command;
    return { type: 'memory', memory: memoryView(called, address, structure === undefined ? {} : { structure }) };
  }
  if (walked === undefined || command.type === 'reset') {
    walked = nestedDemo(core).machine;
    walked.run(STORY, true, { until: STORY });
  }
  if (command.type === 'edit') {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setBigUint64(0, BigInt.asUintN(64, command.value), true);
    walked.cores.write(Number(command.pa), bytes);
  }
  const { va, el, access } = command;
  return { type: 'walk', walk: walkView(walked, 0, va, { el, access }) };
}

// One after the other: an edit must be there before the walk that follows it.
let queue = Promise.resolve();
self.onmessage = ({ data }: MessageEvent<DemoCommand>): void => {
  queue = queue.then(async () => {
    const event: DemoEvent = await answer(data).catch((error: unknown) => ({
      type: 'failure',
      message: asMessage(error),
    }));
    self.postMessage(event);
  });
};
