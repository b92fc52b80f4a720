/** The interrupt controller as one core sees it: distributor, CPU interface, and the virtual interface of its guest. */
import { describe, type GicState } from '../../engine/devices/gic/index.ts';
import type { InterruptView, ListRegisterView } from '../../engine/devices/gic/describe.ts';
import * as board from '../../engine/machine/board.ts';
import type { Machine } from '../../engine/machine/machine.ts';

export interface NamedInterrupt extends InterruptView {
  /** SGI, PPI or SPI with its number there. */
  readonly kind: string;
  /** Who raises it, where the board says so. */
  readonly source: string | undefined;
}

export interface NamedListRegister extends ListRegisterView {
  readonly index: number;
  /** GICH_LRn. */
  readonly value: number;
}

export interface GicView {
  readonly core: number;
  /** GICD_CTLR. */
  readonly distributor: { readonly ctlr: number };
  readonly cpuInterface: {
    readonly ctlr: number;
    readonly priorityMask: number;
    /** Undefined while nothing is active. */
    readonly runningPriority: number | undefined;
  };
  /** Pending, active or enabled ones; interrupts at rest are left out. */
  readonly interrupts: readonly NamedInterrupt[];
  /** Absent without virtualization. */
  readonly virtual?: {
    /** GICH_HCR and GICH_MISR. */
    readonly hcr: number;
    readonly maintenanceStatus: number;
    readonly eoiCount: number;
    /** GICV_CTLR, its mask and running priority. */
    readonly ctlr: number;
    readonly priorityMask: number;
    readonly runningPriority: number | undefined;
    /** GICV_HPPIR: what its IAR would say, but for mask and running priority; 1020 and above: nothing. */
    readonly next: number;
    readonly listRegisters: readonly NamedListRegister[];
  };
}

/** The one register that tells of a pending interrupt and acknowledges nothing (IHI 0048B §4.4.8). */
const HPPIR = 0x18;
const NONE = 1023;

export function gicView(machine: Machine, core: number): GicView {
  const state: GicState = machine.gic.save();
  const view = describe(state)[core];
  const own = state.virtual[core];
  return {
    core,
    distributor: { ctlr: state.ctlr },
    cpuInterface: {
      ctlr: state.interfaces[core]?.ctlr ?? 0,
      priorityMask: view?.priorityMask ?? 0,
      runningPriority: view?.runningPriority,
    },
    interrupts: (view?.interrupts ?? []).map((interrupt) => ({
      ...interrupt,
      kind: kindOf(interrupt.intid),
      source: sourceOf(interrupt.intid),
    })),
    ...(machine.config.virtualization &&
      own !== undefined &&
      view !== undefined && {
        virtual: {
          hcr: own.hcr,
          maintenanceStatus: view.maintenanceStatus,
          eoiCount: view.eoiCount,
          ctlr: own.guest.ctlr,
          priorityMask: view.virtualPriorityMask,
          runningPriority: view.virtualRunningPriority,
          next: Number(machine.gic.virtualCpuInterface.read(HPPIR, 4, core) ?? NONE),
          listRegisters: view.listRegisters.map((lr, index) => ({ ...lr, index, value: own.lr[index] ?? 0 })),
        },
      }),
  };
}

const kindOf = (intid: number): string =>
  intid < 16 ? `SGI ${intid}` : intid < 32 ? `PPI ${intid - 16}` : `SPI ${intid - 32}`;

/** INTID → what raises it on this board. */
const SOURCES: ReadonlyMap<number, string> = new Map([
  [board.intidOfPpi(board.ppi.pmu), 'PMU'],
  [board.intidOfPpi(board.ppi.gicMaintenance), 'GICH'],
  [board.intidOfPpi(board.ppi.hypervisorTimer), 'CNTHP'],
  [board.intidOfPpi(board.ppi.virtualTimer), 'CNTV'],
  [board.intidOfPpi(board.ppi.physicalTimer), 'CNTP'],
  [board.intidOfSpi(board.pl011.spi), 'PL011'],
  [board.intidOfSpi(board.pl031.spi), 'PL031'],
  ...Array.from(
    { length: board.virtioMmio.slots },
    (_, slot) => [board.intidOfSpi(board.virtioMmio.firstSpi + slot), `virtio ${slot}`] as const,
  ),
]);
const sourceOf = (intid: number): string | undefined => SOURCES.get(intid);
