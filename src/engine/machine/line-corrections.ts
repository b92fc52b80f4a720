/** What a line that is refused would have to say instead, where there is one answer that is likely meant. */
import type { EngineError } from '../error.ts';
import { endOf, type Range } from '../hypervisor/board.ts';
import { BUILTIN, RAM } from './builtin-places.ts';
import { roomFor, type LineMap } from './line-map.ts';
import type { ExaminedOption, MachineArguments } from './qemu-arguments.ts';

/** Advice whose gist is: leave it out. */
export const LEFT_OUT: ReadonlySet<string> = new Set(
  'unexpected no-network no-debugger no-semihosting no-graphics no-shared-folder no-pci no-monitor only-console no-trace no-object'
    .split(' ')
    .map((code) => `arguments.${code}`),
);

/** The words of one option as they should be; undefined: nobody knows. */
function corrected({ word, value, refused }: ExaminedOption): readonly string[] | undefined {
  let words = value === undefined ? [word] : [word, value];
  for (const error of refused) {
    const next = remedy(error, words);
    if (next === undefined) return undefined;
    words = [...next];
  }
  return words;
}

function remedy(
  { code, params }: EngineError,
  [word = '', value = '']: readonly string[],
): readonly string[] | undefined {
  const text = (name: string): string => String(params[name] ?? '');
  if (LEFT_OUT.has(code)) return [];
  switch (code) {
    case 'arguments.unknown-option':
      return value === '' ? [text('nearest')] : [text('nearest'), value];
    case 'arguments.unknown-key':
      return [word, replaceKey(value, text('key'), text('nearest'))];
    case 'arguments.unknown-device':
      return [word, value.replace(text('device'), text('nearest'))];
    case 'arguments.gic':
      return [word, value.replace(/gic[-_]version=[^,]*/, 'gic-version=2')];
    case 'arguments.image-format':
      return undefined;
    case 'arguments.drive-wiring': {
      const id = text('id');
      return [word, `if=none,file=${text('file')},format=raw,id=${id}`, '-device', `virtio-blk-device,drive=${id}`];
    }
    case 'arguments.bad-value':
      return badValue(word, value, text('where'), text('value'), text('takes'));
  }
  return undefined;
}

function badValue(
  word: string,
  value: string,
  where: string,
  wrong: string,
  takes: string,
): readonly string[] | undefined {
  // Two cores are the most that there are, and who asks for more wants several.
  if (/^--?smp$/.test(word)) return [word, '2'];
  const [first = '', ...others] = takes.split(' | ');
  if (/[…≤]/.test(first) || first === '' || (others.length > 0 && /^\d/.test(first))) return undefined;
  const key = where.slice(word.length).trim();
  const pair = `${key}=${wrong}`;
  if (value.split(',').includes(pair)) return [word, value.replace(pair, `${key}=${first}`)];
  return value.includes(wrong) ? [word, value.replace(wrong, first)] : undefined;
}

const replaceKey = (value: string, key: string, nearest: string): string =>
  value
    .split(',')
    .map((part) => (part === key ? nearest : part.startsWith(`${key}=`) ? nearest + part.slice(key.length) : part))
    .join(',');

/** All options, each as it stands or as it should be; undefined: nothing was to be done. */
export function correctOptions(options: readonly ExaminedOption[]): readonly (readonly string[])[] | undefined {
  let changed = false;
  const all = options.map((option) => {
    const next = option.refused.length === 0 ? undefined : corrected(option);
    changed ||= next !== undefined;
    return next ?? (option.value === undefined ? [option.word] : [option.word, option.value]);
  });
  return changed ? all.filter((words) => words.length > 0) : undefined;
}

/** A line has a handful of files; one that has a thousand is nobody's. */
const MOST_MOVED = 32;

/**
 * The options with what overlaps something, or leads out of memory, elsewhere: only what a -device loader puts at an address
 * can move. undefined: nothing can.
 */
export function moveApart(
  options: readonly ExaminedOption[],
  { kernel, loaders }: MachineArguments,
  map: LineMap,
): readonly (readonly string[])[] | undefined {
  if (map.conflicts.length === 0) return undefined;
  const moved = new Map<string, string>();
  let now = map;
  for (const { file, address } of loaders.slice(0, MOST_MOVED)) {
    const range = now.ranges.find(({ by, what, start }) => by === 'loader' && what === file && start === address);
    if (range?.size === undefined || address === undefined) continue;
    const { size, start } = range;
    const rest = now.ranges.filter((other) => other !== range);
    const isHit = rest.some((other) => other.start < start + size && start < other.start + (other.size ?? 1));
    // The first of two stays; who comes later makes room.
    const isLater = rest.some((other) => other.start <= start && start < other.start + (other.size ?? 1));
    const home = homeOf(now, kernel === BUILTIN, start);
    const isOutside = start < home.start || start + size > endOf(home);
    if (!(isHit && isLater) && !isOutside) continue;
    const free = { ...now, ranges: rest };
    const to = roomFor(free, size, isOutside ? home.start : start, home) ?? roomFor(free, size, home.start, home);
    if (to === undefined) continue;
    now = { ...now, ranges: [...rest, { ...range, start: to }].sort((a, b) => a.start - b.start) };
    moved.set(`${file}@${address}`, `0x${to.toString(16)}`);
  }
  if (moved.size === 0) return undefined;
  return options.map(({ word, value, name }) => {
    if (value === undefined) return [word];
    if (name !== 'device' || !value.startsWith('loader,')) return [word, value];
    const loader = loaders.find(({ file, address }) => names(value, file, address) && moved.has(`${file}@${address}`));
    const to = loader && moved.get(`${loader.file}@${loader.address}`);
    return [word, to === undefined ? value : value.replace(/\baddr=[^,]*/, `addr=${to}`)];
  });
}

function names(value: string, file: string, address: number | undefined): boolean {
  const parts = value.split(',');
  const at = parts.find((part) => part.startsWith('addr='))?.slice('addr='.length) ?? '';
  return parts.includes(`file=${file}`) && Number(at) === address;
}

/** Where something that is loaded there may be: in the RAM of its VM, or the machine's. */
function homeOf({ ram, vms }: LineMap, builtin: boolean, start: number): Range {
  const vm = vms.find((one) => start >= one.start && start < one.start + RAM);
  return builtin && vm !== undefined ? vm : ram;
}
