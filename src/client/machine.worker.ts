/// <reference lib="webworker" />
import { loadEngine } from './engine-adapter.ts';
import { openDiskStore } from './kept-disk.ts';
import type { Command, Event } from './protocol.ts';
import { Session } from './session.ts';
import type { Host } from './time-slice.ts';

declare const self: DedicatedWorkerGlobalScope;

const base = import.meta.env.BASE_URL.replace(/\/*$/, '/');

// A message to ourselves queues behind those of the page, and unlike a timer it is never clamped to 4 ms.
const { port1, port2 } = new MessageChannel();
const due: (() => void)[] = [];
port2.onmessage = () => due.shift()?.();

const host: Host = {
  now: () => performance.now(),
  soon(task) {
    due.push(task);
    port1.postMessage(undefined);
  },
  later(task, milliseconds) {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Holds a lock for as long as the disk is in use; a closed tab gives it back by itself. */
function claim(disk: string): Promise<(() => void) | undefined> {
  return new Promise((resolve) => {
    void navigator.locks.request(`disk ${disk}`, { ifAvailable: true }, (lock) => {
      if (!lock) return resolve(undefined);
      return new Promise<void>((release) => resolve(release));
    });
  });
}

const session = loadEngine().then(
  (engine) =>
    new Session({
      engine,
      base,
      host,
      claim,
      openStore: openDiskStore,
      post: (event: Event, transfer = []) => self.postMessage(event, transfer),
    }),
);

self.onmessage = ({ data }: MessageEvent<Command>) => void session.then((ready) => ready.obey(data));
