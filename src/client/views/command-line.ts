/** A command line as its page shows it: every option explained, the files that it names, its memory map. Plain data. */
import { lineMap, type KnownFiles, type LineMap } from '../../engine/machine/line-map.ts';
import { correctOptions, LEFT_OUT, moveApart } from '../../engine/machine/line-corrections.ts';
import { BUILTIN } from '../../engine/machine/builtin-places.ts';
import { examineArguments, type ExaminedOption, type MachineArguments } from '../../engine/machine/qemu-arguments.ts';
import { keyValues, refusalsOf } from '../../engine/machine/qemu-values.ts';
import { shellWord, shellWords } from '../../engine/machine/shell-words.ts';
import type { Message } from '../protocol.ts';

export interface PartView {
  /** As typed. */
  readonly text: string;
  /** Of a sentence about its key. */
  readonly code: string;
}
export interface OptionView {
  readonly word: string;
  readonly value?: string;
  /** Of a sentence that says what it is for; undefined where its messages say all. */
  readonly code?: string;
  readonly parts: readonly PartView[];
  readonly state: 'used' | 'unused' | 'refused';
  readonly messages: readonly Message[];
}
export type FileRole = 'kernel' | 'initrd' | 'dtb' | 'bios' | 'loader' | 'disk';
export interface FileView {
  readonly name: string;
  readonly role: FileRole;
  readonly address?: number;
}
export interface RangeView {
  readonly by: LineMap['ranges'][number]['by'];
  readonly what: string;
  readonly start: number;
  readonly size: number | undefined;
  readonly bytes?: number;
}
export interface MapView {
  readonly ram: { readonly start: number; readonly size: number };
  readonly vms: readonly { readonly start: number; readonly size: number }[];
  readonly ranges: readonly RangeView[];
  readonly conflicts: readonly Message[];
  readonly entry: number | undefined;
}
export interface CommandLineView {
  readonly options: readonly OptionView[];
  readonly files: readonly FileView[];
  /** Of the whole: what no option alone is to blame for, and what was accepted with a word about it. */
  readonly refused: readonly Message[];
  readonly notices: readonly Message[];
  readonly map?: MapView;
  /** The line with its faults mended, as far as that has one answer. */
  readonly corrected?: string;
}

/** Options in each other's place. */
const SAME: Readonly<Record<string, string>> = { M: 'machine', h: 'help' };
/** Options whose value is a list, by the key that its first word alone belongs to. */
const LISTS: Readonly<Record<string, string>> = { machine: 'type', device: 'driver', drive: '', rtc: '' };

const plain = ({ code, params }: Message): Message => ({ code, params });

/** What stands in for a file that nobody brings: the built-in hypervisor for a kernel, or nothing at all. */
export type StandIns = ReadonlyMap<string, 'builtin' | 'nothing'>;

/** What runs, once files have others in their place. */
export function withStandIns(args: MachineArguments, standIns: StandIns): MachineArguments {
  const isThere = (name: string | undefined): boolean => name === undefined || standIns.get(name) !== 'nothing';
  const { initrd, dtb, bios, kernel, ...rest } = args;
  return {
    ...rest,
    ...(kernel !== undefined && { kernel: standIns.get(kernel) === 'builtin' ? BUILTIN : kernel }),
    ...(initrd !== undefined && isThere(initrd) && { initrd }),
    ...(dtb !== undefined && isThere(dtb) && { dtb }),
    ...(bios !== undefined && isThere(bios) && { bios }),
    loaders: args.loaders.filter(({ file }) => isThere(file)),
    disks: args.disks.filter(({ drive }) => isThere(drive.file)),
  };
}

/** @param files those that somebody has, by the names that the line uses */
export function commandLineView(
  text: string,
  files: KnownFiles = new Map(),
  standIns: StandIns = new Map(),
): CommandLineView {
  let words: readonly string[] = [];
  const unread = refusalsOf(() => (words = shellWords(text)));
  if (unread.length > 0) return { options: [], files: [], refused: unread.map(plain), notices: [] };
  const { options, refused, args } = examineArguments(words);
  const own = new Set(
    options.flatMap((option) => option.refused.map(({ code, params }) => JSON.stringify([code, params]))),
  );
  const joined = new Set(options.flatMap((option) => option.refused.map(({ code }) => code)));
  const runs = args && withStandIns(args, standIns);
  const map = runs && runs.preset === undefined ? lineMap(runs, files) : undefined;
  const mended = correctOptions(options) ?? (runs && map && moveApart(options, runs, map));
  return {
    options: options.map(optionView),
    files: args === undefined ? [] : filesOf(args),
    // What each option says of itself stands there, also where the whole says it once for several.
    refused: refused
      .filter(
        ({ code, params }) => !own.has(JSON.stringify([code, params])) && !(joined.has(code) && 'option' in params),
      )
      .map(plain),
    notices: (args?.notices ?? []).map(plain),
    ...(map !== undefined && { map: { ...map, conflicts: map.conflicts.map(plain) } }),
    ...(mended !== undefined && { corrected: written(mended) }),
  };
}

