/**
 * The list registers of a VCpu: what its guest did to them is taken back, and what they hold can be given back; refill.ts
 * fills them. Only while the VCpu is on its core. An edge, an SGI or what software latched moves into its list register and back; an asserted level stays
 * where its wire is: it is listed with LR.EOI, so that it is looked at again when the guest has ended it.
 */
import { GICH, INTID } from '../../board.ts';
import {
  eoiCount,
  HCR,
  hardwareLink,
  intidOf,
  isActive,
  isHardware,
  isInvalid,
  isPending as isListedPending,
  isWire,
  LR,
  priorityOf,
  sourceOf,
  urgency,
} from '../../state/list-register.ts';
import type { VCpuState } from '../../state/state.ts';
import type { Core } from '../gic.ts';
import { isPending, type Place } from './place.ts';

const GICH_HCR = 0x00;
const GICH_VMCR = 0x08;
/** GICH_VMCR.VEM: GICC_CTLR.EOImode of the guest. */
const VEM = 1n << 9n;
const GICH_LR = 0x100;

/** What list registers need of the interrupts of their VM. */
export interface ListedInterrupts {
  place(vcpu: ListedVCpu, intid: number): Place;
  targetOf(intid: number): { readonly core: number } | undefined;
  deactivate(vcpu: ListedVCpu, intid: number): void;
  endPhysical(vcpu: ListedVCpu, intid: number): void;
}

/** The VCpu whose they are. */
export interface ListedVCpu {
  readonly core: number;
  readonly isCurrent: boolean;
  readonly state: VCpuState;
  readonly vm: { readonly vcpus: readonly unknown[]; readonly vgic: ListedInterrupts };
}

export class ListRegisters {
  readonly #core: Core;
  readonly #vcpu: ListedVCpu;

  constructor(core: Core, vcpu: ListedVCpu) {
    this.#core = core;
    this.#vcpu = vcpu;
  }

  place(intid: number): Place {
    return this.#vcpu.vm.vgic.place(this.#vcpu, intid);
  }

  /** Writes GICH_LRn, and notes it in `state.listRegisters`. */
  write(n: number, value: number): void {
    this.#vcpu.state.listRegisters[n] = value >>> 0;
    this.#core.el2.write(GICH.start + GICH_LR + 4 * n, 4, BigInt(value >>> 0));
  }

  wait(intid: number): void {
    const place = this.place(intid);
    if (!isPending(place)) return;
    if (!place.bank.waiting.includes(intid)) place.bank.waiting.push(intid);
    if (intid >= INTID.FIRST_SPI) this.#core.cpu.kick(this.#vcpu.vm.vgic.targetOf(intid)?.core ?? this.#vcpu.core);
  }

  /** Takes back what the guest did: acknowledged, ended. */
  fold(): void {
    const { state } = this.#vcpu;
    state.listRegisters.forEach((written, n) => {
      if (written === 0) return;
      const lr = Number(this.#core.el2.read(GICH.start + GICH_LR + 4 * n, 4) ?? 0n);
      if (lr === written) return;
      const intid = intidOf(written);
      const { bank, i } = this.place(intid);
      bank.active[i] = isActive(lr);
      // Acknowledging a level clears what software latched of it (§4.3.8, figure 4-10).
      if (isWire(written) && bank.edge[i] !== true && isListedPending(written) && !isListedPending(lr))
        bank.pending[i] = false;
      state.listRegisters[n] = lr;
      if (!isInvalid(lr)) return;
      // The GIC has deactivated the physical interrupt together with the virtual one.
      if (isHardware(written)) bank.physical[i] = this.#cameAgain(intid);
      this.write(n, 0);
      this.wait(intid);
    });
    if ((state.hcr & HCR.LRENPIE) !== 0) this.#foldEnds();
    for (const intid of state.deactivating.splice(0)) this.deactivate(intid);
    for (const intid of state.clearing.splice(0)) this.clearPending(intid);
  }

  /** Another core has acknowledged it again since this one's guest ended it. */
  #cameAgain(intid: number): boolean {
    return intid >= INTID.FIRST_SPI && this.#vcpu.vm.vcpus.length > 1 && this.#core.cpu.isActive(intid);
  }

  /** GICH_HCR.EOICount: ends of interrupts that have no list register any more, the most urgent first. */
  #foldEnds(): void {
    const { state } = this.#vcpu;
    const hcr = Number(this.#core.el2.read(GICH.start + GICH_HCR, 4) ?? 0n);
    for (let ends = eoiCount(hcr); ends > 0 && state.evicted.length > 0; ends--) {
      const first = state.evicted.reduce((a, b) => (priorityOf(b) < priorityOf(a) ? b : a));
      state.evicted.splice(state.evicted.indexOf(first), 1);
      const intid = intidOf(first);
      const { bank, i } = this.place(intid);
      bank.active[i] = false;
      if (isHardware(first)) this.#vcpu.vm.vgic.endPhysical(this.#vcpu, intid);
      this.wait(intid);
    }
    if (eoiCount(hcr) > 0) this.#core.el2.write(GICH.start + GICH_HCR, 4, BigInt(state.hcr));
  }

