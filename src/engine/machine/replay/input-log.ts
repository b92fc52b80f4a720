/**
 * What a run is given by beside its images and its configuration: every input, stamped with the cycle at which it came.
 * Plain data that may come from a file which somebody else wrote.
 */
import { EngineError } from '../../error.ts';
import { isRegister } from './registers.ts';

export const INPUT_LOG_FORMAT = 1;
/** Entries of a log, and bytes in all of them. */
export const MAX_ENTRIES = 1 << 20;
export const MAX_BYTES = 1 << 24;

export type Input =
  /** Bytes for the UART. */
  | { readonly kind: 'console'; readonly bytes: readonly number[] }
  /** Bytes for a console of the hypervisor. */
  | { readonly kind: 'channel'; readonly channel: number; readonly bytes: readonly number[] }
  /** From now on a count of CNTPCT takes k cycles. */
  | { readonly kind: 'pace'; readonly k: number }
  /** Paced mode: time has passed to a cycle while all cores waited. */
  | { readonly kind: 'skip'; readonly to: number }
  /** One instruction of a core, out of its turn. */
  | { readonly kind: 'step'; readonly core: number }
  | { readonly kind: 'reset' }
  /** The interrupts before the next instruction were taken before what comes next in the log. */
  | { readonly kind: 'settle' }
  /** A person changed memory (physical address) or a register ("x0", "sp", "TTBR0_EL1"; hexadecimal). */
  | { readonly kind: 'memory'; readonly address: number; readonly bytes: readonly number[] }
  | { readonly kind: 'register'; readonly core: number; readonly name: string; readonly value: string };

export type Entry = Input & { readonly cycles: number };

export interface InputLog {
  readonly format: typeof INPUT_LOG_FORMAT;
  /** Where the recording ends. */
  readonly end: number;
  /** By ascending cycles. */
  readonly entries: readonly Entry[];
}

/** Entries that take time: a run that ends at their cycle leaves them to the next one. */
export const advances = (entry: Entry): boolean => entry.kind === 'step' || entry.kind === 'skip';

/** Bytes that an entry counts for MAX_BYTES. */
export const bytesOf = (entry: Input): number => ('bytes' in entry ? entry.bytes.length : 0);

/**
 * Checks a log that was read from a file, and copies what belongs to it.
 * @throws EngineError replay.format, replay.bad-log
 */
export function readInputLog(value: unknown): InputLog {
  const log = fieldsOf(value);
  if (log === undefined) throw new EngineError('replay.bad-log', { entry: -1, field: 'log' });
  if (log['format'] !== INPUT_LOG_FORMAT)
    throw new EngineError('replay.format', { format: String(log['format']).slice(0, 32), wanted: INPUT_LOG_FORMAT });
  const fail = (entry: number, field: string): never => {
    throw new EngineError('replay.bad-log', { entry, field });
  };
  const list = log['entries'];
  if (!Array.isArray(list) || list.length > MAX_ENTRIES) return fail(-1, 'entries');
  let before = 0;
  let bytes = 0;
  const entries = Array.from<unknown>(list).map((one, n) => {
    const fields = fieldsOf(one) ?? fail(n, 'entry');
    const { cycles } = fields;
    if (!isCount(cycles) || cycles < before) return fail(n, 'cycles');
    before = cycles;
    const entry = { ...readInput(fields, cycles, MAX_BYTES - bytes, (field) => fail(n, field)), cycles };
    bytes += bytesOf(entry);
    return entry;
  });
  const { end } = log;
  if (!isCount(end) || end < before) return fail(-1, 'end');
  return { format: INPUT_LOG_FORMAT, end, entries };
}

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isByte = (value: unknown): value is number => isCount(value) && value < 256;

function readInput(fields: Fields, cycles: number, room: number, fail: (field: string) => never): Input {
  const count = (field: string, most: number, least = 0): number => {
    const value = fields[field];
    return isCount(value) && value >= least && value <= most ? value : fail(field);
  };
  const bytes = (): readonly number[] => {
    const value = fields['bytes'];
    if (!Array.isArray(value) || value.length > room) return fail('bytes');
    const copy = Array.from<unknown>(value);
    return copy.every(isByte) ? copy : fail('bytes');
  };
  const { kind, name, value } = fields;
  switch (kind) {
    case 'console':
      return { kind, bytes: bytes() };
    case 'channel':
      return { kind, channel: count('channel', 15), bytes: bytes() };
    case 'pace':
      return { kind, k: count('k', 1000, 1) };
    case 'skip':
      return { kind, to: count('to', Number.MAX_SAFE_INTEGER, cycles) };
    case 'step':
      return { kind, core: count('core', 15) };
    case 'reset':
    case 'settle':
      return { kind };
    case 'memory':
      return { kind, address: count('address', 2 ** 48), bytes: bytes() };
    case 'register':
      if (typeof name !== 'string' || !isRegister(name)) return fail('name');
      if (typeof value !== 'string' || !/^0x[\da-f]{1,16}$/i.test(value)) return fail('value');
      return { kind, core: count('core', 15), name, value };
    default:
      return fail('kind');
  }
}
