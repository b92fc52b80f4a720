/**
 * The interrupt controller of a VM, GICv2 (IHI 0048B). Its distributor is emulated (distributor.ts); the CPU interface is
 * the board's GICV, mapped where a guest expects the GICC; between the two stand the list registers (lists.ts). Here is
 * what the VM's interrupts are: pending, active, and at whose VCpu.
 */
import { INTID } from '../../board.ts';
import type { VmPlan } from '../../memory/configuration.ts';
import { intidOf, isActive, isPending as isListedPending, sourceOf } from '../../state/list-register.ts';
import type { VCpuState, VmState } from '../../state/state.ts';
import type { PhysicalGic } from '../gic.ts';
import type { ListRegisters } from './lists.ts';
import { isPending, type Place } from './place.ts';

/** A VCpu as the interrupt controller of its VM sees it. */
export interface GicVCpu {
  readonly vm: GicVm;
  readonly index: number;
  readonly core: number;
  readonly isCurrent: boolean;
  readonly state: VCpuState;
  readonly lists: ListRegisters;
}

/** … and the VM. */
export interface GicVm<V extends GicVCpu = GicVCpu> {
  readonly plan: VmPlan;
  readonly state: VmState;
  readonly vcpus: readonly V[];
  readonly vgic: Vgic<V>;
}

/** The VM as its emulated devices see it. */
export type DeviceVm = Pick<GicVm, 'plan' | 'state' | 'vgic'>;

export class Vgic<V extends GicVCpu = GicVCpu> {
  readonly #cpu: PhysicalGic;
  readonly #vm: GicVm<V>;

  constructor(cpu: PhysicalGic, vm: GicVm<V>) {
    this.#cpu = cpu;
    this.#vm = vm;
  }

