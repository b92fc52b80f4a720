/** From a reader's files to a machine, or to what is wrong with them. */
import { assemble, AssemblyErrors, type Assembled, type AssembleOptions } from '../../engine/isa/assembler/index.ts';
import { layOut } from '../../engine/machine/loader.ts';
import type { MachineConfig } from '../../engine/machine/machine.ts';
import { compileDtsToBlob, type CompileOptions } from '../../engine/devicetree/dts.ts';
import { EngineError } from '../../engine/error.ts';
import { parseAnswers } from './answers.ts';
import { archivesOf, guestsOf } from './archives.ts';
import { buildHypervisor, problemsOf, type UnderHypervisor } from './build-hypervisor.ts';
import { drivesOf } from './disks.ts';
import { writeElf, type Piece } from './elf.ts';
import { guestSourceOf, type GuestSource } from './guest-source.ts';
import type { Lab, LabImage, LabInput, Problem } from './lab.ts';
import { fill, parametersOf, quantityOf, type Parameters } from './parameters.ts';
import { MAX_FILE } from './limits.ts';
import { readLine, type Line } from './line.ts';
import type { GuestTools, LabTools } from './tools.ts';
import { answerNames } from './walk.ts';

/** An instruction of a file that is not the reader's: where it stands in memory, and what it is. */
export interface Given {
  readonly physical: number;
  readonly word: number;
}

export interface Built {
  readonly config: MachineConfig;
  readonly symbols: ReadonlyMap<string, bigint>;
  readonly answers: ReadonlyMap<string, bigint>;
  /** Compiled device trees, by the path of their file. */
  readonly trees: ReadonlyMap<string, Uint8Array>;
  /** File and line of the instruction at an address, as the program sees it. */
  readonly lineAt: (address: bigint) => { readonly file: string; readonly line: number } | undefined;
  /** Whether an instruction of the lab's files is at an address; literals and data are none. */
  readonly isCode: (address: bigint) => boolean;
  /** By address, as the program sees it. */
  readonly given: ReadonlyMap<bigint, Given>;
  /** Physical addresses of the lab's cells. */
  readonly cells: readonly number[];
  /** What is typed, with the parameters filled in. */
  readonly input: readonly LabInput[];
  /** Of a machine that a command line describes. */
  readonly line?: Line;
  /** What the UART has sent where looking begins, and where it ends. */
  readonly looks?: { readonly from: string; readonly until: readonly string[] };
  /** Of a guest system's kernel, where the lab has its source. */
  readonly guestSource?: GuestSource;
  /** Address of the first instruction of a line, or of the next line that has one; undefined behind the last. */
  readonly addressOf: (file: string, line: number) => bigint | undefined;
}

const MIB = 2 ** 20;

/**
 * Assembles the files and describes the machine that holds them.
 * @param tools needed when the lab has TypeScript
 * @param parameters those of the seed by default
 * @throws EngineError lab.no-tools, lab.no-guest
 */
