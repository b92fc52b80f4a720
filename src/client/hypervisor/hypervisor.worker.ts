/// <reference lib="webworker" />
import { compileCore } from '../core-module.ts';
import { loadLabTools } from '../lab-tools.ts';
import { base, workerHost } from '../worker-host.ts';
import type { HypervisorCommand, HypervisorEvent } from './protocol.ts';
import { HypervisorSession } from './session.ts';

declare const self: DedicatedWorkerGlobalScope;

const session = compileCore().then(
  (module) =>
    new HypervisorSession({
      module,
      base,
      host: workerHost(),
      tools: loadLabTools,
      post: (event: HypervisorEvent, transfer = []) => self.postMessage(event, transfer),
    }),
);

self.onmessage = ({ data }: MessageEvent<HypervisorCommand>) => void session.then((ready) => ready.obey(data));
