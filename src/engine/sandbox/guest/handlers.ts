/**
 * Inside: the built-in handlers as a reader's file has them. Where a lab asks for some of them, these are not to be called: a
 * part is its reader's when nothing else did the work. It is asked at each call, so that one that was kept before is no way round.
 */
import { EngineError } from '../../error.ts';
import { HANDLERS as OWN } from '../../hypervisor/handlers.ts';
import type { Handlers } from '../../hypervisor/traps/call.ts';

const withheld = new Set<string>();
export const withhold = (names: readonly string[]): void => names.forEach((name) => withheld.add(name));

type Handler = (...args: unknown[]) => unknown;

const guarded = ([name, handler]: [string, Handler]): [string, Handler] => [
  name,
  (...args) => {
    if (withheld.has(name)) throw new EngineError('sandbox.withheld', { handler: name });
    return handler(...args);
  },
];

const GUARDED = Object.fromEntries(Object.entries(OWN as unknown as Record<string, Handler>).map(guarded));

/** @throws EngineError sandbox.withheld */
export const HANDLERS = { ...GUARDED } as unknown as Handlers;

/** What a file has put in the place of one of them: the hypervisor calls that, too. */
export const changed = (): Partial<Handlers> =>
  Object.fromEntries(Object.entries(HANDLERS).filter(([name, handler]) => handler !== GUARDED[name]));
