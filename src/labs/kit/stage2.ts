/** What the tables of stage 2 say at the end of a run, for queries. They are a reader's: looking at them is bounded. */
import { EngineError } from '../../engine/error.ts';
import type { Machine } from '../../engine/machine/machine.ts';
import { walkStage2, type WalkSource } from '../../engine/machine/walk.ts';
import type { Stage2Part } from './query.ts';

/** Walks that one question may make: 512 entries each of a few tables, and more than any lab needs. */
const MOST_WALKS = 100_000;

function source({ cores }: Machine): WalkSource {
  const read = (pa: bigint): bigint | undefined => {
    const bytes = pa > BigInt(Number.MAX_SAFE_INTEGER) ? undefined : cores.read(Number(pa), 8);
    return bytes && new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  };
  return { sysreg: (name) => cores.sysreg(0, name), read };
}

/** Undefined where nothing is mapped, or where there is no EL2. */
export function stage2Part(machine: Machine, ipa: bigint, part: Stage2Part): bigint | undefined {
  if (!machine.config.virtualization) return undefined;
  const walk = walkStage2(source(machine), ipa);
  const last = walk.entries.at(-1);
  if (part === 'last') return last?.descriptor?.value;
  if (part === 'level') return last && BigInt(last.level);
  if (part === 'table') return last?.table;
  if (walk.output === undefined) return undefined;
  if (part === 'output') return walk.output;
  return part === 'attribute' ? BigInt(walk.attribute ?? 0) : last?.descriptor?.value;
}

interface Range {
  readonly start: bigint;
  readonly end: bigint;
}

/**
 * The lowest IPA outside of `ranges` that stage 2 maps. It goes from entry to entry: one that leads nowhere is passed as a whole.
 * @throws EngineError lab.too-many-tables
 */
export function mappedOutside(machine: Machine, ranges: readonly Range[]): bigint | undefined {
  if (!machine.config.virtualization) return undefined;
  const from = source(machine);
  let ipa = 0n;
  for (let walks = 0; ; walks++) {
    if (walks >= MOST_WALKS) throw new EngineError('lab.too-many-tables');
    const walk = walkStage2(from, ipa);
    const last = walk.entries.at(-1);
    if (ipa >> BigInt(walk.inputBits) !== 0n || last === undefined) return undefined;
    const inside = ranges.find(({ start, end }) => start <= ipa && ipa < end);
    if (walk.output !== undefined && inside === undefined) return ipa;
    // What is inside may be mapped or not; a block that begins there and ends outside is found behind the end.
    ipa = inside?.end ?? ((ipa >> BigInt(last.lsb)) + 1n) << BigInt(last.lsb);
  }
}

interface Mapped extends Range {
  readonly to: bigint;
}

/**
 * The lowest page of `ranges` that stage 2 does not lead to its place; blocks are looked at once.
 * @throws EngineError lab.too-many-tables
 */
export function notMapped(machine: Machine, ranges: readonly Mapped[]): bigint | undefined {
  if (!machine.config.virtualization) return undefined;
  const from = source(machine);
  let walks = 0;
  for (const { start, end, to } of [...ranges].sort((a, b) => (a.start < b.start ? -1 : 1)))
    for (let ipa = start; ipa < end;) {
      if (walks++ >= MOST_WALKS) throw new EngineError('lab.too-many-tables');
      const { output, size = 12 } = walkStage2(from, ipa);
      if (output !== to + (ipa - start)) return ipa;
      ipa = ((ipa >> BigInt(size)) + 1n) << BigInt(size);
    }
  return undefined;
}
