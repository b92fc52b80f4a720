/** Inside: a reader's handlers, with what they return looked at. A wrong value is found where it came from. */
import { EngineError } from '../../error.ts';
import { HANDLERS } from '../../hypervisor/handlers.ts';
import { HANDLER_NAMES } from '../../hypervisor/parts.ts';
import type { Handlers } from '../../hypervisor/traps/call.ts';

interface Wanted {
  readonly shown: string;
  fits(result: unknown): boolean;
}

const nothing: Wanted = { shown: 'void', fits: (result) => result === undefined };
const bigint: Wanted = { shown: 'bigint', fits: (result) => typeof result === 'bigint' };
const perhaps: Wanted = { shown: 'bigint | undefined', fits: (r) => r === undefined || typeof r === 'bigint' };
const outcome: Wanted = {
  shown: "'resume' | 'park' | 'panic'",
  fits: (result) => result === 'resume' || result === 'park' || result === 'panic',
};

const address: Wanted = { shown: 'number', fits: (result) => Number.isSafeInteger(result) };

const RESULTS = {
  stage2: address,
  trap: nothing,
  sysreg: nothing,
  psci: perhaps,
  documentCall: bigint,
  mmio: perhaps,
  distributor: perhaps,
  interrupts: nothing,
  refill: nothing,
  uart: perhaps,
  uartInput: nothing,
  disk: perhaps,
  schedule: outcome,
} as const satisfies Record<keyof Handlers, Wanted>;

const shown = (value: unknown): string => {
  if (value instanceof Promise) return 'Promise';
  if (value === null) return 'null';
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 40)) : typeof value;
};

type Handler = (...args: unknown[]) => unknown;

function checked(name: keyof Handlers, handler: Handler, called: (name: keyof Handlers) => void): Handler {
  const wanted: Wanted = RESULTS[name];
  return (...args) => {
    called(name);
    const result = handler(...args);
    if (wanted.fits(result)) return result;
    const {
      fileName = '',
      lineNumber = 0,
      columnNumber = 0,
    } = handler as {
      fileName?: string;
      lineNumber?: number;
      columnNumber?: number;
    };
    throw new EngineError('sandbox.result', {
      handler: name,
      wanted: wanted.shown,
      found: shown(result),
      file: fileName,
      line: lineNumber,
      column: columnNumber,
    });
  };
}

/**
 * What files export by the names of handlers.
 * @param names those that are looked for: an export of another name is a file's own
 * @param called before each call of one of them
 * @throws EngineError sandbox.no-handler, sandbox.handler-twice, sandbox.not-a-function
 */
export function replacements(
  files: readonly (readonly [file: string, exports: object])[],
  names: readonly (keyof Handlers)[] = HANDLER_NAMES,
  called: (name: keyof Handlers) => void = () => undefined,
): Partial<Handlers> {
  const found: Partial<Record<keyof Handlers, Handler>> = {};
  for (const [file, exports] of files)
    for (const name of names) {
      if (!Object.hasOwn(exports, name)) continue;
      const handler: unknown = Reflect.get(exports, name);
      if (typeof handler !== 'function') throw new EngineError('sandbox.not-a-function', { file, handler: name });
      if (found[name] !== undefined) throw new EngineError('sandbox.handler-twice', { file, handler: name });
      // A handler that is merely passed on is the hypervisor's own.
      found[name] = handler === HANDLERS[name] ? (handler as Handler) : checked(name, handler as Handler, called);
    }
  if (Object.keys(found).length === 0)
    throw new EngineError('sandbox.no-handler', { file: files[0]?.[0] ?? '', known: names.join(', ') });
  return found as Partial<Handlers>;
}
