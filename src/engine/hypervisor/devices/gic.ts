/** The board's GIC (IHI 0048B) as EL2 drives it from the core that it is on. */
import { GICC, GICD, GICH, INTID } from '../board.ts';
import type { El2 } from '../el2.ts';
import type { CpuState } from '../state/state.ts';

const GICD_CTLR = 0x000;
const GICD_ISENABLER = 0x100;
const GICD_ISACTIVER = 0x300;
const GICD_ICACTIVER = 0x380;
const GICD_ITARGETSR = 0x800;
const GICD_SGIR = 0xf00;
const GICC_CTLR = 0x000;
const GICC_PMR = 0x004;
const GICC_IAR = 0x00c;
const GICC_EOIR = 0x010;
const GICC_DIR = 0x1000;
/** Group 0 on, and EOI only drops the priority: a guest's own EOI deactivates what a list register is tied to. */
const ENABLE_EOI_MODE = 0x201;

/** The core that came to EL2: what emulated devices act through. */
export interface Core {
  readonly el2: El2;
  readonly cpu: PhysicalGic;
}

export class PhysicalGic {
  /** The core: 0 or 1. */
  readonly id: number;
  readonly #el2: El2;
  readonly #cpus: readonly CpuState[];

  constructor(el2: El2, cpus: readonly CpuState[]) {
    this.#el2 = el2;
    this.#cpus = cpus;
    this.id = el2.core;
  }

  /** The distributor forwards. */
  openDistributor(): void {
    this.#el2.write(GICD.start + GICD_CTLR, 4, 1n);
  }
  /** This core gets the hypervisor's own private interrupts, through an interface that lets all pass; GICH is on. */
  openInterface(): void {
    const own = (1 << INTID.MAINTENANCE) | (1 << INTID.HYPERVISOR_TIMER) | 0xffff;
    this.#el2.write(GICD.start + GICD_ISENABLER, 4, BigInt(own));
    this.#el2.write(GICC.start + GICC_PMR, 4, 0xffn);
    this.#el2.write(GICC.start + GICC_CTLR, 4, BigInt(ENABLE_EOI_MODE));
    this.#el2.write(GICH.start, 4, 1n);
  }

  /** Sends a shared interrupt to a core. */
  target(intid: number, core: number): void {
    this.#el2.write(GICD.start + GICD_ITARGETSR + intid, 1, BigInt(1 << core));
  }
  /** The same, and enables it. */
  route(intid: number, core: number): void {
    this.target(intid, core);
    this.enable(intid, true);
  }
  /** Enables a physical interrupt or disables it; of private ones this core’s. */
  enable(intid: number, on: boolean): void {
    const offset = (on ? GICD_ISENABLER : GICD_ISENABLER + 0x80) + 4 * Math.floor(intid / 32);
    this.#el2.write(GICD.start + offset, 4, 1n << BigInt(intid % 32));
  }

  /** Reads GICC_IAR: what it says, or undefined where nothing is pending. */
  acknowledge(): number | undefined {
    const iar = Number(this.#el2.read(GICC.start + GICC_IAR, 4) ?? 1023n);
    return (iar & 0x3ff) >= 1020 ? undefined : iar;
  }
  /** Ends an interrupt that is the hypervisor's own. */
  end(iar: number): void {
    this.drop(iar);
    this.deactivate(iar);
  }
  /** Lets others of its priority through; it stays active until its guest ends it. */
  drop(iar: number): void {
    this.#el2.write(GICC.start + GICC_EOIR, 4, BigInt(iar));
  }
  deactivate(iar: number): void {
    this.#el2.write(GICC.start + GICC_DIR, 4, BigInt(iar));
  }

  /** A shared interrupt is active in the GIC, or a private one of this core. */
  isActive(intid: number): boolean {
    const word = this.#el2.read(GICD.start + GICD_ISACTIVER + 4 * Math.floor(intid / 32), 4) ?? 0n;
    return (word & (1n << BigInt(intid % 32))) !== 0n;
  }
  setActive(intid: number): void {
    this.#el2.write(GICD.start + GICD_ISACTIVER + 4 * Math.floor(intid / 32), 4, 1n << BigInt(intid % 32));
  }
  clearActive(intid: number): void {
    this.#el2.write(GICD.start + GICD_ICACTIVER + 4 * Math.floor(intid / 32), 4, 1n << BigInt(intid % 32));
  }

  /** No timer of a guest is enabled or active at this core. */
  releaseTimers(): void {
    const bits = BigInt((1 << INTID.VIRTUAL_TIMER) | (1 << INTID.PHYSICAL_TIMER));
    this.#el2.write(GICD.start + GICD_ISENABLER + 0x80, 4, bits);
    this.#el2.write(GICD.start + GICD_ICACTIVER, 4, bits);
  }

  /** Has another core look at what is pending for its VCpus. */
  kick(core: number): void {
    if (core !== this.id && this.#cpus[core]?.online === true)
      this.#el2.write(GICD.start + GICD_SGIR, 4, BigInt(((1 << core) << 16) | INTID.KICK));
  }
}