function optionView({ word, name, value, refused, unused }: ExaminedOption): OptionView {
  const canonical = Object.hasOwn(SAME, name) ? (SAME[name] ?? name) : name;
  const isKnown = !refused.some(({ code }) => SAYS_ALL.has(code));
  return {
    word,
    ...(value !== undefined && { value }),
    ...(isKnown && name !== '' && { code: unused ? 'line.unused' : `line.option.${canonical}` }),
    parts: isKnown && !unused && value !== undefined ? partsOf(canonical, value) : [],
    state: refused.length > 0 ? 'refused' : unused ? 'unused' : 'used',
    messages: refused.map(plain),
  };
}

/** What these say of an option says all: what it is for, here or elsewhere, is beside the point. */
const SAYS_ALL: ReadonlySet<string> = new Set([
  ...LEFT_OUT,
  ...['unknown-option', 'no-such-option', 'other-disk', 'pflash', 'no-such-device', 'unknown-device'].map(
    (code) => `arguments.${code}`,
  ),
]);

function partsOf(option: string, value: string): PartView[] {
  const implied = Object.hasOwn(LISTS, option) ? LISTS[option] : undefined;
  if (implied === undefined) return [];
  const pairs = keyValues(value, implied === '' ? undefined : implied);
  const driver = option === 'device' ? `.${pairs.find(({ key }) => key === 'driver')?.value ?? ''}` : '';
  return pairs.map(({ key, value: text }, n): PartView => {
    const isFirst = key === implied && (n === 0 || key === 'driver');
    const written = isFirst ? (text ?? '') : text === undefined ? key : `${key}=${text}`;
    const code = key === 'driver' ? `device.${written}` : `${option}${isFirst ? '' : driver}.${ALIAS[key] ?? key}`;
    return { text: written, code: `line.key.${EXPLAINED.has(code) ? code : 'other'}` };
  });
}

/** Keys that have a sentence of their own. */
const EXPLAINED: ReadonlySet<string> = new Set([
  ...['type', 'virtualization', 'gic-version', 'dumpdtb', 'secure', 'accel'].map((key) => `machine.${key}`),
  ...['loader', 'virtio-blk-device', 'loader.file', 'loader.addr', 'loader.force-raw'].map((key) => `device.${key}`),
  ...['drive', 'bus', 'serial'].map((key) => `device.virtio-blk-device.${key}`),
  ...['if', 'file', 'format', 'id', 'readonly', 'snapshot'].map((key) => `drive.${key}`),
  'rtc.base',
]);

/** Keys in each other's place. */
const ALIAS: Readonly<Record<string, string>> = { gic_version: 'gic-version', 'read-only': 'readonly' };

/** Files that the line names, each once, in the order in which a machine needs them. */
function filesOf(args: MachineArguments): FileView[] {
  if (args.preset !== undefined) return [];
  const named: FileView[] = [];
  for (const role of ['kernel', 'initrd', 'dtb', 'bios'] as const) {
    const name = args[role];
    if (name !== undefined && name !== BUILTIN) named.push({ name, role });
  }
  for (const { file, address } of args.loaders)
    named.push({ name: file, role: 'loader', ...(address !== undefined && { address }) });
  for (const { drive } of args.disks) named.push({ name: drive.file, role: 'disk' });
  return named.filter(({ name }, n) => named.findIndex((other) => other.name === name) === n).slice(0, MOST_FILES);
}

/** A page has a row for each. */
const MOST_FILES = 64;

/** One option a line. */
const written = (options: readonly (readonly string[])[]): string =>
  ['qemu-system-aarch64', ...options.map((words) => words.map(shellWord).join(' '))].join(' \\\n  ');
