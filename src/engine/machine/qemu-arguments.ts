/**
 * The command line: QEMU's arguments as far as the board has what they name, and ours. A pure function from a list of
 * words to a plain description; whoever has the files (a disk, a page's drop area) makes a machine of it.
 */
import { EngineError } from '../error.ts';
import { expression, type Expression } from './expression.ts';
import { near } from './nearest.ts';
import {
  noSuchKey,
  parseDevice,
  parseDrive,
  resolveDisks,
  setKeys,
  type BlockArgument,
  type DiskArgument,
  type DriveArgument,
  type LoaderArgument,
} from './qemu-devices.ts';
import { MACHINE_WITHOUT_EFFECT, optionAdvice, OTHER_CORES, takesWithoutEffect } from './qemu-elsewhere.ts';
import {
  allOf,
  onOff,
  oneOf,
  Refusals,
  refusalsOf,
  refuse,
  secondsOfDate,
  size,
  splitList,
  unsigned,
  type Place,
} from './qemu-values.ts';
import { typedBytes } from './typed-text.ts';

export const TRACE_ITEMS = ['int', 'in_asm', 'trap', 'mmio'] as const;
export type TraceItem = (typeof TRACE_ITEMS)[number];

/** One step of a script: wait until a console shows something, or type; on the console of VM `console`, where it says one. */
export type ScriptStep = ({ readonly until: Expression } | { readonly type: Uint8Array }) & {
  readonly console?: number;
};

export interface MachineArguments {
  readonly cpus: 1 | 2;
  /** RAM in bytes. */
  readonly memory: number;
  readonly virtualization: boolean;
  /** virtio-mmio version 2 (`-global virtio-mmio.force-legacy=off`). */
  readonly modernVirtio: boolean;
  /** Ours: as lax as QEMU with unaligned accesses to stage-2 Device memory (docs/deviations.md). */
  readonly laxStage2Device: boolean;
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
  /** What was accepted although it is not what runs: codes and parameters of sentences. */
  readonly notices: readonly Notice[];
}

