/// <reference lib="webworker" />
import type { Host } from './time-slice.ts';

/** Where this site's own files are; ends in a slash. */
export const base = import.meta.env.BASE_URL.replace(/\/*$/, '/');

/** The clock and the mailbox of this worker. */
export function workerHost(): Host {
  // A message to ourselves queues behind those of the page, and unlike a timer it is never clamped to 4 ms.
  const { port1, port2 } = new MessageChannel();
  const due: (() => void)[] = [];
  port2.onmessage = () => due.shift()?.();
  return {
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
}
