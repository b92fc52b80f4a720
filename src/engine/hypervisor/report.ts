/** What was not handled, kept for whoever looks, and the errors that stop the machine. */
import { EngineError } from '../error.ts';

export type Params = Readonly<Record<string, string | number>>;

/** For what cannot happen unless the hypervisor itself is wrong. */
export function failed(code: string, params: Params = {}): never {
  throw new EngineError(code, params);
}

/** A number as text: 0x2a. */
export const hex = (value: bigint | number): string => `0x${value.toString(16)}`;
