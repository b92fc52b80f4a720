import type { Command, Event } from './protocol.ts';

/** The page's end of a machine in a worker. One client, one worker; `close` ends both. */
export interface MachineClient {
  send(command: Command): void;
  close(): void;
}

/** Starts the worker. `hear` gets every event, in order; a worker that cannot start or dies is told as a failure. */
export function openMachine(hear: (event: Event) => void): MachineClient {
  const worker = new Worker(new URL('./machine.worker.ts', import.meta.url), { type: 'module', name: 'machine' });
  worker.onmessage = ({ data }: MessageEvent<Event>) => hear(data);
  worker.onerror = (event) => {
    hear({ type: 'failure', message: { code: 'client.worker', params: { detail: event.message } } });
    hear({ type: 'state', state: 'stopped', cpus: 1 });
  };
  // A browser slows the timers of hidden pages in its own way; the worker rests of its own accord instead.
  const visibility = (): void => worker.postMessage({ type: 'hidden', hidden: document.hidden } satisfies Command);
  document.addEventListener('visibilitychange', visibility);
  return {
    send: (command) => worker.postMessage(command),
    close() {
      document.removeEventListener('visibilitychange', visibility);
      worker.terminate();
    },
  };
}