export interface Notice {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What accumulates while arguments are read. */
interface Draft extends Writable<Omit<MachineArguments, 'disks' | 'loaders' | 'trace' | 'script' | 'notices'>> {
  loaders: LoaderArgument[];
  trace: TraceItem[];
  script: ScriptStep[];
  readonly aside: Aside;
}

/** What is resolved when all arguments were read. */
interface Aside {
  readonly drives: DriveArgument[];
  /** Of these some may have been refused. */
  drivesNamed: number;
  readonly blocks: BlockArgument[];
  snapshot: boolean;
  serials: number;
  readonly notices: Notice[];
  /** What makes no difference, as typed. */
  readonly unused: string[];
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
/** An option of QEMU's that changes nothing here with one of these values; any other goes to `otherwise`. */
const only = (values: readonly string[], otherwise?: Handler): Option => ({
  takes: values.join(' | '),
  apply: (draft, value, option) => {
    if (values.includes(value)) return;
    if (otherwise === undefined) refuse({ option, key: '' }, value, values.join(' | '));
    else otherwise(draft, value, option);
  },
});
const unusedValue: Handler = (draft, value, option) => void draft.aside.unused.push(`${option} ${value}`);
const advice =
  (code: string): Handler =>
  (_, value, option) => {
    throw new EngineError(`arguments.${code}`, { option: `${option} ${value}` });
  };

const acceleration: Handler = (draft, value, option) => {
  // What runs is emulated in any case: only the speed would be another one.
  if (/^(tcg|kvm|hvf|whpx|hax|xen)\b/.test(value)) unusedValue(draft, value, option);
  else refuse({ option, key: '' }, value, 'tcg');
};

/** A property that must be off, because what it stands for is not there. */
const mustBeOff = (value: string, place: Place): void => void (onOff(place, value) && refuse(place, value, 'off'));

const machine: Handler = (draft, text, option) => {
  const gic = (value: string, place: Place): void => {
    if (value !== '2')
      throw new EngineError('arguments.gic', { option: `${option} ${place.key}=${value}`, version: value });
    if (place.key !== 'gic-version') draft.aside.unused.push(`${option} ${place.key}=${value}`);
  };
  const keys: Parameters<typeof setKeys>[3] = {
    type: (value, place) => {
      if (/^virt-\d+\.\d+$/.test(value) && value !== 'virt-7.2') draft.aside.unused.push(`${option} ${value}`);
      else oneOf(place, value, ['virt', 'virt-7.2']);
    },
    virtualization: (value, place) => void (draft.virtualization = onOff(place, value)),
    'gic-version': gic,
    dumpdtb: (value) => void (draft.dumpDtb = value),
    secure: mustBeOff,
    mte: mustBeOff,
    ras: mustBeOff,
    iommu: (value, place) => void oneOf(place, value, ['none']),
    accel: (value, place) => {
      if (value !== 'tcg') acceleration(draft, value, `${place.option} ${place.key}`);
    },
    // Its spelling before QEMU 5.
    ...(/\bgic_version\b/.test(text) ? { gic_version: gic } : {}),
  };
  const unused = (what: string): void => void draft.aside.unused.push(what);
  setKeys(option, text, 'type', keys, { keys: MACHINE_WITHOUT_EFFECT, unused });
};

/** A core of another name is taken for ours; of its properties only AArch32 would make another machine of it. */
const core: Handler = (draft, text, option) => {
  const [name = '', ...properties] = splitList(text);
  if (name !== 'cortex-a72' && !OTHER_CORES.has(name)) refuse({ option, key: '' }, name, 'cortex-a72');
  if (properties.includes('aarch64=off')) refuse({ option, key: 'aarch64' }, 'off', 'on');
  if (name !== 'cortex-a72') draft.aside.notices.push({ code: 'arguments.other-core', params: { option, core: name } });
  for (const property of properties) draft.aside.unused.push(`${option} ${property}`);
};

/** The board has one serial port: a second one goes nowhere in QEMU too. */
const serial: Handler = (draft, value, option) => {
  if (draft.aside.serials++ > 0) unusedValue(draft, value, option);
  else if (value !== 'mon:stdio' && value !== 'stdio')
    throw new EngineError('arguments.only-console', { option: `${option} ${value}` });
};

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

const traceItem = (draft: Draft, item: string, option: string): void => {
  // What QEMU says of a guest's mistakes; here an access that nothing answers is an external abort, which `int` shows.
  if (item === 'guest_errors' || item === 'unimp') return void draft.aside.unused.push(`${option} ${item}`);
  const found = TRACE_ITEMS.find((known) => known === item);
  if (found === undefined) throw noSuchKey(option, item, TRACE_ITEMS);
  if (!draft.trace.includes(found)) draft.trace.push(found);
};
const traceItems: Handler = (draft, text, option) =>
  allOf(splitList(text).map((item) => () => traceItem(draft, item, option)));

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
  if (key !== known) throw noSuchKey(option, key, [known]);
  draft.modernVirtio = !onOff({ option, key }, value ?? '');
};

const rtc: Handler = (draft, text, option) =>
  setKeys(option, text, undefined, {
    base: (value, place) => {
      if (value === 'utc') delete draft.epochSeconds;
      else draft.epochSeconds = secondsOfDate(value) ?? refuse(place, value, 'utc | 2026-01-31 | 2026-01-31T12:00:00');
    },
    clock: (value) => void draft.aside.unused.push(`${option} clock=${value}`),
    driftfix: (value) => void draft.aside.unused.push(`${option} driftfix=${value}`),
  });

/** `vm1:` before what is waited for or typed picks the console. */
function consoleAndText(text: string): readonly [{ readonly console?: number }, string] {
  const match = /^vm(\d):([^]*)$/.exec(text);
  return match === null ? [{}, text] : [{ console: Number(match[1]) }, match[2] ?? ''];
}

const until: Handler = (draft, value, option) => {
  const [console, text] = consoleAndText(value);
  try {
    draft.script.push({ until: expression(text), ...console });
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
  cpu: { takes: 'cortex-a72', apply: core },
  smp: { takes: '1 | 2', apply: smp },
  m: { takes: '2G', apply: memory },
  kernel: { takes: 'FILE', apply: (draft, value) => void (draft.kernel = value) },
  append: { takes: 'TEXT', apply: (draft, value) => void (draft.append = value) },
  initrd: { takes: 'FILE', apply: (draft, value) => void (draft.initrd = value) },
  dtb: { takes: 'FILE', apply: (draft, value) => void (draft.dtb = value) },
  bios: { takes: 'FILE', apply: (draft, value) => void (draft.bios = value) },
  device: { takes: 'loader,… | virtio-blk-device,…', apply: device },
  drive: { takes: 'if=none,file=FILE,format=raw,id=ID', apply: drive },
  global: { takes: 'virtio-mmio.force-legacy=off', apply: global },
  rtc: { takes: 'base=utc', apply: rtc },
  nographic: flag(nothing),
  snapshot: flag((draft) => void (draft.aside.snapshot = true)),
  'no-reboot': flag((draft) => void (draft.noReboot = true)),
  accel: only(['tcg'], acceleration),
  nic: only(['none'], advice('no-network')),
  net: only(['none'], advice('no-network')),
  display: only(['none'], unusedValue),
  serial: { takes: 'mon:stdio | stdio', apply: serial },
  monitor: only(['none'], unusedValue),
  d: { takes: TRACE_ITEMS.join(','), apply: traceItems },
  D: { takes: 'FILE', apply: (draft, value) => void (draft.traceFile = value) },
  h: help,
  help,
  'lax-stage2-device': flag((draft) => void (draft.laxStage2Device = true)),
  preset: { takes: 'NAME', apply: (draft, value) => void (draft.preset = value) },
  until: { takes: '[vmN:]REGEX', apply: until },
  type: { takes: '[vmN:]TEXT', apply: type },
  timeout: { takes: 'SECONDS', apply: seconds },
  'max-instructions': { takes: 'N', apply: instructions },
  stats: flag((draft) => void (draft.stats = true)),
};

function drive(draft: Draft, value: string, option: string): void {
  draft.aside.drivesNamed++;
  draft.aside.drives.push(parseDrive(option, value, (what) => draft.aside.unused.push(what)));
}

function device(draft: Draft, value: string, option: string): void {
  const parsed = parseDevice(option, value, (what) => draft.aside.unused.push(what));
  if (parsed.kind === 'loader') draft.loaders.push(parsed.loader);
  else draft.aside.blocks.push(parsed);
}

/** Every option that is known, without dashes, for a usage text. */
export const optionForms: readonly { readonly name: string; readonly takes: string | undefined }[] = Object.entries(
  OPTIONS,
).map(([name, { takes }]) => ({ name, takes }));

/** What describes a machine, where a preset is one already. */
const DESCRIBES = new Set(
  'machine M smp m kernel initrd dtb bios device drive global rtc no-reboot lax-stage2-device'.split(' '),
);

/** Words that somebody may have in mind, in the place of an option. */
const MEANT: Readonly<Record<string, string>> = {
  initramfs: 'initrd', ramdisk: 'initrd', cmdline: 'append', image: 'kernel', version: 'help', '?': 'help', mem: 'm', memory: 'm',
  ram: 'm', cpus: 'smp', cores: 'smp', disk: 'drive',
}; // prettier-ignore

/** What may stand before the options on a line that was copied from elsewhere. */
export const PROGRAM = /^(sudo|(.*[/\\])?qemu-system-(aarch64|arm)(\.exe)?)$/;

const OURS = new Set(['preset', 'until', 'type', 'timeout', 'max-instructions', 'stats', 'help', 'lax-stage2-device']);
/** QEMU's options are written with one dash, ours with two; either takes both. */
export const dashed = (name: string): string => `${OURS.has(name) ? '--' : '-'}${name}`;

/** An option that there is not. */
function unknown(word: string, name: string): EngineError {
  const names = Object.keys(OPTIONS);
  const meant = (Object.hasOwn(MEANT, name) ? MEANT[name] : undefined) ?? near(name, names);
  return meant === undefined
    ? new EngineError('arguments.no-such-option', { option: word, known: names.map(dashed).join(' ') })
    : new EngineError('arguments.unknown-option', { option: word, nearest: dashed(meant) });
}

/** Of the same advice for several options one sentence. */
function joined(errors: readonly EngineError[]): EngineError[] {
  const kept: EngineError[] = [];
  for (const error of errors) {
    const same = kept.findIndex(({ code }) => code === error.code && optionOnly(error));
    const before = kept[same];
    if (before === undefined) kept.push(error);
    else if (String(before.params['option']).split(', ').includes(String(error.params['option']))) continue;
    else kept[same] = new EngineError(error.code, { option: `${before.params['option']}, ${error.params['option']}` });
  }
  return kept;
}
const optionOnly = ({ params }: EngineError): boolean => Object.keys(params).join() === 'option';

const emptyDraft = (): Draft => ({
  cpus: 1, memory: 128 * 2 ** 20, virtualization: false, modernVirtio: false, laxStage2Device: false, noReboot: false, help: false, stats: false,
  loaders: [], trace: [], script: [],
  aside: { drives: [], drivesNamed: 0, blocks: [], snapshot: false, serials: 0, notices: [], unused: [] },
}); // prettier-ignore

/**
 * Reads an argument list; `qemu-system-aarch64` before it, with `sudo` or without, is skipped. One and two dashes are the
 * same. Repeated -machine options merge; of most others the last one counts, as in QEMU.
 * @throws EngineError arguments.…; Refusals where several things are wrong
 */
export function parseArguments(words: readonly string[]): MachineArguments {
  const draft = emptyDraft();
  const options = readWords(words);
  const describes = options.find(({ name }) => DESCRIBES.has(name))?.word;
  let disks: DiskArgument[] = [];
  try {
    allOf([
      ...options.map(
        ({ apply }) =>
          () =>
            apply(draft),
      ),
      () => {
        if (draft.preset !== undefined && describes !== undefined)
          throw new EngineError('arguments.beside-preset', { option: describes, preset: draft.preset });
      },
      () => {
        // With a drive that was refused, the device that wants it would be refused too.
        if (draft.aside.drives.length === draft.aside.drivesNamed)
          disks = resolveDisks(draft.aside.drives, draft.aside.blocks, draft.aside.snapshot);
      },
    ]);
  } catch (error) {
    if (!(error instanceof Refusals)) throw error;
    const [first = error, ...others] = joined(error.all);
    throw others.length === 0 ? first : new Refusals(first, others);
  }
  const { aside, ...rest } = draft;
  const list = [...new Set(aside.unused)].join(', ');
  const without = list === '' ? [] : [{ code: 'arguments.without-effect', params: { list } }];
  return { ...rest, disks, notices: [...aside.notices, ...without] };
}

/** One option of a line, as typed. */
export interface ReadOption {
  readonly word: string;
  /** Without dashes; empty where the word belongs to no option. */
  readonly name: string;
  readonly value: string | undefined;
}

/** Changes the draft, or throws. */
type Applied = ReadOption & { readonly apply: (draft: Draft) => void };

function readWords(words: readonly string[]): Applied[] {
  const options: Applied[] = [];
  const first = words.findIndex((word) => !PROGRAM.test(word));
  for (let i = first < 0 ? words.length : first; i < words.length; i++) {
    const word = words[i] ?? '';
    const name = /^--?([^-].*)$/.exec(word)?.[1] ?? '';
    const add = (value: string | undefined, apply: Applied['apply']): void =>
      void options.push({ word, name, value, apply });
    const fail = (value: string | undefined, error: EngineError): void =>
      add(value, () => {
        throw error;
      });
    if (name === '') {
      fail(undefined, new EngineError('arguments.unexpected', { word }));
      continue;
    }
    const option = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
    const without = takesWithoutEffect(name);
    const instead = optionAdvice(name);
    const known = option !== undefined || without !== undefined || instead !== undefined;
    // Of an option that nobody knows, what follows without a dash is taken for its value.
    const takes = known
      ? option?.takes !== undefined || without === true || instead?.takes === true
      : /^[^-]/.test(words[i + 1] ?? '');
    const next = takes ? words[++i] : undefined;
    if (takes && next === undefined && instead === undefined) {
      fail(undefined, new EngineError('arguments.no-value', { option: word, takes: option?.takes ?? '…' }));
      break;
    }
    const asTyped = `${word} ${next ?? ''}`.trimEnd();
    if (option !== undefined) add(next, (draft) => option.apply(draft, next ?? '', word));
    else if (without !== undefined) add(next, (draft) => void draft.aside.unused.push(asTyped));
    else fail(next, instead === undefined ? unknown(word, name) : new EngineError(instead.code, { option: asTyped }));
  }
  return options;
}

export interface ExaminedOption extends ReadOption {
  /** What is wrong with it alone. */
  readonly refused: readonly EngineError[];
  /** It is accepted, and all of it changes nothing here. */
  readonly unused: boolean;
}

/** A line option by option, whatever is wrong with it; `refused` is what parseArguments says of the whole. */
export function examineArguments(words: readonly string[]): {
  readonly options: readonly ExaminedOption[];
  readonly refused: readonly EngineError[];
  readonly args?: MachineArguments;
} {
  const draft = emptyDraft();
  const options = readWords(words).map(({ word, name, value, apply }): ExaminedOption => {
    const refused = refusalsOf(() => apply(draft));
    const asTyped = `${word} ${value ?? ''}`.trimEnd();
    return { word, name, value, refused, unused: draft.aside.unused.includes(asTyped) };
  });
  let args: MachineArguments | undefined;
  const refused = refusalsOf(() => (args = parseArguments(words)));
  return { options, refused, ...(args !== undefined && { args }) };
}
