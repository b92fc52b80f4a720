/**
 * The command line: QEMU's arguments as far as the board has what they name, and ours. A pure function from a list of
 * words to a plain description; whoever has the files (a disk, a page's drop area) makes a machine of it.
 */
import { EngineError } from '../error.ts';
import { nearest } from './nearest.ts';
import {
  parseDevice,
  parseDrive,
  setKeys,
  type DeviceArgument,
  type DiskArgument,
  type DriveArgument,
  type LoaderArgument,
} from './qemu-devices.ts';
import { onOff, oneOf, refuse, secondsOfDate, size, splitList, unsigned } from './qemu-values.ts';
import { typedBytes } from './typed-text.ts';

export const TRACE_ITEMS = ['int', 'in_asm', 'trap', 'mmio'] as const;
export type TraceItem = (typeof TRACE_ITEMS)[number];

/** One step of a script: wait until a console shows something, or type; on the console of VM `console`, where it says one. */
export type ScriptStep = ({ readonly until: RegExp } | { readonly type: Uint8Array }) & { readonly console?: number };

export interface MachineArguments {
  readonly cpus: 1 | 2;
  /** RAM in bytes. */
  readonly memory: number;
  readonly virtualization: boolean;
  /** virtio-mmio version 2 (`-global virtio-mmio.force-legacy=off`). */
  readonly modernVirtio: boolean;
  /** Names of files, as written. */
  readonly kernel?: string;
  readonly initrd?: string;
  readonly dtb?: string;
  readonly bios?: string;
  readonly append?: string;
  readonly loaders: readonly LoaderArgument[];
  readonly disks: readonly DiskArgument[];
  /** File that the device tree goes to; the machine does not run then. */
  readonly dumpDtb?: string;
  /** `-rtc base=`: seconds since 1970 at cycle 0; undefined: the host's time. */
  readonly epochSeconds?: number;
  readonly noReboot: boolean;
  readonly trace: readonly TraceItem[];
  readonly traceFile?: string;
  readonly help: boolean;
  /** Ours: a whole machine under the built-in hypervisor, in place of QEMU's description of one. */
  readonly preset?: string;
  /** In the order of the arguments. */
  readonly script: readonly ScriptStep[];
  readonly maxInstructions?: number;
  /** Seconds of the wall. */
  readonly timeout?: number;
  readonly stats: boolean;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What accumulates while arguments are read; what refers to something else is resolved at the end. */
interface Draft extends Writable<Omit<MachineArguments, 'disks' | 'loaders' | 'trace' | 'script'>> {
  loaders: LoaderArgument[];
  drives: DriveArgument[];
  blocks: Extract<DeviceArgument, { kind: 'disk' }>[];
  trace: TraceItem[];
  script: ScriptStep[];
  snapshot: boolean;
}

/** `option` is the argument as typed, for messages. */
type Handler = (draft: Draft, value: string, option: string) => void;
/** With `takes` the next word is its value; the text shows the form in messages. */
interface Option {
  readonly takes?: string;
  readonly apply: Handler;
}

const flag = (apply: (draft: Draft) => void): Option => ({ apply: (draft) => apply(draft) });
const nothing = (): void => undefined;
/** An option of QEMU's that changes nothing here, with the values for which that is so. */
const only = (...values: string[]): Option => ({
  takes: values.join(' | '),
  apply: (_, value, option) => void oneOf({ option, key: '' }, value, values),
});

const machine: Handler = (draft, text, option) =>
  setKeys(option, text, 'type', {
    type: (value, place) => void oneOf(place, value, ['virt', 'virt-7.2']),
    virtualization: (value, place) => void (draft.virtualization = onOff(place, value)),
    'gic-version': (value, place) => void oneOf(place, value, ['2']),
    dumpdtb: (value) => void (draft.dumpDtb = value),
    secure: (value, place) => void (onOff(place, value) && refuse(place, value, 'off')),
    accel: (value, place) => void oneOf(place, value, ['tcg']),
  });

const memory: Handler = (draft, text, option) =>
  setKeys(option, text, 'size', { size: (value, place) => void (draft.memory = size(place, value, 'm')) });

const smp: Handler = (draft, text, option) => {
  const counts = new Map<string, number>();
  const set = (value: string, place: { option: string; key: string }): void =>
    void counts.set(place.key, unsigned(place, value, '1 | 2', 2) || refuse(place, value, '1 | 2'));
  setKeys(option, text, 'cpus', { cpus: set, maxcpus: set, sockets: set, clusters: set, cores: set, threads: set });
  const of = (key: string): number => counts.get(key) ?? 1;
  const topology = of('sockets') * of('clusters') * of('cores') * of('threads');
  const cpus = counts.get('cpus') ?? counts.get('maxcpus') ?? topology;
  if (topology > 2 || (topology > 1 && topology < cpus)) refuse({ option, key: 'cpus' }, text, '1 | 2');
  draft.cpus = cpus === 2 ? 2 : 1;
};

const traceItems: Handler = (draft, text, option) => {
  for (const item of splitList(text)) {
    const found = TRACE_ITEMS.find((known) => known === item);
    if (found === undefined)
      throw new EngineError('arguments.unknown-key', {
        option,
        key: item,
        nearest: nearest(item, TRACE_ITEMS),
        known: TRACE_ITEMS.join(', '),
      });
    if (!draft.trace.includes(found)) draft.trace.push(found);
  }
};

/** `driver.property=value`, or the same in three keys. */
const global: Handler = (draft, text, option) => {
  const short = /^([^.=,]+)\.([^.=,]+)=(.*)$/.exec(text);
  let [driver, property, value] = short === null ? ['', '', ''] : short.slice(1);
  if (short === null)
    setKeys(option, text, undefined, {
      driver: (v) => void (driver = v),
      property: (v) => void (property = v),
      value: (v) => void (value = v),
    });
  const known = 'virtio-mmio.force-legacy';
  const key = `${driver}.${property}`;
  if (key !== known) throw new EngineError('arguments.unknown-key', { option, key, nearest: known, known });
  draft.modernVirtio = !onOff({ option, key }, value ?? '');
};

const rtc: Handler = (draft, text, option) =>
  setKeys(option, text, undefined, {
    base: (value, place) => {
      if (value === 'utc') delete draft.epochSeconds;
      else draft.epochSeconds = secondsOfDate(value) ?? refuse(place, value, 'utc | 2026-01-31 | 2026-01-31T12:00:00');
    },
  });

/** `vm1:` before what is waited for or typed picks the console. */
function consoleAndText(text: string): readonly [{ readonly console?: number }, string] {
  const match = /^vm(\d):([^]*)$/.exec(text);
  return match === null ? [{}, text] : [{ console: Number(match[1]) }, match[2] ?? ''];
}

/** What `\\n` in an expression becomes: a serial console ends its lines with CR LF, and `.` matches no CR. */
export const LINE_END = '(?:\\r?\\n)';
const withLineEnds = (expression: string): string =>
  expression.replace(/\\[^n]|\[(?:\\.|[^\]\\])*\]|\\n|\n/g, (part) =>
    part === '\\n' || part === '\n' ? LINE_END : part,
  );

