/** Inside: functions that the host calls. The host takes them before a reader's file is evaluated, or checks for them. */
import { ENTRY, THROWN } from '../mailbox.ts';
import { describe, thrown, where } from './errors.ts';

export function publish(functions: Record<string, (value: unknown) => unknown>): void {
  for (const [name, value] of Object.entries(functions))
    Object.defineProperty(globalThis, name, { value, configurable: false, enumerable: false, writable: false });
}

publish({ [ENTRY.DESCRIBE]: describe, [ENTRY.WHERE]: where, [THROWN]: thrown });
