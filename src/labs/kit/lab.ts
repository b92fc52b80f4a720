/** What a lab is: data. */
import type { Handlers, HcrTrap } from '../../engine/hypervisor/index.ts';
import type { MachineTab } from './machine-tabs.ts';
import type { EndReason, Requirement } from './query.ts';

/** `line` is a command line of QEMU's. */
export type Language = 'a64' | 'typescript' | 'dts' | 'answers' | 'text' | 'line';

export interface LabFile {
  readonly path: string;
  readonly language: Language;
  /** Shown, but not the reader's to change. */
  readonly readonly?: boolean;
  /** What the reader starts with, its remarks in English. `{{name}}` stands for a parameter. */
  readonly starter: string;
  /** The same with its remarks in other languages, by locale; line for line the same code. */
  readonly starterIn?: Readonly<Record<string, string>>;
}

/** An assembly file in the machine's memory; or a device tree, compiled, which has no symbols. */
export interface LabImage {
  readonly file: string;
  /** Address of its first byte as the program sees it. */
  readonly origin: string;
  /** Physical address, where it differs: a guest behind stage 2. `{{name}}` stands for a parameter. */
  readonly load?: string;
}

/** Files of public/guests that a lab can have in its memory. */
export const GUEST_FILES = ['Image', 'initramfs.cpio', 'nimbos.bin', 'nimbos.symbols', 'nimbos.lines'] as const;
export type GuestFile = (typeof GUEST_FILES)[number];

/** A guest system of ours, as it is. A run with one is looked at as a whole (observe-whole.ts), not by its instructions. */
export interface LabGuest {
  readonly file: GuestFile;
  /** Physical address; `{{name}}` stands for a parameter. */
  readonly load: string;
  /**
   * Of its kernel: the names of its functions, which checks know as symbols, and the lines of its source, which they know as
   * `{ guestLine }` and a reader sees beside the code.
   */
  readonly source?: { readonly symbols: GuestFile; readonly lines: GuestFile };
}

/** An initramfs (cpio, newc) that is built from the lab's files. */
export interface LabArchive {
  readonly load: string;
  /** What these entries come on top of. */
  readonly base?: 'initramfs.cpio';
  /** It has so many bytes: zeros behind it, as a kernel allows. */
  readonly bytes: number | string;
  /** Directories above them are made. */
  readonly entries: readonly LabArchiveEntry[];
}

export interface LabArchiveEntry {
  /** In the archive: `etc/init.d/rcS`. */
  readonly path: string;
  /** Permission bits; 0o644 by default. */
  readonly mode?: number;
  /** A file of the lab. One of the language `a64` is assembled and becomes an ELF executable that begins at `_start`. */
  readonly file: string;
}

/** Bytes of a disk: a text, or 64-bit numbers; `times` of them, each `every` bytes after the one before, or right behind it. */
export type DiskPiece = {
  /** In bytes from the disk's beginning. */
  readonly at: number | string;
  readonly every?: number;
  readonly times?: number;
} & (
  | { readonly text: string }
  /** Each later one is `step` more. */
  | { readonly word: number | string; readonly step?: number | string }
);

/** A virtio disk: zeros, and its pieces on them, the later ones on top. Texts and numbers can have `{{name}}` in them. */
export interface LabDisk {
  /** Of 512 bytes. */
  readonly sectors: number;
  readonly readOnly?: boolean;
  /**
   * Which virtio-mmio slot of the board, whose slots are version 2 then. On the bare board one without it is in the highest that
   * is free; under the hypervisor it is a disk channel.
   */
  readonly slot?: number | string;
  /** What GET_ID answers. */
  readonly serial?: string;
  readonly pieces?: readonly DiskPiece[];
}

/** A VM of the built-in hypervisor. */
export interface LabVm {
  readonly name: string;
  /** The core of each of its VCpus. */
  readonly cores: readonly (0 | 1)[];
  /** Its kernel, a flat image: one of the machine's images, with origin 0x40080000 as its guest sees it. */
  readonly image: string;
  /** RAM in MiB; 128 by default. */
  readonly memory?: number;
  /** The board's UART passed through (the default), or an emulated one on this console channel of the host. */
  readonly console?: 'uart' | { readonly channel: number };
  /** A file of the language `dts`, handed over instead of the tree that the hypervisor makes. */
  readonly deviceTree?: string;
  /** 'absent': its CPU interface is not mapped; the reader's `mmio` has to do it. */
  readonly gicc?: 'absent';
  /** What else of it traps, by the names of HCR_EL2's bits. */
  readonly traps?: readonly HcrTrap[];
  /** Its emulated virtio disks: places in the machine's list. */
  readonly disks?: readonly number[];
  /** What else of the machine it reaches, in whole pages; addresses can be parameters. */
  readonly regions?: readonly LabRegion[];
}

/** A number, or a parameter of the lab. */
export type Quantity = number | { readonly param: string };

export interface LabRegion {
  readonly what: string;
  readonly ipa: Quantity;
  readonly pa: Quantity;
  readonly size: Quantity;
  readonly attributes: 'memory' | 'read-only' | 'device';
}