export function build(
  lab: Lab,
  files: Readonly<Record<string, string>>,
  seed: number,
  tools?: LabTools | GuestTools,
  parameters: Parameters = parametersOf(lab, seed),
): Built | readonly Problem[] {
  const problems: Problem[] = [];
  const symbols = new Map<string, bigint>();
  const answers = new Map<string, bigint>();
  const pieces: Piece[] = [];
  const blobs = new Map<string, Uint8Array>();
  // Checks ask for places in the lab's own files: a label of the reader's that has the same name is another one.
  const labs = new Set<string>();
  const isLabs = (path: string): boolean => lab.files.find((f) => f.path === path)?.readonly === true;
  const code = new Set<bigint>();
  const given = new Map<bigint, Given>();
  const maps: { readonly file: string; readonly lines: ReadonlyMap<bigint, number> }[] = [];
  // Files that are not the reader's are the lab's, whatever was handed in.
  const text = (path: string): string => {
    const file = lab.files.find((f) => f.path === path);
    const own = file?.readonly !== true && Object.hasOwn(files, path) ? files[path] : undefined;
    return own ?? fill(file?.starter ?? '', parameters);
  };
  for (const { path } of lab.files)
    if (text(path).length > MAX_FILE)
      problems.push({ file: path, line: 1, column: 1, code: 'lab.file-too-long', params: { limit: MAX_FILE } });
  if (problems.length > 0) return problems;
  for (const { path, language } of lab.files) {
    if (language !== 'answers') continue;
    const parsed = parseAnswers(path, text(path), answerNames(lab));
    problems.push(...parsed.problems);
    for (const [name, value] of parsed.values) answers.set(name, value);
  }
  const languageOf = (path: string): string | undefined => lab.files.find((f) => f.path === path)?.language;
  // Files name each other by their paths: as text, or as what has been made of them.
  const has = (path: string): boolean => lab.files.some((f) => f.path === path);
  const others: Pick<AssembleOptions, 'include' | 'incbin'> = {
    include: (path) => (has(path) ? text(path) : undefined),
    incbin: (path) => blobs.get(path) ?? (has(path) ? new TextEncoder().encode(text(path)) : undefined),
  };
  for (const { path, language } of lab.files) {
    if (language !== 'dts') continue;
    const blob = compiledTree(path, text(path), others);
    if (blob instanceof Uint8Array) blobs.set(path, blob);
    else problems.push(blob);
  }
  const around = { lab, text, tools, parameters };
  const archives = archivesOf(around);
  if (isProblemList(archives)) problems.push(...archives);
  else pieces.push(...guestsOf(around), ...archives);
  const placeOf = ({ origin, load }: LabImage): bigint => BigInt(fill(load ?? origin, parameters));
  for (const image of lab.machine.images) {
    if (languageOf(image.file) === 'dts') {
      const bytes = blobs.get(image.file) ?? new Uint8Array(0);
      pieces.push({ address: placeOf(image), bytes, size: BigInt(bytes.length) });
      continue;
    }
    const result = assembled(image, text(image.file), symbols, others);
    if (Array.isArray(result)) {
      problems.push(...(result as readonly Problem[]));
      continue;
    }
    const { bytes, end, symbols: own, lines, listing } = result as Assembled;
    const [view, origin] = [new DataView(bytes.buffer, bytes.byteOffset), BigInt(image.origin)];
    for (const { instruction, address } of listing) {
      if (!instruction) continue;
      code.add(address);
      const offset = Number(address - origin);
      if (isLabs(image.file))
        given.set(address, {
          physical: Number(placeOf(image)) + offset,
          word: view.getUint32(offset, true),
        });
    }
    for (const [name, value] of own) if (isLabs(image.file) || !labs.has(name)) symbols.set(name, value);
    if (isLabs(image.file)) for (const name of own.keys()) labs.add(name);
    maps.push({ file: image.file, lines });
    blobs.set(image.file, bytes);
    pieces.push({ address: placeOf(image), bytes, size: end - BigInt(image.origin) });
  }
  const entry = symbols.get(lab.machine.entry);
  const first = lab.machine.images.at(-1)?.file ?? '';
  if (problems.length === 0 && entry === undefined)
    problems.push({ file: first, line: 1, column: 1, code: 'lab.no-entry', params: { symbol: lab.machine.entry } });
  if (problems.length > 0 || entry === undefined) return problems;
  const bytesOf = (path: string): Uint8Array => blobs.get(path) ?? new TextEncoder().encode(text(path));
  const line = lab.machine.line && readLine(lab.machine.line, text(lab.machine.line.file), bytesOf);
  if (isLineProblems(line)) return line;
  const guestSource = guestSourceOf(around);
  for (const [name, address] of guestSource?.functions ?? []) if (!symbols.has(name)) symbols.set(name, address);
  const { cpus, memory, virtualization, hypervisor } = lab.machine;
  const underHypervisor =
    hypervisor && buildHypervisor({ lab, text, images: blobs, tools: withSandbox(tools), parameters });
  if (isProblems(underHypervisor)) return underHypervisor;
  if (underHypervisor?.vectors !== undefined) {
    const { file, table } = underHypervisor.vectors;
    for (const { instruction, address } of table.listing) if (instruction) code.add(address);
    for (const [name, value] of table.symbols) if (!labs.has(name)) symbols.set(name, value);
    maps.push({ file, lines: table.lines });
  }
  const config: MachineConfig = line?.config ??
    underHypervisor?.config ?? {
      cpus,
      memory: memory * MIB,
      virtualization,
      kernel: writeElf(pieces, entry),
      ...(lab.machine.disks !== undefined && { drives: drivesOf(lab, parameters), modernVirtio: true }),
    };
  try {
    layOut(config.hypervisor === undefined ? config : { ...config, firmware: config.hypervisor.image });
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return [{ file: first, line: 1, column: 1, code: error.code, params: error.params }];
  }
  const lineAt = (address: bigint): ReturnType<Built['lineAt']> => {
    for (const { file, lines } of maps) {
      const line = lines.get(address);
      if (line !== undefined) return { file, line };
    }
    return undefined;
  };
  const addressOf = (file: string, wanted: number): bigint | undefined => {
    let best: { readonly line: number; readonly address: bigint } | undefined;
    for (const { lines } of maps.filter((map) => map.file === file))
      for (const [address, line] of lines) {
        if (line < wanted || (best !== undefined && line > best.line)) continue;
        if (best === undefined || line < best.line || address < best.address) best = { line, address };
      }
    return best?.address;
  };
  return {
    config,
    symbols,
    answers,
    trees: new Map([...blobs].filter(([path]) => languageOf(path) === 'dts')),
    lineAt,
    addressOf,
    ...(line !== undefined && { line }),
    ...(lab.machine.lookFrom !== undefined && {
      looks: {
        from: fill(lab.machine.lookFrom, parameters),
        until: (lab.machine.untilShown ?? []).map((one) => fill(one, parameters)),
      },
    }),
    ...(guestSource !== undefined && { guestSource }),
    cells: (lab.machine.cells ?? []).map((of) => quantityOf(of, parameters)),
    input: (lab.machine.input ?? []).map((one) => ({ ...one, text: fill(one.text, parameters) })),
    isCode: (address) => code.has(address),
    given,
  };
}

