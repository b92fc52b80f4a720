/** What a lab on a page and the worker that holds its machine say to each other: plain data both ways. */
import type { Evaluation, Lab, Problem } from '../../labs/kit/lab.ts';
import type { Locale } from '../../messages/index.ts';
import type { Message } from '../protocol.ts';
import type { CallView } from './calls.ts';
import type { LabInfo } from './info.ts';
import type { DisassemblyView } from '../views/disassembly.ts';
import type { ExceptionView } from '../views/exception.ts';
import type { LadderView } from '../views/ladder.ts';
import type { Look, Looked } from '../views/look.ts';
import type { RegistersView } from '../views/registers.ts';
import type { TimelineView } from '../views/timeline.ts';

export type Files = Readonly<Record<string, string>>;

/** A line of a file, 1-based. */
export interface SourceLine {
  readonly file: string;
  readonly line: number;
}

/** Where `cursor` goes: a line, or an address. */
export type Target = SourceLine | { readonly address: bigint };

/** The moves that go forwards, and those that go back. */
export const FORWARD = ['into', 'over', 'out', 'run', 'exception', 'level', 'device', 'cursor', 'end'] as const;
export const BACKWARD = ['back', 'reverse', 'start'] as const;
export type Move = (typeof FORWARD)[number] | (typeof BACKWARD)[number];

export type LabCommand = { readonly serial: number } &
  /** One of this site's labs by its id; or a lab, checked (lab-file.ts). */
  (
    | { readonly type: 'open'; readonly lab: string | Lab; readonly seed: number; readonly locale: Locale }
    /** What is wrong with the files, without running them. */
    | { readonly type: 'lint'; readonly files: Files }
    /** Builds a machine from the files and stops before its first instruction, or at a point of its run. */
    | { readonly type: 'start'; readonly files: Files; readonly at?: Point; readonly committed?: Files }
    | { readonly type: 'move'; readonly move: Move; readonly target?: Target }
    | { readonly type: 'seek'; readonly cycles: number }
    | { readonly type: 'breakpoints'; readonly lines: readonly SourceLine[] }
    /** What to show of every moment from now on, beside the moment itself. */
    | { readonly type: 'look'; readonly look: Look | undefined }
    /** Runs stop behind a write to these bytes too. */
    | { readonly type: 'watch'; readonly watch: Watch | undefined }
    /** Which core the page follows. */
    | { readonly type: 'core'; readonly core: number }
    /** Judges the files, and leaves the machine at the end of the run. */
    | { readonly type: 'check'; readonly files: Files; readonly committed?: Files }
    | { readonly type: 'solution' }
    /** Judges the solution with these lines in place of the passage that is put in order; the machine stays as it is. */
    | { readonly type: 'arrange'; readonly lines: readonly string[] }
  );
export type WithoutSerial<T> = T extends unknown ? Omit<T, 'serial'> : never;

/** A point of a run, and the core that is followed. */
export interface Point {
  readonly cycles: number;
  readonly core: number;
}

/** Bytes as the core sees them. */
export interface Watch {
  readonly address: bigint;
  readonly length: number;
}

/** What was executed, and where it stands in the source. */
export interface Executed extends Partial<SourceLine> {
  readonly core: number;
  readonly address: bigint;
  readonly text: string;
}

/** The machine at one point of its run. */
export interface Moment {
  readonly cycles: number;
  /** Executed by all cores so far. */
  readonly instructions: number;
  /** Cycle at which the run is over, and the last that was reached. */
  readonly end: number;
  readonly head: number;
  readonly cpus: number;
  readonly el: number;
  readonly registers: RegistersView;
  readonly code: DisassemblyView;
  readonly timeline: TimelineView;
  readonly ladder: LadderView;
  /** The exception that was taken last. */
  readonly exception?: ExceptionView;
  /** The last call of the hypervisor in which a handler of the reader's used El2. */
  readonly call?: CallView;
  readonly last?: Executed;
  readonly next?: SourceLine;
  /** What the UART sent up to here, as Latin-1. */
  readonly console: string;
  /** Why the machine stands here. */
  readonly why: Message;
  /** Nothing comes after this point, and why. */
  readonly ended?: Message;
}

/** What came of lines in an order: what is wrong with it first, if anything is, and in which of the lines. */
export interface Arranged {
  readonly lines: readonly string[];
  readonly wrong?: Message;
  /** From 0. */
  readonly line?: number;
}

export type LabEvent =
  | { readonly type: 'ready'; readonly engine: boolean }
  /** The lab that was opened, as its seed makes it. */
  | { readonly type: 'info'; readonly info: LabInfo }
  | { readonly type: 'problems'; readonly problems: readonly Problem[] }
  | { readonly type: 'moment'; readonly moment: Moment }
  /** Behind the moment that it belongs to. */
  | { readonly type: 'looked'; readonly looked: Looked | undefined }
  /** The answers that were run first, if no command named earlier ones; before the verdicts on them. */
  | { readonly type: 'committed'; readonly files: Files }
  | { readonly type: 'evaluation'; readonly evaluation: Evaluation }
  | { readonly type: 'solution'; readonly files: Files }
  | { readonly type: 'arranged'; readonly arranged: Arranged }
  | { readonly type: 'failure'; readonly message: Message }
  /** The command of that number is done; always the last that is heard of it. */
  | { readonly type: 'done'; readonly serial: number };
