/// <reference lib="webworker" />
import { loadEngine } from './engine-adapter.ts';
import { openDiskStore } from './kept-disk.ts';
import type { Command, Event } from './protocol.ts';
import { Session } from './session.ts';
import { base, workerHost } from './worker-host.ts';

declare const self: DedicatedWorkerGlobalScope;

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
      host: workerHost(),
      claim,
      openStore: openDiskStore,
      post: (event: Event, transfer = []) => self.postMessage(event, transfer),
    }),
);

self.onmessage = ({ data }: MessageEvent<Command>) => void session.then((ready) => ready.obey(data));
