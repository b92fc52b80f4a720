/** A translation of one of a machine's cores, every descriptor decoded. */
import type { Machine } from '../../engine/machine/machine.ts';
import { walkTranslation, type Access, type Translation, type WalkSource } from '../../engine/machine/walk.ts';

export type { Access, StageWalk, Translation, WalkEntry, WalkFault } from '../../engine/machine/walk.ts';
export type WalkView = Translation;

export interface WalkOptions {
  /** Whose rights and tables; the core's own level when absent. */
  readonly el?: number;
  /** Read when absent. */
  readonly access?: Access;
}

/** What walks of a core read from. */
export const walkSource = ({ cores }: Machine, core: number): WalkSource => ({
  sysreg: (name) => cores.sysreg(core, name),
  read: (pa) => littleEndian(pa > BigInt(Number.MAX_SAFE_INTEGER) ? undefined : cores.read(Number(pa), 8)),
});

const littleEndian = (bytes: Uint8Array | undefined): bigint | undefined =>
  bytes && new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);

/** VA → IPA → PA as the tables say now; what the TLB still holds is another matter. Looking changes nothing. */
export function walkView(
  machine: Machine,
  core: number,
  va: bigint,
  { el, access = 'read' }: WalkOptions = {},
): WalkView {
  const { cores, config } = machine;
  return walkTranslation(walkSource(machine, core), va, el ?? cores.el(core), access, config.virtualization);
}
