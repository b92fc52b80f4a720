/** The nine places of the source document's code base (its §1.1), and their counterparts here. Chapter 2 explores them. */
import type { LiveObject } from './live-objects.ts';

export interface Place {
  readonly id: string;
  /** As the document writes it. */
  readonly document: string;
  /** Ours. */
  readonly ours: readonly string[];
  /** What of the live trap is in it. */
  readonly live: LiveObject;
}

const hv = 'src/engine/hypervisor';

export const places: readonly Place[] = [
  {
    id: 'hypercraft',
    document: 'crates/hypercraft/src/aarch64',
    ours: [`${hv}/vm.ts`, `${hv}/vcpu.ts`, `${hv}/percpu.ts`, `${hv}/traps.ts`, `${hv}/hypercalls.ts`],
    live: 'registers',
  },
  { id: 'app', document: 'apps/hv/src', ours: [`${hv}/configuration.ts`, `${hv}/index.ts`], live: 'stage2' },
  {
    id: 'guests',
    document: 'apps/hv/guest',
    ours: ['guests/linux', 'guests/nimbos', `${hv}/guest-device-tree.ts`],
    live: 'memory',
  },
  {
    id: 'vectors',
    document: 'modules/axhal/src/arch/aarch64/hv',
    ours: [`${hv}/vectors.ts`, `${hv}/frame.ts`],
    live: 'frame',
  },
  {
    id: 'boot',
    document: 'modules/axhal/src/platform/aarch64_common',
    ours: [`${hv}/vectors.ts`, `${hv}/board.ts`],
    live: 'el2',
  },
  { id: 'gpm', document: 'modules/axruntime/src/gpm.rs', ours: [`${hv}/guest-page-table.ts`], live: 'stage2' },
  { id: 'entry', document: 'crates/page_table_entry', ours: [`${hv}/guest-page-table.ts`], live: 'stage2' },
  {
    id: 'table',
    document: 'crates/page_table',
    ours: [`${hv}/guest-page-table.ts`, 'src/engine/core/as/stage2.ts'],
    live: 'stage2',
  },
  {
    id: 'devices',
    document: 'modules/axruntime/src/hv/aarch64_kernel',
    ours: [`${hv}/abort.ts`, `${hv}/vpl011.ts`, `${hv}/vgic/vgic.ts`, `${hv}/vblk.ts`, `${hv}/psci.ts`],
    live: 'device',
  },
];

/** Names that a chapter may write for the document's: its places and its two entry points. */
export const documentPlaces: readonly string[] = [
  ...places.map(({ document }) => document),
  'modules/axruntime/src/lib.rs',
];
