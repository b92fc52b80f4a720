import { openWorker, type Client } from '../machine-client.ts';
import type { HypervisorCommand, HypervisorEvent } from './protocol.ts';

/** Starts the worker of the hypervisor's page. */
export const openHypervisor = (hear: (event: HypervisorEvent) => void): Client<HypervisorCommand> =>
  openWorker(
    new Worker(new URL('./hypervisor.worker.ts', import.meta.url), { type: 'module', name: 'hypervisor' }),
    hear,
  );
