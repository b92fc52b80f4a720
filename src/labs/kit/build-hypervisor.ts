/** The built-in hypervisor of a lab: its VMs from the lab's images, its handlers from the reader's TypeScript. */
import { EngineError } from '../../engine/error.ts';
import { AssemblyErrors, type Assembled } from '../../engine/isa/assembler/index.ts';
import { createHypervisor, type Handlers, type Hypervisor, type VmDescription } from '../../engine/hypervisor/index.ts';
import { partOf, partOfLab } from '../../engine/hypervisor/parts.ts';
import { hypervisorConfig } from '../../engine/machine/presets.ts';
import type { MachineConfig } from '../../engine/machine/machine.ts';
import { createSandboxedHypervisor } from '../../engine/sandbox/hypervisor.ts';
import type { SandboxFile } from '../../engine/sandbox/sandbox.ts';
import { disksOf, drivesOf } from './disks.ts';
import type { Lab, LabVm, Problem, Quantity } from './lab.ts';
import { fill, quantityOf, type Parameters } from './parameters.ts';
import type { LabTools } from './tools.ts';

/** All calls of a run together: a lab that uses more than this does not end. */
const TOTAL_FUEL = 2e9;
const MIB = 2 ** 20;

export interface HypervisorParts {
  readonly lab: Lab;
  /** A file of the lab as it is built. */
  readonly text: (path: string) => string;
  /** What was assembled and compiled, by path. */
  readonly images: ReadonlyMap<string, Uint8Array>;
  readonly tools: LabTools | undefined;
  readonly parameters: Parameters;
}

export interface UnderHypervisor {
  readonly config: MachineConfig;
  /** The lab's own vector table, where it has one. */
  readonly vectors: { readonly file: string; readonly table: Assembled } | undefined;
}

/** The handlers of the part that a lab judges: its reader writes them, and nobody else does. */
function judgedHandlers({ id }: Lab): readonly (keyof Handlers)[] | undefined {
  const part = partOfLab(id);
  return part === undefined ? undefined : partOf(part).handlers;
}
/** The handlers that a lab's files may replace; undefined: all. */
export const writtenHandlers = (lab: Lab): readonly (keyof Handlers)[] | undefined =>
  lab.machine.hypervisor?.handlers ?? judgedHandlers(lab);

/** The machine under the hypervisor, or what is wrong with the reader's files. */
export function buildHypervisor(parts: HypervisorParts): UnderHypervisor | readonly Problem[] {
  const { lab } = parts;
  const { cpus, memory, hypervisor } = lab.machine;
  const description = {
    vms: (hypervisor?.vms ?? []).map((vm) => describeVm(vm, parts)),
    cores: cpus,
    memory: memory * MIB,
  };
  const file = hypervisor?.vectors;
  const vectors = file === undefined ? undefined : parts.text(file);
  const files = stripped(parts);
  if ('problems' in files) return files.problems;
  try {
    const built: Hypervisor =
      parts.tools === undefined || files.files.length === 0
        ? createHypervisor(description, {}, vectors)
        : createSandboxedHypervisor(parts.tools.sandbox, description, files.files, {
            total: TOTAL_FUEL,
            vectors,
            names: writtenHandlers(lab),
            withheld: judgedHandlers(lab),
          });
    const drives = drivesOf(lab, parts.parameters);
    return {
      config: {
        ...hypervisorConfig(built, { memory: memory * MIB, disks: disksOf(lab, parts.parameters), drives }),
        ...(drives.length > 0 && { modernVirtio: true }),
      },
      vectors: file === undefined ? undefined : { file, table: built.table },
    };
  } catch (error) {
    const problems = problemsIn(error, file, files.files);
    if (problems === undefined) throw error;
    return problems;
  }
}

/**
 * What making a hypervisor has found in a reader's files; undefined: it was none of what they can mend.
 * @param vectors the file with their vector table, where they have one
 */
export function problemsIn(
  error: unknown,
  vectors: string | undefined,
  files: readonly SandboxFile[],
): readonly Problem[] | undefined {
  if (error instanceof AssemblyErrors && vectors !== undefined) return problemsOf(error, vectors);
  if (!(error instanceof EngineError)) return undefined;
  if (vectors !== undefined && error.code.startsWith('vectors.'))
    return [{ file: vectors, line: 1, column: 1, code: error.code, params: error.params }];
  return [problemOf(error, files)];
}

function describeVm(vm: LabVm, { lab, images, parameters }: HypervisorParts): VmDescription {
  const number = (of: Quantity): number => quantityOf(of, parameters);
  const regions = vm.regions?.map(({ ipa, pa, size, ...rest }) => ({
    ...rest,
    ipa: number(ipa),
    pa: number(pa),
    size: number(size),
  }));
  const tree = vm.deviceTree === undefined ? undefined : images.get(vm.deviceTree);
  return {
    name: vm.name,
    cores: vm.cores,
    kernel: images.get(vm.image) ?? new Uint8Array(0),
    console: vm.console ?? 'uart',
    ...(vm.memory === undefined ? {} : { memory: vm.memory * MIB }),
    ...(vm.gicc === undefined ? {} : { gicc: vm.gicc }),
    ...(vm.traps === undefined ? {} : { traps: vm.traps }),
    ...(regions === undefined ? {} : { regions }),
    ...(tree === undefined ? {} : { deviceTree: tree }),
    disks: (vm.disks ?? []).map((channel) => {
      const serial = lab.machine.disks?.[channel]?.serial;
      return { channel, ...(serial === undefined ? {} : { id: fill(serial, parameters) }) };
    }),
  };
}

function stripped({ lab, text, tools }: HypervisorParts): { files: SandboxFile[] } | { problems: readonly Problem[] } {
  const files: SandboxFile[] = [];
  const problems: Problem[] = [];
  for (const { path, language } of lab.files) {
    if (language !== 'typescript') continue;
    if (tools === undefined) throw new EngineError('lab.no-tools', { lab: lab.id });
    const result = tools.strip(path, text(path));
    if ('problems' in result) problems.push(...result.problems.map((problem) => ({ file: path, ...problem })));
    else files.push({ name: path, ...result });
  }
  return problems.length > 0 ? { problems } : { files };
}

/** What is wrong with an assembly file. */
export function problemsOf({ diagnostics }: AssemblyErrors, path: string): readonly Problem[] {
  return diagnostics.map(({ file, line, column, code, params }) => ({
    file: file ?? path,
    line,
    column,
    code,
    params,
  }));
}

/** An error with its place, where it has one. */
function problemOf({ code, params }: EngineError, files: readonly SandboxFile[]): Problem {
  const place = (name: string): number => (typeof params[name] === 'number' ? params[name] : 1);
  return {
    // What loads the files has no place of a reader's.
    file: files.find(({ name }) => name === params['file'])?.name ?? files[0]?.name ?? '',
    line: place('line'),
    column: place('column'),
    code,
    params,
  };
}
