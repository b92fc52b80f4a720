/**
 * The interrupt controller of a VM. Its distributor is emulated (distributor.ts); the CPU interface is the GICV, mapped
 * where a guest expects the GICC; between the two stand the list registers, four a core (IHI 0048B §5). `fold` takes back
 * what the guest did to them, `flush` fills them again.
 */
import { GICD, GICH, INTID } from '../board.ts';
import type { Call } from '../call.ts';
import type { InterruptBank } from '../state.ts';
import type { VCpu } from '../vcpu.ts';
import type { VM } from '../vm.ts';

const GICH_HCR = 0x00;
const GICH_LR = 0x100;
const HCR_EN = 1n;
const HCR_UIE = 2n;
const GICD_ICACTIVER = 0x380;

/** GICH_LRn, §5.3.10. */
const LR = { PENDING: 1 << 28, ACTIVE: 1 << 29, HW: 1 << 31, EOI: 1 << 19 } as const;
export const listRegister = {
  intid: (lr: number): number => lr & 0x3ff,
  isPendingOnly: (lr: number): boolean => (lr & (LR.PENDING | LR.ACTIVE)) === LR.PENDING,
  isInvalid: (lr: number): boolean => (lr & (LR.PENDING | LR.ACTIVE)) === 0,
  isActive: (lr: number): boolean => (lr & LR.ACTIVE) !== 0,
  isHardware: (lr: number): boolean => (lr & LR.HW) !== 0,
  source: (lr: number): number => (lr >>> 10) & 7,
} as const;

export interface Place {
  readonly bank: InterruptBank;
  readonly i: number;
}

export class Vgic {
  readonly #call: Call;
  readonly #vm: VM;

  constructor(call: Call, vm: VM) {
    this.#call = call;
    this.#vm = vm;
  }

  /** Where an INTID of this VM, private ones of `vcpu`, has its state. */
  place(vcpu: VCpu, intid: number): Place {
    return intid < INTID.FIRST_SPI
      ? { bank: vcpu.state.interrupts, i: intid }
      : { bank: this.#vm.state.distributor.shared, i: intid - INTID.FIRST_SPI };
  }

  /** The VCpu that takes an interrupt: of a shared one the first that it targets and that is on. */
  targetOf(intid: number): VCpu | undefined {
    const { vcpus, state } = this.#vm;
    const targets = state.distributor.shared.targets[intid - INTID.FIRST_SPI] ?? 1;
    return vcpus.find(({ index, state: own }) => (targets & (1 << index)) !== 0 && own.power === 'on');
  }

  isPending({ bank, i }: Place): boolean {
    return bank.pending[i] === true || bank.physical[i] === true || (bank.line[i] === true && bank.edge[i] !== true);
  }

  /** An emulated device drives its line. */
  setLine(intid: number, level: boolean): void {
    const vcpu = this.targetOf(intid) ?? this.#vm.vcpus[0];
    if (vcpu === undefined) return;
    const place = this.place(vcpu, intid);
    const { bank, i } = place;
    const before = bank.line[i] === true;
    if (before === level) return;
    bank.line[i] = level;
    if (level && bank.edge[i] === true) bank.pending[i] = true;
    this.changed(vcpu, intid);
  }

  /** A physical interrupt that is the VM's: acknowledged, its priority dropped, and active until the guest ends it. */
  raisePhysical(vcpu: VCpu, intid: number): void {
    const { bank, i } = this.place(vcpu, intid);
    bank.physical[i] = true;
    this.changed(vcpu, intid);
  }

  latch(vcpu: VCpu, intid: number): void {
    const { bank, i } = this.place(vcpu, intid);
    bank.pending[i] = true;
    this.changed(vcpu, intid);
  }

  sendSgi(from: number, to: VCpu, sgi: number): void {
    to.state.sgiSources[sgi] = (to.state.sgiSources[sgi] ?? 0) | (1 << from);
    this.latch(to, sgi);
  }

  /** Something about an interrupt changed that may have to reach a list register. */
  changed(vcpu: VCpu, intid: number): void {
    const place = this.place(vcpu, intid);
    if (this.isPending(place) && !place.bank.waiting.includes(intid)) place.bank.waiting.push(intid);
    const to = intid < INTID.FIRST_SPI ? vcpu : (this.targetOf(intid) ?? vcpu);
    if (to.core !== this.#call.cpu.id) this.#call.cpu.kick(to.core);
  }

  /** Enabled interrupts that wait for `vcpu`, in the order in which list registers go to them. */
  #candidates(vcpu: VCpu): number[] {
    const { distributor } = this.#vm.state;
    if (!distributor.enabled) return [];
    const all = [
      ...vcpu.state.interrupts.waiting,
      ...distributor.shared.waiting.filter((intid) => this.targetOf(intid) === vcpu),
    ];
    const priority = (intid: number): number => {
      const { bank, i } = this.place(vcpu, intid);
      return bank.priority[i] ?? 0;
    };
    return all
      .filter((intid) => {
        const place = this.place(vcpu, intid);
        return place.bank.enabled[place.i] === true && this.isPending(place);
      })
      .sort((a, b) => priority(a) - priority(b) || a - b);
  }

  hasPending(vcpu: VCpu): boolean {
    return vcpu.state.listRegisters.some(listRegister.isPendingOnly) || this.#candidates(vcpu).length > 0;
  }

  #writeLr(vcpu: VCpu, n: number, value: number): void {
    vcpu.state.listRegisters[n] = value >>> 0;
    this.#call.el2.write(GICH.start + GICH_LR + 4 * n, 4, BigInt(value >>> 0));
  }