/**
 * The machine is described by a command line, in a file of the language `line`, and `cpus`, `memory` and `virtualization`
 * count for nothing: images are files that the line can name. Such a run is looked at as a whole.
 */
export interface LabLine {
  readonly file: string;
  /** What the line can name, and the lab's file that it is: assembled, compiled, or as it stands. */
  readonly files: readonly { readonly name: string; readonly file: string }[];
}

export interface LabMachine {
  readonly cpus: 1 | 2;
  /** RAM in MiB. */
  readonly memory: number;
  /** Whether the cores start at EL2. */
  readonly virtualization: boolean;
  /** In the order of assembly: later ones can use the symbols of earlier ones. */
  readonly images: readonly LabImage[];
  /** Symbol at which core 0 starts. */
  readonly entry: string;
  /**
   * The built-in hypervisor starts, in place of an image, and runs these VMs. TypeScript files export handlers, by the names
   * in engine/hypervisor/traps/call.ts, that replace its own. `memory` must reach the VMs: 2048 for the document's addresses.
   */
  readonly hypervisor?: {
    readonly vms: readonly LabVm[];
    /** A file of the language `a64` that is its vector table, as engine/hypervisor/boot/vectors.ts wants it. */
    readonly vectors?: string;
    /** Only these may be replaced: others would do the reader's work. All when absent. */
    readonly handlers?: readonly (keyof Handlers)[];
  };
  readonly line?: LabLine;
  /** The run ends after so many instructions. */
  readonly budget: number;
  /** A core that has branched to itself so often is parked; 64 by default. */
  readonly patience?: number;
  /** The run ends with the first exception of one of these classes: what handlers do afterwards is nothing that is judged. */
  readonly until?: { readonly from: 0 | 1 | 2; readonly to: 1 | 2; readonly ec: readonly number[] };
  /**
   * Physical addresses, up to four: what the eight bytes there hold is in each event of the kinds `exception` and `system`, as
   * `cell0` to `cell3`. So a check sees what was in memory when a barrier or a call was executed, and not only at the end.
   */
  readonly cells?: readonly Quantity[];
  /** With a guest system or a command line: the run ends when the UART has sent one of these. */
  readonly untilShown?: readonly string[];
  /**
   * With a guest system: up to where the UART has sent this nothing is looked at, and from then on each instruction is, as in a
   * run without one.
   */
  readonly lookFrom?: string;
  readonly guests?: readonly LabGuest[];
  readonly archives?: readonly LabArchive[];
  /** On the board's virtio slots; under the hypervisor those that name no slot are disk channels, for the VMs that name them. */
  readonly disks?: readonly LabDisk[];
  /** What is typed, and at which cycle: in the order of these. */
  readonly input?: readonly LabInput[];
}

export interface LabInput {
  readonly at: number;
  /** `{{name}}` stands for a parameter. */
  readonly text: string;
  /** Typed at this console channel of the host, and not at the board's UART. */
  readonly channel?: number;
}

/** A number drawn from the seed. Where `by` names an earlier one, that is the place in the list: what belongs together is drawn once. */
export type Parameter =
  | { readonly name: string; readonly pick: readonly (number | string)[]; readonly by?: string }
  | { readonly name: string; readonly from: number; readonly to: number; readonly step?: number }
  /** What follows from an earlier one: `base` + `times` × that; each a number, or the name of an earlier one. */
  | {
      readonly name: string;
      readonly follows: string;
      readonly times: number | string;
      readonly base?: number | string;
    }
  /** Text, for mnemonics: one of these; its number is its place from 0. */
  | { readonly name: string; readonly words: readonly string[]; readonly by?: string };

export interface Step {
  readonly id: string;
  /** The message that says what to do. */
  readonly text: string;
  readonly checkpoints: readonly string[];
}

export interface Checkpoint {
  readonly id: string;
  readonly points: number;
  /** Three messages: where to look, what to use, nearly the answer. */
  readonly hints: readonly [string, string, string];
  readonly requires: readonly Requirement[];
}

/** A wrong answer that a learner would plausibly give: the solution with edits. */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  /** Each text stands exactly once in the solution's file. */
  readonly edits: readonly (readonly [from: string, to: string])[];
  /** The checkpoint that refuses it, and the message that names the cause. */
  readonly fails: string;
  readonly code: string;
}

/** An answer that wants points without their work: the starter or the solution with edits. It passes what it names, and no more. */
export interface Cheat {
  readonly name: string;
  /** What it pretends. */
  readonly claim: string;
  readonly of: 'starter' | 'solution';
  readonly file: string;
  readonly edits: Mutant['edits'];
  /** Checkpoints whose work it has done. */
  readonly passes?: readonly string[];
}

/** Another right answer: files in place of the solution's. */
export interface OtherWay {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
}

/**
 * A passage of the solution, cut into its lines to be put in order before it is written: a rest on the way for whoever does
 * not know how to begin. Lines that do not belong stand among them. What is arranged is judged by the lab's own checks.
 */
