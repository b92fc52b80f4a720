import type { Command, Event, RunEvent } from './protocol.ts';

/** The page's end of a machine in a worker. One client, one worker; `close` ends both. */
export interface Client<Sent> {
  send(command: Sent): void;
  close(): void;
}
export type MachineClient = Client<Command>;

/** Starts the machine page's worker. */
export const openMachine = (hear: (event: Event) => void): MachineClient =>
  openWorker(new Worker(new URL('./machine.worker.ts', import.meta.url), { type: 'module', name: 'machine' }), hear);

/** `hear` gets every event, in order; a worker that cannot start or dies is told as a failure. */
export function openWorker<Sent, Heard>(
  worker: Worker,
  hear: (event: Heard | RunEvent) => void,
): Client<Sent | { readonly type: 'hidden'; readonly hidden: boolean }> {
  worker.onmessage = ({ data }: MessageEvent<Heard>) => hear(data);
  worker.onerror = (event) => {
    hear({ type: 'failure', message: { code: 'client.worker', params: { detail: event.message } } });
    hear({ type: 'state', state: 'stopped', cpus: 1 });
  };
  // A browser slows the timers of hidden pages in its own way; the worker rests of its own accord instead.
  const visibility = (): void => worker.postMessage({ type: 'hidden', hidden: document.hidden });
  document.addEventListener('visibilitychange', visibility);
  return {
    send: (command) => worker.postMessage(command),
    close() {
      document.removeEventListener('visibilitychange', visibility);
      worker.terminate();
    },
  };
}
