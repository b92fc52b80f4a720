import { EngineError } from '../../error.ts';
import type { AccessSize, InterruptLine, MmioDevice } from '../device.ts';
import { cpuInterfaceRegisters, physicalSide } from './cpu-interface.ts';
import { distributorRegisters, setLine } from './distributor.ts';
import { SIGNAL_FIQ, SIGNAL_IRQ, signals } from './interface-registers.ts';
import { isRefused, laneMask, laneRead, laneValue, truncate, type RegisterTable } from './register-table.ts';
import { BANKED, copyState, createState, parseState, SGIS, type GicState } from './state.ts';
import { virtualCpuInterfaceRegisters, virtualSide } from './virtual-cpu-interface.ts';
import { maintenanceAsserted, virtualInterfaceRegisters } from './virtual-interface.ts';

export { describe } from './describe.ts';
export type { GicState } from './state.ts';

/** The wires from the GIC to one core. */
export interface GicLines {
  readonly irq: InterruptLine;
  readonly fiq: InterruptLine;
  readonly virq: InterruptLine;
  readonly vfiq: InterruptLine;
}

export interface GicOptions {
  /** 1 to 8. */
  readonly cpus: number;
  /** Shared peripheral interrupts, a multiple of 32: 256 on the virt board. */
  readonly spis: number;
  readonly lines: (cpu: number) => GicLines;
}

/** A block of GIC registers; `registerName` is for traces. */
export interface GicBlock extends MmioDevice {
  /** The name of the register at a byte offset, or undefined where the block is reserved. */
  registerName(offset: number): string | undefined;
}

/** INTID of the maintenance interrupt, a PPI of each CPU. */
export const MAINTENANCE_INTID = 25;

/** How narrow accesses meet the word registers of a block. */
type Narrow = 'lanes' | 'truncate';

/**
 * A GICv2 with virtualization extensions and without security extensions: IHI 0048B; sizes, IDs and reset state as
 * QEMU's virt board. The four blocks share one state; each saves and restores the whole of it through the Gic.
 */
export class Gic {
  readonly distributor: GicBlock;
  readonly cpuInterface: GicBlock;
  readonly hypervisorInterface: GicBlock;
  readonly virtualCpuInterface: GicBlock;
  private readonly lines: readonly GicLines[];
  /** What each core's wires carry: signals of the physical interface, those of the virtual one shifted by two. */
  private readonly driven: number[];
  private state: GicState;

  /** @throws EngineError gic.bad-configuration */
  constructor({ cpus, spis, lines }: GicOptions) {
    this.state = createState(cpus, spis);
    this.lines = Array.from({ length: cpus }, (_, cpu) => lines(cpu));
    this.driven = Array.from({ length: cpus }, () => 0);
    this.distributor = this.block('gicd', 0x1000, distributorRegisters, 'lanes');
    this.cpuInterface = this.block('gicc', 0x2000, cpuInterfaceRegisters, 'truncate');
    this.hypervisorInterface = this.block('gich', 0x1000, virtualInterfaceRegisters, 'truncate');
    this.virtualCpuInterface = this.block('gicv', 0x2000, virtualCpuInterfaceRegisters, 'truncate');
  }

  /**
   * Sets the level of a shared peripheral interrupt's wire.
   * @param n 0 to spis − 1, as the device tree counts them: INTID 32 + n
   * @throws EngineError gic.bad-interrupt
   */
  setSpi(n: number, level: boolean): void {
    if (!Number.isInteger(n) || n < 0 || n >= this.state.spis)
      throw new EngineError('gic.bad-interrupt', { intid: BANKED + n, cpu: 0 });
    if (setLine(this.state, 0, BANKED + n, level)) this.update();
  }

  /**
   * Sets the level of a private peripheral interrupt's wire.
   * @param intid 16 to 31, except the maintenance interrupt, which is wired inside
   * @throws EngineError gic.bad-interrupt
   */
  setPpi(cpu: number, intid: number, level: boolean): void {
    const valid = Number.isInteger(intid) && intid >= SGIS && intid < BANKED && this.lines[cpu] !== undefined;
    if (!valid || intid === MAINTENANCE_INTID) throw new EngineError('gic.bad-interrupt', { intid, cpu });
    if (setLine(this.state, cpu, intid, level)) this.update();
  }

  /** Cold reset. The input wires keep their levels: they belong to the devices. */
  reset(): void {
    const { line } = this.state;
    this.state = createState(this.state.cpus, this.state.spis);
    this.state.line.set(line);
    this.update();
  }

  /** A deep copy of the state, plain data. */
  save(): GicState {
    return copyState(this.state);
  }

  /**
   * Takes over a saved state and drives the outputs from it.
   * @throws EngineError device.bad-state; the state is then unchanged
   */
  restore(snapshot: unknown): void {
    this.state = parseState(snapshot, this.state.cpus, this.state.spis);
    this.update();
  }

  /** The maintenance interrupt first: it is an input of the distributor. */
  private update(): void {
    const { state } = this;
    for (let cpu = 0; cpu < state.cpus; cpu += 1) {
      setLine(state, cpu, MAINTENANCE_INTID, maintenanceAsserted(state, cpu));
      const now = signals(physicalSide, state, cpu) | (signals(virtualSide, state, cpu) << 2);
      if (now !== this.driven[cpu]) this.drive(cpu, now);
    }
  }

  private drive(cpu: number, now: number): void {
    const lines = this.lines[cpu];
    this.driven[cpu] = now;
    if (lines === undefined) return;
    lines.irq.set((now & SIGNAL_IRQ) !== 0);
    lines.fiq.set((now & SIGNAL_FIQ) !== 0);
    lines.virq.set(((now >>> 2) & SIGNAL_IRQ) !== 0);
    lines.vfiq.set(((now >>> 2) & SIGNAL_FIQ) !== 0);
  }

  private block(name: string, size: number, table: RegisterTable<GicState>, narrow: Narrow): GicBlock {
    const byLanes = narrow === 'lanes';
    return {
      name,
      size,
      refusesDoublewords: true,
      registerName: (offset) => table.registerName(offset),
      read: (offset, width, cpu) => {
        if (this.isRefused(offset, width, cpu, size)) return undefined;
        if (!byLanes && (offset & 3) !== 0) return 0;
        const word = table.readWord(this.state, cpu, offset);
        if (table.changedByRead(offset, word)) this.update();
        return byLanes ? laneRead(word, offset, width) : truncate(word, width);
      },
      write: (offset, width, value, cpu) => {
        if (this.isRefused(offset, width, cpu, size)) return false;
        if (byLanes) {
          const lanes = laneMask(offset, width);
          table.writeWord(this.state, cpu, offset, laneValue(value, offset, width), lanes);
        } else if ((offset & 3) === 0) {
          table.writeWord(this.state, cpu, offset, truncate(value, width), 0xffffffff);
        } else return true;
        this.update();
        return true;
      },
      reset: () => this.reset(),
      save: () => this.save(),
      restore: (snapshot) => this.restore(snapshot),
    };
  }

  private isRefused(offset: number, width: AccessSize, cpu: number, size: number): boolean {
    return isRefused(offset, width, size) || this.lines[cpu] === undefined;
  }
}
