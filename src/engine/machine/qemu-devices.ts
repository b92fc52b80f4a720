/** The arguments of -drive and -device. */
import { EngineError } from '../error.ts';
import { virtioMmio } from './board.ts';
import { nearest } from './nearest.ts';
import { keyValues, oneOf, onOff, refuse, unsigned, type Place } from './qemu-values.ts';

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

/** Gives every value to its key's setter. A key alone means `on`. @throws EngineError arguments.unknown-key */
export function setKeys(
  option: string,
  text: string,
  impliedKey: string | undefined,
  setters: Readonly<Record<string, Setter>>,
): void {
  for (const { key, value } of keyValues(text, impliedKey)) {
    const setter = Object.hasOwn(setters, key) ? setters[key] : undefined;
    const known = Object.keys(setters);
    if (setter === undefined)
      throw new EngineError('arguments.unknown-key', {
        option,
        key,
        nearest: nearest(key, known),
        known: known.join(', '),
      });
    setter(value ?? 'on', { option, key });
  }
}

function required(option: string, key: string, value: string | undefined): string {
  if (value === undefined || value === '') throw new EngineError('arguments.missing-key', { option, key });
  return value;
}

const CACHE_MODES = ['writeback', 'writethrough', 'none', 'directsync', 'unsafe'] as const;

/** @throws EngineError arguments.unknown-key, arguments.missing-key, arguments.bad-value, arguments.drive-wiring */
export function parseDrive(option: string, text: string): DriveArgument {
  let id: string | undefined;
  let file: string | undefined;
  let readOnly = false;
  let snapshot = false;
  let wiring: string | undefined;
  const setReadOnly: Setter = (value, place) => void (readOnly = onOff(place, value));
  setKeys(option, text, undefined, {
    if: (value) => void (wiring = value),
    file: (value) => void (file = value),
    format: (value, place) => void oneOf(place, value, ['raw']),
    id: (value) => void (id = value),
    readonly: setReadOnly,
    'read-only': setReadOnly,
    snapshot: (value, place) => void (snapshot = onOff(place, value)),
    media: (value, place) => void oneOf(place, value, ['disk']),
    cache: (value, place) => void oneOf(place, value, CACHE_MODES),
  });
  const path = required(option, 'file', file);
  // QEMU's default here, and its if=virtio, is a disk on PCI.
  if (wiring !== 'none') throw new EngineError('arguments.drive-wiring', { option, file: path, id: id ?? 'hd0' });
  return { id: required(option, 'id', id), file: path, readOnly, snapshot };
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

const DEVICES = ['loader', 'virtio-blk-device'] as const;

/** @throws EngineError arguments.unknown-device, arguments.unknown-key, arguments.missing-key, arguments.bad-value */
export function parseDevice(option: string, text: string): DeviceArgument {
  const values = keyValues(text, 'driver');
  const driver = values.find(({ key }) => key === 'driver')?.value ?? '';
  const known = DEVICES.find((name) => name === driver);
  if (known === undefined)
    throw new EngineError('arguments.unknown-device', {
      option,
      device: driver,
      nearest: nearest(driver, DEVICES),
      known: DEVICES.join(', '),
    });
  return known === 'loader' ? parseLoader(option, text) : parseBlock(option, text);
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

function parseBlock(option: string, text: string): DeviceArgument {
  const place = `${option} virtio-blk-device`;
  let drive: string | undefined;
  let slot: number | undefined;
  let serial: string | undefined;
  setKeys(place, text, 'driver', {
    driver: ignored,
    id: ignored,
    drive: (value) => void (drive = value),
    bus: (value, at) => void (slot = busNumber(at, value)),
    serial: (value, at) =>
      void (serial = value.length <= LONGEST_SERIAL ? value : refuse(at, value, `≤ ${LONGEST_SERIAL}`)),
  });
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
