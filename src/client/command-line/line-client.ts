import { openWorker, type Client } from '../machine-client.ts';
import type { LineCommand, LineEvent } from './protocol.ts';

/** Starts the worker of the page that reads a command line. */
export const openLine = (hear: (event: LineEvent) => void): Client<LineCommand> =>
  openWorker(new Worker(new URL('./line.worker.ts', import.meta.url), { type: 'module', name: 'line' }), hear);