  /** Takes back what the guest of the current VCpu did: acknowledged, ended. */
  fold(vcpu: VCpu): void {
    vcpu.state.listRegisters.forEach((written, n) => {
      if (written === 0) return;
      const lr = Number(this.#call.el2.read(GICH.start + GICH_LR + 4 * n, 4) ?? 0n);
      const intid = listRegister.intid(written);
      const { bank, i } = this.place(vcpu, intid);
      bank.active[i] = listRegister.isActive(lr);
      if (!listRegister.isInvalid(lr)) {
        vcpu.state.listRegisters[n] = lr;
        return;
      }
      // The GIC has deactivated the physical interrupt together with the virtual one.
      if (listRegister.isHardware(written)) bank.physical[i] = false;
      this.#writeLr(vcpu, n, 0);
      if (this.isPending({ bank, i }) && !bank.waiting.includes(intid)) bank.waiting.push(intid);
    });
  }

  /** Fills the list registers of the current VCpu; asks for a maintenance interrupt while more is pending than fits. */
  flush(vcpu: VCpu): void {
    const { state } = vcpu;
    state.listRegisters.forEach((lr, n) => this.#withdraw(vcpu, n, lr));
    let left = false;
    for (const intid of this.#candidates(vcpu)) left = !this.#list(vcpu, intid) || left;
    const settled = ({ waiting, ...bank }: InterruptBank, first: number): number[] =>
      waiting.filter((intid) => this.isPending({ bank: { ...bank, waiting }, i: intid - first }));
    state.interrupts.waiting = settled(state.interrupts, 0);
    const { shared } = this.#vm.state.distributor;
    shared.waiting = settled(shared, INTID.FIRST_SPI);
    if (left !== state.underflow) {
      state.underflow = left;
      this.#call.el2.write(GICH.start + GICH_HCR, 4, left ? HCR_EN | HCR_UIE : HCR_EN);
    }
  }

  /** What is listed but not taken yet, and should not be signalled any more. */
  #withdraw(vcpu: VCpu, n: number, lr: number): void {
    if (lr === 0 || !listRegister.isPendingOnly(lr)) return;
    const intid = listRegister.intid(lr);
    const { bank, i } = this.place(vcpu, intid);
    const isLevel = bank.edge[i] !== true && !listRegister.isHardware(lr);
    if (
      bank.enabled[i] === true &&
      this.#vm.state.distributor.enabled &&
      !(isLevel && bank.line[i] !== true && bank.pending[i] !== true && (lr & LR.EOI) !== 0)
    )
      return;
    this.#writeLr(vcpu, n, 0);
    if (listRegister.isHardware(lr) || isLevel) {
      if (this.isPending({ bank, i }) && !bank.waiting.includes(intid)) bank.waiting.push(intid);
      return;
    }
    if (intid < 16) vcpu.state.sgiSources[intid] = (vcpu.state.sgiSources[intid] ?? 0) | (1 << listRegister.source(lr));
    bank.pending[i] = true;
    if (!bank.waiting.includes(intid)) bank.waiting.push(intid);
  }

  /** Puts an interrupt into a list register; false: there is none left. */
  #list(vcpu: VCpu, intid: number): boolean {
    const { state } = vcpu;
    const { bank, i } = this.place(vcpu, intid);
    if (intid < 16) return this.#listSgi(vcpu, intid);
    const listed = state.listRegisters.findIndex((lr) => lr !== 0 && listRegister.intid(lr) === intid);
    const level = bank.edge[i] !== true;
    if (listed >= 0) {
      const lr = state.listRegisters[listed] ?? 0;
      // An edge during its own handler: pending and active. A level is looked at again when it has ended.
      if (!level && !listRegister.isHardware(lr) && bank.pending[i] === true && listRegister.isActive(lr)) {
        bank.pending[i] = false;
        this.#writeLr(vcpu, listed, lr | LR.PENDING);
      }
      return true;
    }
    if (intid >= INTID.FIRST_SPI && this.#listedElsewhere(vcpu, intid)) return true;
    const n = state.listRegisters.indexOf(0);
    if (n < 0) return false;
    const priority = ((bank.priority[i] ?? 0) >> 3) << 23;
    const tie = bank.physical[i] === true ? LR.HW | (intid << 10) : level && bank.line[i] === true ? LR.EOI : 0;
    bank.pending[i] = false;
    this.#writeLr(vcpu, n, LR.PENDING | priority | tie | intid);
    return true;
  }

  #listedElsewhere(vcpu: VCpu, intid: number): boolean {
    return this.#vm.vcpus.some(
      (other) => other !== vcpu && other.state.listRegisters.some((lr) => lr !== 0 && listRegister.intid(lr) === intid),
    );
  }

