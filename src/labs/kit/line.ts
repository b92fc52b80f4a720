/**
 * A lab's machine that a command line describes: read by the terminal's own parser, with files that the lab brings. What is
 * no line is an error of its file; a line whose files cannot be where they are put is one that starts nothing.
 */
import { EngineError } from '../../engine/error.ts';
import type { MachineConfig } from '../../engine/machine/config.ts';
import { lineMap, type LineMap } from '../../engine/machine/line-map.ts';
import { examineArguments, type ExaminedOption, type MachineArguments } from '../../engine/machine/qemu-arguments.ts';
import { machineConfig } from '../../engine/machine/qemu-configuration.ts';
import { refusalsOf } from '../../engine/machine/qemu-values.ts';
import { shellWords } from '../../engine/machine/shell-words.ts';
import type { LabLine, Problem } from './lab.ts';
import type { LinePart } from './query.ts';

export interface Line {
  readonly args: MachineArguments;
  readonly map: LineMap;
  /** Of the machine that starts; of one that does not, of a board with nothing in its memory. */
  readonly config: MachineConfig;
  /** Why nothing starts. */
  readonly refused?: EngineError;
}

/**
 * @param text the line
 * @param bytesOf a file of the lab, as it was built
 */
export function readLine(
  { file, files }: LabLine,
  text: string,
  bytesOf: (path: string) => Uint8Array,
): Line | readonly Problem[] {
  const problem = (code: string, params: Problem['params'], word = ''): Problem => ({
    file,
    ...placeOf(text, word),
    code,
    params,
  });
  const wrong = ({ code, params }: EngineError, word?: string): Problem => problem(code, params, word);
  let words: readonly string[] = [];
  const unread = refusalsOf(() => (words = shellWords(text)));
  if (unread.length > 0) return unread.map((error) => wrong(error));
  const { options, refused, args } = examineArguments(words);
  if (args === undefined) {
    const own = options.flatMap((option) => option.refused.map((error) => wrong(error, wordOf(option))));
    return own.length > 0 ? own : refused.map((error) => wrong(error));
  }
  const known = new Map(files.map(({ name, file: path }) => [name, bytesOf(path)] as const));
  const asked = namedBy(args);
  const strange = asked.filter((name) => !known.has(name));
  if (strange.length > 0)
    return strange.map((name) => problem('lab.line-no-file', { name, known: [...known.keys()].join(', ') }, name));
  if (args.kernel === undefined || args.preset !== undefined) return [problem('lab.line-no-kernel', {})];
  const map = lineMap(args, known);
  const [conflict] = map.conflicts;
  if (conflict !== undefined) return { args, map, config: emptyBoard(args), refused: conflict };
  const config = machineConfig(args, {
    read: (name) => known.get(name) ?? new Uint8Array(0),
    disk: ({ file: name }) => {
      throw new EngineError('lab.line-no-file', { name, known: [...known.keys()].join(', ') });
    },
  });
  return { args, map, config };
}

const emptyBoard = ({ cpus, memory, virtualization }: MachineArguments): MachineConfig => ({
  cpus,
  memory,
  virtualization,
});

/** Names of files, the built-in hypervisor's among them. */
const namedBy = ({ kernel, initrd, dtb, bios, loaders, disks }: MachineArguments): readonly string[] => [
  ...[kernel, initrd, dtb, bios].flatMap((name) => name ?? []),
  ...loaders.map(({ file }) => file),
  ...disks.map(({ drive }) => drive.file),
];

const wordOf = ({ word, value }: ExaminedOption): string => (text(value) ? value : word);
const text = (value: string | undefined): value is string => value !== undefined && value !== '';

/** Where a word stands, as well as it can be found again; else the beginning. */
function placeOf(source: string, word: string): Pick<Problem, 'line' | 'column'> {
  const at = word === '' ? 0 : Math.max(source.indexOf(word), 0);
  const before = source.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

export const partOfLine = ({ args }: Line, part: LinePart): bigint => BigInt(args[part]);

/** Of a file that is loaded several times, the first one in memory. */
export function loadedAt({ map }: Line, name: string): { readonly start: bigint; readonly end: bigint } | undefined {
  const range = map.ranges.find(({ what }) => what === name);
  if (range === undefined) return undefined;
  return { start: BigInt(range.start), end: BigInt(range.start + (range.size ?? 0)) };
}
