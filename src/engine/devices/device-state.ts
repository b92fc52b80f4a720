/**
 * Reads back a device's saved state. A snapshot can come from a file that somebody else wrote, so each field is checked for
 * type and range before the device takes it over.
 */
import { EngineError } from '../error.ts';

/** Fields of one device's saved state. Each method throws EngineError `device.bad-state` {device, field}. */
export interface StateReader {
  integer(field: string, minimum: number, maximum: number): number;
  boolean(field: string): boolean;
  /** A time or undefined: a finite number of counter ticks, or null when nothing is due. */
  ticksOrNull(field: string): number | null;
  integers(field: string, maximumLength: number, minimum: number, maximum: number): number[];
  /** The elements of an array field, not checked further. */
  list(field: string, maximumLength: number): unknown[];
  /** A nested value, not checked further. */
  value(field: string): unknown;
  fail(field: string): never;
}

export function stateReader(device: string, state: unknown): StateReader {
  const fail = (field: string): never => {
    throw new EngineError('device.bad-state', { device, field });
  };
  const fields: Readonly<Record<string, unknown>> =
    typeof state === 'object' && state !== null && !Array.isArray(state) ? { ...state } : fail('');
  const isInteger = (value: unknown, minimum: number, maximum: number): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum;
  const list = (field: string, maximumLength: number): unknown[] => {
    const value = fields[field];
    return Array.isArray(value) && value.length <= maximumLength ? Array.from<unknown>(value) : fail(field);
  };
  return {
    integer(field, minimum, maximum) {
      const value = fields[field];
      return isInteger(value, minimum, maximum) ? value : fail(field);
    },
    boolean(field) {
      const value = fields[field];
      return typeof value === 'boolean' ? value : fail(field);
    },
    ticksOrNull(field) {
      const value = fields[field];
      return value === null || (typeof value === 'number' && Number.isFinite(value) && value >= 0)
        ? value
        : fail(field);
    },
    integers: (field, maximumLength, minimum, maximum) =>
      list(field, maximumLength).map((value) => (isInteger(value, minimum, maximum) ? value : fail(field))),
    list,
    value: (field) => fields[field],
    fail,
  };
}
