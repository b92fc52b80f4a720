/**
 * The parts of a hypervisor that readers write themselves. A part is one file: for A64 the text of vectors.s, for the others
 * TypeScript that exports some of the handlers of its row. Labs, the page “Your hypervisor” and graders read this table.
 */
import type { Handlers } from './traps/call.ts';

export interface Part {
  /** The file's name, as readers see it. */
  readonly file: string;
  readonly language: 'a64' | 'typescript';
  /** What the file exports; none for A64, whose labels boot/vectors.ts names. */
  readonly handlers: readonly (keyof Handlers)[];
  readonly chapter: number;
  /** The labs that judge it, in the order of the tutorial. A later one wants what the earlier ones wanted, too. */
  readonly labs: readonly string[];
}

export const PARTS = {
  vectors: { file: 'vectors.s', language: 'a64', handlers: [], chapter: 3, labs: ['own-vectors'] },
  schedule: { file: 'schedule.ts', language: 'typescript', handlers: ['schedule'], chapter: 4, labs: ['own-schedule'] },
  stage2: { file: 'stage2.ts', language: 'typescript', handlers: ['stage2'], chapter: 5, labs: ['own-stage2'] },
  trap: { file: 'trap.ts', language: 'typescript', handlers: ['trap'], chapter: 6, labs: ['dispatch-a-trap'] },
  documentCall: {
    file: 'hypercall.ts',
    language: 'typescript',
    handlers: ['documentCall'],
    chapter: 6,
    labs: ['own-hypercall'],
  },
  sysreg: { file: 'sysreg.ts', language: 'typescript', handlers: ['sysreg'], chapter: 6, labs: ['register-that-lies'] },
  psci: { file: 'psci.ts', language: 'typescript', handlers: ['psci'], chapter: 7, labs: ['psci-for-guests'] },
  vgic: {
    file: 'vgic.ts',
    language: 'typescript',
    handlers: ['distributor', 'interrupts', 'refill'],
    chapter: 8,
    labs: ['vgic-distributor', 'vgic-timer', 'vgic-overflow'],
  },
  uart: {
    file: 'uart.ts',
    language: 'typescript',
    handlers: ['uart', 'uartInput'],
    chapter: 9,
    labs: ['uart-output', 'uart-input'],
  },
  disk: {
    file: 'disk.ts',
    language: 'typescript',
    handlers: ['disk'],
    chapter: 10,
    labs: ['blk-device', 'bad-driver'],
  },
} as const satisfies Record<string, Part>;

export type PartId = keyof typeof PARTS;
export const PART_IDS = Object.keys(PARTS) as readonly PartId[];

/** All handlers; the dispatch of devices is no reader's part, and can be replaced in a lab. */
export const HANDLER_NAMES: readonly (keyof Handlers)[] = [
  ...PART_IDS.flatMap((id): readonly (keyof Handlers)[] => PARTS[id].handlers),
  'mmio',
];

export const partOf = (id: PartId): Part => PARTS[id];
/** The part that a lab judges, or undefined. */
export const partOfLab = (lab: string): PartId | undefined => PART_IDS.find((id) => partOf(id).labs.includes(lab));
/** What file a handler belongs to; undefined for the two that are no reader's part. */
export const partOfHandler = (handler: string): PartId | undefined =>
  PART_IDS.find((id) => partOf(id).handlers.some((name) => name === handler));
