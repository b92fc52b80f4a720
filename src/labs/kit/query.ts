/**
 * What a checkpoint can ask of a run: plain data, so that a lab can come from a file and be asked in any sandbox.
 * values.ts and check.ts evaluate it, schema.ts checks that data from elsewhere has this form.
 */

/** A 64-bit number, or nothing where what is asked for does not exist (no such event, memory outside RAM). */
export type Value =
  /** A number, or its text: `"0x40080000"`, `"42"`. */
  | number
  | string
  /** A parameter of the lab, drawn from the seed. */
  | { readonly param: string }
  /** The address or value of a symbol in the reader's assembly. */
  | { readonly symbol: string }
  /** A line of an answer file. */
  | { readonly answer: string }
  /**
   * Of a file of the language `dts`, as it was compiled: a big-endian number of `cells` 32-bit cells, from cell `cell` of a
   * property on. Of a string these are its first four bytes. A node's path needs no unit addresses.
   */
  | {
      readonly tree: string;
      readonly node: string;
      readonly property: string;
      readonly cell?: number;
      readonly cells?: 1 | 2;
    }
  /** The line of a guest's source that the instruction at an address came from; nothing where there is none. */
  | { readonly guestLine: Value }
  /** Of the lab's command line: bytes of RAM, cores, whether the cores begin at EL2 (0 or 1). */
  | { readonly line: LinePart }
  /** Of the memory map that the command line makes: the address of a file's first byte, or that behind what it takes. */
  | { readonly loaded: string; readonly part: 'start' | 'end' }
  /** At the end of the run: `x0` to `x30`, `sp`, `pc`, `el`, `pstate`. */
  | { readonly register: string; readonly core?: number }
  /** At the end of the run: the general register of this number. */
  | { readonly x: Value }
  /** At the end of the run: a system register by name, or a field of it. */
  | { readonly sysreg: string; readonly field?: string; readonly core?: number }
  /** At the end of the run: little-endian, at a physical address. */
  | { readonly memory: Value; readonly size: 1 | 2 | 4 | 8 }
  /** At the end of the run: the physical address that EL `el` reaches at a virtual one. */
  | { readonly translate: Value; readonly el: number; readonly access: 'read' | 'write' | 'execute' }
  /** At the end of the run: what the tables of stage 2 make of an IPA, whether HCR_EL2.VM is set or not. */
  | { readonly stage2: Value; readonly part: Stage2Part }
  /** At the end of the run: the lowest IPA outside of these ranges that stage 2 maps; nothing where there is none. */
  | { readonly mappedOutside: readonly IpaRange[] }
  /** At the end of the run: the lowest page of these ranges that stage 2 does not lead to its place; nothing where there is none. */
  | { readonly notMapped: readonly MappedRange[] }
  /** A field of an event (events.ts). */
  | { readonly of: EventPattern; readonly field: string }
  /** The general register of this number in an event that has them. */
  | { readonly of: EventPattern; readonly x: Value }
  /** How many events fit. */
  | { readonly count: EventPattern }
  | { readonly bits: Value; readonly msb: number; readonly lsb: number }
  | { readonly op: Operator; readonly args: readonly [Value, Value] };

/** What a check can ask of the board that a command line describes. */
export const LINE_PARTS = ['memory', 'cpus', 'virtualization'] as const;
export type LinePart = (typeof LINE_PARTS)[number];

/**
 * The PA; the attribute byte in the format of MAIR_ELx; the block or page descriptor. Of a walk that ended in a fault, too:
 * the last descriptor that was read, its level, and its table.
 */
export const STAGE2_PARTS = ['output', 'attribute', 'descriptor', 'last', 'level', 'table'] as const;
export type Stage2Part = (typeof STAGE2_PARTS)[number];

export interface IpaRange {
  readonly from: Value;
  readonly bytes: Value;
}
export interface MappedRange extends IpaRange {
  /** The physical address of its first byte. */
  readonly to: Value;
}

export const OPERATORS = ['add', 'sub', 'and', 'or', 'shl', 'shr'] as const;
export type Operator = (typeof OPERATORS)[number];

/** What a number must be: all that are given. */
export interface Condition {
  /** Looked at before the comparison. */
  readonly mask?: Value;
  readonly is?: Value;
  readonly not?: Value;
  readonly oneOf?: readonly Value[];
  readonly atLeast?: Value;
  readonly below?: Value;
  /** A multiple of this. */
  readonly aligned?: Value;
}

export const EVENT_KINDS = [
  'exception', 'return', 'console', 'channel', 'mmio', 'walk', 'at', 'system', 'call', 'el2',
] as const; // prettier-ignore
export type EventKind = (typeof EVENT_KINDS)[number];

/** Which event of a run is meant. */
export interface EventPattern {
  readonly event: EventKind;
  /** By field name: a value that it has, or a condition. */
  readonly where?: Readonly<Record<string, Value | Condition>>;
  /** Only events after the first that fits this. */
  readonly after?: EventPattern;
  /** Which of those that fit; the first by default. */
  readonly which?: 'first' | 'last';
}

export const END_REASONS = [
  'powered-off',
  'reset',
  'waiting',
  'core-off',
  'parked',
  'budget',
  'vector-outside-memory',
  'vector-not-mapped',
  'fault-in-handler',
  'same-fault',
  'too-many-events',
  'altered',
  'until',
  'handler-failed',
  'refused',
] as const;
/** Why a run ended (observe.ts). */
export type EndReason = (typeof END_REASONS)[number];

/** Something that is true of a run or not. */
export type Check =
  | ({ readonly value: Value } & Condition)
  | { readonly happened: EventPattern }
  /** What must not happen in the whole run. */
  | { readonly never: EventPattern }
  /** Everything that the UART sent, or a console channel of the host got, as Latin-1; `{{name}}` stands for a parameter. */
  | {
      readonly console: {
        readonly channel?: number;
        readonly is?: string;
        readonly startsWith?: string;
        readonly contains?: string;
      };
    }
  /** Whether the instruction at an address was executed, at a level if one is given. */
  | { readonly executed: Value; readonly el?: number }
  /** Whether an instruction of this encoding was executed, anywhere, at a level if one is given. */
  | { readonly ran: Condition; readonly el?: number }
  | { readonly ended: readonly EndReason[] }
  | { readonly all: readonly Check[] }
  | { readonly any: readonly Check[] }
  | { readonly no: Check }
  /** A function that the lab's `predicates` export, run in the sandbox. */
  | { readonly predicate: string };

/** How a number is shown in a sentence: hexadecimal from 10 on, the same with its sign, decimal, or a vector as `EL2+0x400`; a text, with its parameters. */
export type Shown =
  | Value
  | { readonly decimal: Value }
  | { readonly signed: Value }
  | { readonly vector: Value }
  | { readonly console: 'all' | { readonly channel: number } }
  | { readonly text: string };

/** Why a requirement is not met. */
export interface Diagnosis {
  /** It is this when this is true as well; without it, whenever nothing better is known. */
  readonly when?: Check;
  readonly code: string;
  readonly params?: Readonly<Record<string, Shown>>;
}

/** One thing that a checkpoint wants, and what to say when it is not so: the first diagnosis that fits. */
export interface Requirement {
  readonly check: Check;
  readonly otherwise: readonly Diagnosis[];
}
