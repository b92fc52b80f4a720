/// <reference lib="webworker" />
import { loadLab } from '../../exercises/load.ts';
import { compileCore } from '../core-module.ts';
import { loadLabTools } from '../lab-tools.ts';
import type { LabCommand, LabEvent } from './protocol.ts';
import { LabSession } from './session.ts';

declare const self: DedicatedWorkerGlobalScope;

/** Milliseconds since the last command: until then the page has more to do, or the reader steps. */
const QUIET = 300;
let asked = performance.now();

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
async function rest(): Promise<void> {
  do await sleep(Math.max(0, asked + QUIET - performance.now()));
  while (performance.now() < asked + QUIET);
}

const post = (event: LabEvent): void => self.postMessage(event);
const session = compileCore().then(
  (module) => new LabSession({ module, loadLab, post, loadTools: loadLabTools, rest }),
);

self.onmessage = ({ data }: MessageEvent<LabCommand>) => {
  asked = performance.now();
  void session.then((ready) => ready.obey(data));
};
