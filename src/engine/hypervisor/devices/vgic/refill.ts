/**
 * What list registers are filled with when a VCpu goes on: the most urgent of what is pending for it. Everything may have
 * changed since they were filled last: enables, priorities, targets, wires.
 */
import { GICH, INTID } from '../../board.ts';
import type { El2 } from '../../el2.ts';
import {
  HCR,
  hardwareLink,
  intidOf,
  isActive,
  isActiveOnly,
  isHardware,
  isPending as isListedPending,
  isPendingOnly,
  isWire,
  LR,
  priorityOf,
  withUrgency,
} from '../../state/list-register.ts';
import type { ListRegisters } from './lists.ts';
import { isPending, type Place } from './place.ts';
import type { GicVCpu } from './vgic.ts';

const GICH_HCR = 0x00;

export class Refill {
  readonly #el2: El2;
  readonly #vcpu: GicVCpu;
  readonly #lists: ListRegisters;

  constructor(el2: El2, vcpu: GicVCpu) {
    this.#el2 = el2;
    this.#vcpu = vcpu;
    this.#lists = vcpu.lists;
  }

  /** Fills them; asks for a maintenance interrupt while more is pending than fits. */
  flush(): void {
    const { state, vm } = this.#vcpu;
    state.listRegisters.forEach((lr, n) => {
      if (isPendingOnly(lr)) this.#review(n, lr);
      else if (isActive(lr)) this.#reviewActive(n, lr);
    });
    const { shared } = vm.state.distributor;
    let left = false;
    if (state.interrupts.waiting.length > 0 || shared.waiting.length > 0) {
      for (const intid of this.candidates()) left = !this.#list(intid) || left;
      const waits = (intid: number): boolean => isPending(this.#lists.place(intid));
      state.interrupts.waiting = state.interrupts.waiting.filter(waits);
      shared.waiting = shared.waiting.filter(waits);
    }
    this.#readmit();
    // Ended apart, what is active fills the registers for long, and gives way as soon as nothing pending is left in them.
    const more = left ? (this.#lists.endsApart() ? HCR.NPIE : HCR.UIE) : 0;
    const hcr = HCR.EN | more | (state.evicted.length > 0 ? HCR.LRENPIE : 0);
    if (hcr === state.hcr) return;
    state.hcr = hcr;
    this.#el2.write(GICH.start + GICH_HCR, 4, BigInt(hcr));
  }

  /** Pending interrupts that the distributor forwards to this VCpu, the most urgent first. */
  candidates(): number[] {
    const { state, vm } = this.#vcpu;
    const { vgic } = vm;
    const shared = vm.state.distributor.shared.waiting.filter((intid) => vgic.targetOf(intid) === this.#vcpu);
    const priority = (intid: number): number => {
      const { bank, i } = this.#lists.place(intid);
      return bank.priority[i] ?? 0;
    };
    return [...state.interrupts.waiting, ...shared]
      .filter((intid) => {
        const place = this.#lists.place(intid);
        return place.bank.enabled[place.i] === true && vgic.isForwarded(place) && isPending(place);
      })
      .sort((a, b) => priority(a) - priority(b) || a - b);
  }

  /** Whether something would be signalled to its guest. */
  hasPending(): boolean {
    return this.#vcpu.state.listRegisters.some(isPendingOnly) || this.candidates().length > 0;
  }

  /** What is listed but not taken yet: it may have been disabled, moved away, or have got another priority. */
  #review(n: number, lr: number): void {
    const { vm } = this.#vcpu;
    const intid = intidOf(lr);
    const place = this.#lists.place(intid);
    const { bank, i } = place;
    const hasGone = bank.edge[i] !== true && (isWire(lr) || isHardware(lr)) && !isPending(place);
    const hasMoved = intid >= INTID.FIRST_SPI && vm.vgic.targetOf(intid) !== this.#vcpu;
    if (bank.enabled[i] !== true || !vm.vgic.isForwarded(place) || hasGone || hasMoved) return this.#lists.evict(n, lr);
    this.#updateUrgency(n, lr, place);
  }

  #updateUrgency(n: number, lr: number, place: Place): void {
    const now = withUrgency(lr, this.#lists.urgency(place));
    if (now !== lr) this.#lists.write(n, now);
  }

  /** Pending again: for this VCpu, with the priority of now, or for another, which gets it when this one has ended it. */
  #reviewActive(n: number, lr: number): void {
    const intid = intidOf(lr);
    if (isListedPending(lr)) return this.#updateUrgency(n, lr, this.#lists.place(intid));
    if (
      intid < INTID.FIRST_SPI ||
      !isPending(this.#lists.place(intid)) ||
      this.#vcpu.vm.vgic.targetOf(intid) === this.#vcpu
    )
      return;
    if (!isHardware(lr)) this.#lists.write(n, lr | LR.EOI);
    else if (this.#lists.place(intid).bank.pending[intid - INTID.FIRST_SPI] === true) this.#lists.evict(n, lr);
  }

  /** A free list register, or that of something less urgent, which waits again (or, active, is counted when it ends). */
  #free(priority: number): number {
    const { listRegisters } = this.#vcpu.state;
    const free = listRegisters.indexOf(0);
    if (free >= 0) return free;
    let victim = -1;
    const isLess = (lr: number, than: number | undefined): boolean =>
      than === undefined || priorityOf(lr) > priorityOf(than);
    const isLessUrgent = (lr: number): boolean => priorityOf(lr) > priority >> 3;
    // Where DIR deactivates, what is only active can go whatever its priority is: its end traps.
    const canGo = this.#lists.endsApart() && listRegisters.some(isActiveOnly) ? isActiveOnly : isLessUrgent;
    listRegisters.forEach((lr, n) => {
      if (canGo(lr) && isLess(lr, listRegisters[victim])) victim = n;
    });
    const lr = listRegisters[victim];
    if (lr !== undefined) this.#lists.evict(victim, lr);
    return victim;
  }

  /** Puts an interrupt into a list register; false: there is none for it. */
  #list(intid: number): boolean {
    if (intid < 16) return this.#listSgi(intid);
    const { state, vm } = this.#vcpu;
    const place = this.#lists.place(intid);
    const { bank, i } = place;
    const listed = state.listRegisters.findIndex((lr) => lr !== 0 && intidOf(lr) === intid);
    if (listed >= 0) {
      this.#again(listed, intid);
      return true;
    }
    // Active without a list register here, or at another VCpu: it is not signalled before that has ended (§3.2.4).
    if (bank.active[i] === true || (intid >= INTID.FIRST_SPI && vm.vgic.holders(intid).length > 0)) return true;
    const n = this.#free(bank.priority[i] ?? 0);
    if (n < 0) return false;
    const byWire = bank.edge[i] !== true && bank.line[i] === true;
    const kind = bank.physical[i] === true ? hardwareLink(intid) : byWire ? LR.EOI : 0;
    if (!byWire) bank.pending[i] = false;
    this.#lists.write(n, LR.PENDING | this.#lists.urgency(place) | kind | intid);
    return true;
  }

  /** Pending again while it is listed. A level is looked at when it has ended; an edge becomes pending and active. */
  #again(n: number, intid: number): void {
    const { bank, i } = this.#lists.place(intid);
    const lr = this.#vcpu.state.listRegisters[n] ?? 0;
    if (isHardware(lr)) {
      // What is tied to hardware cannot be both: it gives way, and its end is counted.
      if (isActive(lr) && bank.pending[i] === true) this.#lists.evict(n, lr);
      else if (bank.edge[i] === true) bank.pending[i] = false;
      return;
    }
    let next = lr;
    if (bank.edge[i] === true && bank.pending[i] === true) {
      bank.pending[i] = false;
      next |= LR.PENDING;
    }
    if (bank.edge[i] !== true || bank.physical[i] === true) {
      // What was latched before the wire rose goes back to where the wire is.
      if (bank.edge[i] !== true && !isWire(lr) && isListedPending(lr)) bank.pending[i] = true;
      next |= LR.EOI;
    }
    if (next >>> 0 !== lr) this.#lists.write(n, next);
  }

