/**
 * Inside: the built-in handlers as readers' files see them. Of a part (hypervisor/parts.ts) that is loaded the handlers are
 * the reader's to write: the built-in ones are not to be had while they stand in for nothing.
 */
import { EngineError } from '../../error.ts';
import { HANDLERS as BUILT_IN } from '../../hypervisor/handlers.ts';
import type { Handlers } from '../../hypervisor/traps/call.ts';

const written = new Set<keyof Handlers>();
/** What a part's file exports is its own from now on. */
export const isWritten = (name: keyof Handlers): void => void written.add(name);

function guarded<A extends readonly unknown[], R>(name: keyof Handlers, handler: (...args: A) => R): (...args: A) => R {
  return (...args) => {
    if (written.has(name)) throw new EngineError('sandbox.own-part', { handler: name });
    return handler(...args);
  };
}

export const HANDLERS: Handlers = {
  stage2: guarded('stage2', BUILT_IN.stage2),
  trap: guarded('trap', BUILT_IN.trap),
  sysreg: guarded('sysreg', BUILT_IN.sysreg),
  psci: guarded('psci', BUILT_IN.psci),
  documentCall: guarded('documentCall', BUILT_IN.documentCall),
  mmio: guarded('mmio', BUILT_IN.mmio),
  distributor: guarded('distributor', BUILT_IN.distributor),
  interrupts: guarded('interrupts', BUILT_IN.interrupts),
  refill: guarded('refill', BUILT_IN.refill),
  uart: guarded('uart', BUILT_IN.uart),
  uartInput: guarded('uartInput', BUILT_IN.uartInput),
  disk: guarded('disk', BUILT_IN.disk),
  schedule: guarded('schedule', BUILT_IN.schedule),
};
/** The same under the names that they have in the hypervisor's own files. */
export const {
  psci,
  documentCall,
  sysreg,
  schedule,
  disk,
  distributor,
  interrupts: takeInterrupts,
  mmio: emulatedDevice,
} = HANDLERS;