const until: Handler = (draft, value, option) => {
  const [console, text] = consoleAndText(value);
  try {
    draft.script.push({ until: new RegExp(withLineEnds(text), 'm'), ...console });
  } catch (error) {
    throw new EngineError('arguments.bad-expression', {
      option,
      text,
      detail: error instanceof Error ? error.message : '',
    });
  }
};

const type: Handler = (draft, value) => {
  const [console, text] = consoleAndText(value);
  draft.script.push({ type: typedBytes(text), ...console });
};

const seconds: Handler = (draft, text, option) => {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  draft.timeout = value > 0 && value < 1e9 ? value : refuse({ option, key: '' }, text, '60 | 0.5 | …');
};

/** A count, also as 1e6. */
const instructions: Handler = (draft, text, option) => {
  const value = /^\d+(e\d{1,2})?$/.test(text) ? Number(text) : NaN;
  draft.maxInstructions =
    Number.isSafeInteger(value) && value > 0 ? value : refuse({ option, key: '' }, text, '1000000 | 1e9 | …');
};

const help = flag((draft) => void (draft.help = true));

const OPTIONS: Readonly<Record<string, Option>> = {
  machine: { takes: 'virt,virtualization=on,gic-version=2', apply: machine },
  M: { takes: 'virt,virtualization=on,gic-version=2', apply: machine },
  cpu: only('cortex-a72'),
  smp: { takes: '1 | 2', apply: smp },
  m: { takes: '2G', apply: memory },
  kernel: { takes: 'FILE', apply: (draft, value) => void (draft.kernel = value) },
  append: { takes: 'TEXT', apply: (draft, value) => void (draft.append = value) },
  initrd: { takes: 'FILE', apply: (draft, value) => void (draft.initrd = value) },
  dtb: { takes: 'FILE', apply: (draft, value) => void (draft.dtb = value) },
  bios: { takes: 'FILE', apply: (draft, value) => void (draft.bios = value) },
  device: { takes: 'loader,… | virtio-blk-device,…', apply: device },
  drive: {
    takes: 'if=none,file=FILE,format=raw,id=ID',
    apply: (draft, value, option) => void draft.drives.push(parseDrive(option, value)),
  },
  global: { takes: 'virtio-mmio.force-legacy=off', apply: global },
  rtc: { takes: 'base=utc', apply: rtc },
  nographic: flag(nothing),
  snapshot: flag((draft) => void (draft.snapshot = true)),
  'no-reboot': flag((draft) => void (draft.noReboot = true)),
  accel: only('tcg'),
  nic: only('none'),
  net: only('none'),
  display: only('none'),
  serial: only('mon:stdio', 'stdio'),
  monitor: only('none'),
  d: { takes: TRACE_ITEMS.join(','), apply: traceItems },
  D: { takes: 'FILE', apply: (draft, value) => void (draft.traceFile = value) },
  h: help,
  help,
  preset: { takes: 'NAME', apply: (draft, value) => void (draft.preset = value) },
  until: { takes: '[vmN:]REGEX', apply: until },
  type: { takes: '[vmN:]TEXT', apply: type },
  timeout: { takes: 'SECONDS', apply: seconds },
  'max-instructions': { takes: 'N', apply: instructions },
  stats: flag((draft) => void (draft.stats = true)),
};

