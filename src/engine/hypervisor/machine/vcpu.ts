/** A virtual core: its EL1 context, which moves between the core's registers and `state` when VCpus take turns. */
import { GICH, INTID, OWN } from '../board.ts';
import { loadContext, quiet, saveContext } from '../boot/context.ts';
import { FP_BYTES } from '../boot/frame.ts';
import { ListRegisters } from '../devices/vgic/lists.ts';
import { Refill } from '../devices/vgic/refill.ts';
import { HCR_TRAPS, type HcrTrap } from '../memory/configuration.ts';
import { VTCR } from '../memory/guest-page-table.ts';
import { intidOf, isActive, isHardware } from '../state/list-register.ts';
import type { VCpuState } from '../state/state.ts';
import type { Entry } from './entry.ts';
import { endPoll } from './polls.ts';
import { beginStep, suspendStep } from './step.ts';
import type { VM } from './vm.ts';

/** EL1h with D, A, I and F masked. */
const SPSR_START = 0x3c5n;

/** VM, FMO, IMO, AMO, TSC, RW; with several VCpus on a core also TWI and TWE. */
export const HCR = (1n << 0n) | (1n << 3n) | (1n << 4n) | (1n << 5n) | (1n << 19n) | (1n << 31n);
const HCR_WAITS = (1n << 13n) | (1n << 14n);
const trapBits = (traps: readonly HcrTrap[]): bigint => traps.reduce((all, name) => all | (1n << HCR_TRAPS[name]), 0n);

const GICH_VMCR = 0x08;
const GICH_APR = 0xf0;
const GICH_LR = 0x100;

export class VCpu {
  /** The virtual machine that it belongs to. */
  readonly vm: VM<VCpu>;
  /** Its number in its VM: what the guest reads in MPIDR_EL1. */
  readonly index: number;
  /** The core that it runs on. */
  readonly core: number;
  /** What it keeps between calls: its power, whether it waits, its registers while it is not on its core. */
  readonly state: VCpuState;
  readonly lists: ListRegisters;
  readonly #entry: Entry;

  constructor(entry: Entry, vm: VM<VCpu>, index: number, core: number, state: VCpuState) {
    this.#entry = entry;
    this.vm = vm;
    this.index = index;
    this.core = core;
    this.state = state;
    this.lists = new ListRegisters(entry, this);
  }

  get isCurrent(): boolean {
    const { cpu, state } = this.#entry;
    const current = state.cpus[cpu.id]?.current;
    return current?.vm === this.vm.plan.index && current.vcpu === this.index;
  }
  /** Whether it may be on its core: it is on, and its VM runs or has a step to make. */
  get admitted(): boolean {
    const { vm, state } = this;
    return vm.state.power === 'on' && state.power === 'on' && (!vm.state.paused || state.step !== null);
  }
  /** Whether it could execute: it does not wait for an interrupt that has not come. */
  get runnable(): boolean {
    return this.admitted && !(this.state.waiting && !this.hasEvent());
  }

  /** Whether what is on the core is still its own context: not since its power went, or it was started afresh. */
  get continues(): boolean {
    return this.vm.state.power === 'on' && this.state.power === 'on' && this.state.start === null;
  }

