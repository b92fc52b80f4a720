/**
 * Inside: in a lab that judges a part, the built-in handlers of that part are out of the reader's reach; the rest of the
 * hypervisor has them still.
 */
import { EngineError } from '../../error.ts';
import { HANDLERS } from '../../hypervisor/handlers.ts';
import { GuestPageTable } from '../../hypervisor/memory/guest-page-table.ts';
import type { Handlers } from '../../hypervisor/traps/call.ts';

const own: Partial<Handlers> = {};

const refused =
  (handler: string): (() => never) =>
  () => {
    throw new EngineError('sandbox.withheld', { handler });
  };

/** Before a reader's file is looked at. @param closed what files export is all that they replace: HANDLERS is not to be written */
export function withhold(names: readonly (keyof Handlers)[], closed: boolean): void {
  for (const handler of names) {
    if (Object.hasOwn(own, handler)) continue;
    Reflect.set(own, handler, HANDLERS[handler]);
    Reflect.set(HANDLERS, handler, refused(handler));
  }
  if (closed) Object.freeze(HANDLERS);
  // Mapping is all that the built-in handler does; a VM's table is in reach by vm.pageTable, too.
  if (names.includes('stage2'))
    Object.defineProperty(GuestPageTable.prototype, 'map', { value: refused('stage2'), writable: false, configurable: false }); // prettier-ignore
}

/** What was taken away, for the hypervisor's own use: but for what files are to write themselves, of which there is no other. */
export const withheld = (names: readonly (keyof Handlers)[] = []): Partial<Handlers> =>
  Object.fromEntries(Object.entries(own).filter(([handler]) => !names.some((name) => name === handler)));

// Whole handlers under names of their own: as reachable as HANDLERS has them.
export const schedule: Handlers['schedule'] = (call) => HANDLERS.schedule(call);
export const documentCall: Handlers['documentCall'] = (...all) => HANDLERS.documentCall(...all);
export const takeInterrupts: Handlers['interrupts'] = (call) => HANDLERS.interrupts(call);
export const disk: Handlers['disk'] = (...all) => HANDLERS.disk(...all);
export const distributor: Handlers['distributor'] = (...all) => HANDLERS.distributor(...all);
export const psci: Handlers['psci'] = (...all) => HANDLERS.psci(...all);
export const sysreg: Handlers['sysreg'] = (...all) => HANDLERS.sysreg(...all);
