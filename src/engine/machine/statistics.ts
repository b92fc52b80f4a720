/** What `--stats` prints: the counters of a machine as plain data. */
import { STATISTICS } from '../core/layout.ts';
import { EXCEPTION_CLASSES } from './exception-names.ts';
import type { Machine } from './machine.ts';

export interface Statistics {
  /** Executed by each core. */
  readonly instructions: readonly number[];
  /** Cycles of the machine's one counter: instructions, and jumps while all cores waited. */
  readonly cycles: number;
  readonly hostSeconds: number;
  /** Millions of instructions in a host second, of all cores. */
  readonly mips: number;
  /** By target level ("el1"), then by class ("SVC", "IRQ"). */
  readonly exceptions: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Accesses by device. */
  readonly mmio: Readonly<Record<string, number>>;
  readonly translation: {
    /** Table walks of EL1&0 and of EL2: what neither array nor cache had. */
    readonly walks: number;
    readonly walksEl2: number;
    /** Misses of the fast arrays. */
    readonly dataRefills: number;
    readonly fetchRefills: number;
    /** Descriptors read by those walks, of both stages. */
    readonly descriptors: number;
  };
  /** Host memory that the cores and their RAM take, in bytes. */
  readonly hostBytes: number;
}

/** Offsets in the statistics block (core/as/state/statistics.ts). */
const ASYNCHRONOUS = STATISTICS + 0x300;
const TRANSLATION = STATISTICS + 0x340;
const ASYNCHRONOUS_NAMES = ['IRQ', 'FIQ', 'SError'];

/** Descriptors that table walks have read since the machine was made; those of debuggers and views do not count. */
export const descriptorReads = (machine: Machine): number => machine.cores.view().getUint32(TRANSLATION + 16, true);

/** @param hostSeconds how long the run took by the caller's clock */
export function statistics(machine: Machine, hostSeconds: number): Statistics {
  const view = machine.cores.view();
  const u32 = (address: number): number => view.getUint32(address, true);
  const exceptions: Record<string, Record<string, number>> = {};
  for (const el of [1, 2]) {
    const counts: Record<string, number> = {};
    for (let ec = 0; ec < 64; ec++) {
      const count = u32(STATISTICS + el * 256 + ec * 4);
      if (count > 0) counts[EXCEPTION_CLASSES[ec] ?? `EC 0x${ec.toString(16)}`] = count;
    }
    ASYNCHRONOUS_NAMES.forEach((name, i) => {
      const count = u32(ASYNCHRONOUS + el * 16 + (i + 1) * 4);
      if (count > 0) counts[name] = count;
    });
    if (Object.keys(counts).length > 0) exceptions[`el${el}`] = counts;
  }
  const total = machine.executed.reduce((sum, one) => sum + one, 0);
  return {
    instructions: [...machine.executed],
    cycles: machine.cycles,
    hostSeconds,
    mips: hostSeconds > 0 ? total / hostSeconds / 1e6 : 0,
    exceptions,
    mmio: Object.fromEntries([...machine.bus.counts].sort(([a], [b]) => (a < b ? -1 : 1))),
    translation: {
      walks: u32(TRANSLATION),
      walksEl2: u32(TRANSLATION + 4),
      dataRefills: u32(TRANSLATION + 8),
      fetchRefills: u32(TRANSLATION + 12),
      descriptors: descriptorReads(machine),
    },
    hostBytes: machine.cores.hostBytes,
  };
}
