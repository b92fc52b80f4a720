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
    ours: [
      `${hv}/machine/vm.ts`,
      `${hv}/machine/vcpu.ts`,
      `${hv}/machine/percpu.ts`,
      `${hv}/traps/traps.ts`,
      `${hv}/traps/hypercalls.ts`,
    ],
    live: 'registers',
  },
  { id: 'app', document: 'apps/hv/src', ours: [`${hv}/memory/configuration.ts`, `${hv}/index.ts`], live: 'stage2' },
  {
    id: 'guests',
    document: 'apps/hv/guest',
    ours: ['guests/linux', 'guests/nimbos', `${hv}/memory/guest-device-tree.ts`],
    live: 'memory',
  },
  {
    id: 'vectors',
    document: 'modules/axhal/src/arch/aarch64/hv',
    ours: [`${hv}/boot/vectors.ts`, `${hv}/boot/frame.ts`],
    live: 'frame',
  },
  {
    id: 'boot',
    document: 'modules/axhal/src/platform/aarch64_common',
    ours: [`${hv}/boot/vectors.ts`, `${hv}/board.ts`],
    live: 'el2',
  },
  { id: 'gpm', document: 'modules/axruntime/src/gpm.rs', ours: [`${hv}/memory/guest-page-table.ts`], live: 'stage2' },
  { id: 'entry', document: 'crates/page_table_entry', ours: [`${hv}/memory/guest-page-table.ts`], live: 'stage2' },
  {
    id: 'table',
    document: 'crates/page_table',
    ours: [`${hv}/memory/guest-page-table.ts`, 'src/engine/core/as/translation/stage2.ts'],
    live: 'stage2',
  },
  {
    id: 'devices',
    document: 'modules/axruntime/src/hv/aarch64_kernel',
    ours: [
      `${hv}/traps/abort.ts`,
      `${hv}/traps/mmio.ts`,
      `${hv}/devices/vpl011.ts`,
      `${hv}/devices/vgic/vgic.ts`,
      `${hv}/devices/vblk.ts`,
      `${hv}/traps/psci.ts`,
    ],
    live: 'device',
  },
];

/** Names that a chapter may write for the document's: its places and its two entry points. */
export const documentPlaces: readonly string[] = [
  ...places.map(({ document }) => document),
  'modules/axruntime/src/lib.rs',
];