const withSandbox = (tools: LabTools | GuestTools | undefined): LabTools | undefined =>
  tools !== undefined && 'sandbox' in tools ? tools : undefined;

const isProblemList = (of: readonly Piece[] | readonly Problem[]): of is readonly Problem[] =>
  of.some((one) => 'code' in one);
const isProblems = (of: UnderHypervisor | readonly Problem[] | undefined): of is readonly Problem[] =>
  Array.isArray(of);

const isLineProblems = (of: Line | readonly Problem[] | undefined): of is readonly Problem[] => Array.isArray(of);

function compiledTree(file: string, source: string, others: CompileOptions): Uint8Array | Problem {
  try {
    return compileDtsToBlob(source, others);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const { code, params } = error;
    return { file, line: Number(params['line'] ?? 1), column: Number(params['column'] ?? 1), code, params };
  }
}

/** What was assembled last, of files that name no others: a check after another one has the lab's own files as they were. */
let kept: readonly { readonly key: string; readonly of: Assembled }[] = [];
const MOST_KEPT = 8;

function assembled(
  image: LabImage,
  source: string,
  symbols: ReadonlyMap<string, bigint>,
  { include, incbin }: Pick<AssembleOptions, 'include' | 'incbin'>,
): Assembled | readonly Problem[] {
  const { file, origin } = image;
  const key = JSON.stringify([file, origin, [...symbols].map(([name, value]) => [name, String(value)]), source]);
  const found = kept.find((one) => one.key === key);
  if (found !== undefined) return found.of;
  let isAlone = true;
  const naming =
    <T>(of: ((path: string) => T) | undefined) =>
    (path: string): T | undefined => {
      isAlone = false;
      return of?.(path);
    };
  try {
    const of = assemble(source, {
      origin: BigInt(origin),
      file,
      symbols: Object.fromEntries(symbols),
      include: naming(include),
      incbin: naming(incbin),
    });
    if (isAlone) kept = [{ key, of }, ...kept].slice(0, MOST_KEPT);
    return of;
  } catch (error) {
    if (!(error instanceof AssemblyErrors)) throw error;
    return problemsOf(error, image.file);
  }
}
