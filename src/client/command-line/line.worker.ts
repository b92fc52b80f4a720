/// <reference lib="webworker" />
import { compileCore } from '../core-module.ts';
import { base, workerHost } from '../worker-host.ts';
import type { LineCommand, LineEvent } from './protocol.ts';
import { LineSession } from './session.ts';

declare const self: DedicatedWorkerGlobalScope;

const session = compileCore().then(
  (module) =>
    new LineSession({
      module,
      base,
      host: workerHost(),
      post: (event: LineEvent, transfer = []) => self.postMessage(event, transfer),
    }),
);

self.onmessage = ({ data }: MessageEvent<LineCommand>) => void session.then((ready) => ready.obey(data));