function device(draft: Draft, value: string, option: string): void {
  const parsed = parseDevice(option, value);
  if (parsed.kind === 'loader') draft.loaders.push(parsed.loader);
  else draft.blocks.push(parsed);
}

/** Every option that is known, without dashes, for a usage text. */
export const optionForms: readonly { readonly name: string; readonly takes: string | undefined }[] = Object.entries(
  OPTIONS,
).map(([name, { takes }]) => ({ name, takes }));

/** What describes a machine, where a preset is one already. */
const DESCRIBES = new Set('machine M smp m kernel initrd dtb bios device drive global rtc no-reboot'.split(' '));

/** Options of QEMU's that this board has not, and what serves their purpose where another spelling would be nearer. */
const INSTEAD: Readonly<Record<string, string>> = {
  hda: 'drive', hdb: 'drive', hdc: 'drive', hdd: 'drive', cdrom: 'drive', sd: 'drive', mtdblock: 'drive', blockdev: 'drive',
  pflash: 'bios', L: 'bios', netdev: 'nic', chardev: 'serial', virtfs: 'drive', fsdev: 'drive', object: 'device',
  vga: 'display', vnc: 'display', spice: 'display', curses: 'nographic', nodefaults: 'nic', usb: 'device', usbdevice: 'device',
  qmp: 'monitor', mon: 'monitor', trace: 'd', icount: 'max-instructions', 'enable-kvm': 'accel', 'no-shutdown': 'no-reboot',
  gdb: 'd', s: 'd', S: 'd', singlestep: 'd', version: 'help', '?': 'help', mem: 'm', memory: 'm', boot: 'kernel', ram: 'm',
}; // prettier-ignore

/** What may stand before the options on a line that was copied from elsewhere. */
const PROGRAM = /^(sudo|(.*[/\\])?qemu-system-(aarch64|arm)(\.exe)?)$/;

const OURS = new Set(['preset', 'until', 'type', 'timeout', 'max-instructions', 'stats', 'help']);
/** QEMU's options are written with one dash, ours with two; either takes both. */
export const dashed = (name: string): string => `${OURS.has(name) ? '--' : '-'}${name}`;

/**
 * Reads an argument list; `qemu-system-aarch64` before it, with `sudo` or without, is skipped. One and two dashes are the
 * same. Repeated -machine options merge; of most others the last one counts, as in QEMU.
 * @throws EngineError arguments.unknown-option, arguments.unexpected, arguments.no-value, arguments.unknown-key,
 *   arguments.unknown-device, arguments.missing-key, arguments.bad-value, arguments.bad-escape, arguments.bad-expression,
 *   arguments.drive-wiring, arguments.unknown-drive, arguments.drive-in-use, arguments.duplicate-id, arguments.beside-preset
 */
export function parseArguments(words: readonly string[]): MachineArguments {
  const draft: Draft = {
    cpus: 1, memory: 128 * 2 ** 20, virtualization: false, modernVirtio: false, noReboot: false, help: false, stats: false,
    loaders: [], drives: [], blocks: [], trace: [], script: [], snapshot: false,
  }; // prettier-ignore
  let describes: string | undefined;
  const first = words.findIndex((word) => !PROGRAM.test(word));
  for (let i = first < 0 ? words.length : first; i < words.length; i++) {
    const word = words[i] ?? '';
    const name = /^--?([^-].*)$/.exec(word)?.[1];
    if (name === undefined) throw new EngineError('arguments.unexpected', { word });
    const option = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
    if (option === undefined)
      throw new EngineError('arguments.unknown-option', {
        option: word,
        nearest: dashed((Object.hasOwn(INSTEAD, name) && INSTEAD[name]) || nearest(name, Object.keys(OPTIONS))),
      });
    let value = '';
    if (option.takes !== undefined) {
      const next = words[++i];
      if (next === undefined) throw new EngineError('arguments.no-value', { option: word, takes: option.takes });
      value = next;
    }
    option.apply(draft, value, word);
    if (DESCRIBES.has(name)) describes ??= word;
  }
  if (draft.preset !== undefined && describes !== undefined)
    throw new EngineError('arguments.beside-preset', { option: describes, preset: draft.preset });
  const { drives, blocks, snapshot, ...rest } = draft;
  return { ...rest, disks: resolveDisks(drives, blocks, snapshot) };
}

function resolveDisks(drives: readonly DriveArgument[], blocks: Draft['blocks'], snapshot: boolean): DiskArgument[] {
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
