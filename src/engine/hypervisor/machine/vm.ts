/** A virtual machine: memory, VCpus, interrupt controller, devices; started, stopped and restarted on its own. */
import { resetPassed } from '../devices/passed.ts';
import { Vgic, type GicVCpu } from '../devices/vgic/vgic.ts';
import type { VmPlan } from '../memory/configuration.ts';
import { GuestPageTable } from '../memory/guest-page-table.ts';
import { vmidOf } from '../memory/stage2.ts';
import { failed } from '../report.ts';
import { newVm, type VCpuState, type VmState } from '../state/state.ts';
import type { Entry } from './entry.ts';

/** What a VM needs of its VCpus; vcpu.ts has them. */
export interface Member extends GicVCpu {
  powerOn(entry: bigint, context: bigint): void;
}

export class VM<V extends Member = Member> {
  readonly plan: VmPlan;
  readonly state: VmState;
  readonly vcpus: readonly V[];
  readonly vgic: Vgic<V>;
  readonly #entry: Entry;
  readonly #makeStage2: (vm: VM<V>) => number;

  /** @param makeStage2 at its first start: the root  @param member makes VCpu `index`, whose place is on `core` */
  constructor(
    entry: Entry,
    plan: VmPlan,
    makeStage2: (vm: VM<V>) => number,
    member: (vm: VM<V>, index: number, core: number, state: VCpuState) => V,
  ) {
    this.#entry = entry;
    this.#makeStage2 = makeStage2;
    this.plan = plan;
    this.state = entry.state.vms[plan.index] ?? failed('hypervisor.bad-state', { field: 'vms' });
    this.vgic = new Vgic<V>(entry.cpu, this);
    this.vcpus = this.state.vcpus.map((state, n) => member(this, n, plan.cores[n] ?? 0, state));
  }

  /** Its stage 2; made at the first start. */
  get pageTable(): GuestPageTable {
    return new GuestPageTable(this.#entry.el2, this.#entry.state, vmidOf(this.plan), this.state.root);
  }

  /** Powers VCpu 0 on; called on its core. From the second time on memory gets its images from the store again. */
  start(): void {
    const { plan, state } = this;
    if (state.root === 0) state.root = this.#makeStage2(this);
    if (state.starts++ > 0) {
      const fresh = newVm(plan.cores.length, plan.disks.length);
      const { traps, root, starts, report } = state;
      const { vcpus, ...rest } = fresh;
      Object.assign(state, rest, { traps, root, starts, report });
      vcpus.forEach((vcpu, n) => Object.assign(state.vcpus[n] ?? {}, vcpu));
      const copies = plan.images.map(({ store, address, bytes }) => ({ from: store, to: address, size: bytes.length }));
      this.#entry.work = { ...this.#entry.work, copies: [...(this.#entry.work.copies ?? []), ...copies] };
    }
    state.power = 'on';
    this.vcpus[0]?.powerOn(BigInt(plan.entry), BigInt(plan.deviceTree));
  }

  /** All its VCpus stop, those on other cores when they see the kick; what it held of the interrupt controller is let go. */
  stop(power: 'off' | 'failed'): void {
    this.state.power = power;
    for (const vcpu of this.vcpus) {
      vcpu.state.power = 'off';
      if (vcpu.core !== this.#entry.cpu.id) this.#entry.cpu.kick(vcpu.core);
    }
    this.vgic.releasePhysical();
    resetPassed(this.#entry.el2, this.plan);
  }

  /** It starts on the core of its VCpu 0: elsewhere this asks that core to do it. */
  restart(): void {
    this.stop('off');
    this.state.restart = true;
    for (const { core } of this.vcpus) this.#entry.cpu.kick(core);
  }

  /** Of a paused VM: each of its VCpus executes one instruction; one that waits in WFI goes on behind it, as it may. */
  step(): void {
    if (!this.state.paused) return;
    for (const { state } of this.vcpus) {
      if (state.power !== 'on') continue;
      state.step ??= { ss: false, mde: false, locked: false };
      state.waiting = false;
    }
  }

  /** Counts a trap by name. */
  count(name: string): void {
    this.state.traps[name] = (this.state.traps[name] ?? 0) + 1;
  }
  report(code: string, params: Record<string, string | number>): void {
    this.state.report = { code, params };
  }
}
