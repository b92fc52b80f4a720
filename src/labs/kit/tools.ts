/**
 * What labs with TypeScript need beside the core: QuickJS with the hypervisor's bundle, and the type stripper, which is half
 * a compiler. Whoever evaluates such a lab loads them first (client/lab-tools.ts in a worker, kit/testing.ts in Node).
 */
import type { SandboxImage } from '../../engine/sandbox/hypervisor.ts';
import type { strip } from '../../engine/sandbox/strip.ts';
import type { GuestFile, Lab } from './lab.ts';

export interface LabTools {
  readonly sandbox: SandboxImage;
  readonly strip: typeof strip;
  /** Guest systems by the names that a lab's machine gives them (guestFilesOf); undefined: it was not loaded. */
  readonly guest?: (name: GuestFile) => Uint8Array | undefined;
}

/** What builds a lab that has no TypeScript. */
export type GuestTools = Pick<LabTools, 'guest'>;

/** Whether a run is looked at as a whole: a guest system is in it, which executes millions of instructions, or anything that a line names. */
export const isWhole = ({ machine }: Lab): boolean =>
  machine.line !== undefined || (machine.guests !== undefined && machine.lookFrom === undefined);

/** Whether a run takes millions of instructions, whoever looks at them: of such a lab's variants few are tried. */
export const isLong = ({ machine }: Lab): boolean => machine.guests !== undefined || machine.line !== undefined;

/** The files of public/guests that a lab's machine is made of. */
export const guestFilesOf = ({ machine: { guests = [], archives = [] } }: Lab): readonly GuestFile[] => [
  ...new Set([
    ...guests.flatMap(({ file, source }) => [file, ...(source === undefined ? [] : [source.symbols, source.lines])]),
    ...archives.flatMap(({ base }) => base ?? []),
  ]),
];

/** Whether a lab cannot be built without `LabTools`. */
export const needsTools = (lab: Lab): boolean =>
  lab.predicates !== undefined ||
  guestFilesOf(lab).length > 0 ||
  lab.files.some(({ language }) => language === 'typescript');