  /** EOIR only drops the priority, and DIR deactivates: the guest may do that in any order. */
  endsApart(): boolean {
    return ((this.#core.el2.read(GICH.start + GICH_VMCR, 4) ?? 0n) & VEM) !== 0n;
  }

  /** A write to GICC_DIR. */
  endByDir(value: number): void {
    const intid = value & 0x3ff;
    if (intid < INTID.COUNT && this.endsApart()) this.#vcpu.vm.vgic.deactivate(this.#vcpu, intid);
  }

  /** Frees list register n, and gives back what stood in it: it is pending in the distributor again, or, active, in `state.evicted`. */
  evict(n: number, lr: number): void {
    const { state } = this.#vcpu;
    const intid = intidOf(lr);
    const { bank, i } = this.place(intid);
    this.write(n, 0);
    if (isActive(lr)) state.evicted.push((lr & ~LR.PENDING) >>> 0);
    if (isListedPending(lr) && !isHardware(lr) && (bank.edge[i] === true || !isWire(lr))) {
      bank.pending[i] = true;
      if (intid < 16) state.sgiSources[intid] = (state.sgiSources[intid] ?? 0) | (1 << sourceOf(lr));
    }
    this.wait(intid);
  }

  /** The fields of a list register that say how urgent an interrupt is: its priority, and its group. */
  urgency({ bank, i }: Place): number {
    return urgency(bank.priority[i] ?? 0, bank.group[i] === true);
  }

  /** Active from now on, by GICD_ISACTIVER; it gets its list register when there is one free. */
  markActive(intid: number): void {
    const { state } = this.#vcpu;
    const place = this.place(intid);
    const listed = state.listRegisters.findIndex((lr) => lr !== 0 && intidOf(lr) === intid);
    const lr = state.listRegisters[listed];
    if (lr !== undefined && this.#vcpu.isCurrent) this.evict(listed, lr);
    const link = place.bank.physical[place.i] === true ? hardwareLink(intid) : LR.EOI;
    state.evicted.push((LR.ACTIVE | this.urgency(place) | (intid < 16 ? 0 : link) | intid) >>> 0);
  }

  /** Not active any more, by GICD_ICACTIVER. */
  deactivate(intid: number): void {
    this.#vcpu.state.listRegisters.forEach((lr, n) => {
      if (!isActive(lr) || intidOf(lr) !== intid) return;
      this.write(n, isListedPending(lr) ? lr & ~LR.ACTIVE : 0);
      this.wait(intid);
    });
  }

  /** Withdraws what is listed but not taken of an interrupt whose pending state software clears; an asserted level stays. */
  clearPending(intid: number, sources = 0xff): void {
    const { bank, i } = this.place(intid);
    this.#vcpu.state.listRegisters.forEach((lr, n) => {
      if (!isListedPending(lr) || intidOf(lr) !== intid) return;
      if (bank.edge[i] !== true && (isWire(lr) || isHardware(lr))) return;
      if (intid < 16 && (sources & (1 << sourceOf(lr))) === 0) return;
      if (isHardware(lr)) return this.evict(n, lr);
      this.write(n, isActive(lr) ? lr & ~LR.PENDING : 0);
    });
  }

  /** The VCpu's power goes, or its VM: nothing stays in the list registers. */
  drop(): void {
    const { state, vm } = this.#vcpu;
    this.fold();
    state.listRegisters.forEach((lr, n) => {
      if (lr !== 0) this.evict(n, lr);
    });
    for (const lr of state.evicted.splice(0)) {
      const { bank, i } = this.place(intidOf(lr));
      bank.active[i] = false;
      vm.vgic.endPhysical(this.#vcpu, intidOf(lr));
    }
    state.deactivating = [];
    state.clearing = [];
    this.withdrawTimers();
  }

  /** A VCpu leaves its core: its timers' interrupts come again by themselves, unless its guest is in their handler. */
  withdrawTimers(): void {
    const { state } = this.#vcpu;
    for (const intid of [INTID.VIRTUAL_TIMER, INTID.PHYSICAL_TIMER]) {
      if (state.interrupts.active[intid] === true) continue;
      const n = state.listRegisters.findIndex((lr) => lr !== 0 && intidOf(lr) === intid);
      if (n >= 0) this.write(n, 0);
      state.interrupts.physical[intid] = false;
      state.interrupts.waiting = state.interrupts.waiting.filter((other) => other !== intid);
    }
  }
}
