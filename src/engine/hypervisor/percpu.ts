/** A physical core: which VCpu it runs, and its part of the interrupt controller. */
import { GICC, GICD, GICH, HOST_CONSOLE_SPI, INTID, CONTROL_CHANNEL, spi } from './board.ts';
import type { Call } from './call.ts';
import type { CpuState } from './state.ts';
import { HCR, type VCpu } from './vcpu.ts';
import { failed } from './report.ts';

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

export class PerCpu {
  readonly id: number;
  readonly state: CpuState;
  readonly #call: Call;
  #vcpus: readonly VCpu[] | undefined;

  constructor(call: Call, id: number) {
    this.#call = call;
    this.id = id;
    this.state = call.state.cpus[id] ?? failed('hypervisor.core', { name: String(id) });
  }

  get current(): VCpu | undefined {
    const { current } = this.state;
    return current === null ? undefined : this.#call.vms[current.vm]?.vcpus[current.vcpu];
  }

  /** Every VCpu that has its place on this core. */
  vcpus(): readonly VCpu[] {
    return (this.#vcpus ??= this.#call.vms.flatMap(({ vcpus }) => vcpus.filter(({ core }) => core === this.id)));
  }

  /** Board registers that EL2 owns: distributor once, CPU interface and virtual interface of each core. */
  initialise(): void {
    const { el2, plan } = this.#call;
    const gicd = (offset: number, value: number): void => void el2.write(GICD.start + offset, 4, BigInt(value));
    if (this.id === 0) {
      gicd(GICD_CTLR, 1);
      const channels = plan.vms.flatMap(({ uartChannel }) => (uartChannel === undefined ? [] : [uartChannel]));
      for (const { uartChannel, cores } of plan.vms)
        if (uartChannel !== undefined) this.route(spi(HOST_CONSOLE_SPI + uartChannel), cores[0] ?? 0);
      if (!channels.includes(CONTROL_CHANNEL)) this.route(spi(HOST_CONSOLE_SPI + CONTROL_CHANNEL), 0);
      for (const vm of plan.vms) for (const intid of vm.interrupts) this.target(intid, vm.cores[0] ?? 0);
    }
    // Interrupts reach EL2 also while no VCpu is on the core.
    el2.msr('HCR_EL2', HCR);
    gicd(GICD_ISENABLER, (1 << INTID.MAINTENANCE) | (1 << INTID.HYPERVISOR_TIMER) | 0xffff);
    el2.write(GICC.start + GICC_PMR, 4, 0xffn);
    el2.write(GICC.start + GICC_CTLR, 4, BigInt(ENABLE_EOI_MODE));
    el2.write(GICH.start, 4, 1n);
    this.state.online = true;
  }

  /** Sends a shared interrupt to a core. */
  target(intid: number, core: number): void {
    this.#call.el2.write(GICD.start + GICD_ITARGETSR + intid, 1, BigInt(1 << core));
  }
  /** The same, and enables it. */
  route(intid: number, core: number): void {
    this.target(intid, core);
    this.enable(intid, true);
  }
  /** Of private interrupts this core's. */
  enable(intid: number, on: boolean): void {
    const offset = (on ? GICD_ISENABLER : GICD_ISENABLER + 0x80) + 4 * Math.floor(intid / 32);
    this.#call.el2.write(GICD.start + offset, 4, 1n << BigInt(intid % 32));
  }

  /** IAR; undefined: nothing is pending. */
  acknowledge(): number | undefined {
    const iar = Number(this.#call.el2.read(GICC.start + GICC_IAR, 4) ?? 1023n);
    return (iar & 0x3ff) >= 1020 ? undefined : iar;
  }
  /** Ends an interrupt that is the hypervisor's own. */
  end(iar: number): void {
    this.drop(iar);
    this.deactivate(iar);
  }
  /** Lets others of its priority through; it stays active until its guest ends it. */
  drop(iar: number): void {
    this.#call.el2.write(GICC.start + GICC_EOIR, 4, BigInt(iar));
  }
  deactivate(iar: number): void {
    this.#call.el2.write(GICC.start + GICC_DIR, 4, BigInt(iar));
  }

  /** A shared interrupt is active in the GIC, or a private one of this core. */
  isActive(intid: number): boolean {
    const word = this.#call.el2.read(GICD.start + GICD_ISACTIVER + 4 * Math.floor(intid / 32), 4) ?? 0n;
    return (word & (1n << BigInt(intid % 32))) !== 0n;
  }
  setActive(intid: number): void {
    this.#call.el2.write(GICD.start + GICD_ISACTIVER + 4 * Math.floor(intid / 32), 4, 1n << BigInt(intid % 32));
  }
  clearActive(intid: number): void {
    this.#call.el2.write(GICD.start + GICD_ICACTIVER + 4 * Math.floor(intid / 32), 4, 1n << BigInt(intid % 32));
  }

  /** No timer of a guest is enabled or active at this core. */
  releaseTimers(): void {
    const bits = BigInt((1 << INTID.VIRTUAL_TIMER) | (1 << INTID.PHYSICAL_TIMER));
    this.#call.el2.write(GICD.start + GICD_ISENABLER + 0x80, 4, bits);
    this.#call.el2.write(GICD.start + GICD_ICACTIVER, 4, bits);
  }

  /** Has another core look at what is pending for its VCpus. */
  kick(core: number): void {
    if (core !== this.id && this.#call.state.cpus[core]?.online === true)
      this.#call.el2.write(GICD.start + GICD_SGIR, 4, BigInt(((1 << core) << 16) | INTID.KICK));
  }
}