export interface Arrangement {
  readonly file: string;
  /** Texts in its first and its last line; each stands exactly once in the solution's file. */
  readonly first: string;
  readonly last: string;
  /** Lines that do not belong, each with a text in the line that it would replace. */
  readonly strays: readonly { readonly line: string; readonly replaces: string }[];
}

export const EXERCISE_SIZES = ['small', 'medium', 'project'] as const;
export type ExerciseSize = (typeof EXERCISE_SIZES)[number];

/** What an exercise trains, in the order in which the index offers it; the sentences are `exercises.skill.<skill>` (messages/exercises). */
export const SKILLS = [
  'registers',
  'exceptions',
  'traps',
  'translation',
  'stage2',
  'memory',
  'psci',
  'gic',
  'timer',
  'uart',
  'virtio',
  'guests',
  'scheduling',
  'debugging',
] as const;
export type Skill = (typeof SKILLS)[number];

/** Of a lab that is an exercise: beside its chapter, never needed for the way through. */
export interface Exercise {
  readonly size: ExerciseSize;
  readonly skills: readonly Skill[];
}

/** Code → sentence. */
export type Sentences = Readonly<Record<string, string>>;

/** A lab, whole: as it is gathered from its folder, or read from a file. Codes are complete (`lab.<id>.…`). */
export interface Lab {
  /** Stable for ever: saves and submissions name it. */
  readonly id: string;
  /** Goes up with each change of what files do, of parameters or of checkpoints: passed work has to be checked again then. */
  readonly version: number;
  readonly chapter: number;
  /** Its place within the chapter, from 1. */
  readonly order?: number;
  /** Where it is an exercise (src/exercises); `order` is among its chapter's exercises then. */
  readonly exercise?: Exercise;
  readonly minutes: number;
  readonly title: string;
  readonly objectives: readonly string[];
  readonly machine: LabMachine;
  readonly files: readonly LabFile[];
  readonly parameters: readonly Parameter[];
  /**
   * Parameters that stand in files which are not the reader's, and nowhere else: what passes is run once more with other
   * values of these, so that it holds because of what the reader's code does and not because they were known.
   */
  readonly hidden?: readonly string[];
  /** What of the machine matters here, the first one first; registers, levels and memory when absent. */
  readonly views?: readonly MachineTab[];
  readonly steps: readonly Step[];
  readonly checkpoints: readonly Checkpoint[];
  /** By path, for the files that the reader changes. */
  readonly solution: Readonly<Record<string, string>>;
  /** The same with its remarks in other languages, by locale and path. */
  readonly solutionIn?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly mutants: readonly Mutant[];
  readonly cheats?: readonly Cheat[];
  readonly others?: readonly OtherWay[];
  readonly arrangement?: Arrangement;
  /**
   * TypeScript whose exported functions checks name, for what cannot be said as data: `(run: Run) => boolean`, with Run from
   * 'lab' (engine/sandbox/guest/predicates.ts). It runs in the sandbox.
   */
  readonly predicates?: string;
  /** Its sentences, by locale. */
  readonly messages?: Readonly<Record<string, Sentences>>;
}

/**
 * What `lab.ts` of a lab's folder says. The texts of its files, its sentences and its answers stand beside it, its id is the
 * folder's name, and its codes are relative to it: `width.illegal`; those that begin with `lab.` are the kit's own.
 */
export interface LabSource extends Omit<
  Lab,
  | 'id'
  | 'order'
  | 'title'
  | 'files'
  | 'solution'
  | 'solutionIn'
  | 'mutants'
  | 'cheats'
  | 'others'
  | 'predicates'
  | 'messages'
> {
  readonly order: number;
  readonly files: readonly Omit<LabFile, 'starter' | 'starterIn'>[];
}

/** `5.2`: the second lab of chapter 5; `E5.2`: its second exercise. Labs from elsewhere need none. */
export const numberOf = ({
  chapter,
  order,
  exercise,
}: Pick<Lab, 'chapter' | 'order' | 'exercise'>): string | undefined =>
  order === undefined ? undefined : `${exercise === undefined ? '' : 'E'}${chapter}.${order}`;

/** The page of its own, below base and language. */
export const ownPageOf = ({ id, exercise }: Pick<Lab, 'id' | 'exercise'>): string =>
  `${exercise === undefined ? 'labs' : 'exercises'}/${id}/`;

export interface Message {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Verdict extends Message {
  readonly checkpoint: string;
  readonly passed: boolean;
  /** Points reached. */
  readonly points: number;
  /** Cycle of the event that the verdict rests on. */
  readonly at?: number;
}

export interface Evaluation {
  readonly verdicts: readonly Verdict[];
  /** Errors in the reader's files; then nothing ran. */
  readonly problems: readonly Problem[];
  /** `at`: the cycle at which the run was over. */
  readonly ended?: { readonly reason: EndReason; readonly message: Message; readonly at: number };
  readonly console: string;
  readonly instructions: number;
}

/** An error at a place in a file, 1-based. */
export interface Problem extends Message {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Assembly in a lab, with backslashes as they stand. */
export const asm = (text: TemplateStringsArray): string => String.raw(text).replace(/^\n/, '');
