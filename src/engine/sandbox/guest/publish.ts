/** Inside: functions that the host calls. The host takes them before a reader's file is evaluated, or checks for them. */
import { ENTRY } from '../mailbox.ts';
import { describe, where } from './errors.ts';

export function publish(functions: Record<string, () => void>): void {
  for (const [name, value] of Object.entries(functions))
    Object.defineProperty(globalThis, name, { value, configurable: false, enumerable: false, writable: false });
}

publish({ [ENTRY.DESCRIBE]: describe as () => void, [ENTRY.WHERE]: where });
