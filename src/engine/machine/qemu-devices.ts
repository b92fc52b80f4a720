/** The arguments of -drive and -device. */
import { EngineError } from '../error.ts';
import { virtioMmio } from './board.ts';
import { near } from './nearest.ts';
import { BLOCK_WITHOUT_EFFECT, deviceAdvice, DRIVE_WITHOUT_EFFECT } from './qemu-elsewhere.ts';
import { allOf, keyValues, oneOf, onOff, refuse, unsigned, type Place } from './qemu-values.ts';

/** `-drive if=none,…`: a disk's contents, which a device shows to the guest. */
export interface DriveArgument {
  readonly id: string;
  /** As written: a path, or on a page the name of a dropped file. */
  readonly file: string;
  readonly readOnly: boolean;
  /** Nothing that the guest writes reaches the file. */
  readonly snapshot: boolean;
}

/** `-device virtio-blk-device,drive=…`. */
export interface DiskArgument {
  readonly drive: DriveArgument;
  /** Transport n of `bus=virtio-mmio-bus.n`; without one the highest free. */
  readonly slot?: number;
  readonly serial?: string;
}

/** `-device loader,file=…`. */
export interface LoaderArgument {
  readonly file: string;
  readonly address?: number;
  readonly forceRaw: boolean;
}

type Setter = (value: string, place: Place) => void;

/** Takes what makes no difference here, as it stands on the command line. */
export type Unused = (what: string) => void;

/** A name that there is not: the one that was meant, or where no other is near in meaning all that there are. */
export function noSuchKey(option: string, key: string, known: readonly string[]): EngineError {
  const meant = near(key, known);
  const params = { option, key, known: known.join(', ') };
  return meant === undefined
    ? new EngineError('arguments.no-such-key', params)
    : new EngineError('arguments.unknown-key', { ...params, nearest: meant });
}

/**
 * Gives every value to its key's setter. A key alone means `on`. `without` names keys that make no difference.
 * @throws EngineError arguments.unknown-key, arguments.no-such-key, and what the setters throw, of all keys
 */
export function setKeys(
  option: string,
  text: string,
  impliedKey: string | undefined,
  setters: Readonly<Record<string, Setter>>,
  without?: { readonly keys: readonly string[]; readonly unused: Unused },
): void {
  const steps = keyValues(text, impliedKey).map(({ key, value }) => () => {
    const setter = Object.hasOwn(setters, key) ? setters[key] : undefined;
    if (setter !== undefined) setter(value ?? 'on', { option, key });
    else if (without?.keys.includes(key) === true)
      without.unused(`${option} ${key}${value === undefined ? '' : `=${value}`}`);
    else throw noSuchKey(option, key, Object.keys(setters));
  });
  allOf(steps);
}

function required(option: string, key: string, value: string | undefined): string {
  if (value === undefined || value === '') throw new EngineError('arguments.missing-key', { option, key });
  return value;
}

const CACHE_MODES = ['writeback', 'writethrough', 'none', 'directsync', 'unsafe'] as const;

/**
 * @throws EngineError arguments.unknown-key, arguments.no-such-key, arguments.missing-key, arguments.bad-value,
 *   arguments.image-format, arguments.pflash, arguments.drive-wiring
 */
export function parseDrive(option: string, text: string, unused: Unused): DriveArgument {
  let id: string | undefined;
  let file: string | undefined;
  let readOnly = false;
  let snapshot = false;
  let wiring: string | undefined;
  const setReadOnly: Setter = (value, place) => void (readOnly = onOff(place, value));
  let format = 'raw';
  const keys = {
    if: (value: string) => void (wiring = value),
    file: (value: string) => void (file = value),
    format: (value: string) => void (format = value),
    id: (value: string) => void (id = value),
    readonly: setReadOnly,
    'read-only': setReadOnly,
    snapshot: (value: string, place: Place) => void (snapshot = onOff(place, value)),
    media: (value: string, place: Place) =>
      void (readOnly = oneOf(place, value, ['disk', 'cdrom']) === 'cdrom' || readOnly),
    cache: (value: string, place: Place) => void oneOf(place, value, CACHE_MODES),
  };
  let path = '';
  allOf([
    () => setKeys(option, text, undefined, keys, { keys: DRIVE_WITHOUT_EFFECT, unused }),
    () => void (path = required(option, 'file', file)),
    () => {
      if (format !== 'raw') throw new EngineError('arguments.image-format', { option, format, file: file ?? 'FILE' });
    },
    () => {
      if (wiring === 'pflash') throw new EngineError('arguments.pflash', { option: `${option} if=pflash` });
      // QEMU's default here, and its if=virtio, is a disk on PCI.
      if (wiring !== 'none' && path !== '')
        throw new EngineError('arguments.drive-wiring', { option, file: path, id: id ?? 'hd0' });
      if (wiring === 'none') required(option, 'id', id);
    },
  ]);
  return { id: id ?? '', file: path, readOnly, snapshot };
}