  /** Whether something would end its WFI. */
  hasEvent(): boolean {
    return new Refill(this.#entry.el2, this).hasPending() || this.timerDeadline() <= this.counter();
  }

  counter(): bigint {
    return this.#entry.el2.mrs('CNTPCT_EL0');
  }

  /** When a timer of this VCpu asserts its interrupt, or the device that it polls answers; in counts. */
  timerDeadline(): bigint {
    const never = 1n << 64n;
    const { saved } = this.state;
    if (saved === null && !this.isCurrent) return never;
    const value = (name: string): bigint => saved?.registers[name] ?? this.#entry.el2.mrs(name);
    const of = (control: string, compare: string): bigint => ((value(control) & 3n) === 1n ? value(compare) : never);
    return [of('CNTV_CTL_EL0', 'CNTV_CVAL_EL0'), of('CNTP_CTL_EL0', 'CNTP_CVAL_EL0'), this.state.until ?? never].reduce(
      (first, at) => (at < first ? at : first),
    );
  }

  /** Where its floating-point registers are kept while another VCpu uses the core's. */
  get floatingPointArea(): number {
    const size = Math.ceil(FP_BYTES / 16) * 16;
    return OWN.image.start + OWN.image.size - size * (1 + this.vm.plan.index * 8 + this.index);
  }

  powerOn(entry: bigint, context: bigint): void {
    this.state.power = 'on';
    this.state.waiting = false;
    endPoll(this.state);
    this.state.saved = null;
    this.state.start = { entry, context };
    if (this.core !== this.#entry.cpu.id) this.#entry.cpu.kick(this.core);
  }

  /** Puts it on this core: EL2's registers, its EL1 context and what is in its list registers. */
  enter(): void {
    const { el2, frame, cpu, plan } = this.#entry;
    const { state } = this;
    const here = plan.vms.flatMap(({ cores }) => cores.filter((core) => core === cpu.id));
    el2.msr('HCR_EL2', HCR | (here.length > 1 ? HCR_WAITS : 0n) | trapBits(this.vm.plan.traps));
    el2.msr('VTCR_EL2', VTCR);
    el2.msr('VTTBR_EL2', this.vm.pageTable.vttbr);
    el2.msr('VPIDR_EL2', el2.mrs('MIDR_EL1'));
    el2.msr('VMPIDR_EL2', 0x8000_0000n | BigInt(this.index));
    el2.msr('CNTHCTL_EL2', 3n);
    el2.msr('CNTVOFF_EL2', 0n);
    el2.msr('MDCR_EL2', 6n);
    const { saved, start } = state;
    if (start !== null) {
      state.start = null;
      this.#reset(start.entry, start.context);
    } else if (saved !== null) {
      frame.load(saved.frame);
      loadContext(el2, saved.registers);
    }
    this.#enterGic(saved?.vmcr ?? 0, saved?.apr ?? 0);
    state.saved = null;
    state.waiting = false;
    state.until = null;
    if (state.step !== null) beginStep(this.#entry, state);
  }

  #reset(entry: bigint, context: bigint): void {
    const { el2, frame } = this.#entry;
    loadContext(el2);
    frame.load([context, ...Array.from({ length: 31 }, () => 0n), entry, SPSR_START]);
    el2.writeBytes(this.floatingPointArea, new Uint8Array(FP_BYTES));
    el2.tlbi('VMALLS12E1');
  }

  #enterGic(vmcr: number, apr: number): void {
    const { el2, cpu } = this.#entry;
    const { listRegisters, evicted, hcr, interrupts } = this.state;
    el2.write(GICH.start + GICH_VMCR, 4, BigInt(vmcr));
    el2.write(GICH.start + GICH_APR, 4, BigInt(apr));
    listRegisters.forEach((lr, n) => el2.write(GICH.start + GICH_LR + 4 * n, 4, BigInt(lr)));
    el2.write(GICH.start, 4, BigInt(hcr));
    // A timer interrupt that the guest has taken but not ended is active in the GIC again, so that its EOI ends it.
    for (const lr of [...listRegisters, ...evicted])
      if (isActive(lr) && isHardware(lr) && intidOf(lr) < INTID.FIRST_SPI) cpu.setActive(intidOf(lr));
    for (const intid of [INTID.VIRTUAL_TIMER, INTID.PHYSICAL_TIMER])
      cpu.enable(intid, interrupts.enabled[intid] === true);
  }

  /** Takes it off this core: into `state`, or, when its power is gone, without leaving anything there. */
  leave(): void {
    const { el2, frame, cpu } = this.#entry;
    if (this.continues) {
      if (this.state.step !== null) suspendStep(this.#entry, this.state.step);
      const gich = (offset: number): number => Number(el2.read(GICH.start + offset, 4) ?? 0n);
      const [vmcr, apr] = [gich(GICH_VMCR), gich(GICH_APR)];
      this.state.saved = { frame: frame.save(), registers: saveContext(el2), vmcr, apr };
      this.lists.withdrawTimers();
    } else this.lists.drop();
    quiet(el2);
    cpu.releaseTimers();
  }
}
