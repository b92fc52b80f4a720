/** What a page asks to be shown of a machine beside registers and code, and the answer: plain data both ways. */
import { virtioMmio } from '../../engine/machine/board.ts';
import type { Machine } from '../../engine/machine/machine.ts';
import { contextFrameView, type ContextFrameView } from './context-frame.ts';
import { gicView, type GicView } from './gic.ts';
import { memoryView, type MemoryView } from './memory.ts';
import { pageTablesView, type PageTablesView } from './page-tables.ts';
import type { StructureName } from './structures.ts';
import { virtqueueView, type VirtqueueView } from './virtqueue.ts';
import { walkView, type Access, type WalkView } from './walk.ts';

/** Disks fill the slots from the last one down. */
const FIRST_DISK = virtioMmio.slots - 1;

export type Regime = PageTablesView['regime'];

export type Look =
  /** Physical memory, or what the core sees at its level. */
  | { readonly at: 'memory'; readonly address: bigint; readonly seen: boolean; readonly structure?: StructureName }
  | { readonly at: 'walk'; readonly va: bigint; readonly el: number; readonly access: Access }
  /** `upper`: the tables of TTBR1_EL1. */
  | { readonly at: 'tables'; readonly regime: Regime; readonly upper?: boolean }
  /** The frame at EL2's stack pointer. */
  | { readonly at: 'frame' }
  | { readonly at: 'gic' }
  /** The first queue of the first disk. */
  | { readonly at: 'virtqueue' };

export type Looked =
  | { readonly at: 'memory'; readonly memory: MemoryView }
  | { readonly at: 'walk'; readonly walk: WalkView }
  | { readonly at: 'tables'; readonly tables: PageTablesView }
  | { readonly at: 'frame'; readonly frame: ContextFrameView | undefined }
  | { readonly at: 'gic'; readonly gic: GicView }
  | { readonly at: 'virtqueue'; readonly queue: VirtqueueView | undefined };

/** @param before the answer to the same question at an earlier moment: memory marks what differs. Looking changes nothing. */
export function look(machine: Machine, core: number, what: Look, before?: Looked): Looked {
  switch (what.at) {
    case 'memory': {
      const { address, structure, seen } = what;
      return {
        at: 'memory',
        memory: memoryView(machine, address, {
          ...(seen && { space: { core, el: machine.cores.el(core) } }),
          ...(structure !== undefined && { structure }),
          ...(before?.at === 'memory' && { before: before.memory }),
        }),
      };
    }
    case 'walk':
      return { at: 'walk', walk: walkView(machine, core, what.va, { el: what.el, access: what.access }) };
    case 'tables':
      return {
        at: 'tables',
        tables: pageTablesView(machine, core, { regime: what.regime, upper: what.upper === true }),
      };
    case 'frame':
      return {
        at: 'frame',
        frame: atEl2(machine, core) ? contextFrameView(machine, core, machine.cores.sp(core)) : undefined,
      };
    case 'gic':
      return { at: 'gic', gic: gicView(machine, core) };
    case 'virtqueue':
      return { at: 'virtqueue', queue: virtqueueView(machine, FIRST_DISK) };
  }
}

const atEl2 = ({ cores }: Machine, core: number): boolean => cores.el(core) === 2;