  /**
   * Senders of an SGI take turns, the lowest first: while one is listed the others wait for its end, as in a distributor
   * that does not forward what is active.
   */
  #listSgi(sgi: number): boolean {
    const { state } = this.#vcpu;
    const place = this.#lists.place(sgi);
    const listed = state.listRegisters.findIndex((lr) => lr !== 0 && intidOf(lr) === sgi);
    const lr = state.listRegisters[listed];
    if (lr !== undefined) {
      if (!isPendingOnly(lr)) {
        if ((lr & LR.EOI) === 0) this.#lists.write(listed, lr | LR.EOI);
        return true;
      }
      this.#lists.evict(listed, lr);
    }
    if (place.bank.active[sgi] === true) return true;
    const n = this.#free(place.bank.priority[sgi] ?? 0);
    if (n < 0) return false;
    const sources = state.sgiSources[sgi] ?? 0;
    // Latched without a sender, it seems to be VCpu 0's.
    const source = sources === 0 ? 0 : 31 - Math.clz32(sources & -sources);
    const left = sources & ~(1 << source);
    state.sgiSources[sgi] = left;
    place.bank.pending[sgi] = left !== 0;
    this.#lists.write(n, LR.PENDING | this.#lists.urgency(place) | (left === 0 ? 0 : LR.EOI) | (source << 10) | sgi);
    return true;
  }

  /** Active interrupts get free list registers back, unless they have to be counted to be signalled again. */
  #readmit(): void {
    const { state } = this.#vcpu;
    for (const lr of [...state.evicted].sort((a, b) => priorityOf(a) - priorityOf(b))) {
      const n = state.listRegisters.indexOf(0);
      const { bank, i } = this.#lists.place(intidOf(lr));
      if (n < 0) return;
      if (bank.pending[i] === true) continue;
      state.evicted.splice(state.evicted.indexOf(lr), 1);
      this.#lists.write(n, lr);
    }
  }
}