  /** Each sender's SGI is an interrupt of its own (§5.3.10: CPUID). */
  #listSgi(vcpu: VCpu, sgi: number): boolean {
    const { state } = vcpu;
    const priority = ((state.interrupts.priority[sgi] ?? 0) >> 3) << 23;
    const sources = state.sgiSources;
    for (let source = 0; source < 8; source++) {
      if (((sources[sgi] ?? 0) & (1 << source)) === 0) continue;
      const same = state.listRegisters.findIndex(
        (lr) => lr !== 0 && listRegister.intid(lr) === sgi && listRegister.source(lr) === source,
      );
      const n = same >= 0 ? same : state.listRegisters.indexOf(0);
      if (n < 0) return false;
      sources[sgi] = (sources[sgi] ?? 0) & ~(1 << source);
      const before = same >= 0 ? (state.listRegisters[same] ?? 0) & LR.ACTIVE : 0;
      this.#writeLr(vcpu, n, LR.PENDING | before | priority | (source << 10) | sgi);
    }
    state.interrupts.pending[sgi] = false;
    return true;
  }

  /** A VCpu leaves its core: its timers' interrupts come again by themselves, unless its guest is in their handler. */
  withdrawTimers(vcpu: VCpu): void {
    for (const intid of [INTID.VIRTUAL_TIMER, INTID.PHYSICAL_TIMER]) {
      const n = vcpu.state.listRegisters.findIndex((lr) => lr !== 0 && listRegister.intid(lr) === intid);
      const lr = vcpu.state.listRegisters[n] ?? 0;
      if (n >= 0 && listRegister.isActive(lr)) continue;
      if (n >= 0) this.#writeLr(vcpu, n, 0);
      vcpu.state.interrupts.physical[intid] = false;
      vcpu.state.interrupts.waiting = vcpu.state.interrupts.waiting.filter((other) => other !== intid);
    }
  }

  /** The VM stops: what its guest held active is let go, and its physical interrupts are masked. */
  releasePhysical(): void {
    const { el2, cpu } = this.#call;
    const { shared } = this.#vm.state.distributor;
    for (const intid of this.#vm.plan.interrupts) {
      cpu.enable(intid, false);
      el2.write(GICD.start + GICD_ICACTIVER + 4 * Math.floor(intid / 32), 4, 1n << BigInt(intid % 32));
      shared.physical[intid - INTID.FIRST_SPI] = false;
    }
  }
}