export type DeviceArgument =
  | { readonly kind: 'loader'; readonly loader: LoaderArgument }
  | {
      readonly kind: 'disk';
      readonly drive: string;
      readonly option: string;
      readonly slot?: number;
      readonly serial?: string;
    };

/** A disk that wants a drive. */
export type BlockArgument = Extract<DeviceArgument, { kind: 'disk' }>;

const DEVICES = ['loader', 'virtio-blk-device'] as const;

/**
 * @throws EngineError arguments.unknown-device, arguments.no-such-device, a code of advice, arguments.unknown-key,
 *   arguments.no-such-key, arguments.missing-key, arguments.bad-value
 */
export function parseDevice(option: string, text: string, unused: Unused): DeviceArgument {
  const values = keyValues(text, 'driver');
  const driver = values.find(({ key }) => key === 'driver')?.value ?? '';
  const known = DEVICES.find((name) => name === driver);
  if (known === undefined) throw noSuchDevice(option, driver);
  return known === 'loader' ? parseLoader(option, text) : parseBlock(option, text, unused);
}

function noSuchDevice(option: string, device: string): EngineError {
  // The same disk behind another bus.
  const isBlock = /^virtio-blk(-pci)?\b/.test(device);
  const advice = isBlock ? undefined : deviceAdvice(device);
  if (advice !== undefined) return new EngineError(advice, { option: `${option} ${device}` });
  const params = { option, device, known: DEVICES.join(', ') };
  const meant = isBlock ? 'virtio-blk-device' : near(device, DEVICES);
  return meant === undefined
    ? new EngineError('arguments.no-such-device', params)
    : new EngineError('arguments.unknown-device', { ...params, nearest: meant });
}

const ignored: Setter = () => undefined;

function parseLoader(option: string, text: string): DeviceArgument {
  let file: string | undefined;
  let address: number | undefined;
  let forceRaw = false;
  setKeys(`${option} loader`, text, 'driver', {
    driver: ignored,
    id: ignored,
    file: (value) => void (file = value),
    addr: (value, place) => void (address = unsigned(place, value, '0x70000000 | …')),
    'force-raw': (value, place) => void (forceRaw = onOff(place, value)),
  });
  return {
    kind: 'loader',
    loader: {
      file: required(`${option} loader`, 'file', file),
      forceRaw,
      ...(address === undefined ? {} : { address }),
    },
  };
}

/** GET_ID's answer has 20 bytes (virtio 1.2 §5.2.6). */
const LONGEST_SERIAL = 20;

function parseBlock(option: string, text: string, unused: Unused): DeviceArgument {
  const place = `${option} virtio-blk-device`;
  let drive: string | undefined;
  let slot: number | undefined;
  let serial: string | undefined;
  const keys: Record<string, Setter> = {
    driver: ignored,
    id: ignored,
    drive: (value) => void (drive = value),
    bus: (value, at) => void (slot = busNumber(at, value)),
    serial: (value, at) =>
      void (serial = value.length <= LONGEST_SERIAL ? value : refuse(at, value, `≤ ${LONGEST_SERIAL}`)),
  };
  setKeys(place, text, 'driver', keys, { keys: BLOCK_WITHOUT_EFFECT, unused });
  return {
    kind: 'disk',
    option: place,
    drive: required(place, 'drive', drive),
    ...(slot === undefined ? {} : { slot }),
    ...(serial === undefined ? {} : { serial }),
  };
}

function busNumber(place: Place, text: string): number {
  const number = /^virtio-mmio-bus\.(\d+)$/.exec(text)?.[1];
  const slot = number === undefined ? NaN : Number(number);
  return slot < virtioMmio.slots
    ? slot
    : refuse(place, text, `virtio-mmio-bus.0 … virtio-mmio-bus.${virtioMmio.slots - 1}`);
}

/** What -device virtio-blk-device asks of the drives. @throws EngineError arguments.duplicate-id, arguments.unknown-drive, arguments.drive-in-use */
export function resolveDisks(
  drives: readonly DriveArgument[],
  blocks: readonly BlockArgument[],
  snapshot: boolean,
): DiskArgument[] {
  const byId = new Map<string, DriveArgument>();
  for (const drive of drives) {
    if (byId.has(drive.id)) throw new EngineError('arguments.duplicate-id', { id: drive.id });
    byId.set(drive.id, snapshot ? { ...drive, snapshot: true } : drive);
  }
  const used = new Set<string>();
  return blocks.map(({ drive: id, option, slot, serial }) => {
    const drive = byId.get(id);
    if (drive === undefined) {
      const known = [...byId.keys()];
      throw new EngineError('arguments.unknown-drive', {
        option,
        drive: id,
        known: known.length === 0 ? '-drive if=none,id=…' : known.join(', '),
      });
    }
    if (used.has(id)) throw new EngineError('arguments.drive-in-use', { drive: id });
    used.add(id);
    return { drive, ...(slot === undefined ? {} : { slot }), ...(serial === undefined ? {} : { serial }) };
  });
}
