/** The start page's machine. Every message is one step. */
import { compileCore } from '../../core-module.ts';
import { LiveMachine } from './live.ts';
import type { LiveEvent } from './protocol.ts';

const made = compileCore().then((module) => module && new LiveMachine(module));

self.onmessage = (): void => {
  void made
    .then((machine): LiveEvent => (machine ? { type: 'view', view: machine.step() } : { type: 'failure' }))
    .catch((): LiveEvent => ({ type: 'failure' }))
    .then((event) => self.postMessage(event));
};
