/** A physical core: which VCpu it runs, and its part of the interrupt controller. */
import { CONTROL_CHANNEL, HOST_CONSOLE_SPI, spi } from '../board.ts';
import { PhysicalGic } from '../devices/gic.ts';
import type { El2 } from '../el2.ts';
import type { SystemPlan } from '../memory/configuration.ts';
import { failed } from '../report.ts';
import type { CpuState, HypervisorState } from '../state/state.ts';
import { HCR, type VCpu } from './vcpu.ts';
import type { VM } from './vm.ts';

/** What a core needs of the entry into the hypervisor. */
export interface CoreEntry {
  readonly el2: El2;
  readonly plan: SystemPlan;
  readonly state: HypervisorState;
  readonly vms: readonly VM<VCpu>[];
}

export class PerCpu extends PhysicalGic {
  /** What the core keeps between calls: whose it is, and when that one's turn ends. */
  readonly state: CpuState;
  readonly #entry: CoreEntry;
  #vcpus: readonly VCpu[] | undefined;

  constructor(entry: CoreEntry) {
    super(entry.el2, entry.state.cpus);
    this.#entry = entry;
    this.state = entry.state.cpus[this.id] ?? failed('hypervisor.core', { name: String(this.id) });
  }

  get current(): VCpu | undefined {
    const { current } = this.state;
    return current === null ? undefined : this.#entry.vms[current.vm]?.vcpus[current.vcpu];
  }

  /** Every VCpu that has its place on this core. */
  vcpus(): readonly VCpu[] {
    return (this.#vcpus ??= this.#entry.vms.flatMap(({ vcpus }) => vcpus.filter(({ core }) => core === this.id)));
  }

  /** Board registers that EL2 owns: distributor once, CPU interface and virtual interface of each core. */
  initialise(): void {
    const { el2, plan } = this.#entry;
    if (this.id === 0) {
      this.openDistributor();
      const channels = plan.vms.flatMap(({ uartChannel }) => (uartChannel === undefined ? [] : [uartChannel]));
      for (const { uartChannel, cores } of plan.vms)
        if (uartChannel !== undefined) this.route(spi(HOST_CONSOLE_SPI + uartChannel), cores[0] ?? 0);
      if (!channels.includes(CONTROL_CHANNEL)) this.route(spi(HOST_CONSOLE_SPI + CONTROL_CHANNEL), 0);
      for (const vm of plan.vms) for (const intid of vm.interrupts) this.target(intid, vm.cores[0] ?? 0);
    }
    // Interrupts reach EL2 also while no VCpu is on the core.
    el2.msr('HCR_EL2', HCR);
    this.openInterface();
    this.state.online = true;
  }
}
