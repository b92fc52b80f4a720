/** A virtual machine: memory, VCpus, interrupt controller, devices; started, stopped and restarted on its own. */
import { CONTROL_CHANNEL } from './board.ts';
import type { Call } from './call.ts';
import type { VmPlan } from './configuration.ts';
import { GuestPageTable } from './guest-page-table.ts';
import { resetPassed } from './passed.ts';
import { failed } from './report.ts';
import { newVm, type VmState } from './state.ts';
import { VCpu } from './vcpu.ts';
import { Vgic } from './vgic/vgic.ts';

export class VM {
  readonly plan: VmPlan;
  readonly state: VmState;
  readonly vcpus: readonly VCpu[];
  readonly vgic: Vgic;
  readonly #call: Call;

  constructor(call: Call, plan: VmPlan) {
    this.#call = call;
    this.plan = plan;
    this.state = call.state.vms[plan.index] ?? failed('hypervisor.bad-state', { field: 'vms' });
    this.vcpus = this.state.vcpus.map((state, n) => new VCpu(call, this, n, plan.cores[n] ?? 0, state));
    this.vgic = new Vgic(call, this);
  }

  /** Its stage 2; made at the first start. VMIDs count from 1: 0 is EL2's own in traces. */
  get pageTable(): GuestPageTable {
    return new GuestPageTable(this.#call.el2, this.#call.state, this.plan.index + 1, this.state.root);
  }

  /** Powers VCpu 0 on; called on its core. From the second time on memory gets its images from the store again. */
  start(): void {
    const { plan, state } = this;
    if (state.root === 0) {
      const table = this.pageTable;
      state.root = table.root;
      for (const { ipa, pa, size, attributes } of plan.maps) table.map(ipa, pa, size, attributes);
    }
    if (state.starts++ > 0) {
      const fresh = newVm(plan.cores.length, plan.disks.length);
      const { traps, root, starts, report } = state;
      const { vcpus, ...rest } = fresh;
      Object.assign(state, rest, { traps, root, starts, report });
      vcpus.forEach((vcpu, n) => Object.assign(state.vcpus[n] ?? {}, vcpu));
      const copies = plan.images.map(({ store, address, bytes }) => ({ from: store, to: address, size: bytes.length }));
      this.#call.work = { ...this.#call.work, copies: [...(this.#call.work.copies ?? []), ...copies] };
    }
    state.power = 'on';
    this.vcpus[0]?.powerOn(BigInt(plan.entry), BigInt(plan.deviceTree));
  }

  /** All its VCpus stop, those on other cores when they see the kick; what it held of the interrupt controller is let go. */
  stop(power: 'off' | 'failed'): void {
    this.state.power = power;
    for (const vcpu of this.vcpus) {
      vcpu.state.power = 'off';
      if (vcpu.core !== this.#call.cpu.id) this.#call.cpu.kick(vcpu.core);
    }
    this.vgic.releasePhysical();
    resetPassed(this.#call, this.plan);
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

/** Commands on the control channel: a letter and the number of a VM. p pauses, c continues, s steps, k kills, r restarts. */
export function control(call: Call): void {
  const channel = call.el2.console(CONTROL_CHANNEL);
  for (let command = channel?.read(); command !== undefined; command = channel?.read()) {
    const vm = call.vms[(channel?.read() ?? 0) - 0x30];
    if (vm === undefined) continue;
    const letter = String.fromCharCode(command);
    if (letter === 'p') vm.state.paused = true;
    else if (letter === 'c') vm.state.paused = false;
    else if (letter === 's') vm.step();
    else if (letter === 'k') vm.stop('off');
    else if (letter === 'r') restart(call, vm);
    for (const { core } of vm.vcpus) call.cpu.kick(core);
  }
}

/** A VM starts on the core of its VCpu 0: elsewhere this asks that core to do it. */
export function restart(call: Call, vm: VM): void {
  vm.stop('off');
  vm.state.restart = true;
  for (const { core } of vm.vcpus) call.cpu.kick(core);
}
