/** The hypervisor with a reader's parts in place of ours: checked, stripped, and made once there is a description of its VMs. */
import { EngineError } from '../../engine/error.ts';
import { partOf, type PartId } from '../../engine/hypervisor/parts.ts';
import type { Hypervisor, SystemDescription } from '../../engine/hypervisor/index.ts';
import { createHypervisor } from '../../engine/hypervisor/index.ts';
import { createSandboxedHypervisor, type SandboxedHypervisor } from '../../engine/sandbox/hypervisor.ts';
import type { SandboxFile } from '../../engine/sandbox/sandbox.ts';
import { problemsIn } from '../../labs/kit/build-hypervisor.ts';
import type { Problem } from '../../labs/kit/lab.ts';
import type { LabTools } from '../../labs/kit/tools.ts';

/** A reader's text of a part. */
export interface OwnText {
  readonly part: PartId;
  readonly text: string;
}

export type OwnHypervisor = Hypervisor & Partial<Pick<SandboxedHypervisor, 'own' | 'calls' | 'powers'>>;
export type MakeOwn = (description: SystemDescription) => OwnHypervisor;

const VECTORS = partOf('vectors').file;

/**
 * What is wrong with the texts by themselves, or what makes a hypervisor of them. Native where no part is TypeScript.
 * @throws EngineError own.no-sandbox
 */
export function ownHypervisor(
  tools: LabTools | undefined,
  texts: readonly OwnText[],
): { readonly problems: readonly Problem[] } | { readonly make: MakeOwn; readonly files: readonly SandboxFile[] } {
  const vectors = texts.find(({ part }) => part === 'vectors')?.text;
  const scripts = texts.filter(({ part }) => partOf(part).language === 'typescript');
  if (scripts.length === 0) return { make: (description) => createHypervisor(description, {}, vectors), files: [] };
  if (tools === undefined) throw new EngineError('own.no-sandbox');
  const files: SandboxFile[] = [];
  const problems: Problem[] = [];
  for (const { part, text } of scripts) {
    const { file } = partOf(part);
    const result = tools.strip(file, text);
    if ('problems' in result) problems.push(...result.problems.map((problem) => ({ file, ...problem })));
    else files.push({ name: file, ...result });
  }
  if (problems.length > 0) return { problems };
  const names = scripts.flatMap(({ part }) => partOf(part).handlers);
  return {
    files,
    make(description) {
      const made = createSandboxedHypervisor(tools.sandbox, description, files, { vectors, names });
      // To ask where the code stands costs more than the operation that is asked for; a fault has its place anyway.
      return Object.defineProperty(made, 'place', { value: () => undefined });
    },
  };
}

/** What making it has found, where a reader can do something about it; undefined: it is no fault of theirs. */
export const problemsOfMaking = (error: unknown, files: readonly SandboxFile[]): readonly Problem[] | undefined =>
  problemsIn(error, VECTORS, files);

/** The part that an error is about: by the file that it names, or by who does what it speaks of. */
export function partAtFault(
  { code, params }: Pick<Problem, 'code' | 'params'>,
  texts: readonly OwnText[],
): PartId | undefined {
  const named = texts.find(({ part }) => partOf(part).file === params['file']);
  if (named !== undefined) return named.part;
  // What the door is called with is the work of vectors.s alone, and who comes by for ever without progress is it too.
  const isOfVectors = code.startsWith('vectors.') || ['el2.reason', 'el2.frame', 'el2.stuck'].includes(code);
  return isOfVectors && texts.some(({ part }) => part === 'vectors') ? 'vectors' : undefined;
}