  /** An INTID of this VM; private ones (below 32) are banked for each VCpu. */
  place(vcpu: GicVCpu, intid: number): Place {
    return intid < INTID.FIRST_SPI
      ? { bank: vcpu.state.interrupts, i: intid }
      : { bank: this.#vm.state.distributor.shared, i: intid - INTID.FIRST_SPI };
  }

  /** The VCpu that takes a shared interrupt: the first that it targets and that is on. */
  targetOf(intid: number): V | undefined {
    const { vcpus, state } = this.#vm;
    // §4.3.12: with one processor ITARGETSR does not exist, and all interrupts are its.
    const targets = vcpus.length === 1 ? 1 : (state.distributor.shared.targets[intid - INTID.FIRST_SPI] ?? 0);
    return vcpus.find(({ index, state: own }) => (targets & (1 << index)) !== 0 && own.power === 'on');
  }

  /** GICD_CTLR forwards the group of this interrupt. */
  isForwarded({ bank, i }: Place): boolean {
    return (this.#vm.state.distributor.control & (bank.group[i] === true ? 2 : 1)) !== 0;
  }

  /** VCpus of this VM in one of whose list registers it stands. */
  holders(intid: number): V[] {
    return this.#vm.vcpus.filter(({ state }) => state.listRegisters.some((lr) => lr !== 0 && intidOf(lr) === intid));
  }

  /** An emulated device drives its wire. */
  setLine(intid: number, level: boolean): void {
    const [first] = this.#vm.vcpus;
    const { shared } = this.#vm.state.distributor;
    const i = intid - INTID.FIRST_SPI;
    if (first === undefined || (shared.line[i] === true) === level) return;
    shared.line[i] = level;
    if (level && shared.edge[i] === true) shared.pending[i] = true;
    this.changed(first, intid);
  }

  /** A physical interrupt that is the VM's: acknowledged, its priority dropped, and active until the guest ends it. */
  raisePhysical(vcpu: GicVCpu, intid: number): void {
    const { bank, i } = this.place(vcpu, intid);
    bank.physical[i] = true;
    this.changed(vcpu, intid);
  }

  /** GICD_ISPENDR is written, or an edge comes. */
  latch(vcpu: GicVCpu, intid: number): void {
    const { bank, i } = this.place(vcpu, intid);
    bank.pending[i] = true;
    this.changed(vcpu, intid);
  }

  /** `sources`: one bit for each VCpu of this VM that sends it. */
  sendSgi(sources: number, to: GicVCpu, sgi: number): void {
    const existing = sources & ((1 << this.#vm.vcpus.length) - 1);
    if (existing === 0) return;
    to.state.sgiSources[sgi] = (to.state.sgiSources[sgi] ?? 0) | existing;
    this.latch(to, sgi);
  }

  /** Those that have sent an SGI to this VCpu and wait, as in GICD_SPENDSGIR; of what its list registers hold, too. */
  sourcesOf(vcpu: GicVCpu, sgi: number): number {
    const { listRegisters, sgiSources } = vcpu.state;
    const listed = listRegisters.filter((lr) => isListedPending(lr) && intidOf(lr) === sgi);
    return listed.reduce((sources, lr) => sources | (1 << sourceOf(lr)), sgiSources[sgi] ?? 0);
  }

  /** GICD_CPENDSGIR. */
  clearSgi(vcpu: GicVCpu, sgi: number, sources: number): void {
    const { state, lists } = vcpu;
    const left = (state.sgiSources[sgi] ?? 0) & ~sources;
    state.sgiSources[sgi] = left;
    state.interrupts.pending[sgi] = left !== 0;
    lists.clearPending(sgi, sources);
  }

  /** GICD_ISPENDR: for the distributor, or in a list register. */
  isPending(vcpu: GicVCpu, intid: number): boolean {
    this.#refresh(intid);
    const isHere = (lr: number): boolean => isListedPending(lr) && intidOf(lr) === intid;
    const holders = intid < INTID.FIRST_SPI ? [vcpu] : this.#vm.vcpus;
    return isPending(this.place(vcpu, intid)) || holders.some(({ state }) => state.listRegisters.some(isHere));
  }

  /** GICD_ISACTIVER. */
  isActive(vcpu: GicVCpu, intid: number): boolean {
    this.#refresh(intid);
    const { bank, i } = this.place(vcpu, intid);
    return bank.active[i] === true;
  }

  /** What is listed at another VCpu is known when its core comes to EL2: it is asked to, for who reads in a loop. */
  #refresh(intid: number): void {
    if (intid < INTID.FIRST_SPI) return;
    for (const { core } of this.holders(intid)) this.#cpu.kick(core);
  }

  /** GICD_ICPENDR, §4.3.8: no effect on a level that is asserted; SGIs have registers of their own. */
  clearPending(vcpu: GicVCpu, intid: number): void {
    if (intid < 16) return;
    const { bank, i } = this.place(vcpu, intid);
    bank.pending[i] = false;
    if (bank.edge[i] === true && bank.active[i] !== true) this.endPhysical(vcpu, intid);
    vcpu.lists.clearPending(intid);
    const holders = intid < INTID.FIRST_SPI ? [] : this.holders(intid);
    for (const { isCurrent, state } of holders)
      if (!isCurrent && !state.clearing.includes(intid)) state.clearing.push(intid);
    this.changed(vcpu, intid);
  }

  /** Something about an interrupt changed that list registers may have to show: here soon, on other cores by a kick. */
  changed(vcpu: GicVCpu, intid: number): void {
    const place = this.place(vcpu, intid);
    if (isPending(place) && !place.bank.waiting.includes(intid)) place.bank.waiting.push(intid);
    const cpu = this.#cpu;
    if (intid < INTID.FIRST_SPI) return cpu.kick(vcpu.core);
    const target = this.targetOf(intid);
    if (target !== undefined) cpu.kick(target.core);
    for (const holder of this.holders(intid)) if (holder !== target) cpu.kick(holder.core);
  }

  /** GICD_ISACTIVER: as if the VCpu had acknowledged it. */
  activate(vcpu: GicVCpu, intid: number): void {
    const { bank, i } = this.place(vcpu, intid);
    if (bank.active[i] === true) return;
    bank.active[i] = true;
    const at = intid < INTID.FIRST_SPI ? vcpu : (this.targetOf(intid) ?? vcpu);
    at.lists.markActive(intid);
    this.changed(vcpu, intid);
  }

  /** GICD_ICACTIVER. Only the core of a list register can write it: others are asked to. */
  deactivate(vcpu: GicVCpu, intid: number): void {
    const { bank, i } = this.place(vcpu, intid);
    if (bank.active[i] !== true) return;
    bank.active[i] = false;
    this.endPhysical(vcpu, intid);
    for (const other of intid < INTID.FIRST_SPI ? [vcpu] : this.#vm.vcpus) {
      other.state.evicted = other.state.evicted.filter((lr) => intidOf(lr) !== intid);
      if (other.isCurrent) other.lists.deactivate(intid);
      else if (
        other.state.listRegisters.some((lr) => isActive(lr) && intidOf(lr) === intid) &&
        !other.state.deactivating.includes(intid)
      )
        other.state.deactivating.push(intid);
    }
    this.changed(vcpu, intid);
  }

  /** The guest has done with an interrupt whose end did not reach the GIC by itself. */
  endPhysical(vcpu: GicVCpu, intid: number): void {
    const { bank, i } = this.place(vcpu, intid);
    if (bank.physical[i] !== true) return;
    bank.physical[i] = false;
    this.#cpu.clearActive(intid);
  }

  /** The VM stops: what its guest held active is let go, and its physical interrupts are masked. */
  releasePhysical(): void {
    const cpu = this.#cpu;
    const { shared } = this.#vm.state.distributor;
    for (const intid of this.#vm.plan.interrupts) {
      cpu.enable(intid, false);
      cpu.clearActive(intid);
      shared.physical[intid - INTID.FIRST_SPI] = false;
    }
  }
}
